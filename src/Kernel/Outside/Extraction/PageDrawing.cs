using System.Globalization;

namespace Daylight;

/// <summary>Draws pages of a PDF as pictures with pdftoppm of poppler: as a reader sees them, comments and stamps included.</summary>
public sealed class PageDrawing(TextExtractionOptions options, TimeProvider time)
{
    /// <summary>The program is absent.</summary>
    public static readonly Words NoProgram = new(
        "没有安装poppler（pdftoppm），画不出PDF的页面。请管理员安装poppler-utils。",
        "poppler (pdftoppm) is not installed, so that pages of PDFs can't be drawn. Ask your administrator to install poppler-utils.");

    /// <summary>Draws one page.</summary>
    /// <param name="pdf">Path of the PDF.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="dots">Dots per inch.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The picture as PNG, or why there is none.</returns>
    public async Task<(byte[]? Png, Words? Why)> Draw(string pdf, int page, int dots, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("daylight-page-");
        try
        {
            var (path, why) = await DrawInto(Path.Combine(folder.FullName, "page"), pdf, page, dots, png: true, stop);
            return path is null ? (null, why) : (await File.ReadAllBytesAsync(path, stop), null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Draws one page into a file, as PNG or, which is quicker and large, as PPM.</summary>
    internal async Task<(string? Path, Words? Why)> DrawInto(
        string target, string pdf, int page, int dots, bool png, CancellationToken stop)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] form = png ? ["-png"] : [];
        var run = await new OutsideProgram(options.Pdftoppm, time).Run(
            ["-r", dots.ToString(CultureInfo.InvariantCulture), "-cropbox", "-f", number, "-l", number, "-singlefile", .. form, pdf, target],
            options.PageLimit, stop);
        target += png ? ".png" : ".ppm";
        if (run.Absent) return (null, NoProgram);
        if (run.TooLong) return (null, new($"第{page}页太复杂，画不出来。", $"Page {page} is too complex to be drawn."));
        return run.Done && File.Exists(target)
            ? (target, null)
            : (null, new($"第{page}页画不出来，文件可能已经损坏。", $"Page {page} can't be drawn: the file may be damaged."));
    }
}
