using System.Security.Cryptography;
using System.Text;

namespace Daylight.Petitions;

/// <summary>
/// The key by which a program sends requests (api_key). Only its digest is kept. It is never changed: it ends, and the
/// program gets another.
/// </summary>
[InLedger]
sealed class Open311Key
{
    const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    const int Length = 40;

    /// <summary>Key of the row.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>SHA-256 of the key.</summary>
    public required string Hash { get; init; }

    /// <summary>The program.</summary>
    public required string Program { get; init; }

    /// <summary>Who answers for it, and how they are reached.</summary>
    public required string Contact { get; init; }

    /// <summary>True when it tells its users that what they send may be published, and they agree.</summary>
    public required bool Consents { get; init; }

    /// <summary>First day on which it works.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Who gave it.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it ended (UTC); null while it works.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>A new key: 200 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The digest under which a key is kept.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static void Model(ModelBuilder model) => model.Entity<Open311Key>(key => key.HasIndex(k => k.Hash).IsUnique());
}
