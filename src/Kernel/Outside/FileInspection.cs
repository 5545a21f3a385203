using System.IO.Compression;
using System.Text;

namespace Daylight;

/// <summary>
/// Looks into a file that somebody hands in: what it is, and whether it may come in. Nothing in it is believed, least of
/// all its name.
/// </summary>
public static class FileInspection
{
    const int HeadBytes = 1024;
    const int Sector = 512;

    // A packed file can unfold to thousands of times its size.
    const long LargestUnfolded = 400L * 1024 * 1024;

    // No document has so many parts; each costs memory before anything is read.
    const int MostEntries = 20_000;

    /// <summary>What a file is; where it is not taken in, why.</summary>
    /// <param name="name">The name it was sent under.</param>
    /// <param name="content">All of it.</param>
    /// <param name="why">A sentence for the person who sent it; null when the file is taken in.</param>
    public static FileType? Of(string name, byte[] content, out Words? why)
    {
        var (type, refused) = content.Length == 0
            ? Refused("是空的。", "is empty.")
            : Sniff(name, content);
        why = refused ?? Mislabelled(name, type!);
        return why is null ? type : null;
    }

    // A name that claims nothing we know is only completed; one that claims something else misleads its reader.
    static Words? Mislabelled(string name, FileType type)
    {
        if (FileType.Claimed(name) is not { } claimed || claimed == type) return null;
        var (said, real) = (claimed.Ending[1..].ToUpperInvariant(), type.Ending[1..].ToUpperInvariant());
        return new($"名字说是{said}，内容其实是{real}。请改正文件名，或者另存为所写的格式。",
            $"is named as {said} but is {real} inside. Rename it, or save it in the format its name says.");
    }

    static (FileType?, Words?) Sniff(string name, byte[] content)
    {
        var head = content.AsSpan(0, Math.Min(content.Length, HeadBytes));
        if (head.IndexOf("%PDF-"u8) >= 0) return Pdf(content);
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return Zip(content);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return Compound(content);
        if (Picture(head) is { } picture) return (FileType.All.Single(type => type.Ending == picture), null);
        if (head.StartsWith(@"{\rtf"u8)) return Refused("是RTF文件。请另存为DOCX或PDF再传。", "is an RTF file. Save it as DOCX or PDF.");
        return Text(name, content);
    }

    // A PDF that opens only with a password says so in its trailer; one that merely forbids printing opens.
    static (FileType?, Words?) Pdf(byte[] content)
    {
        if (content.AsSpan().IndexOf("/Encrypt"u8) < 0) return (FileType.Pdf, null);
        try
        {
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(content);
            return (FileType.Pdf, null);
        }
        // Readers of foreign formats throw whatever they like: who can't open it here can't open it at home either.
        catch (Exception closed) when (closed is not OutOfMemoryException)
        {
            return Locked;
        }
    }

    static (FileType?, Words?) Zip(byte[] content)
    {
        try
        {
            if (IsLockedZip(content)) return Locked;
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostEntries || Unfolds(zip)) return Refused("解开之后太大，不像正常的文件。请重新导出一份。", "unfolds to far too much for a proper file. Export it again.");
            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Any(inside => inside.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return Refused("带有宏程序。请另存为不带宏的DOCX、XLSX或PDF。", "holds macros. Save it as DOCX or XLSX without macros, or as PDF.");
            if (names.Contains("word/document.xml")) return (FileType.Docx, null);
            if (names.Contains("xl/workbook.xml")) return (FileType.Xlsx, null);
            if (names.Contains("OFD.xml")) return (FileType.Ofd, null);
            if (names.Contains("ppt/presentation.xml")) return Slides;
            if (names.Contains("content.xml") && zip.GetEntry("mimetype") is { } declared) return OpenDocument(zip, declared);
            return Refused("是压缩包。请解开，把里面的文件一件件上传。", "is an archive. Unpack it and send the files one by one.");
        }
        // A directory that was tampered with makes the reader fail in any way there is.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return Broken;
        }
    }

    // APPNOTE 4.4.4: the first bit of an entry's flags says that it is encrypted; in the directory they are at offset 8.
    static bool IsLockedZip(byte[] content)
    {
        for (var at = 0; at + 8 < content.Length; at += 4)
        {
            var next = content.AsSpan(at).IndexOf("PK\x01\x02"u8);
            if (next < 0 || (at += next) + 8 >= content.Length) return false;
            if ((content[at + 8] & 1) == 1) return true;
        }
        return false;
    }

    // What an entry says of its size is not believed: it is unfolded and counted.
    static bool Unfolds(ZipArchive zip)
    {
        var (part, all) = (new byte[64 * 1024], 0L);
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > LargestUnfolded) return true;
            using var content = entry.Open();
            while (content.Read(part) is > 0 and var read)
                if ((all += read) > LargestUnfolded) return true;
        }
        return false;
    }

    static (FileType?, Words?) OpenDocument(ZipArchive zip, ZipArchiveEntry declared)
    {
        var letters = new byte[64];
        using var content = declared.Open();
        var said = Encoding.ASCII.GetString(letters, 0, content.ReadAtLeast(letters, letters.Length, throwOnEndOfStream: false)).Trim();
        if (zip.GetEntry("META-INF/manifest.xml") is { Length: < 1024 * 1024 } manifest)
        {
            using var reader = new StreamReader(manifest.Open());
            if (reader.ReadToEnd().Contains("encryption-data", StringComparison.Ordinal)) return Locked;
        }
        return said == FileType.Odt.MediaType ? (FileType.Odt, null)
            : said == FileType.Ods.MediaType ? (FileType.Ods, null)
            : Slides;
    }

    // Names of the streams inside stand in the directory, in UTF-16.
    static (FileType?, Words?) Compound(byte[] content)
    {
        if (Holds(content, "EncryptedPackage")) return Locked;
        if (Holds(content, "WordDocument")) return LockedAt(content, [0xEC, 0xA5], 11, 0x01) ? Locked : (FileType.Doc, null);
        if (Holds(content, "Workbook") || Holds(content, "Book"))
            return LockedAt(content, [0x09, 0x08, 0x10, 0x00], 20, 0x2F) ? Locked : (FileType.Xls, null);
        return Holds(content, "PowerPoint Document") ? Slides : Unknown;
    }

    static bool Holds(byte[] content, string stream) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

    // [MS-DOC] 2.5.2: fEncrypted is a bit of the file's first block; [MS-XLS] 2.4.117: FilePass follows the first record.
    static bool LockedAt(byte[] content, byte[] mark, int offset, byte flag)
    {
        for (var at = Sector; at + Sector <= content.Length; at += Sector)
        {
            if (content.AsSpan(at).StartsWith(mark)) return (content[at + offset] & flag) == flag;
        }
        return false;
    }

    static string? Picture(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ".png",
        [0xFF, 0xD8, 0xFF, ..] => ".jpg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ".gif",
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => ".tif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ".webp",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => ".bmp",
        _ => null,
    };

    // Text is what reads as text. Pages and drawings that can carry programs are no plain text.
    static (FileType?, Words?) Text(string name, byte[] content)
    {
        if (TextEncoding.Decode(content) is not { IsRubbish: false } decoded || decoded.Text.Any(Unprintable)) return Unknown;
        var begin = decoded.Text.AsSpan(0, Math.Min(decoded.Text.Length, HeadBytes)).TrimStart();
        string[] marks = ["<!doctype html", "<html", "<svg", "<?xml", "<script"];
        foreach (var mark in marks)
        {
            if (begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                return Refused("是网页或者XML文件。请把文字写进正文，或者另存为PDF。", "is a web page or XML. Put its words into the text, or save it as PDF.");
        }
        return (FileType.Claimed(name) is { MediaType: ['t', 'e', 'x', 't', '/', ..] } named ? named : FileType.Text, null);
    }

    static bool Unprintable(char letter) => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f' or '\uFEFF');

    static readonly (FileType?, Words?) Locked = Refused("设了密码，读者打不开。请去掉密码再传。", "is locked with a password: nobody could open it. Remove the password first.");

    static readonly (FileType?, Words?) Slides = Refused("是演示文稿。请另存为PDF再传。", "is a presentation. Save it as PDF.");

    static readonly (FileType?, Words?) Broken = Refused("已经损坏，打不开。请重新导出一份。", "is damaged and does not open. Export it again.");

    /// <summary>Said of what is of no type that is taken in; what wants other types says so itself.</summary>
    public static Words OfNoType { get; } = new(
        "不是可以公开的文件类型。可以传PDF、OFD、Word、Excel、ODF、图片、文本和CSV。",
        "is of no type that is published. PDF, OFD, Word, Excel, ODF, pictures, text and CSV can be sent.");

    static readonly (FileType?, Words?) Unknown = (null, OfNoType);

    static (FileType?, Words?) Refused(string zh, string en) => (null, new(zh, en));
}
