using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// Where officers answer a letter that lies in the file of a case (回信): from the address of the case, to the person whose case
/// it is and to nobody else. It decides nothing and is no step; what decides goes out with one.
/// </summary>
public sealed class MailAnswers(CaseFiles files, Ledger ledger, Site site, CaseMailbox? mailbox = null)
{
    /// <summary>The longest answer.</summary>
    public const int Longest = 5_000;

    /// <summary>The verb of its entries.</summary>
    public const string Verb = "answer-mail";

    public CaseFiles Files => files;

    Db Db => files.Office.Db;

    /// <summary>
    /// The addresses, tidied, whose letters an officer may answer in a case: those of its person, as long as they can be reached by
    /// e-mail. Empty where nothing can be answered.
    /// </summary>
    public async Task<IReadOnlySet<string>> Open(Case matter, Actor by, CancellationToken stop) =>
        MayWrite(matter, by) && await To(matter, stop) is not null ? await files.AddressesOf(matter, stop) : new HashSet<string>();

    /// <summary>A letter in the file of a case that somebody wrote, whoever that was; null when there is none.</summary>
    public Task<IncomingMail?> Find(Case matter, Guid id, CancellationToken stop) => Db.IncomingMail.AsNoTracking()
        .SingleOrDefaultAsync(mail => mail.Id == id && mail.CaseId == matter.Id && mail.Kind == MailKind.Letter, stop);

    /// <summary>How often a letter was answered so far: what an officer saw who answers it now.</summary>
    public Task<int> Times(IncomingMail letter, CancellationToken stop) => Db.OutgoingMail.CountAsync(sent => sent.Answers == letter.Id, stop);

    /// <summary>What keeps a letter from being answered here; empty when it can be.</summary>
    public async Task<Problems> Check(Case matter, IncomingMail letter, Actor by, CancellationToken stop)
    {
        if (!MayWrite(matter, by)) return Problems.Of("", "您在这个单位不能回信，或者没有开通邮件", "You may not answer letters of this body, or e-mail is not set up");
        if (await To(matter, stop) is null) return Problems.Of("", "申请人没有留邮箱，不能回信", "The requester gave no e-mail address: no answer can go out");
        return new Problems().When(!(await files.AddressesOf(matter, stop)).Contains(letter.Sender), "",
            "这封信不是从申请人留的邮箱寄来的，不能在这里回：回信只寄给申请人。申请人换了邮箱的，先更正登记信息",
            "This letter is not from the address the requester gave, and answers go to the requester alone. If that is their new address, correct what was registered first");
    }

    /// <summary>What an officer should look at before an answer goes out.</summary>
    public static IReadOnlyList<PointedOut> PointsOut(string text)
    {
        var where = new Words("回信", "The answer");
        return [.. PointedOut.In(where, text), .. PointedOut.LeftOpen(where, text), .. PointedOut.Promised(where, text)];
    }

    /// <summary>Answers a letter. Returns what is wrong; empty when it was written, to be sent.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="text">The answer.</param>
    /// <param name="letPass">The key of what was let pass.</param>
    /// <param name="seen">How often it had been answered: <see cref="Times"/>.</param>
    /// <param name="by">The officer.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Answer(Case matter, IncomingMail letter, string text, string letPass, int seen, Actor by, CancellationToken stop)
    {
        var pointed = PointsOut(text);
        var problems = (await Check(matter, letter, by, stop))
            .When(text.Length == 0, "text", "写出回信", "Write the answer").Sound("text", text, Longest)
            .When(pointed.Count > 0 && letPass != PointedOut.KeyOf(pointed), PointedOut.Field,
                "看过指出的地方，确认可以发出，再勾选", "Look at what is pointed out; tick the box if it may go out");
        if (problems.Any) return problems;
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.LockMail(matter, stop);
        if (await Times(letter, stop) != seen) return problems.Add("", "您打开之后，有人回过这封信。请看过再回", "Somebody answered this letter after you opened this page. Look at that answer first");
        var sent = await Db.WriteMail(matter, OutgoingMail.OfNoStep, (await To(matter, stop))!, SubjectOf(matter, letter),
            $"{text}\n\n{CaseNotices.FootOf(matter, site)}", ledger.Now, stop, letter.Id);
        ledger.Write(by, Verb, matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["mail"] = sent.Number },
            pointed.Count == 0 ? null : new Dictionary<string, object?> { ["letpass"] = PointedOut.Counted(pointed) });
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    bool MayWrite(Case matter, Actor by) =>
        mailbox is not null && matter.AnonymisedAt is null && (by.RolesIn(matter.BodyCode, files.Office.Bodies) & CasePapers.Work) != 0;

    /// <summary>Where the answers in a case go; null where its person gave no e-mail address.</summary>
    public async Task<string?> To(Case matter, CancellationToken stop) =>
        files.DetailOf(matter) is { } detail ? (await detail.Mailbox(matter, stop))?.Address : null;

    // Nothing of what it is about: subjects stand in lists that others see.
    string SubjectOf(Case matter, IncomingMail letter) =>
        $"{files.Office.Bodies[matter.BodyCode].ShortName}：{files.Office.ProcedureOf(matter).Title.Zh}{matter.Code}，回复您{Instants.DayOf(letter.ArrivedAt):yyyy-MM-dd}的来信";
}
