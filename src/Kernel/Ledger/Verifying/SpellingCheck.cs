using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>
/// A key, a name or a date written otherwise, upper for lower case or a stroke for a hyphen, reads as the same value, so
/// that the row's digest holds; but the database finds the row no more. Looks for such values.
/// </summary>
sealed class SpellingCheck(Db db, Findings findings)
{
    const string Day = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
    const string Instant = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'";

    public async Task Run(IEntityType type, CancellationToken stop)
    {
        foreach (var property in type.GetProperties())
        {
            var kind = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var (table, column) = (type.GetTableName()!, property.GetColumnName());
            foreach (var value in await Odd(kind, property.GetColumnType(), table, column, stop))
                findings.Add($"{table} 里“{column}”的值“{value}”写法被改过。", $"The value “{value}” of “{column}” in {table} was changed in its spelling.");
        }
    }

    async Task<IEnumerable<string>> Odd(Type kind, string type, string table, string column, CancellationToken stop)
    {
        if (kind.IsEnum)
            return from name in await Values("DISTINCT", table, column, $"""
                       "{column}" IS NOT NULL
                       """, stop)
                   // What is no name at all, the reading of the row has met.
                   where Enum.TryParse(kind, name, ignoreCase: true, out var value) && value!.ToString() != name
                   select name;
        // Where the database has a type of its own for it, there is one way only to write a value.
        var odd = type != "TEXT" ? null
            : kind == typeof(Guid) ? $"""
                "{column}" <> upper("{column}")
                """
            : kind == typeof(DateOnly) ? $"""
                "{column}" NOT GLOB {Day}
                """
            : kind == typeof(DateTime) ? $"""
                substr("{column}", 1, 19) NOT GLOB {Instant} OR substr("{column}", 20, 1) NOT IN ('', '.') OR substr("{column}", 21) GLOB '*[^0-9]*'
                """
            : null;
        return odd is null ? [] : await Values("", table, column, odd, stop);
    }

    async Task<IReadOnlyList<string>> Values(string distinct, string table, string column, string which, CancellationToken stop)
    {
        var sql = $"""SELECT {distinct} "{column}" AS "Value" FROM "{table}" WHERE {which}""";
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(stop);
    }
}
