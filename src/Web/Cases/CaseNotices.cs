using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// Tells the person whose case it is by e-mail what a step tells them, when they chose that way: from the address of the
/// case, in the transaction of the step, word for word what the file keeps.
/// </summary>
public sealed class CaseNotices(CaseFiles files, Ledger ledger, Site site, CaseMailbox? mailbox = null)
{
    // Many servers take no larger letter than 25 MB, and a third is added on the way.
    const long MostEnclosed = 15 * 1024 * 1024;

    Db Db => files.Office.Db;

    /// <summary>The numbers of the steps whose text the person may read.</summary>
    public static IReadOnlySet<int> Told(Case matter, Procedure procedure) =>
        matter.Steps.Where(taken => procedure.Told(matter, taken) is not null).Select(taken => taken.Number).ToHashSet();

    /// <summary>True when what a letter says holds: what was put right since does not go out again, and what an officer answered is as it was.</summary>
    public static bool Stands(Case matter, Procedure procedure, OutgoingMail letter) => letter.Answers is not null || Told(matter, procedure).Contains(letter.Step);

    /// <summary>Writes what the person is newly told after a step was taken; nothing where they chose another way.</summary>
    /// <param name="matter">The case, after the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">What came with it.</param>
    /// <param name="before">What they could read before it: <see cref="Told"/>.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task Write(Case matter, Step step, StepInput input, IReadOnlySet<int> before, CancellationToken stop)
    {
        if (mailbox is null || files.DetailOf(matter) is not { } detail || await detail.Mailbox(matter, stop) is not { } box) return;
        // How an answer is delivered the officer says; everything else goes the way that was asked for.
        if (!(step.Needs.HasFlag(Needs.Delivery) ? input.Delivery == DeliveryWays.Email : box.Wanted)) return;
        var procedure = files.Office.ProcedureOf(matter);
        var told = Told(matter, procedure);
        foreach (var taken in matter.Steps.Where(taken => told.Contains(taken.Number) && !before.Contains(taken.Number)).ToList())
            await Write(matter, procedure, taken, box.Address, stop);
    }

    /// <summary>Writes a letter again that did not arrive, to the address the person has now.</summary>
    public async Task<Problems> Again(Case matter, OutgoingMail letter, Actor by, CancellationToken stop)
    {
        var box = files.DetailOf(matter) is { } detail ? await detail.Mailbox(matter, stop) : null;
        var problems = new Problems()
            .When(mailbox is null || box is null, "", "申请人没有留邮箱，或者没有开通邮件", "There is no e-mail address, or e-mail is not set up")
            .When((by.RolesIn(matter.BodyCode, files.Office.Bodies) & CasePapers.Work) == 0, "", "您在这个单位不能寄信",
                "You may not send letters of this body")
            .When(letter is { FailedAt: null, UncertainAt: null, ReturnedAt: null }, "", "这封邮件没有退回，不用重寄",
                "This letter was not given back: it need not be sent again");
        problems.When(!Stands(matter, files.Office.ProcedureOf(matter), letter), "", "这封信的内容已经被更正，不能再寄",
            "What this letter says has been put right: it does not go out again");
        if (problems.Any) return problems;
        var enclosed = await Db.MailEnclosures.AsNoTracking().Where(enclosure => enclosure.MailId == letter.Id).ToListAsync(stop);
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.LockMail(matter, stop);
        var later = Db.OutgoingMail.Where(sent => sent.CaseId == matter.Id && sent.Step == letter.Step && sent.Answers == letter.Answers && sent.Number > letter.Number);
        if (await later.AnyAsync(stop)) return problems.Add("", "已经重寄过", "It was sent again already");
        var again = await Db.WriteMail(matter, letter.Step, box!.Address, letter.Subject, letter.Text, ledger.Now, stop, letter.Answers);
        Db.AddRange(enclosed.Select(one => new MailEnclosure
        {
            MailId = again.Id, Number = one.Number, Name = one.Name, Size = one.Size, PaperId = one.PaperId,
        }));
        Tell(by, matter, again, "again", letter.Number);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    async Task Write(Case matter, Procedure procedure, CaseStep taken, string to, CancellationToken stop)
    {
        var papers = await Papers(matter, procedure, taken, stop);
        var fits = papers.Sum(paper => paper.Size) <= MostEnclosed;
        var letter = await Db.WriteMail(matter, taken.Number, to, SubjectOf(matter, procedure, taken), TextOf(matter, taken, papers, fits), ledger.Now, stop);
        if (fits)
        {
            Db.AddRange(papers.Select((paper, i) => new MailEnclosure
            {
                MailId = letter.Id, Number = i + 1, Name = paper.Name, Size = paper.Size, PaperId = paper.Id,
            }));
        }
        Tell(Actor.Machine, matter, letter, "step", taken.Number);
        await Db.SaveChangesAsync(stop);
    }

    void Tell(Actor by, Case matter, OutgoingMail letter, string of, int number) => ledger.Write(
        by, "write-mail", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["mail"] = letter.Number, [of] = number });

    // The document of the letter; with an answer also what was let out with it.
    async Task<IReadOnlyList<CasePaper>> Papers(Case matter, Procedure procedure, CaseStep taken, CancellationToken stop)
    {
        var letters = await Db.CasePapers.AsNoTracking().Of(matter).Letters().Where(paper => paper.LetterOf == taken.Number).ToListAsync(stop);
        return taken == procedure.Reply(matter) && procedure.Step(taken.Step) is { Decides: true }
            ? [.. letters, .. await Db.CasePapers.AsNoTracking().Of(matter).GoingOut().ToListAsync(stop)]
            : letters;
    }

    // Nothing of what it is about: subjects stand in lists that others see.
    string SubjectOf(Case matter, Procedure procedure, CaseStep taken) =>
        $"{files.Office.Bodies[matter.BodyAt(taken)].ShortName}：{procedure.Title.Zh}{matter.Code}，{CaseWords.Happened(procedure, taken).Zh}";

    string TextOf(Case matter, CaseStep taken, IReadOnlyList<CasePaper> papers, bool fits)
    {
        var elsewhere = papers.Count == 0 || fits ? ""
            : "\n附件太大，不能随邮件寄出，请到网上下载。 The files are too large for an e-mail; please download them.";
        return $"""
            {taken.Text}

            {FootOf(matter, site, elsewhere)}
            """.ReplaceLineEndings("\n");
    }

    /// <summary>What stands below the text of each letter: how to answer it, and where the case can be followed.</summary>
    internal static string FootOf(Case matter, Site site, string more = "") => $"""
        ————————
        编号{matter.Code}。有话要说，直接回复这封邮件；收件地址只属于这一件事，请不要改动。{more}
        办理进度：{site.AddressOf($"/cases?code={matter.Code}")}
        To write to us about this case just answer this e-mail; the address belongs to this case alone.
        """.ReplaceLineEndings("\n");
}
