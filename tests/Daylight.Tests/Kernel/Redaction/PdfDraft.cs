using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>A PDF written object by object, so that a test can put anything into it.</summary>
sealed class PdfDraft
{
    readonly List<byte[]> objects = [[], []];
    readonly List<int> pages = [];

    /// <summary>What stands in the catalogue besides its pages.</summary>
    public string Catalog { get; set; } = "";

    /// <summary>What stands in the trailer besides its root.</summary>
    public string Trailer { get; set; } = "";

    /// <summary>Adds an object; its number.</summary>
    public int Add(string text)
    {
        objects.Add(Encoding.Latin1.GetBytes(text));
        return objects.Count;
    }

    /// <summary>Adds a stream; its number.</summary>
    public int Stream(string facts, byte[] content, bool packed = false)
    {
        if (packed)
        {
            using var into = new MemoryStream();
            using (var zip = new ZLibStream(into, CompressionLevel.Fastest)) zip.Write(content);
            (content, facts) = (into.ToArray(), facts + " /Filter /FlateDecode");
        }
        objects.Add([.. Encoding.Latin1.GetBytes($"<< {facts} /Length {content.Length} >>\nstream\n"), .. content, .. "\nendstream"u8]);
        return objects.Count;
    }

    public int Stream(string facts, string content, bool packed = false) => Stream(facts, Encoding.Latin1.GetBytes(content), packed);

    /// <summary>The usual font.</summary>
    public int Helvetica(string more = "") => Add($"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {more} >>");

    /// <summary>Adds a page of A4 on which F1 is a font and X1, where given, something else to draw.</summary>
    public PdfDraft Page(string content, int? font = null, string resources = "", string more = "", bool packed = false)
    {
        font ??= Helvetica();
        var drawn = Stream("", content, packed);
        pages.Add(Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {more} /Contents {drawn} 0 R "
            + $"/Resources << /Font << /F1 {font} 0 R >> {resources} >> >>"));
        return this;
    }

    /// <summary>The number that the page added last will have as an object.</summary>
    public int LastPage => pages[^1];

    public byte[] Build()
    {
        objects[0] = Encoding.Latin1.GetBytes($"<< /Type /Catalog /Pages 2 0 R {Catalog} >>");
        objects[1] = Encoding.Latin1.GetBytes($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Concat(pages.Select(page => $"{page} 0 R "))}] >>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new List<long>();
        foreach (var (text, i) in objects.Select((text, i) => (text, i)))
        {
            places.Add(file.Position);
            file.Write([.. Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"), .. text, .. "\nendobj\n"u8]);
        }
        End(file, places.Select((place, i) => (i + 1, place)), objects.Count + 1, null);
        return file.ToArray();
    }

    /// <summary>The same file with an object replaced at its end, as editors save: what it said before is still there.</summary>
    public byte[] Updated(int number, string text)
    {
        var before = Build();
        using var file = new MemoryStream();
        file.Write(before);
        var previous = Encoding.Latin1.GetString(before).Split("startxref\n")[^1].Split('\n')[0];
        var place = file.Position;
        file.Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n{text}\nendobj\n"));
        End(file, [(number, place)], objects.Count + 1, previous);
        return file.ToArray();
    }

    void End(MemoryStream file, IEnumerable<(int Number, long Place)> entries, int size, string? previous)
    {
        var at = file.Position;
        var table = new StringBuilder("xref\n");
        if (previous is null) table.Append("0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in entries) table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root 1 0 R {Trailer} {(previous is null ? "" : $"/Prev {previous}")} >>\nstartxref\n{at}\n%%EOF\n");
        file.Write(Encoding.Latin1.GetBytes(table.ToString()));
    }

    /// <summary>A font for any characters, as word processors write them: codes of two bytes, and a table of what they mean.</summary>
    public (int Font, string Codes) Composite(string text, bool means = true)
    {
        var codes = string.Concat(text.Select((_, i) => $"{i + 1:X4}"));
        var table = Stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + $"{text.Length} beginbfchar\n{string.Concat(text.Select((letter, i) => $"<{i + 1:X4}> <{(int)letter:X4}>\n"))}endbfchar endcmap end end");
        var below = Add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 "
            + $"/FontDescriptor {Add("<< /Type /FontDescriptor /FontName /Unknown /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>")} 0 R >>");
        return (Add($"<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H /DescendantFonts [{below} 0 R] {(means ? $"/ToUnicode {table} 0 R" : "")} >>"), codes);
    }
}
