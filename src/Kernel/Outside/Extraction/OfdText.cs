using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Daylight;

/// <summary>
/// The text of an OFD file (GB/T 33190-2016 版式文档): a ZIP whose page files hold <c>TextCode</c> elements.
/// Glyph-only text, which carries no characters, is not read.
/// </summary>
static class OfdText
{
    const long LargestPage = 50 * 1024 * 1024;

    public static ExtractedText Of(string path, CancellationToken stop)
    {
        using var file = ZipFile.OpenRead(path);
        var pages = file.Entries
            .Where(entry => entry.FullName.Contains("/Pages/", StringComparison.OrdinalIgnoreCase)
                && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && entry.Length <= LargestPage)
            .OrderBy(entry => Numbered(entry.FullName), StringComparer.Ordinal)
            .ToArray();
        var text = new StringBuilder();
        foreach (var page in pages)
        {
            stop.ThrowIfCancellationRequested();
            using var content = page.Open();
            Write(content, text);
        }
        var clean = PlainText.Clean(text.ToString());
        return clean.Length > 0
            ? new(clean, TextSource.BornDigital, pages.Length)
            : ExtractedText.Nothing("版式文档中没有可提取的文字。", "The OFD file holds no characters that can be read.");
    }

    // Millimetres between the feet of letters of different fonts on one line.
    const double SameLine = 1.5;

    static double Millimetres(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static void Write(Stream page, StringBuilder text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(page, settings);
        double? line = null;
        var (top, baseline) = (0.0, 0.0);
        var inside = false;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                inside = reader is { NodeType: XmlNodeType.Element, LocalName: "TextCode" };
            if (reader.LocalName == "TextObject" && reader.GetAttribute("Boundary") is { } box)
                top = box.Split(' ') is [_, var y, ..] ? Millimetres(y) : 0;
            if (inside && reader.GetAttribute("Y") is { } down) baseline = top + Millimetres(down);
            if (!inside || reader.NodeType != XmlNodeType.Text) continue;
            // Pieces of one printed line are objects of their own that stand on the same line.
            if (line is { } before && Math.Abs(baseline - before) > SameLine) text.Append('\n');
            line = baseline;
            text.Append(reader.Value);
        }
        text.Append('\n');
    }

    // Page_10 after Page_9: numbers are padded so that they sort as numbers.
    static string Numbered(string name)
    {
        var padded = new StringBuilder(name.Length + 16);
        for (var i = 0; i < name.Length;)
        {
            var end = i;
            while (end < name.Length && char.IsAsciiDigit(name[end])) end++;
            if (end == i)
            {
                padded.Append(name[i++]);
                continue;
            }
            padded.Append(CultureInfo.InvariantCulture, $"{name[i..end],9}");
            i = end;
        }
        return padded.ToString();
    }
}
