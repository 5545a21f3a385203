using System.Security.Cryptography;

namespace Daylight;

/// <summary>
/// Private data that the log holds only as a commitment: SHA-256(0x02 ‖ salt ‖ data). The mark 0x02 keeps it apart
/// from leaves (0x00) and nodes (0x01) of the tree; the salt's fixed length keeps salt and data apart. Whoever is
/// shown salt and data can check them against the log; without the salt nobody can try out guesses. To erase a
/// person's data, delete salt and data: the commitment stays in the log, valid, and tells nothing any more.
/// Seal each thing that may have to be erased alone with a salt of its own.
/// </summary>
/// <param name="Salt">32 random bytes, as private as the data.</param>
/// <param name="Commitment">What goes into the log.</param>
public sealed record SealedValue(ReadOnlyMemory<byte> Salt, Hash Commitment)
{
    /// <summary>The number of bytes of a salt.</summary>
    public const int SaltLength = 32;

    const byte Mark = 0x02;

    /// <summary>Seals <paramref name="data"/> with a new salt.</summary>
    public static SealedValue Seal(ReadOnlySpan<byte> data)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(salt, Commit(salt, data));
    }

    /// <summary>Seals a file or other long data with a new salt, without holding it in memory.</summary>
    public static async Task<SealedValue> Seal(Stream data, CancellationToken stop)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(salt, await Commit(salt, data, stop));
    }

    /// <summary>The commitment of <paramref name="salt"/> and <paramref name="data"/>.</summary>
    /// <exception cref="ArgumentException">The salt has not exactly 32 bytes.</exception>
    public static Hash Commit(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data)
    {
        using var hash = Begin(salt);
        hash.AppendData(data);
        return new(hash.GetHashAndReset());
    }

    /// <inheritdoc cref="Commit(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static async Task<Hash> Commit(ReadOnlyMemory<byte> salt, Stream data, CancellationToken stop)
    {
        using var hash = Begin(salt.Span);
        var part = new byte[64 * 1024];
        while (await data.ReadAsync(part, stop) is > 0 and var read) hash.AppendData(part.AsSpan(0, read));
        return new(hash.GetHashAndReset());
    }

    /// <summary>True when <paramref name="data"/> is what was sealed.</summary>
    public bool Holds(ReadOnlySpan<byte> data) => Salt.Length == SaltLength && Commit(Salt.Span, data) == Commitment;

    static IncrementalHash Begin(ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltLength)
            throw new ArgumentException($"A salt has {SaltLength} bytes, not {salt.Length}.");
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Mark]);
        hash.AppendData(salt);
        return hash;
    }
}
