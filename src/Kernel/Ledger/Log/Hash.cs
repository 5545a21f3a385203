using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Daylight;

/// <summary>A SHA-256 value: 32 bytes kept in place, without heap memory, equal when all bytes are equal.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>The number of bytes of a hash.</summary>
    public const int Length = 32;

    readonly Vector256<byte> bytes;

    /// <summary>Takes a hash from exactly 32 <paramref name="bytes"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than 32 bytes.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.");
        this.bytes = Vector256.Create(bytes);
    }

    /// <summary>The SHA-256 of <paramref name="data"/>.</summary>
    public static Hash Of(ReadOnlySpan<byte> data)
    {
        Span<byte> digest = stackalloc byte[Length];
        SHA256.HashData(data, digest);
        return new(digest);
    }

    /// <summary>Reads base64; false unless the text is exactly what <see cref="Base64"/> writes.</summary>
    public static bool TryParse(string? base64, out Hash hash)
    {
        var read = Base64Text.Read(base64);
        var whole = read?.Length == Length;
        hash = whole ? new(read) : default;
        return whole;
    }

    /// <summary>Standard base64, 44 characters: the form of checkpoints and proofs.</summary>
    public string Base64 => Convert.ToBase64String(ToArray());

    /// <summary>Lower-case hexadecimal, 64 characters: the form that <c>sha256sum</c> prints.</summary>
    public string Hex => Convert.ToHexStringLower(ToArray());

    /// <summary>Writes the 32 bytes to the beginning of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => bytes.CopyTo(destination);

    /// <summary>A copy of the 32 bytes.</summary>
    public byte[] ToArray()
    {
        var copy = new byte[Length];
        bytes.CopyTo(copy);
        return copy;
    }

    /// <inheritdoc/>
    public bool Equals(Hash other) => bytes == other.bytes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes.AsInt32()[0];    // any four bytes of a hash are evenly spread

    /// <inheritdoc cref="Hex"/>
    public override string ToString() => Hex;

    /// <summary>True when all bytes are equal.</summary>
    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    /// <summary>True when any byte differs.</summary>
    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);
}
