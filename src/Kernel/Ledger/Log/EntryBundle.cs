using System.Buffers;
using System.Buffers.Binary;

namespace Daylight;

/// <summary>
/// Up to 256 entries as C2SP tlog-tiles serves them: each preceded by its length in bytes, two bytes, the higher first.
/// </summary>
public static class EntryBundle
{
    /// <summary>The most bytes an entry can have, for two bytes must hold its length.</summary>
    public const int MaxEntry = ushort.MaxValue;

    /// <summary>Writes an entry behind those already written.</summary>
    /// <exception cref="ArgumentException">The entry has more than <see cref="MaxEntry"/> bytes.</exception>
    public static void Append(IBufferWriter<byte> bundle, ReadOnlySpan<byte> entry)
    {
        RefuseTooLong(entry);
        BinaryPrimitives.WriteUInt16BigEndian(bundle.GetSpan(sizeof(ushort)), (ushort)entry.Length);
        bundle.Advance(sizeof(ushort));
        bundle.Write(entry);
    }

    /// <summary>The entries of a bundle, in order, or null with a problem when the bundle is cut off.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Read(ReadOnlyMemory<byte> bundle, Problems problems)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (!bundle.IsEmpty)
        {
            var length = bundle.Length < sizeof(ushort) ? -1 : BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (length < 0 || bundle.Length < sizeof(ushort) + length)
            {
                problems.Add("entries", "条目包不完整，末尾被截断。", "The bundle of entries is incomplete: its end is cut off.");
                return null;
            }
            entries.Add(bundle.Slice(sizeof(ushort), length));
            bundle = bundle[(sizeof(ushort) + length)..];
        }
        return entries;
    }

    internal static void RefuseTooLong(ReadOnlySpan<byte> entry)
    {
        if (entry.Length > MaxEntry)
            throw new ArgumentException(
                $"A log entry has at most {MaxEntry} bytes, this one {entry.Length}: log the hash of what is long.");
    }
}
