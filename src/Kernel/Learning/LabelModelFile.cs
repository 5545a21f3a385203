using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Daylight;

/// <summary>
/// A model as a file: a mark, the version of the format, a digest, and the packed content. It holds no text of a letter,
/// but the words and pairs of characters that stand in two letters at least, as numbers.
/// </summary>
public static class LabelModelFile
{
    const byte Version = 1;

    static ReadOnlySpan<byte> Mark => "daylight-labels"u8;

    /// <summary>Writes a model.</summary>
    public static void Save(this LabelModel model, Stream into)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8)) Write(model, writer);
        var content = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        into.Write(Mark);
        into.WriteByte(Version);
        into.Write(SHA256.HashData(content));
        into.Write(content);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="from">The file.</param>
    /// <param name="why">What is wrong with it; null when a model is returned. It can be learned anew at any time.</param>
    public static LabelModel? TryLoad(Stream from, out Words? why)
    {
        Span<byte> head = stackalloc byte[Mark.Length + 1 + SHA256.HashSizeInBytes];
        why = from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Mark) ? NoModel
            : head[Mark.Length] != Version ? OtherVersion(head[Mark.Length])
            : null;
        if (why is not null) return null;
        var packed = new MemoryStream();
        from.CopyTo(packed);
        var content = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(head[(Mark.Length + 1)..]))
        {
            why = Damaged;
            return null;
        }
        packed.Position = 0;
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var reader = new BinaryReader(brotli, Encoding.UTF8);
        return Read(reader);
    }

    static void Write(LabelModel model, BinaryWriter writer)
    {
        var planes = model.Planes;
        writer.Write(model.Calibration.Sharpness);
        writer.Write(model.Sure);
        writer.Write7BitEncodedInt(model.Labels.Count);
        for (var label = 0; label < model.Labels.Count; label++)
        {
            writer.Write(model.Labels[label]);
            writer.Write(planes.Steps[label]);
            writer.Write(planes.Biases[label]);
            writer.Write(model.Calibration.Leanings[label]);
        }
        writer.Write7BitEncodedInt(model.Figures.Count);
        foreach (var (label, letters, suggested, right) in model.Figures)
        {
            writer.Write(label);
            writer.Write(letters);
            writer.Write(suggested);
            writer.Write(right);
        }
        writer.Write7BitEncodedInt(model.Keys.Length);
        // Column by column, each of its own kind, packs best.
        foreach (var key in model.Keys) writer.Write(key);
        foreach (var worth in planes.Worth) writer.Write((Half)worth);
        foreach (var weights in planes.Weights)
            foreach (var weight in weights) writer.Write(weight);
    }

    // The digest has said that it is whole: what is read here is what was written.
    static LabelModel Read(BinaryReader reader)
    {
        var (sharpness, sure) = (reader.ReadDouble(), reader.ReadDouble());
        var count = reader.Read7BitEncodedInt();
        var (labels, steps, biases, leanings) = (new string[count], new float[count], new float[count], new double[count]);
        for (var label = 0; label < count; label++)
        {
            (labels[label], steps[label]) = (reader.ReadString(), reader.ReadSingle());
            (biases[label], leanings[label]) = (reader.ReadSingle(), reader.ReadDouble());
        }
        var figures = new LabelFigures[reader.Read7BitEncodedInt()];
        for (var at = 0; at < figures.Length; at++)
            figures[at] = new(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var keys = new ulong[reader.Read7BitEncodedInt()];
        for (var at = 0; at < keys.Length; at++) keys[at] = reader.ReadUInt64();
        var worth = new float[keys.Length];
        for (var at = 0; at < worth.Length; at++) worth[at] = (float)reader.ReadHalf();
        var weights = new sbyte[count][];
        for (var label = 0; label < count; label++)
        {
            weights[label] = new sbyte[keys.Length];
            for (var at = 0; at < keys.Length; at++) weights[label][at] = reader.ReadSByte();
        }
        return new(labels, keys, new(worth, weights, steps, biases), new(sharpness, leanings), sure, figures);
    }

    static readonly Words NoModel = new("这不是学习结果的文件。请重新学习。", "This is no file of what was learned. Learn again.");

    static readonly Words Damaged = new("学习结果的文件已损坏。请重新学习。", "The file of what was learned is damaged. Learn again.");

    static Words OtherVersion(int version) => new(
        $"学习结果的文件是第 {version} 版的，本程序读第 {Version} 版。请重新学习。",
        $"The file of what was learned is of version {version}; this program reads version {Version}. Learn again.");
}
