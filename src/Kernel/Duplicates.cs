using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Tells what somebody else was faster with from a real fault of saving, which nobody swallows.</summary>
public static class Duplicates
{
    // Of SQL: a unique key is violated.
    const string UniqueViolation = "23505";

    /// <summary>True when it failed because a row of a kind with the same unique key is there already: two at the same moment.</summary>
    /// <param name="failed">How saving failed.</param>
    /// <param name="db">Where.</param>
    /// <typeparam name="T">The kind of row.</typeparam>
    public static bool IsDuplicate<T>(this DbUpdateException failed, Db db) => failed.InnerException is DbException said
        // SQLite gives no such state; it names columns as table.column.
        && (said.SqlState == UniqueViolation || said.Message.Contains("UNIQUE constraint", StringComparison.Ordinal))
        && said.Message.Contains(db.Model.FindEntityType(typeof(T))!.GetTableName()!, StringComparison.Ordinal);
}
