namespace Daylight.Petitions;

/// <summary>That a body holds that a case should not count in its score (考核申诉), and what was decided of it.</summary>
[InLedger]
sealed class ScoreDispute
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The body that asked.</summary>
    public required string BodyCode { get; init; }

    [Personal]
    public required string Because { get; init; }

    public Guid? By { get; init; }

    /// <summary>When it was asked (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>True where it was granted, false where it was refused; null while nobody has decided.</summary>
    public bool? Granted { get; set; }

    [Personal]
    public string? DecidedBecause { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTime? DecidedAt { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<ScoreDispute>(dispute =>
    {
        dispute.HasIndex(d => d.CaseId);
        dispute.HasIndex(d => new { d.BodyCode, d.DecidedAt });
        dispute.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
    });
}
