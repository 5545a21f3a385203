using SkiaSharp;
using UglyToad.PdfPig;

namespace Daylight;

/// <summary>
/// Redacts what consists of pages: PDFs, which are drawn anew as pictures, and pictures. Nothing of the old file but its
/// dots comes into the new one.
/// </summary>
sealed class PdfRedaction(RedactionOptions options, TextExtractionOptions programs, TimeProvider time)
{
    const double PointsPerInch = 72;

    // A page drawn coarser than this can't be read; one to be looked at is drawn a little finer.
    const int FewestDots = 60, DotsToLook = 80;

    readonly PageDrawing drawing = new(programs, time);

    public async Task<(RedactedFile? File, Problems Problems)> OfPdf(byte[] content, Masks masks, CancellationToken stop)
    {
        using var pdf = PdfDocument.Open(content);
        if (pdf.NumberOfPages > options.MostPages)
            return (null, Problems.Of("", $"有{pdf.NumberOfPages}页，最多{options.MostPages}页。请分成几份", $"It has {pdf.NumberOfPages} pages, at most {options.MostPages} are redacted. Split it"));
        return await Pages(pdf.NumberOfPages, async (number, folder) =>
        {
            var page = pdf.GetPage(number);
            var dots = DotsFor(page.Width, page.Height);
            if (dots < FewestDots) return new(null, dots, default, KnownPage.Nothing, Pictures.TooLarge);
            var source = Path.Combine(folder, "source.pdf");
            if (!File.Exists(source)) await File.WriteAllBytesAsync(source, content, stop);
            var (drawn, why) = await drawing.DrawInto(Path.Combine(folder, "page"), source, number, dots, png: false, stop);
            var picture = drawn is null ? null : Pictures.ReadPpm(await File.ReadAllBytesAsync(drawn, stop));
            return new(picture, dots, (page.Width, page.Height), new PdfLetters(pdf, masks).Of(page), why ?? (picture is null ? Pictures.Broken : null));
        }, masks, stop);
    }

    /// <summary>A page as it is, to be looked at.</summary>
    public async Task<(byte[]? Png, Words? Why)> Look(byte[] content, int number, CancellationToken stop)
    {
        using var pdf = PdfDocument.Open(content);
        var page = pdf.GetPage(number);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pdf");
        try
        {
            await File.WriteAllBytesAsync(path, content, stop);
            return await drawing.Draw(path, number, Math.Max(1, Math.Min(DotsToLook, DotsFor(page.Width, page.Height))), stop);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Pages of a TIFF come out as a PDF, which every reader opens.</summary>
    public async Task<(RedactedFile? File, Problems Problems)> OfTiff(byte[] content, Masks masks, CancellationToken stop)
    {
        var pages = Pictures.ReadTiff(content, options.MostDots, options.MostPages, out var why);
        if (why is not null) return (null, Problems.Of("", why.Zh, why.En));
        return await Pages(pages.Count, (number, _) =>
        {
            var (picture, dots) = (pages[number - 1], options.DotsPerInch);
            return Task.FromResult(new Drawn(picture, dots, (picture.Width * PointsPerInch / dots, picture.Height * PointsPerInch / dots), KnownPage.Nothing));
        }, masks, stop);
    }

    /// <summary>A photograph stays JPEG, every other picture becomes PNG.</summary>
    public async Task<(RedactedFile? File, Problems Problems)> OfPicture(byte[] content, FileType type, Masks masks, CancellationToken stop)
    {
        using var picture = Pictures.Read(content, options.MostDots, out var why);
        if (picture is null) return (null, Problems.Of("", why!.Zh, why.En));
        var folder = Directory.CreateTempSubdirectory("daylight-redaction-");
        try
        {
            var page = await Masking(masks, folder).Mask(picture, 1, options.DotsPerInch, KnownPage.Nothing, stop);
            if (page.Why is { } refused) return (null, Problems.Of("", refused.Zh, refused.En));
            var jpeg = type == FileType.Jpeg;
            var made = jpeg ? Pictures.Jpeg(picture) : Pictures.Png(picture);
            var problems = Painted(made, page.Painted, 1);
            return (new(jpeg ? FileType.Jpeg : FileType.Png, made, new PictureText(page.Words).Text, Recognised: true), problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    sealed record Drawn(SKBitmap? Picture, int Dots, (double, double) Size, KnownPage Known, Words? Why = null);

    async Task<(RedactedFile?, Problems)> Pages(int count, Func<int, string, Task<Drawn>> draw, Masks masks, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("daylight-redaction-");
        var (pages, problems) = (new List<PicturePage>(), new Problems());
        try
        {
            for (var number = 1; number <= count; number++)
            {
                stop.ThrowIfCancellationRequested();
                var drawn = await draw(number, folder.FullName);
                if (drawn.Why is { } undrawn) return (null, problems.Add("", undrawn.Zh.TrimEnd('。'), undrawn.En.TrimEnd('.')));
                using var picture = drawn.Picture!;
                var page = await Masking(masks, folder).Mask(picture, number, drawn.Dots, drawn.Known, stop);
                if (page.Why is { } why) return (null, problems.Add("", why.Zh.TrimEnd('。'), why.En.TrimEnd('.')));
                var jpeg = Pictures.Jpeg(picture);
                problems.And(Painted(jpeg, page.Painted, number));
                pages.Add(new(jpeg, (picture.Width, picture.Height), drawn.Size, page.Words));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var text = string.Join('\n', pages.Select(page => new PictureText(page.Words).Text));
        return (new(FileType.Pdf, PicturePdf.Of(pages), text, Recognised: true), problems);
    }

    // The dots that go out are looked at once more, as a reader's program will decode them.
    static Problems Painted(byte[] made, IReadOnlyList<Box> areas, int number)
    {
        var problems = new Problems();
        if (areas.Count == 0) return problems;
        using var again = SKBitmap.Decode(made);
        return problems.When(!areas.All(area => MaskPaint.Holds(again, area)), "",
            $"第{number}页的遮盖没有全部涂上，没有出文件", $"The masks of page {number} are not all there, so no file was made");
    }

    PageRedaction Masking(Masks masks, DirectoryInfo folder) => new(options, new PictureWords(programs, time), masks, folder.FullName);

    int DotsFor(double width, double height)
    {
        var (wide, high) = (Math.Max(width, 1) / PointsPerInch, Math.Max(height, 1) / PointsPerInch);
        return (int)Math.Min(options.DotsPerInch, Math.Sqrt(options.MostDots / (wide * high)));
    }
}
