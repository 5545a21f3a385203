using System.Buffers.Binary;

namespace Daylight;

/// <summary>Keys of what this process makes.</summary>
public static class Ids
{
    // Milliseconds since 1970 and twelve bits that count within one.
    static long last;

    /// <summary>
    /// A new key: a UUID of version 7 (RFC 9562 §6.2, a counter within the millisecond), greater than every one this process gave
    /// before. Several files sent at once, or letters of one moment, keep their order wherever they are sorted by their keys.
    /// </summary>
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable RS0030 // The one place that makes them.
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
#pragma warning restore RS0030
        var next = After(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((next >> 12) << 16) | 0x7000L | (next & 0xFFF));
        return new(bytes, bigEndian: true);
    }

    static long After(long milliseconds)
    {
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(seen + 1, milliseconds << 12);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen) return next;
        }
    }
}
