using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// The scores of the bodies for a month or a year (考核), for officers: counted from the cases, replayed from the ledger when
/// somebody doubts them. A case is left out only by a recorded decision.
/// </summary>
public static class ScorePage
{
    public const string Url = "/desk/petitions/scores";

    const int Longest = 500;

    /// <summary>A body with its score, and the same as the ledger gives it when it was replayed.</summary>
    public sealed record Row(Body Body, Score Counted, Score? Replayed);

    /// <summary>A case that is left out.</summary>
    public sealed record LeftOut(string Code, string Because, DateTime At);

    /// <summary>The page.</summary>
    public sealed record Model(
        int Year, int? Month, IReadOnlyList<Row> Rows, bool Replayed, ScoreWeights Weights, IReadOnlyList<LeftOut> Out, bool MayLeaveOut, string Code, string Because, Problems Problems)
    {
        /// <summary>True when the ledger gives the same numbers for every body.</summary>
        public bool Same => Rows.All(row => row.Counted == row.Replayed);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(Url).AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", async (string? year, string? month, string? replay, CaseOffice office, Scores scores, CurrentActor who, CancellationToken stop) =>
            Page.Of<ScoresView>(await Show(year, month, replay == "1", office, scores, await who.Officer(stop), "", "", [], stop)));
        desk.MapPost("", LeaveOut);
    }

    static async Task<Model> Show(
        string? year, string? month, bool replay, CaseOffice office, Scores scores, Actor officer, string code, string because, Problems problems, CancellationToken stop)
    {
        var (y, m, from, to) = Period(year, month, office.Today);
        var counted = await scores.Count(from, to, stop);
        var replayed = replay ? await scores.Replay(from, to, stop) : null;
        var seen = office.BodiesSeenBy(officer).Select(body => body.Code).ToHashSet();
        var rows = counted.Keys.Concat(replayed?.Keys ?? []).Distinct().Where(seen.Contains).Select(one => new Row(office.Bodies[one],
            counted.GetValueOrDefault(one) ?? new(), replayed is null ? null : replayed.GetValueOrDefault(one) ?? new()))
            .OrderByDescending(row => row.Counted.Whole(office.Law.PetitionScores) ?? -1).ThenBy(row => row.Body.Code, StringComparer.Ordinal).ToList();
        var bodies = office.BodiesOf(officer);
        var left = await (from exclusion in office.Db.Set<ScoreExclusion>().AsNoTracking()
                          join matter in office.Db.Cases.AsNoTracking() on exclusion.CaseId equals matter.Id
                          where bodies.Any(body => body.Code == matter.BodyCode)
                          orderby exclusion.At descending
                          select new LeftOut(matter.Code, exclusion.Because, exclusion.At)).Take(100).ToListAsync(stop);
        return new(y, m, rows, replay, office.Law.PetitionScores, left, MayLeaveOut(officer, office), code, because, problems);
    }

    /// <summary>The month or year that was asked for, this year when none was, with its first and last day.</summary>
    internal static (int Year, int? Month, DateOnly From, DateOnly To) Period(string? year, string? month, DateOnly today)
    {
        var (y, m) = (Number(year, 2000, 2100) ?? today.Year, Number(month, 1, 12));
        var from = new DateOnly(y, m ?? 1, 1);
        return (y, m, from, m is null ? new DateOnly(y, 12, 31) : from.AddMonths(1).AddDays(-1));
    }

    static bool MayLeaveOut(Actor officer, CaseOffice office) => officer.RolesIn(office.Bodies.Root!.Code, office.Bodies).HasFlag(Role.Supervisor);

    static async Task<IResult> LeaveOut(IFormCollection sent, CaseOffice office, Scores scores, Ledger ledger, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (!MayLeaveOut(officer, office)) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var (code, because) = (CaseCode.Tidy(Typed.Text(sent, "code")), Typed.Text(sent, "because"));
        var matter = await office.Find(code, officer, stop) is { } found && PetitionsModule.IsPetition(found) ? found : null;
        var problems = new Problems()
            .When(matter is null, "code", "没有这一件，或者不归您看", "There is none, or it is not yours to see")
            .When(because.Length == 0, "because", "写出为什么不计入考核", "Say why it does not count").Sound("because", because, Longest)
            .When(matter is not null && await office.Db.Set<ScoreExclusion>().AnyAsync(one => one.CaseId == matter.Id, stop), "code", "这一件已经不计入考核", "It is left out already");
        if (problems.Any) return Page.Of<ScoresView>(await Show(null, null, false, office, scores, officer, code, because, problems, stop), StatusCodes.Status422UnprocessableEntity);
        var exclusion = new ScoreExclusion { CaseId = matter!.Id, Because = because, By = officer.Account, At = ledger.Now };
        office.Db.Add(exclusion);
        ledger.Write(officer, Scores.Exclude, matter.Address, matter.BodyCode).Covers(exclusion);
        await office.Db.SaveChangesAsync(stop);
        return See.Other(Url);
    }

    static int? Number(string? typed, int least, int most) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
