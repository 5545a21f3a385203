using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That the person who was given information thinks everybody should have it (申请人建议主动公开): said once, after the
/// answer. CN-OGI-2019 Art. 44.
/// </summary>
[InLedger]
public sealed class PublicationWish
{
    /// <summary>The most characters of <see cref="Because"/>.</summary>
    public const int Longest = 1_000;

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Why, in the person's own words; null when they gave no reason.</summary>
    [Personal]
    public string? Because { get; init; }

    /// <summary>When it was said (UTC).</summary>
    public required DateTime At { get; init; }

    internal static void Model(ModelBuilder model) => model.Entity<PublicationWish>(wish =>
    {
        wish.HasKey(w => w.CaseId);
        wish.HasOne<Case>().WithOne().HasForeignKey<PublicationWish>(w => w.CaseId);
    });
}
