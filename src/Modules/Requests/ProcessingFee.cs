namespace Daylight.Requests;

/// <summary>
/// A processing fee as it was worked out for a request (信息处理费): by which ladder, for how many, and what they cost. The last
/// one holds; one of the two ladders for a request, never both. CN-OGI-2019 Art. 42, 国办函〔2020〕109号.
/// </summary>
[InLedger]
sealed class ProcessingFee
{
    /// <summary>By case: requests of one requester in a calendar month (按件计收).</summary>
    public const string ByCase = "case";

    /// <summary>By volume: pages of one request (按量计收).</summary>
    public const string ByPage = "page";

    /// <summary>Made when the form was opened; the same form sent twice is one calculation.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The ladder: <see cref="ByCase"/> or <see cref="ByPage"/>.</summary>
    public required string Ladder { get; init; }

    /// <summary>Which request of the month it is, or how many pages it has.</summary>
    public required int Count { get; init; }

    /// <summary>The fee in fen.</summary>
    public required long Fen { get; init; }

    /// <summary>When it was worked out (UTC).</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>The officer who did.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>The calculation: of a request only what it costs itself, after those before it.</summary>
    public static IEnumerable<FeeLine> Lines(FeeLadder ladder, int count) => ladder.Lines(count, ladder.Key == ByCase ? count - 1 : 0);

    public static void Model(ModelBuilder model) => model.Entity<ProcessingFee>(fee =>
    {
        fee.HasIndex(f => f.CaseId);
        fee.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
    });
}

/// <summary>Named queries on fees.</summary>
static class ProcessingFeeQueries
{
    extension(Db db)
    {
        /// <summary>All fees that were worked out; for officers only.</summary>
        public DbSet<ProcessingFee> ProcessingFees => db.Set<ProcessingFee>();
    }

    extension(IQueryable<ProcessingFee> fees)
    {
        /// <summary>The one that holds for a case; null where none was worked out.</summary>
        public Task<ProcessingFee?> Of(Case matter, CancellationToken stop) =>
            fees.Where(fee => fee.CaseId == matter.Id).OrderByDescending(fee => fee.EnteredAt).ThenByDescending(fee => fee.Id).FirstOrDefaultAsync(stop);
    }
}
