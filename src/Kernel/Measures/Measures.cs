using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>All measures of the installation, from its modules.</summary>
public sealed class Measures(IEnumerable<Measure> all)
{
    readonly Dictionary<string, Measure> byName = all.ToDictionary(measure => measure.Name);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Measure> All => byName.Values;

    /// <summary>The measure with this name, or null.</summary>
    public Measure? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The measure with this name.</summary>
    public Measure this[string name] => byName[name];

    /// <summary>Counts, by column, in one query.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> ByColumn(
        Measure measure, Db db, Scope scope, CancellationToken stop) =>
        await measure.Rows(db, scope).GroupBy(row => row.Column)
            .Select(group => new { group.Key, Sum = group.Sum(row => row.Quantity) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, stop);

    /// <summary>Counts by calendar month, in one query; months without anything are left out.</summary>
    public static async Task<IReadOnlyDictionary<(int Year, int Month), long>> ByMonth(
        Measure measure, Db db, Scope scope, CancellationToken stop) =>
        await measure.Rows(db, scope).GroupBy(row => new { row.On.Year, row.On.Month })
            .Select(month => new { month.Key.Year, month.Key.Month, Sum = month.Sum(row => row.Quantity) })
            .ToDictionaryAsync(month => (month.Year, month.Month), month => month.Sum, stop);

    /// <summary>Counts all columns together.</summary>
    public static async Task<long> Total(Measure measure, Db db, Scope scope, CancellationToken stop) =>
        await measure.Rows(db, scope).SumAsync(row => row.Quantity, stop);
}
