namespace Daylight.Petitions;

/// <summary>
/// How bodies handled petitions and orders of the hotline, for everybody (办理情况考核公示): the same numbers as officers see, what
/// each means, and behind each the codes and days of its cases. Nothing that anybody wrote.
/// </summary>
public static class PublicScores
{
    public const string Url = "/petitions/scores", CasesUrl = $"{Url}/cases";

    /// <summary>The page.</summary>
    public sealed record Model(int Year, int? Month, IReadOnlyList<ScorePage.Row> Rows, ScoreWeights Weights, DateTime? ClosedAt);

    /// <summary>The cases behind a figure.</summary>
    public sealed record Behind(Body Body, ScorePart Part, int Year, int? Month, IReadOnlyList<ScoreLine> Lines);

    /// <summary>Where the cases behind a figure are.</summary>
    public static string HrefOf(ScorePart part, string body, int year, int? month) => ScoreCases.HrefOf(CasesUrl, part, body, year, month);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, async (string? year, string? month, CaseOffice office, Scores scores, CancellationToken stop) =>
        {
            var (y, m, from, to) = ScorePage.Period(year, month, office.Today);
            var closed = await scores.Closed(y, m, stop);
            return Page.Of<PublicScoresView>(new Model(y, m, ScorePage.Rows(await scores.Count(from, to, stop), closed, null, office, office.Bodies.All.Select(body => body.Code)), office.Law.PetitionScores,
                closed.Values.FirstOrDefault()?.At));
        });
        routes.MapGet(CasesUrl, async (string? part, string? body, string? year, string? month, CaseOffice office, Scores scores, CancellationToken stop) =>
        {
            if (office.Bodies.Find(body) is not { } chosen) return Results.NotFound();
            var (y, m, from, to) = ScorePage.Period(year, month, office.Today);
            var asked = PetitionWords.Find<ScorePart>(part) ?? ScorePart.Accepted;
            return Page.Of<PublicScoreCasesView>(new Behind(chosen, asked, y, m, await scores.Behind(chosen.Code, asked, from, to, stop)));
        });
    }
}
