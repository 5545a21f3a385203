namespace Daylight.Requests;

/// <summary>
/// What stands behind a request to correct information about oneself: who asks, which record, what is wrong with it, what
/// would be right, and the evidence. All of it is about a person: it stands in no public output.
/// </summary>
[InLedger]
sealed class OwnRecord : Application
{
    /// <summary>Which record, and where it was seen or given.</summary>
    [Personal]
    public required string Record { get; init; }

    /// <summary>What it says that is wrong.</summary>
    [Personal]
    public required string Wrong { get; init; }

    /// <summary>What would be right.</summary>
    [Personal]
    public required string Right { get; init; }

    /// <summary>What proves it (证据).</summary>
    [Personal]
    public required string Evidence { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<OwnRecord>(record =>
    {
        record.HasKey(r => r.CaseId);
        record.HasIndex(r => r.Once).IsUnique();
        record.HasOne<Case>().WithOne().HasForeignKey<OwnRecord>(r => r.CaseId);
    });
}

/// <summary>Named queries on requests to correct.</summary>
static class OwnRecordQueries
{
    extension(Db db)
    {
        /// <summary>All of them; for officers only.</summary>
        public DbSet<OwnRecord> OwnRecords => db.Set<OwnRecord>();
    }
}
