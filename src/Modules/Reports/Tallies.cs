using System.Globalization;
using System.Security.Claims;

namespace Daylight.Reports;

/// <summary>What the page for entering counts shows.</summary>
public sealed record TalliesModel(TallyForm Form, IReadOnlyList<Body> Bodies, Problems Problems, int? Saved)
{
    /// <summary>How many cases of the body and month are registered here already, by the name of the tally.</summary>
    public IReadOnlyDictionary<string, long> Registered { get; init; } = new Dictionary<string, long>();
}

/// <summary>A clerk enters, for a body and a month, the counts that no case stands behind.</summary>
static class Tallies
{
    const string Url = "/desk/tallies";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, Ask);
        routes.MapPost(Url, Save);
    }

    static async Task<IResult> Ask(
        string? body, string? month, int? saved, HttpContext http, Db db, BodyTree bodies, Measures measures, TimeProvider time, CancellationToken stop)
    {
        if (await Officer(http, db, time, stop) is not { } officer) return SignIn();
        var mine = Mine(officer, bodies);
        if (mine.Count == 0) return Refused();
        var chosen = mine.FirstOrDefault(one => one.Code == body) ?? mine[0];
        var last = time.Today().AddMonths(-1);
        var asked = new TallyForm { Body = chosen.Code, Month = month ?? "", Typed = new Dictionary<string, string>() }.FirstDay;
        var first = asked ?? new(last.Year, last.Month, 1);
        var kept = await Kept(db, chosen.Code, first).AsNoTracking().ToListAsync(stop);
        return Page.Of<TalliesView>(new TalliesModel(TallyForm.Of(chosen.Code, first, kept), mine, [], saved)
        {
            Registered = await Registered(chosen, first, db, measures, stop),
        });
    }

    static async Task<IResult> Save(
        IFormCollection form, HttpContext http, Db db, Ledger ledger, BodyTree bodies, TimeProvider time, CancellationToken stop)
    {
        if (await Officer(http, db, time, stop) is not { } officer) return SignIn();
        var mine = Mine(officer, bodies);
        if (mine.Count == 0) return Refused();
        var typed = TallyForm.Read(form);
        var problems = new Problems();
        var saved = await Enter(typed, officer, db, ledger, bodies, time.Today(), problems, stop);
        return problems.Any
            ? Page.Of<TalliesView>(new TalliesModel(typed, mine, problems, null), StatusCodes.Status422UnprocessableEntity)
            : See.Other($"{Url}?body={typed.Body}&month={typed.Month}&saved={saved}");
    }

    /// <summary>Keeps what changed, each with its ledger entry. Returns how many counts changed.</summary>
    public static async Task<int> Enter(
        TallyForm typed, Actor by, Db db, Ledger ledger, BodyTree bodies, DateOnly today, Problems problems, CancellationToken stop)
    {
        var counts = typed.Counts(problems);
        if (bodies.Find(typed.Body) is null || (by.RolesIn(typed.Body, bodies) & Role.Clerk) == 0)
            problems.Add("body", "选一个您负责填报的单位", "Choose a body whose counts you enter");
        if (typed.FirstDay is not { } month || month > today || month.Year < ReportChoice.FirstYear)
            problems.Add("month", $"月份写成{today:yyyy-MM}的样子，不早于{ReportChoice.FirstYear}年，不晚于本月",
                $"Write the month as {today:yyyy-MM}, not before {ReportChoice.FirstYear} and not after this month");
        if (problems.Any) return 0;
        var first = typed.FirstDay!.Value;
        var kept = await Kept(db, typed.Body, first).ToDictionaryAsync(tally => tally.Measure, stop);
        foreach (var kind in TallyKinds.All.Where(kind => kept.ContainsKey(kind.Name) && !counts.ContainsKey(kind.Name)))
            problems.Add(kind.Name, $"{kind.Title.Zh}：填过的数不能清空，没有就写0", $"{kind.Title.En}: a count that was entered can't be emptied; write 0");
        if (problems.Any) return 0;
        var changed = counts.Where(count => kept.GetValueOrDefault(count.Key)?.Count != count.Value).ToList();
        foreach (var (measure, count) in changed)
            Keep(kept.GetValueOrDefault(measure) ?? New(db, measure, typed.Body, first), count, by, ledger);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failed) when (failed is DbUpdateConcurrencyException || failed.IsDuplicate<Tally>(db))
        {
            // Somebody was faster with the same measure, month and body.
            db.ChangeTracker.Clear();
            problems.Add("", "同一时刻有人也在填这个月。请打开最新的再填。", "Someone entered this month at the same moment. Open it anew.");
            return 0;
        }
        return changed.Count;
    }

    // Cases are counted by themselves: whoever entered them again would report them twice.
    static async Task<IReadOnlyDictionary<string, long>> Registered(Body body, DateOnly month, Db db, Measures measures, CancellationToken stop)
    {
        var scope = new Scope(body.Path, month, month.AddMonths(1).AddDays(-1));
        var registered = new Dictionary<string, long>();
        foreach (var kind in TallyKinds.All)
        {
            if (kind.Registered is { } name && measures.Find(name) is { } measure)
                registered[kind.Name] = await measure.Rows(db, scope).Where(row => row.BodyCode == body.Code).SumAsync(row => row.Quantity, stop);
        }
        return registered;
    }

    static void Keep(Tally tally, long count, Actor by, Ledger ledger)
    {
        tally.Count = count;
        ledger.Write(by, "count", $"tally:{tally.Id}", tally.BodyCode, new Dictionary<string, object?>
        {
            ["measure"] = tally.Measure,
            ["month"] = tally.Month,
            ["count"] = count,
        }).Covers(tally);
    }

    static Tally New(Db db, string measure, string body, DateOnly month)
    {
        var tally = new Tally { Measure = measure, BodyCode = body, Month = month, Count = 0 };
        db.Add(tally);
        return tally;
    }

    static IQueryable<Tally> Kept(Db db, string body, DateOnly month) =>
        db.Set<Tally>().Where(tally => tally.BodyCode == body && tally.Month == month);

    static IReadOnlyList<Body> Mine(Actor officer, BodyTree bodies) =>
        [.. bodies.All.Where(body => (officer.RolesIn(body.Code, bodies) & Role.Clerk) != 0)];

    static async Task<Actor?> Officer(HttpContext http, Db db, TimeProvider time, CancellationToken stop) =>
        Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var account)
            ? await Actor.Officer(db, account, time.Today(), stop)
            : null;

    static IResult SignIn() => See.Other($"/sign-in?to={Uri.EscapeDataString(Url)}");

    static IResult Refused() => Page.Of<ReportRefused>(
        Problems.Of("", "填报由各单位的经办人办理，您没有这个岗位。", "Counts are entered by the clerks of each body; you hold no such post."),
        StatusCodes.Status403Forbidden);
}
