namespace Daylight;

/// <summary>What an e-mail that came in is.</summary>
public enum MailKind
{
    /// <summary>Somebody wrote it (来信).</summary>
    Letter,

    /// <summary>A program wrote it: an absence notice, a confirmation of reading, a list (自动回复).</summary>
    Automatic,

    /// <summary>A server gives back, or can't yet deliver, what was sent (退信).</summary>
    Returned,
}

/// <summary>What a server says of a letter it gives back.</summary>
/// <param name="Final">False when it will try again.</param>
/// <param name="Said">Its words, such as <c>550 5.1.1 user unknown</c>; null when none were found.</param>
public sealed record MailReturn(bool Final, string? Said);

/// <summary>A file or letter enclosed in an e-mail.</summary>
/// <param name="Name">Its name as sent; empty when it has none.</param>
/// <param name="Content">All of it; null when it can't be taken out.</param>
/// <param name="Why">Why not, as a sentence that follows its name.</param>
public sealed record MailPart(string Name, byte[]? Content, Words? Why = null);

/// <summary>An e-mail as it was read. Nothing in it is believed but the check in the address of a case.</summary>
public sealed record ReceivedMail
{
    /// <summary>What it is.</summary>
    public MailKind Kind { get; init; }

    /// <summary>
    /// Fingerprint of what its sender made: the same letter that comes twice, by two ways, has the same. SHA-256 in hex.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>Addresses it says it is from, tidied; a letter has one.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>The name its sender gives; empty when none.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>
    /// True when the server that took it in found that it is not from whom it says (DMARC).
    /// </summary>
    public bool Disowned { get; init; }

    /// <summary>All that says where it goes and what it answers, as it stands there.</summary>
    public string Addressed { get; init; } = "";

    /// <summary>All of a returned letter that may name what is returned; empty for others.</summary>
    public string Named { get; init; } = "";

    /// <summary>The subject, on one line. Never used to file it.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When it says it was sent (UTC); null when it does not say, or nonsense.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Its text as a person reads it; empty when there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why there is no text, or not all of it; null when it was read.</summary>
    public Words? Why { get; init; }

    /// <summary>What is enclosed, in order.</summary>
    public IReadOnlyList<MailPart> Parts { get; init; } = [];

    /// <summary>What the server says; null for all that is not returned.</summary>
    public MailReturn? Return { get; init; }
}
