using Daylight.Web.Api;

namespace Daylight.Petitions;

/// <summary>How requests stand (requests, tokens): asked by number or by kind, time and state.</summary>
static class Open311Requests
{
    /// <summary>The longest time asked for at once, in days, and the most rows: as the specification has them.</summary>
    public const int MostDays = 90, MostRows = 1_000;

    const int MostNumbers = 200, MostPages = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Open311.Base}/requests.{{format}}", All).Reads();
        routes.MapGet($"{Open311.Base}/requests/{{code}}.{{format}}", One).Reads();
        routes.MapGet($"{Open311.Base}/tokens/{{token}}.{{format}}", Token).Reads();
    }

    static async Task<IResult> All(string format, HttpContext http, Db db, TimeProvider time, CancellationToken stop)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        if (Asked(asked, db, time.Now()) is not { } rows) return asked.Refused();
        // Who names requests is given these, whatever else is asked for.
        var (page, size) = asked.Codes().Length > 0 ? (1, MostRows) : (asked.Number("page", MostPages, 1), asked.Number("page_size", MostRows, MostRows));
        if (asked.Wrong.Any) return asked.Refused();
        var total = await rows.CountAsync(stop);
        var found = await rows.NewestFirst().Skip((page - 1) * size).Take(size).Read(db, stop);
        return asked.List("service_requests", "request", found.Select(row => Open311Public.Row(row, asked))) with
        {
            Link = total > size ? new Paging(page, size).Links(http.Request, total) : null,
        };
    }

    /// <summary>What was asked for; null when something in it is wrong, which is noted.</summary>
    public static IQueryable<Open311Row>? Asked(GeoAsked asked, Db db, DateTime now)
    {
        var rows = Open311Public.Of(db);
        if (asked.Codes() is { Length: > 0 } codes)
        {
            asked.Wrong.When(codes.Length > MostNumbers, "service_request_id", $"一次最多{MostNumbers}个", $"at most {MostNumbers} at once");
            return asked.Wrong.Any ? null : rows.Where(row => codes.Contains(row.Matter.Code));
        }
        var (first, last) = Span(asked, now);
        var (kinds, states) = (asked.List("service_code"), asked.List("status"));
        // Codes that are none ask for nothing.
        string[] known = [.. kinds.Where(kind => Offers.Find(kind) is not null)];
        asked.Wrong.When(states.Any(state => state is not ("open" or "closed")), "status", "写open或者closed", "say open or closed");
        var (after, before) = (asked.Instant("updated_after"), asked.Instant("updated_before"));
        if (asked.Wrong.Any) return null;
        rows = rows.Where(row => first <= row.Request.At && row.Request.At <= last);
        if (kinds.Length > 0) rows = rows.Where(row => known.Contains(row.Request.Service));
        if (states.Distinct().ToList() is [var only]) rows = rows.Standing(open: only == "open");
        if (after is { } since) rows = rows.Where(row => row.Matter.Steps.Any(step => step.At >= since) || row.Request.ReleasedAt >= since);
        if (before is { } until) rows = rows.Where(row => row.Matter.Steps.All(step => step.At <= until) && (row.Request.ReleasedAt == null || row.Request.ReleasedAt <= until));
        return rows;
    }

    // Where only one end is given the other follows from the longest time.
    static (DateTime First, DateTime Last) Span(GeoAsked asked, DateTime now)
    {
        var (start, end) = (asked.Instant("start_date"), asked.Instant("end_date"));
        var first = start ?? (end ?? now).AddDays(-MostDays);
        var last = end ?? (start is { } begins && begins.AddDays(MostDays) < now ? begins.AddDays(MostDays) : now);
        asked.Wrong.When(start > end, "end_date", "不能早于start_date", "can't be before start_date")
            .When(start is not null && end is not null && last - first > TimeSpan.FromDays(MostDays), "end_date",
                $"一次最多问{MostDays}天", $"at most {MostDays} days at once");
        return (first, last);
    }

    static async Task<IResult> One(string code, string format, HttpContext http, Db db, CancellationToken stop)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        if (asked.Wrong.Any) return asked.Refused();
        var tidy = CaseCode.Tidy(code);
        var found = await Open311Public.Of(db).Where(row => row.Matter.Code == tidy).Read(db, stop);
        return found.Count == 0
            ? asked.Refused(GeoRefusal.NotFound())
            : asked.List("service_requests", "request", found.Select(row => Open311Public.Row(row, asked)));
    }

    // Only who sent it knows the token. A number that is not given out yet is empty.
    static async Task<IResult> Token(string token, string format, HttpContext http, Db db, CancellationToken stop)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        if (asked.Wrong.Any) return asked.Refused();
        var known = Guid.TryParse(token, out var given) && await db.Set<Open311Request>().AnyAsync(request => request.Token == given, stop);
        if (!known) return asked.Refused(GeoRefusal.NotFound());
        var code = await Open311Public.Of(db).Where(row => row.Request.Token == given).Select(row => row.Matter.Code).SingleOrDefaultAsync(stop);
        return asked.List("service_requests", "request", [new GeoFields { { "service_request_id", code }, { "token", token } }]) with { Private = true };
    }
}
