using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// Reads pictures with tesseract, and draws PDF pages with pdftoppm for it. Absent programs are a reason, not a fault.
/// </summary>
sealed partial class OpticalReading(TextExtractionOptions options, string languages, TimeProvider time)
{
    // 300 dots per inch is what tesseract is trained for; fewer loses strokes of dense characters.
    const string DotsPerInch = "300";

    static readonly Words NoProgram = new(
        "未安装文字识别程序（tesseract、poppler），扫描件未提取正文。",
        "The programs for reading scans (tesseract, poppler) are not installed.");

    public sealed record Result(IReadOnlyDictionary<int, string> Pages, Words? Why);

    public async Task<ExtractedText> OfPicture(string path, CancellationToken stop)
    {
        var read = await Recognise(path, stop);
        if (read.Why is { } why) return new("", TextSource.None, 1, why);
        return read.Text.Length > 0
            ? new(read.Text, TextSource.Ocr, 1)
            : ExtractedText.Nothing("图片中没有识别出文字。", "No text was recognised in the picture.");
    }

    public async Task<Result> OfPdfPages(string path, int[] pages, CancellationToken stop)
    {
        var texts = new Dictionary<int, string>();
        var folder = Directory.CreateTempSubdirectory("daylight-ocr-");
        try
        {
            foreach (var page in pages.Take(options.MostOcrPages))
            {
                var drawn = await Draw(path, page, folder.FullName, stop);
                if (drawn is null) return new(texts, NoProgram);
                if (drawn.Length == 0) continue;
                var (text, why) = await Recognise(drawn, stop);
                File.Delete(drawn);
                if (why is not null) return new(texts, why);
                if (text.Length > 0) texts[page] = text;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return new(texts, pages.Length > options.MostOcrPages ? TooMany(pages.Length) : null);
    }

    Words TooMany(int pages) => new(
        $"扫描页过多，{pages} 页中只识别了前 {options.MostOcrPages} 页。",
        $"Too many scanned pages: only the first {options.MostOcrPages} of {pages} were read.");

    // The picture's path; empty when the page can't be drawn; null when the program is absent.
    async Task<string?> Draw(string pdf, int page, string folder, CancellationToken stop)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var target = Path.Combine(folder, number);
        var run = await new OutsideProgram(options.Pdftoppm, time).Run(
            ["-r", DotsPerInch, "-gray", "-png", "-f", number, "-l", number, "-singlefile", pdf, target],
            options.PageLimit, stop);
        if (run.Absent) return null;
        return run.Done && File.Exists(target + ".png") ? target + ".png" : "";
    }

    async Task<(string Text, Words? Why)> Recognise(string picture, CancellationToken stop)
    {
        var run = await new OutsideProgram(options.Tesseract, time).Run(
            [picture, "stdout", "-l", languages, "--psm", "3"], options.PageLimit, stop);
        if (run.Absent) return ("", NoProgram);
        if (run.TooLong) return ("", new("识别超时。", "Reading the picture took too long."));
        if (!run.Done) return ("", new("图片无法识别。", "The picture can't be read."));
        return (PlainText.Clean(SpaceBetweenHan().Replace(run.Output, "")), null);
    }

    // tesseract puts a space between Chinese characters.
    [GeneratedRegex(@"(?<=[\u3000-\u9FFF\uFF00-\uFFEF]) +(?=[\u3000-\u9FFF\uFF00-\uFFEF])")]
    private static partial Regex SpaceBetweenHan();
}
