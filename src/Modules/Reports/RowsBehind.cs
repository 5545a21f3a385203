namespace Daylight.Reports;

/// <summary>One line behind a figure.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Measure">By which measure.</param>
public sealed record CountedLine(Counted What, Measure Measure);

/// <summary>A page of the lines behind a figure: the same queries that counted it.</summary>
/// <param name="Lines">The lines of this page.</param>
/// <param name="Count">How many lines there are.</param>
/// <param name="Sum">What they add up to: the figure.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record RowsBehind(IReadOnlyList<CountedLine> Lines, int Count, long Sum, int Page)
{
    const int Size = 50;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);

    /// <summary>Reads a page of what some measures count, one after another.</summary>
    /// <param name="measures">The measures that make up the figure.</param>
    /// <param name="scope">Over which body and time.</param>
    /// <param name="column">The column that is meant, or null for all.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="db">The database.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<RowsBehind> Read(
        IEnumerable<Measure> measures, Scope scope, string? column, int page, Db db, CancellationToken stop)
    {
        var lines = new List<CountedLine>();
        var (count, sum, from) = (0, 0L, (page - 1) * Size);
        foreach (var measure in measures)
        {
            var rows = measure.Rows(db, scope).Where(counted => column == null || counted.Column == column);
            var size = await rows.GroupBy(_ => 1)
                .Select(all => new { Count = all.Count(), Sum = all.Sum(counted => counted.Quantity) }).SingleOrDefaultAsync(stop);
            if (size is null) continue;
            var (skip, take) = (Math.Max(0, from - count), Size - lines.Count);
            if (take > 0 && skip < size.Count)
            {
                var some = await rows.OrderBy(counted => counted.On).ThenBy(counted => counted.Address).Skip(skip).Take(take).ToListAsync(stop);
                lines.AddRange(some.Select(counted => new CountedLine(counted, measure)));
            }
            (count, sum) = (count + size.Count, sum + size.Sum);
        }
        return new(lines, count, sum, page);
    }
}
