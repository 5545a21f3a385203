using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;

namespace Daylight;

/// <summary>The secret that opens a case to its requester, who needs no account. Only its hash is kept.</summary>
public static class CaseSecret
{
    // Crockford's alphabet: no letter that is mistaken for a digit when read over the telephone.
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 12;

    /// <summary>A new secret: 60 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>
    /// The secret that belongs to what somebody sent under a key of their own: the same for the same, and nobody finds it who
    /// does not know the key.
    /// </summary>
    public static string From(string key, string content)
    {
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(content));
        return string.Concat(digest.Take(Length).Select(one => Alphabet[one % Alphabet.Length]));
    }

    /// <summary>Who watches the server sees by <c>daylight.case_secrets.hashed</c> when somebody tries many.</summary>
    static readonly Counter<long> Hashed = new Meter("Daylight").CreateCounter<long>(Figure, "{secret}", "Secrets of cases that were given or tried.");

    /// <summary>The name of the figure that counts hashed secrets.</summary>
    public const string Figure = "daylight.case_secrets.hashed";

    /// <summary>The hash under which a secret is kept.</summary>
    public static string HashOf(string secret)
    {
        Hashed.Add(1);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(secret))));
    }

    // People type lower case and spaces, and read O for 0.
    static string Normalised(string secret) =>
        secret.ToUpperInvariant().Replace(" ", "").Replace("-", "").Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
