using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// What came in and how it was handled, by body, for everybody (信访热线统计): every figure opens the cases behind it, by code
/// and without what people wrote.
/// </summary>
public static class PublicFigures
{
    public const string Url = "/petitions/figures";

    /// <summary>A body with its figures, in the order of <see cref="Names"/>.</summary>
    public sealed record Row(Body Body, IReadOnlyList<long> Figures);

    /// <summary>The page.</summary>
    public sealed record Model(int Year, int First, int Last, Body Root, IReadOnlyList<Measure> Measures, IReadOnlyList<Row> Rows, IReadOnlyList<(Measure Measure, long Count)> Sources,
        IReadOnlyList<(string Code, Words Name, long Count)> Classes)
    {
        public long Total(int figure) => Rows.Sum(row => row.Figures[figure]);
    }

    /// <summary>The measure of what came in by class.</summary>
    public const string Classed = "petitions.classed";

    static readonly Words Unclassed = new("还没有分类", "Not classed yet");

    // Received, answered, answered in time, taken up again, past their day.
    static readonly string[] Names = ["petitions.received", "petitions.answered", "petitions.answered/in-time", "petitions.reopened", "petitions.late"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, Show);

    static async Task<IResult> Show(string? year, Db db, BodyTree bodies, TopicTree classes, Measures measures, TimeProvider time, CancellationToken stop)
    {
        var today = time.Today();
        var first = (await db.Petitions.Join(db.Cases, petition => petition.CaseId, matter => matter.Id, (_, matter) => matter.ReceivedOn).MinAsync(stop))?.Year ?? today.Year;
        var chosen = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, first, today.Year) : today.Year;
        var scope = Scope.Year(bodies.Root!, chosen) with { Today = today };
        var all = Names.Select(name => measures.Find(name)!).ToList();
        var figures = new Dictionary<string, long[]>();
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var part in await all[i].Rows(db, scope).GroupBy(row => row.BodyCode).Select(group => new { group.Key, Sum = group.Sum(row => row.Quantity) }).ToListAsync(stop))
            {
                if (!figures.TryGetValue(part.Key, out var row)) figures[part.Key] = row = new long[all.Count];
                row[i] = part.Sum;
            }
        }
        var sources = new List<(Measure, long)>();
        foreach (var source in Enum.GetValues<PetitionSource>())
        {
            var measure = measures.Find($"petitions.received/{PetitionWords.Code(source)}")!;
            if (await Measures.Total(measure, db, scope, stop) is > 0 and var count) sources.Add((measure, count));
        }
        var classed = await Measures.ByColumn(measures[Classed], db, scope, stop);
        return Page.Of<PublicFiguresView>(new Model(chosen, first, today.Year, bodies.Root!, all,
            [.. figures.Select(pair => new Row(bodies[pair.Key], pair.Value)).OrderByDescending(row => row.Figures[0]).ThenBy(row => row.Body.Code, StringComparer.Ordinal)], sources,
            [.. classed.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, classes.Find(one.Key)?.Name ?? Unclassed, one.Value))]));
    }
}
