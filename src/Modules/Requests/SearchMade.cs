namespace Daylight.Requests;

/// <summary>
/// A search that was made for the information (检索记录): where, with which words, for which years, by whom, and what came of
/// it. A body that answers that there is nothing has to show that it looked. Written once and never changed; it is the
/// office's own.
/// </summary>
[InLedger, Personal]
sealed class SearchMade
{
    /// <summary>Made when the form was opened; the same form sent twice is one search.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Archive, system or department (检索范围).</summary>
    public required string Place { get; init; }

    /// <summary>The words that were looked for (检索词).</summary>
    public required string Terms { get; init; }

    /// <summary>The years whose papers were looked through: from.</summary>
    public int? FromYear { get; init; }

    /// <summary>The years whose papers were looked through: to.</summary>
    public int? ToYear { get; init; }

    /// <summary>Who searched: often somebody in an archive who has no account here.</summary>
    public required string By { get; init; }

    /// <summary>Day of the search.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How many documents were found; 0 for none.</summary>
    public required int Found { get; init; }

    /// <summary>Which documents; null when none was found.</summary>
    public string? Which { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>The officer who entered it.</summary>
    public Guid? EnteredBy { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<SearchMade>(search =>
    {
        search.HasIndex(s => s.CaseId);
        search.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId);
    });
}

/// <summary>Named queries on searches.</summary>
static class SearchMadeQueries
{
    extension(Db db)
    {
        /// <summary>All searches; for officers only.</summary>
        public DbSet<SearchMade> SearchesMade => db.Set<SearchMade>();
    }

    extension(IQueryable<SearchMade> searches)
    {
        /// <summary>The searches of a case, in the order of their days.</summary>
        public IQueryable<SearchMade> Of(Case matter) =>
            searches.Where(search => search.CaseId == matter.Id).OrderBy(search => search.On).ThenBy(search => search.EnteredAt);
    }
}
