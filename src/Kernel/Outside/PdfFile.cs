using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Daylight;

/// <summary>Writes a PDF object by object, from nothing: no object of another file can get into it.</summary>
sealed class PdfFile
{
    readonly Stream file;
    readonly List<long> objects = [];

    public PdfFile(Stream file)
    {
        this.file = file;
        Put("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>An object; they are numbered from 1 in the order in which they come.</summary>
    public void Object(string text)
    {
        Begin();
        Put(text + "\nendobj\n");
    }

    /// <summary>A stream as it is.</summary>
    public void Stream(string facts, byte[] content) => Write(facts, content);

    /// <summary>A stream of text, packed.</summary>
    public void Packed(string facts, string content) => Write(facts + "/Filter /FlateDecode ", Deflated(content));

    /// <summary>
    /// What the codes of a simple font mean, from code 1 on: that makes its text one that can be searched and
    /// copied.
    /// </summary>
    public void Meaning(IReadOnlyList<string> characters)
    {
        var means = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
            + "1 begincodespacerange <00> <FF> endcodespacerange\n");
        foreach (var part in characters.Select((character, i) => $"<{i + 1:X2}> <{string.Concat(character.Select(unit => $"{(int)unit:X4}"))}>\n").Chunk(100))
            means.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n").AppendJoin("", part).Append("endbfchar\n");
        Packed("", means.Append("endcmap end end").ToString());
    }

    /// <summary>The end; object 1 is the catalogue.</summary>
    public void End()
    {
        var at = file.Position;
        Put($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in objects) Put($"{place:D10} 00000 n \n");
        Put($"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
    }

    /// <summary>A number as PDF writes it.</summary>
    public static string N(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    void Write(string facts, byte[] content)
    {
        Begin();
        Put($"<< {facts}/Length {content.Length} >>\nstream\n");
        file.Write(content);
        Put("\nendstream\nendobj\n");
    }

    void Begin()
    {
        objects.Add(file.Position);
        Put($"{objects.Count} 0 obj\n");
    }

    void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    static byte[] Deflated(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal)) deflate.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }
}
