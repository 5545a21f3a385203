using System.IO.Compression;
using System.Text;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>Files as nobody should send them: broken, locked, misnamed, several things at once, folded a thousand times.</summary>
static class BadFiles
{
    static readonly string[] Endings = [".pdf", ".docx", ".xlsx", ".doc", ".xls", ".txt", ".csv", ".ofd", ".odt", ".zip", ".html", ".exe", ".PDF ", "", ".tar.gz", ".docx.pdf"];

    static readonly string[] Stems =
    [
        "../../etc/passwd", @"..\..\windows\system32\a", "/etc/shadow", "名单\0", "名单\r\nX-Header: 1", "\u202Efdp.exe", "con", "a:b|c?d*e", new string('长', 400),
        ".", "..", "", " ", "名 单", "%2e%2e%2f", "\uD800", "😀", "a;b&c=d", "\"><script>zap(1)</script>", "‮名单",
    ];

    static readonly Lazy<byte[]> Bomb = new(() => Zip(CompressionLevel.Fastest, ("word/document.xml", new byte[401 * 1024 * 1024])));

    static readonly Lazy<byte[]> ManyEntries = new(() => Zip(CompressionLevel.NoCompression,
        [.. Enumerable.Range(0, 25_000).Select(i => ($"word/{i}.xml", Array.Empty<byte>())).Append(("word/document.xml", []))]));

    /// <summary>Folds to half a megabyte what is 401 MB: more than any document.</summary>
    public static byte[] TheBomb => Bomb.Value;

    /// <summary>More parts than any document has.</summary>
    public static byte[] TheCrowd => ManyEntries.Value;

    /// <summary>A name.</summary>
    public static string Name(Random random) => Stems[random.Next(Stems.Length)] + Endings[random.Next(Endings.Length)];

    /// <summary>What is in it.</summary>
    public static byte[] Content(Random random) => random.Next(15) switch
    {
        0 => [],
        1 => Bytes(random, random.Next(1, 4000)),
        2 => Cut(random, Docx),
        3 => Flipped(random, Docx),
        4 => Zip(CompressionLevel.Fastest, ("inner.zip", Docx), ("more/inner.zip", Docx)),
        5 => Locked(Docx),
        6 => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(random.Next(2) == 0 ? "EncryptedPackage" : "WordDocument"), .. new byte[1200]],
        7 => [.. "%PDF-1.7\n1 0 obj << /Type /Catalog >>\ntrailer << /Encrypt 5 0 R >>"u8],
        8 => Cut(random, [.. "%PDF-1.4\n"u8, .. Bytes(random, 500), .. "\ntrailer << /Root 1 0 R >>\n%%EOF"u8]),
        // Several things at once: which of them it is depends on the reader.
        9 => [.. "%PDF-1.4\n"u8, .. Docx],
        10 => [.. "GIF89a/*"u8, .. "*/=1;alert(1)//"u8],
        11 => [.. "<!doctype html><script>zap(1)</script>"u8],
        12 => Zip(CompressionLevel.Fastest, ("word/document.xml", "<w/>"u8.ToArray()), ("word/vbaProject.bin", [1])),
        13 => Zip(CompressionLevel.Fastest, ("../../word/document.xml", [1]), ("/xl/workbook.xml", [1])),
        _ => Encoding.UTF8.GetBytes(Nasty.Short(random) + "名单"),
    };

    /// <summary>A sound one.</summary>
    static byte[] Docx { get; } = Zip(CompressionLevel.Optimal, ("[Content_Types].xml", "<Types/>"u8.ToArray()),
        ("word/document.xml", Encoding.UTF8.GetBytes("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>名单</w:t></w:r></w:p></w:body></w:document>")));

    static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return file.ToArray();
    }

    // As if every part were encrypted.
    static byte[] Locked(byte[] zip)
    {
        var locked = (byte[])zip.Clone();
        for (var at = 0; at + 10 < locked.Length; at++)
        {
            if (locked.AsSpan(at).StartsWith("PK\x03\x04"u8)) locked[at + 6] |= 1;
            if (locked.AsSpan(at).StartsWith("PK\x01\x02"u8)) locked[at + 8] |= 1;
        }
        return locked;
    }

    static byte[] Cut(Random random, byte[] content) => content[..random.Next(content.Length)];

    static byte[] Flipped(Random random, byte[] content)
    {
        var flipped = (byte[])content.Clone();
        for (var i = random.Next(1, 30); i > 0; i--) flipped[random.Next(flipped.Length)] = (byte)random.Next(256);
        return flipped;
    }

    static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
