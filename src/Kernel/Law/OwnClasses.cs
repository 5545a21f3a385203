using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// The classes of matters of an office's own table (本单位的事项分类), as it was taken over. A table is never changed: another
/// one takes its place, and what was classed by the one before keeps its name.
/// </summary>
[InLedger]
public sealed class OwnClasses
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>When it was taken over (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>A line for each class of the third level: its name and the two above it, the widest first, with tabs between them.</summary>
    public required string Table { get; init; }

    internal static void Model(ModelBuilder model) => model.Entity<OwnClasses>(own => own.HasIndex(o => o.At));
}

/// <summary>Named queries on an office's own classes.</summary>
public static class OwnClassesQueries
{
    extension(Db db)
    {
        /// <summary>The tables that were taken over, oldest first: the last is in force.</summary>
        public IQueryable<OwnClasses> OwnClasses => db.Set<OwnClasses>().OrderBy(own => own.At).ThenBy(own => own.Id);
    }
}
