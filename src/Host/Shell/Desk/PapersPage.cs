using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The papers of a case: what is there, what was masked in it, what goes to the requester.</summary>
public static class PapersPage
{
    /// <summary>A paper with what should be looked at in it.</summary>
    public sealed record Line(CasePaper Paper, IReadOnlyList<PointedOut> PointedOut)
    {
        /// <summary>The redacted copies made of it.</summary>
        public IReadOnlyList<CasePaper> Copies { get; init; } = [];

        /// <summary>True for one that went out with an answer that was delivered.</summary>
        public bool WentOut { get; init; }

        /// <summary>True for a file that its module publishes when the case is released.</summary>
        public bool OfModule { get; init; }

        public bool CanBeRedacted => FileType.Claimed(Paper.Name) is { } type && Redaction.Takes(type);
    }

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Line> Lines, bool Open, Problems Problems)
    {
        /// <summary>True when somebody asked who can be given papers.</summary>
        public bool HasRequester => Matter.SecretHash is not null;

        public string Href => HrefOf(Matter);
    }

    /// <summary>Where the papers of a case are.</summary>
    public static string HrefOf(Case matter) => $"/desk/cases/{matter.Code}/papers";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}/papers", Show);
        desk.MapPost("cases/{code}/papers", Add).TakesFiles();
        desk.MapGet("cases/{code}/papers/{paper:guid}", Send);
        desk.MapPost("cases/{code}/papers/{paper:guid}/out", LetOut);
        desk.MapPost("cases/{code}/papers/{paper:guid}/back", TakeBack);
    }

    static async Task<IResult> Show(string code, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        return await office.Find(code, officer, stop) is { } matter
            ? Page.Of<PapersView>(await Of(matter, papers, officer, [], stop))
            : Results.NotFound();
    }

    static async Task<IResult> Add(
        string code, IFormCollection form, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var problems = await papers.Add(matter, form.Files.GetFiles("files"), officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<PapersView>(await Of(matter, papers, officer, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    // The office's own: no cache keeps it.
    static async Task<IResult> Send(
        string code, Guid paper, CaseOffice office, CasePapers papers, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        if (await office.Find(code, await who.Officer(stop), stop) is not { } matter) return Results.NotFound();
        var found = (await papers.Of(matter, stop)).FirstOrDefault(one => one.Id == paper);
        if (found is null || await papers.Content(found, stop) is not { } content) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, found.MediaType, found.Name);
    }

    static async Task<IResult> LetOut(
        string code, Guid paper, IFormCollection form, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if ((await papers.Of(matter, stop)).FirstOrDefault(one => one.Id == paper) is not { } found) return Results.NotFound();
        var problems = await papers.LetOut(matter, found, form["goes"] == "true", Typed.Text(form, CasePapers.Because(found)), officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<PapersView>(await Of(matter, papers, officer, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> TakeBack(
        string code, Guid paper, IFormCollection form, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if ((await papers.Of(matter, stop)).FirstOrDefault(one => one.Id == paper) is not { } found) return Results.NotFound();
        var problems = await papers.TakeBack(matter, found, Typed.Text(form, CasePapers.Because(found)), officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<PapersView>(await Of(matter, papers, officer, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<Model> Of(Case matter, CasePapers papers, Actor officer, Problems problems, CancellationToken stop)
    {
        var all = await papers.Of(matter, stop);
        var ofModule = (await papers.OfModule(matter, stop)).Select(paper => paper.Id).ToHashSet();
        var lines = new List<Line>();
        foreach (var paper in all)
        {
            lines.Add(new(paper, await papers.PointedOutIn(paper, stop))
            {
                Copies = [.. all.Where(copy => copy.RedactedFrom == paper.Id)], OfModule = ofModule.Contains(paper.Id),
                WentOut = papers.WentOut(matter, paper),
            });
        }
        return new(matter, lines, papers.Open(matter, officer).None, problems);
    }
}
