namespace Daylight.Reports;

/// <summary>
/// What the measures of a form count for a body: one grouped query per measure, for all years up to the report's, so
/// that this year, last year and all years together come out of the same rows.
/// </summary>
sealed class Counts
{
    readonly Dictionary<string, List<Line>> flows = [];
    readonly Dictionary<string, List<Line>> standing = [];

    Counts() { }

    /// <summary>Counts everything that <paramref name="sources"/> name.</summary>
    public static async Task<Counts> Take(
        IReadOnlyCollection<Source> sources, Measures measures, Db db, Body body, int year, CancellationToken stop)
    {
        var counts = new Counts();
        foreach (var measure in Named(sources, measures, standing: false))
            counts.flows[measure.Name] = await ByYear(measure, db, ToDate(body, year), stop);
        foreach (var measure in Named(sources, measures, standing: true))
        {
            var lines = counts.standing[measure.Name] = [];
            foreach (var at in (int[])[year - 1, year])
            {
                var columns = await Measures.ByColumn(measure, db, Scope.Year(body, at), stop);
                lines.AddRange(columns.Select(column => new Line(column.Key, at, column.Value)));
            }
        }
        return counts;
    }

    /// <summary>What a source counts in a year, or in all years up to it.</summary>
    public long Of(Source source, Column column, int year)
    {
        var kept = source.Standing ? standing : flows;
        var toDate = column.ToDate && !source.Standing;
        return source.Measures.Sum(name => kept.GetValueOrDefault(name)?.Sum(line =>
            (column.Of is null || line.Column == column.Of) && (toDate ? line.Year <= year : line.Year == year)
                ? line.Quantity : 0) ?? 0);
    }

    /// <summary>From the first record to the end of a year.</summary>
    public static Scope ToDate(Body body, int year) => new(body.Path, DateOnly.MinValue, new(year, 12, 31));

    static IEnumerable<Measure> Named(IEnumerable<Source> sources, Measures measures, bool standing) =>
        sources.Where(source => source.Standing == standing).SelectMany(source => source.Measures).Distinct()
            .Select(measures.Find).OfType<Measure>();

    static async Task<List<Line>> ByYear(Measure measure, Db db, Scope scope, CancellationToken stop)
    {
        var groups = await measure.Rows(db, scope).GroupBy(row => new { row.Column, row.On.Year })
            .Select(group => new { group.Key.Column, group.Key.Year, Sum = group.Sum(row => row.Quantity) })
            .ToListAsync(stop);
        return groups.ConvertAll(group => new Line(group.Column, group.Year, group.Sum));
    }

    readonly record struct Line(string Column, int Year, long Quantity);
}
