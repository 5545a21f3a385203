using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// The scores of the bodies for a month or a year (考核), for officers: counted from the cases, replayed from the ledger when
/// somebody doubts them. A month that was closed stays as it was, with what moved since beside it.
/// </summary>
public static class ScorePage
{
    public const string Url = "/desk/petitions/scores";

    /// <summary>A body with its score.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Counted">As counted now, or as it was when its month was closed.</param>
    /// <param name="Now">As counted now, where the month was closed; else null.</param>
    /// <param name="Replayed">As the ledger gives it now; null where nobody asked.</param>
    public sealed record Row(Body Body, Score Counted, Score? Now, Score? Replayed);

    /// <summary>The page.</summary>
    public sealed record Model(
        int Year, int? Month, IReadOnlyList<Row> Rows, bool Replayed, ScoreWeights Weights, DateTime? ClosedAt, ScoreDecisions.Shown Decisions, Problems Problems)
    {
        /// <summary>True when the ledger gives the same numbers for every body.</summary>
        public bool Same => Rows.All(row => (row.Now ?? row.Counted) == row.Replayed);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(Url).AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", async (string? year, string? month, string? replay, CaseOffice office, Scores scores, ScoreDesk decisions, CurrentActor who, CancellationToken stop) =>
            Page.Of<ScoresView>(await Show(year, month, replay == "1", office, scores, decisions, await who.Officer(stop), new(), [], stop)));
        ScoreDecisions.Map(routes);
    }

    internal static async Task<Model> Show(
        string? year, string? month, bool replay, CaseOffice office, Scores scores, ScoreDesk decisions, Actor officer, ScoreDecisions.Typing typed, Problems problems, CancellationToken stop)
    {
        var (y, m, from, to) = Period(year, month, office.Today);
        var replayed = replay ? await scores.Replay(from, to, stop) : null;
        var closed = await scores.Closed(y, m, stop);
        var rows = Rows(await scores.Count(from, to, stop), closed, replayed, office, office.BodiesSeenBy(officer).Select(body => body.Code));
        return new(y, m, rows, replay, office.Law.PetitionScores, closed.Values.FirstOrDefault()?.At, await decisions.Show(officer, typed, stop), problems);
    }

    /// <summary>The rows of some bodies, the best first.</summary>
    internal static IReadOnlyList<Row> Rows(
        IReadOnlyDictionary<string, Score> counted, IReadOnlyDictionary<string, ScoreClosing> closed, IReadOnlyDictionary<string, Score>? replayed, CaseOffice office,
        IEnumerable<string> bodies)
    {
        var (seen, nothing) = (bodies.ToHashSet(), new Score());
        var rows = counted.Keys.Concat(replayed?.Keys ?? []).Concat(closed.Keys).Distinct().Where(seen.Contains).Select(one =>
        {
            var now = counted.GetValueOrDefault(one) ?? nothing;
            return new Row(office.Bodies[one], closed.Count == 0 ? now : closed.GetValueOrDefault(one)?.Score ?? nothing, closed.Count == 0 ? null : now,
                replayed is null ? null : replayed.GetValueOrDefault(one) ?? nothing);
        });
        return [.. rows.Where(row => row.Counted != nothing || (row.Now ?? nothing) != nothing || (row.Replayed ?? nothing) != nothing)
            .OrderByDescending(row => row.Counted.Whole(office.Law.PetitionScores) ?? -1).ThenBy(row => row.Body.Code, StringComparer.Ordinal)];
    }

    /// <summary>The weights in words.</summary>
    internal static Words Say(ScoreWeights weights) => new(
        $"按期受理{weights.Accepted}，按期答复{weights.Answered}，一次化解{weights.Settled}，没有重复反映{weights.Fresh}，群众满意{weights.Satisfied}",
        $"accepted in time {weights.Accepted}, answered in time {weights.Answered}, settled at the first answer {weights.Settled}, not raised again {weights.Fresh}, satisfied {weights.Satisfied}");

    /// <summary>The month or year that was asked for, this year when none was, with its first and last day.</summary>
    internal static (int Year, int? Month, DateOnly From, DateOnly To) Period(string? year, string? month, DateOnly today)
    {
        var (y, m) = (Number(year, 2000, 2100) ?? today.Year, Number(month, 1, 12));
        var from = new DateOnly(y, m ?? 1, 1);
        return (y, m, from, m is null ? new DateOnly(y, 12, 31) : from.AddMonths(1).AddDays(-1));
    }

    static int? Number(string? typed, int least, int most) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
