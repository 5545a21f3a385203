namespace Daylight.Petitions;

/// <summary>
/// What is known of a petition because a program sent it, and what of it is given back to everyone: its text, place and
/// picture only in the form in which the office released them.
/// </summary>
[InLedger]
sealed class Open311Request
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The key with which it came.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Code of its kind: <see cref="Offers"/>.</summary>
    public required string Service { get; init; }

    /// <summary>By which its number is asked for.</summary>
    public required Guid Token { get; init; }

    /// <summary>Digest of what the program calls this one sending (Idempotency-Key); null when it does not name it.</summary>
    [Personal]
    public string? Sending { get; init; }

    /// <summary>Digest of device and content: the same sent again shortly afterwards is the same request.</summary>
    [Personal]
    public required string Content { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Where the program keeps a picture; never fetched from here.</summary>
    [Personal]
    public string? MediaUrl { get; init; }

    /// <summary>What it is about, as the office released it.</summary>
    [Personal]
    public string? Description { get; set; }

    /// <summary>The place, as the office released it.</summary>
    [Personal]
    public string? Address { get; set; }

    /// <summary>True when its point on the map is given out too.</summary>
    public bool WithPoint { get; set; }

    /// <summary>True when the address of the picture is given out too.</summary>
    public bool WithMedia { get; set; }

    /// <summary>The masked copy of a picture that is given out; null for none.</summary>
    public Guid? Picture { get; set; }

    /// <summary>When the office released it (UTC); null while it did not.</summary>
    public DateTime? ReleasedAt { get; set; }

    /// <summary>Who released it.</summary>
    public Guid? ReleasedBy { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<Open311Request>(request =>
    {
        request.HasKey(r => r.CaseId);
        request.HasIndex(r => r.Token).IsUnique();
        request.HasIndex(r => new { r.KeyId, r.Sending }).IsUnique();
        request.HasIndex(r => new { r.KeyId, r.Content });
        request.HasOne<Case>().WithOne().HasForeignKey<Open311Request>(r => r.CaseId);
        request.HasOne<Open311Key>().WithMany().HasForeignKey(r => r.KeyId);
    });
}

/// <summary>What a program added to a request it had sent (service request update): read by the office, given out to nobody.</summary>
[InLedger]
sealed class Open311Update
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Digest of what the program calls it; null when it does not name it.</summary>
    [Personal]
    public string? Sending { get; init; }

    /// <summary>What was added.</summary>
    [Personal]
    public required string Description { get; init; }

    /// <summary>The state the program wishes for; people decide.</summary>
    [Personal]
    public string? Wished { get; init; }

    /// <summary>Where the program keeps a picture; never fetched from here.</summary>
    [Personal]
    public string? MediaUrl { get; init; }

    /// <summary>When it was said there (UTC).</summary>
    public required DateTime SaidAt { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime At { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<Open311Update>(update =>
    {
        update.HasIndex(u => new { u.CaseId, u.Sending }).IsUnique();
        update.HasOne<Case>().WithMany().HasForeignKey(u => u.CaseId);
    });
}
