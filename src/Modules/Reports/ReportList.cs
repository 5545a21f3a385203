namespace Daylight.Reports;

/// <summary>What the list of reports shows.</summary>
public sealed record ReportListModel(Body Body, BodyTree Bodies, ReportForms Forms, IReadOnlyList<int> Years);

/// <summary>Anyone looks which reports there are, by body and year.</summary>
static class ReportList
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/reports", Show);

    static async Task<IResult> Show(
        string? body, Db db, BodyTree bodies, ReportForms forms, TimeProvider time, CancellationToken stop)
    {
        var chosen = body is null or "" ? bodies.Root : bodies.Find(body);
        if (chosen is null)
        {
            return Page.Of<ReportRefused>(
                Problems.Of("body", $"没有代码为“{body}”的单位。", $"There is no body with the code \"{body}\"."), StatusCodes.Status404NotFound);
        }
        return Page.Of<ReportListView>(new ReportListModel(chosen, bodies, forms, await Years(db, chosen, time.Today(), stop)));
    }

    /// <summary>The years a body reports on, the newest first: from the first in which there is something until this one.</summary>
    public static async Task<IReadOnlyList<int>> Years(Db db, Body body, DateOnly today, CancellationToken stop)
    {
        var first = await FirstYear(db, body, stop) ?? today.Year;
        var from = Math.Clamp(first, ReportChoice.FirstYear, today.Year);
        return [.. Enumerable.Range(from, today.Year - from + 1).Reverse()];
    }

    // The year of the first record, request or tally.
    static async Task<int?> FirstYear(Db db, Body body, CancellationToken stop)
    {
        var under = db.Bodies.Under(body.Path);
        DateOnly?[] first =
        [
            await db.Records.Of(under).MinAsync(record => (DateOnly?)record.PublishedOn, stop),
            await db.Cases.Of(under).MinAsync(matter => matter.ReceivedOn, stop),
            await db.Set<Tally>().Where(tally => under.Any(b => b.Code == tally.BodyCode)).MinAsync(tally => (DateOnly?)tally.Month, stop),
        ];
        return first.Min()?.Year;
    }
}
