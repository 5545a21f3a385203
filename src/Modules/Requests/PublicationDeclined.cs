namespace Daylight.Requests;

/// <summary>
/// That what several people asked for is not to be published, and why (不转为主动公开). It covers the cases that were looked
/// at: once a further one comes the item is suggested again.
/// </summary>
[InLedger]
sealed class PublicationDeclined
{
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The body whose cases they are.</summary>
    public required string BodyCode { get; init; }

    /// <summary>Codes of the cases, separated by blanks.</summary>
    public required string Cases { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The officer who decided.</summary>
    public Guid? By { get; init; }

    public IReadOnlyList<string> Codes => Cases.Split(' ');

    public static void Model(ModelBuilder model) => model.Entity<PublicationDeclined>(declined =>
    {
        declined.HasIndex(d => d.BodyCode);
        declined.HasOne<Body>().WithMany().HasForeignKey(d => d.BodyCode);
        declined.Ignore(d => d.Codes);
    });
}
