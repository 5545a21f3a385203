namespace Daylight.Remedies;

/// <summary>The ways in which somebody who disagrees can go.</summary>
enum RemedyKind
{
    /// <summary>投诉、举报: to the body above.</summary>
    Complaint,

    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>未经复议直接起诉.</summary>
    LitigationDirect,

    /// <summary>复议后起诉.</summary>
    LitigationAfter,
}

/// <summary>
/// What stands behind a case of remedy: who seeks it, against whom, about what, before whom. Names and claims are about
/// a person: they stand in no public output.
/// </summary>
[InLedger]
sealed class Remedy
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice files one remedy.</summary>
    public required Guid Once { get; init; }

    public required RemedyKind Kind { get; init; }

    /// <summary>Code of the body whose act or omission it is about; reports count it there.</summary>
    public required string Against { get; init; }

    /// <summary>Kernel address of the case it is about, such as <c>case:GK-2026-00214</c>; null when it is about none.</summary>
    public string? About { get; init; }

    /// <summary>Who seeks it.</summary>
    [Personal]
    public required string Applicant { get; init; }

    [Personal]
    public string? Phone { get; init; }

    [Personal]
    public string? Email { get; init; }

    /// <summary>What is asked for and why (请求和理由).</summary>
    [Personal]
    public required string Claim { get; init; }

    /// <summary>The reconsideration organ or the court; null for a complaint.</summary>
    public string? Authority { get; init; }

    /// <summary>The number of the case there.</summary>
    [Personal]
    public string? AuthorityNumber { get; init; }

    /// <summary>Day on which it was filed: the day by which reports count it.</summary>
    public required DateOnly FiledOn { get; init; }

    /// <summary>Day on which organ or court accepted it; null when that was not told.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>True for a complaint about how the body handled the matter the first time (对本部门首次处理不满意).</summary>
    public bool FirstHandling { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<Remedy>(remedy =>
    {
        remedy.HasKey(r => r.CaseId);
        remedy.HasIndex(r => r.Once).IsUnique();
        remedy.HasIndex(r => r.About);
        remedy.HasIndex(r => new { r.Kind, r.FiledOn });
        remedy.HasOne<Case>().WithOne().HasForeignKey<Remedy>(r => r.CaseId);
        remedy.HasOne<Body>().WithMany().HasForeignKey(r => r.Against);
    });
}

/// <summary>Named queries on remedies.</summary>
static class RemedyQueries
{
    extension(Db db)
    {
        /// <summary>All remedies; for officers only.</summary>
        public DbSet<Remedy> Remedies => db.Set<Remedy>();
    }

    extension(IQueryable<Remedy> remedies)
    {
        /// <summary>The remedy of a case, or null.</summary>
        public Task<Remedy?> Of(Case matter, CancellationToken stop) => remedies.SingleOrDefaultAsync(remedy => remedy.CaseId == matter.Id, stop);
    }
}
