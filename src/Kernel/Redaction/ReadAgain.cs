using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace Daylight;

/// <summary>
/// Looks for masked words in a finished file: byte by byte in four encodings, in everything that is packed in it, in the
/// text of its parts and in what is extracted from it. It knows nothing of how the file was made.
/// </summary>
static partial class ReadAgain
{
    // Fewer bytes turn up in a picture by chance.
    const int FewestBytes = 6;

    const int LargestPart = 300 * 1024 * 1024;

    static readonly byte[] Begins = "stream"u8.ToArray(), Ends = "endstream"u8.ToArray();

    /// <summary>The words that are still there.</summary>
    public static IReadOnlyList<string> Survivors(RedactedFile file, IEnumerable<string> words)
    {
        var parts = Parts(file.Content, file.Type).ToList();
        var texts = parts.Where(part => part.IsText).Select(part => new Compared(Readable(part.Bytes)))
            .Append(new Compared(file.Text)).Concat(file.Type == FileType.Pdf ? Layers(file.Content) : []).ToList();
        return [.. words.Distinct().Where(word => InBytes(parts, word) || InText(texts, word))];
    }

    // What a program finds and copies that reads the text layer of the finished file.
    static IEnumerable<Compared> Layers(byte[] content)
    {
        using var pdf = PdfDocument.Open(content);
        return [.. pdf.GetPages().Select(page => new Compared(page.Text))];
    }

    static bool InText(List<Compared> texts, string word) =>
        Compared.Of(word) is { Length: > 1 } compared && texts.Exists(text => text.Holds(compared));

    static bool InBytes(List<(byte[] Bytes, bool IsText)> parts, string word)
    {
        var spelled = Encodings().Select(encoding => encoding.GetBytes(word)).Where(bytes => bytes.Length >= FewestBytes).ToList();
        return parts.Exists(part => spelled.Exists(bytes => part.Bytes.AsSpan().IndexOf(bytes) >= 0));
    }

    static IEnumerable<Encoding> Encodings() =>
        [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!];

    static IEnumerable<(byte[] Bytes, bool IsText)> Parts(byte[] content, FileType type)
    {
        yield return (content, type.IsText);
        if (type == FileType.Docx || type == FileType.Xlsx)
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                yield return (Whole(part), true);
            }
        }
        if (type != FileType.Pdf) yield break;
        foreach (var stream in Streams(content)) yield return (stream, false);
    }

    /// <summary>What is packed in a PDF, unpacked.</summary>
    public static IEnumerable<byte[]> Streams(byte[] content)
    {
        var at = 0;
        while (content.AsSpan(at).IndexOf(Begins) is >= 0 and var next)
        {
            var start = at + next + Begins.Length;
            while (start < content.Length && content[start] is (byte)'\r' or (byte)'\n') start++;
            if (content.AsSpan(start).IndexOf(Ends) is not (>= 0 and var length)) yield break;
            if (Inflated(content, start, length) is { } inflated) yield return inflated;
            at = start + length + Ends.Length;
        }
    }

    static byte[]? Inflated(byte[] content, int start, int length)
    {
        try
        {
            using var packed = new ZLibStream(new MemoryStream(content, start, length), CompressionMode.Decompress);
            return Whole(packed);
        }
        catch (InvalidDataException)
        {
            // Not packed: it was searched as it stands.
            return null;
        }
    }

    static byte[] Whole(Stream part)
    {
        using var whole = new MemoryStream();
        var piece = new byte[81920];
        while (whole.Length < LargestPart && part.Read(piece) is > 0 and var read) whole.Write(piece, 0, read);
        return whole.ToArray();
    }

    // Tags stand between runs of one word.
    static string Readable(byte[] part) => WebUtility.HtmlDecode(Tags().Replace(Encoding.UTF8.GetString(part), ""));

    [GeneratedRegex("<[^>]{0,4000}>")]
    private static partial Regex Tags();
}
