using System.Text;

namespace Daylight.Disclosure;

/// <summary>
/// Makes of what a requester was given the beginning of a publication: its title and the papers as they went out. Who
/// asked, how they are reached and what they were written stays behind.
/// </summary>
sealed class GivenAnswer(Db db, LawBook law, CaseFiles cases, FileIntake intake)
{
    /// <summary>What a publication begins with.</summary>
    /// <param name="Form">The form, filled in as far as it can be.</param>
    /// <param name="Files">The papers that were taken along.</param>
    /// <param name="Left">How many were not, since they name the requester or are too many.</param>
    public sealed record Beginning(PublicationForm Form, IReadOnlyList<KeptFile> Files, int Left);

    /// <summary>The case, if its answer gave information and the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await cases.Office.Find(CaseCode.Tidy(code), officer, stop) is { } matter
            && (PublicationTies.Discloses(law, matter) || await ForPublic(matter, stop) is not null) ? matter : null;

    Task<ForPublic?> ForPublic(Case matter, CancellationToken stop) => cases.DetailOf(matter)?.ForPublic(matter, stop) ?? Task.FromResult<ForPublic?>(null);

    /// <summary>The publication of it that is under way, or null.</summary>
    public Task<string?> UnderWay(Case matter, CancellationToken stop) =>
        db.PublicationsUnderWay(matter).Select(publication => publication.Code).FirstOrDefaultAsync(stop);

    public async Task<Beginning> Of(Case matter, CancellationToken stop)
    {
        var person = cases.DetailOf(matter) is { } detail ? await detail.Identifying(matter, stop) : [];
        bool Names(string? text) => text is not null && person.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        // What was let out later, and went to nobody, was not given.
        var reply = cases.Office.ProcedureOf(matter).Reply(matter);
        var given = reply?.At;
        var papers = await db.CasePapers.AsNoTracking().Of(matter).GoingOut().Where(paper => paper.GoesOutAt <= given).ToListAsync(stop);
        var taken = papers.Where(paper => !Names(paper.Name) && !Names(paper.Text)).Take(FormFiles.Most).ToList();
        var files = new List<KeptFile>();
        foreach (var paper in taken) files.Add(await Kept(paper, stop));

        if (await ForPublic(matter, stop) is { } own)
            return new(PublicationForm.Blank(matter.BodyCode, own.Title, own.Text, own.Category, own.Kind, reply?.On), files, papers.Count - taken.Count);
        // What the requester called it is a good title as a rule, and now and then says who they are.
        var title = Names(matter.Title) || PersonalData.In(matter.Title).Any() ? "" : matter.Title;
        var text = string.Join('\n', taken.Select(paper => paper.Text).Where(text => !string.IsNullOrEmpty(text)));
        if (text.Length > RecordLimits.Text) text = "";
        return new(PublicationForm.Blank(matter.BodyCode, title, text), files, papers.Count - taken.Count);
    }

    async Task<KeptFile> Kept(CasePaper paper, CancellationToken stop)
    {
        var text = paper.Text is { Length: > 0 } read ? (await intake.Keep(new MemoryStream(Encoding.UTF8.GetBytes(read)), stop)).Hash : null;
        return new(paper.Name, paper.MediaType, paper.Size, paper.Hash, text, paper.Recognised);
    }
}
