using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ICU4N.Text;
using SkiaSharp;
using Xunit;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>Tries to get out of a file what was masked in it, with other programs and by other ways than those that made it.</summary>
static class ReadBack
{
    /// <summary>Full-width letters and the like as what they stand for.</summary>
    internal static readonly Normalizer2 Compatible = Normalizer2.GetInstance(null, "nfkc", Normalizer2Mode.Compose);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Everything that programs and a look at the bytes get out of a file, as text without blanks.</summary>
    public static async Task<string> Everything(RedactedFile file, bool pictures)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Ids.Next():N}{file.Type.Ending}");
        await File.WriteAllBytesAsync(path, file.Content, Stop);
        try
        {
            var said = new StringBuilder(file.Text).Append('\n');
            said.Append((await new TextExtraction(new() { Tesseract = "none" }, TimeProvider.System).Of(path, null, null, Stop)).Text);
            if (file.Type.Ending == ".pdf") said.Append(await Run("pdftotext", "-enc", "UTF-8", path, "-")).Append(await Run("pdfinfo", path));
            foreach (var bytes in Unpacked(file)) foreach (var encoding in Encodings) said.Append('\n').Append(encoding.GetString(bytes));
            if (pictures) said.Append('\n').Append(await Seen(file, path));
            return string.Concat(Compatible.Normalize(said.ToString()).Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What is read from the pictures of its pages.</summary>
    static async Task<string> Seen(RedactedFile file, string path)
    {
        if (file.Type.Ending != ".pdf") return await Run("tesseract", path, "stdout", "-l", "chi_sim+eng", "--psm", "3");
        await Run("pdftoppm", "-r", "150", "-png", path, path);
        var text = new StringBuilder();
        foreach (var page in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "-*.png"))
        {
            text.Append(await Run("tesseract", page, "stdout", "-l", "chi_sim+eng", "--psm", "3"));
            File.Delete(page);
        }
        return text.ToString();
    }

    /// <summary>How dark an area of a page is, 0 to 1.</summary>
    public static async Task<double> Darkness(byte[] content, string ending, Box area, int page)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Ids.Next():N}");
        await File.WriteAllBytesAsync(path, content, Stop);
        if (ending == ".pdf") await Run("pdftoppm", "-r", "72", "-cropbox", "-png", "-f", $"{page}", "-l", $"{page}", "-singlefile", path, path);
        using var picture = SKBitmap.Decode(ending == ".pdf" ? path + ".png" : path);
        File.Delete(path);
        File.Delete(path + ".png");
        var (dark, all) = (0, 0);
        for (var y = (int)(area.Top * picture.Height); y < area.Bottom * picture.Height; y++)
        {
            for (var x = (int)(area.Left * picture.Width); x < area.Right * picture.Width; x++)
            {
                all++;
                if (picture.GetPixel(Math.Min(x, picture.Width - 1), Math.Min(y, picture.Height - 1)).Red < 0x60) dark++;
            }
        }
        return (double)dark / all;
    }

    static readonly Encoding[] Encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!];

    static IEnumerable<byte[]> Unpacked(RedactedFile file)
    {
        yield return file.Content;
        // The same, a byte on: characters of two bytes begin anywhere.
        yield return file.Content[1..];
        if (file.Type.Ending is ".docx" or ".xlsx")
        {
            using var zip = new ZipArchive(new MemoryStream(file.Content));
            foreach (var entry in zip.Entries)
            {
                using var into = new MemoryStream();
                using var part = entry.Open();
                part.CopyTo(into);
                yield return into.ToArray();
            }
        }
        if (file.Type.Ending != ".pdf") yield break;
        var text = Encoding.Latin1.GetString(file.Content);
        for (var at = text.IndexOf("/FlateDecode", StringComparison.Ordinal); at >= 0; at = text.IndexOf("/FlateDecode", at + 1, StringComparison.Ordinal))
        {
            var begin = text.IndexOf("stream\n", at, StringComparison.Ordinal) + 7;
            using var packed = new ZLibStream(new MemoryStream(file.Content, begin, text.IndexOf("endstream", begin, StringComparison.Ordinal) - begin), CompressionMode.Decompress);
            using var into = new MemoryStream();
            packed.CopyTo(into);
            yield return into.ToArray();
        }
    }

    static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        _ = await wrong;
        return await said;
    }
}
