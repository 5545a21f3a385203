namespace Daylight.Petitions;

/// <summary>
/// What stands behind one figure of the scores (考核明细): the cases that count in it, for the same body and the same days, less
/// those that were left out by a decision.
/// </summary>
public static class ScoreCases
{
    public const string Url = ScorePage.Url + "/cases";

    /// <summary>A case; its title is null where it is with a body of which the officer may see nothing.</summary>
    public sealed record Row(ScoreLine Line, string? Title);

    /// <summary>The page.</summary>
    public sealed record Model(Body Body, ScorePart Part, int Year, int? Month, IReadOnlyList<Row> Rows);

    /// <summary>Where the cases behind a figure are.</summary>
    public static string HrefOf(string list, ScorePart part, string body, int year, int? month) =>
        $"{list}?part={PetitionWords.Code(part)}&body={body}&year={year}{(month is { } one ? $"&month={one}" : "")}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, Show).AddEndpointFilter(OnDuty.Only);

    static async Task<IResult> Show(
        string? part, string? body, string? year, string? month, CaseOffice office, Scores scores, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var seen = office.BodiesSeenBy(officer).ToList();
        if (seen.Find(one => body is null or "" || one.Code == body) is not { } chosen) return Results.NotFound();
        var (y, m, from, to) = ScorePage.Period(year, month, office.Today);
        var asked = PetitionWords.Find<ScorePart>(part) ?? ScorePart.Accepted;
        var lines = await scores.Behind(chosen.Code, asked, from, to, stop);
        var (codes, own) = (lines.Select(line => line.Code).ToList(), office.BodiesOf(officer));
        var titles = await office.Db.Cases.AsNoTracking().Of(own).Where(matter => codes.Contains(matter.Code))
            .ToDictionaryAsync(matter => matter.Code, matter => matter.Title, stop);
        return Page.Of<ScoreCasesView>(new Model(chosen, asked, y, m, [.. lines.Select(line => new Row(line, titles.GetValueOrDefault(line.Code)))]));
    }
}
