using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>
/// A key or a name written in other letters, upper for lower case, reads as the same value, so that the row's digest
/// holds; but the database finds the row no more. Looks for such values.
/// </summary>
sealed class SpellingCheck(Db db, Findings findings)
{
    public async Task Run(IEntityType type, CancellationToken stop)
    {
        foreach (var property in type.GetProperties())
        {
            var kind = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var (table, column) = (type.GetTableName()!, property.GetColumnName());
            if (kind.IsEnum)
            {
                foreach (var name in await Values($"""SELECT DISTINCT "{column}" AS "Value" FROM "{table}" WHERE "{column}" IS NOT NULL""", stop))
                    // What is no name at all, the reading of the row has met.
                    if (Enum.TryParse(kind, name, ignoreCase: true, out var value) && value!.ToString() != name) Say(table, column, name);
            }
            else if (kind == typeof(Guid) && property.GetColumnType() == "TEXT")
            {
                foreach (var key in await Values($"""SELECT "{column}" AS "Value" FROM "{table}" WHERE "{column}" <> upper("{column}")""", stop))
                    Say(table, column, key);
            }
        }
    }

    async Task<IReadOnlyList<string>> Values(string sql, CancellationToken stop) =>
        await db.Database.SqlQueryRaw<string>(sql).ToListAsync(stop);

    void Say(string table, string column, string value) => findings.Add(
        $"{table} 里“{column}”的值“{value}”写法被改过。", $"The value “{value}” of “{column}” in {table} was changed in its spelling.");
}
