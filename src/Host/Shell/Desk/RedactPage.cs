using System.Globalization;
using System.Text.RegularExpressions;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>One paper to be redacted: its pages, what was found in it, and a form that works without script.</summary>
public static partial class RedactPage
{
    const int MostLines = 200, LongestBox = 10_000, MostFinds = 60;

    /// <summary>Words that look like personal data, with how often they stand in the paper.</summary>
    public sealed record Find(Words What, string Words, int Times)
    {
        /// <summary>Under which its reason is sent.</summary>
        public required string Name { get; init; }
    }

    /// <summary>What was typed.</summary>
    public sealed record Typing(IReadOnlyDictionary<string, string> Finds, string Code, string Words, string Regions, string Passages, string Cells);

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, CasePaper Paper, IReadOnlyList<Find> Finds, IReadOnlyList<Outcome> Reasons)
    {
        public required Typing Typed { get; init; }

        public required Problems Problems { get; init; }

        /// <summary>Pages on which regions can be masked.</summary>
        public int Pages { get; init; }

        /// <summary>Paragraphs, lines or rows that can be masked as a whole.</summary>
        public IReadOnlyList<Passage> Passages { get; init; } = [];

        public string Href => $"{PapersPage.HrefOf(Matter)}/{Paper.Id}";
    }

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}/papers/{original:guid}/redact", Show);
        desk.MapPost("cases/{code}/papers/{original:guid}/redact", Redact);
        desk.MapGet("cases/{code}/papers/{shown:guid}/pages/{number:int}", Look);
    }

    static async Task<IResult> Show(string code, Guid original, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        if (await Original(code, original, office, papers, who, stop) is not var (matter, found, _)) return Results.NotFound();
        var blank = new Typing(new Dictionary<string, string>(), Reasons(matter, office).FirstOrDefault(one => one.Meaning is "third-party" or "privacy")?.Code ?? "", "", "", "", "");
        return Page.Of<RedactView>(await Of(matter, found, office, papers, blank, [], stop));
    }

    static async Task<IResult> Redact(
        string code, Guid original, IFormCollection form, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        if (await Original(code, original, office, papers, who, stop) is not var (matter, found, officer)) return Results.NotFound();
        var finds = FindsIn(found);
        var typed = new Typing(finds.ToDictionary(find => find.Name, find => Typed.Text(form, find.Name)),
            Typed.Text(form, "code"), Typed.Text(form, "words"), Typed.Text(form, "regions"), Typed.Text(form, "passages"), Typed.Text(form, "cells"));
        var problems = new Problems().Sound("words", typed.Words, LongestBox).Sound("regions", typed.Regions, LongestBox)
            .Sound("passages", typed.Passages, LongestBox).Sound("cells", typed.Cells, LongestBox);
        var marks = problems.Any ? [] : Marks(typed, finds, [.. Reasons(matter, office).Select(reason => reason.Code)], problems);
        if (problems.None) problems = await papers.Redact(matter, found, marks, officer, stop);
        if (problems.None) return See.Other(PapersPage.HrefOf(matter));
        office.Db.ChangeTracker.Clear();
        return Page.Of<RedactView>(await Of(matter, found, office, papers, typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> Look(
        string code, Guid shown, int number, CaseOffice office, CasePapers papers, Redaction redaction, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        if (await Original(code, shown, office, papers, who, stop) is not var (_, found, _)) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return await papers.Content(found, stop) is { } content && (await redaction.Look(found.Name, content, number, stop)).Png is { } png
            ? Results.File(png, "image/png")
            : Results.NotFound();
    }

    // Only an original is redacted: what is masked once is not opened again.
    static async Task<(Case Matter, CasePaper Paper, Actor Officer)?> Original(
        string code, Guid paper, CaseOffice office, CasePapers papers, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter) return null;
        return (await papers.Of(matter, stop)).FirstOrDefault(one => one.Id == paper) is { RedactedFrom: null } found ? (matter, found, officer) : null;
    }

    static async Task<Model> Of(
        Case matter, CasePaper paper, CaseOffice office, CasePapers papers, Typing typed, Problems problems, CancellationToken stop)
    {
        var content = await papers.Content(paper, stop) ?? [];
        return new(matter, paper, FindsIn(paper), Reasons(matter, office))
        {
            Typed = typed, Problems = problems, Pages = Redaction.Pages(paper.Name, content),
            Passages = [.. Redaction.Passages(paper.Name, content).Take(1000)],
        };
    }

    // A case that no law counts, or whose law names no reason to withhold, is judged by the law of disclosure of today.
    static List<Outcome> Reasons(Case matter, CaseOffice office) =>
        ((string?[])[matter.Regime, office.RuleToday()?.Key.Split('/')[0]]).OfType<string>()
            .Select(regime => office.Law.Outcomes(regime).Where(outcome => outcome.Withholds).ToList()).FirstOrDefault(reasons => reasons.Count > 0) ?? [];

    static List<Find> FindsIn(CasePaper paper)
    {
        var text = paper.Text ?? "";
        return [.. PersonalData.In(text).Select(mark => (mark.Pattern.Title, Words: text.Substring(mark.Start, mark.Length).Replace('\n', ' ')))
            .CountBy(find => find).Take(MostFinds)
            .Select((find, i) => new Find(find.Key.Title, find.Key.Words, find.Value) { Name = $"find{i + 1}" })];
    }

    static List<Daylight.Mark> Marks(Typing typed, List<Find> finds, HashSet<string> codes, Problems problems)
    {
        var marks = new List<Daylight.Mark>();
        foreach (var find in finds)
        {
            if (typed.Finds[find.Name] is not { Length: > 0 } code) continue;
            problems.When(!codes.Contains(code), find.Name, "选择遮盖的理由", "Choose the reason");
            marks.Add(new WordMark(code, find.Words));
        }
        problems.When((typed.Words + typed.Regions + typed.Passages + typed.Cells).Length > 0 && !codes.Contains(typed.Code), "code", "选择遮盖的理由", "Choose the reason");
        marks.AddRange(Lines(typed.Words).Select(words => new WordMark(typed.Code, words)));
        foreach (var line in Lines(typed.Regions)) Add("regions", RegionOf(line, typed.Code), "每行写：页 左 上 宽 高（百分比），比如 1 10 20 30 5", "Write on each line: page left top width height (percent), such as 1 10 20 30 5");
        foreach (var line in Lines(typed.Passages)) Add("passages", PassageOf(line, typed.Code), "每行写一段或者几段，比如 3 或者 3-5", "Write on each line one or several, such as 3 or 3-5");
        foreach (var line in Lines(typed.Cells)) Add("cells", CellsOf(line, typed.Code), "每行写：工作表!单元格，比如 表一!B2:C9", "Write on each line: sheet!cells, such as Sheet1!B2:C9");
        return marks;

        void Add(string field, Daylight.Mark? mark, string zh, string en)
        {
            if (mark is not null) marks.Add(mark);
            else problems.When(!problems.For(field).Any(), field, zh, en);
        }
    }

    static IEnumerable<string> Lines(string box) => box.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(MostLines);

    static RegionMark? RegionOf(string line, string code)
    {
        var numbers = Blanks().Split(line).Select(part => double.TryParse(part.TrimEnd('%'), CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (numbers.Length != 5 || numbers.Any(double.IsNaN) || numbers[0] is < 1 or > 10_000) return null;
        var (left, top) = (numbers[1] / 100, numbers[2] / 100);
        var area = new Box(left, top, Math.Min(1, left + numbers[3] / 100), Math.Min(1, top + numbers[4] / 100));
        return area.IsSound ? new(code, (int)numbers[0], area) : null;
    }

    static PassageMark? PassageOf(string line, string code)
    {
        var ends = line.Split('-', '—', '至').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return ends.Length <= 2 && ends[0] >= 1 && ends[^1] >= ends[0] ? new(code, ends[0], ends[^1]) : null;
    }

    static CellMark? CellsOf(string line, string code) =>
        line.LastIndexOfAny(['!', '！']) is > 0 and var at && at + 1 < line.Length ? new(code, line[..at].Trim('\'', ' '), line[(at + 1)..].Trim()) : null;

    [GeneratedRegex(@"[\s,，;；]+")]
    private static partial Regex Blanks();
}
