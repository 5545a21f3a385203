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
        var path = Path.Combine(Path.GetTempPath(), $"{Ids.Next():N}.pdf");
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
            var problems = new Problems();
            using (var again = SKBitmap.Decode(made)) await Finished(again, 1, options.DotsPerInch, page.Painted, masks, folder, problems, stop);
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
        var (pages, painted, problems) = (new List<PicturePage>(), new List<(int Number, int Dots, IReadOnlyList<Box> Areas)>(), new Problems());
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
                pages.Add(new(Pictures.Jpeg(picture), (picture.Width, picture.Height), drawn.Size, page.Words));
                if (page.Painted.Count > 0) painted.Add((number, drawn.Dots, page.Painted));
            }
            var made = PicturePdf.Of(pages);
            var file = Path.Combine(folder.FullName, "finished.pdf");
            if (painted.Count > 0) await File.WriteAllBytesAsync(file, made, stop);
            foreach (var (number, dots, areas) in painted)
            {
                var (path, why) = await drawing.DrawInto(Path.Combine(folder.FullName, "finished"), file, number, dots, png: false, stop);
                using var again = path is null ? null : Pictures.ReadPpm(await File.ReadAllBytesAsync(path, stop));
                if (again is null) problems.Add("", (why ?? Pictures.Broken).Zh.TrimEnd('。'), (why ?? Pictures.Broken).En.TrimEnd('.'));
                else await Finished(again, number, dots, areas, masks, folder, problems, stop);
            }
            var text = string.Join('\n', pages.Select(page => new PictureText(page.Words).Text));
            return (new(FileType.Pdf, made, text, Recognised: true), problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What goes out is looked at and read once more, as a reader's program will draw it.
    async Task Finished(SKBitmap again, int number, int dots, IReadOnlyList<Box> painted, Masks masks, DirectoryInfo folder, Problems problems, CancellationToken stop)
    {
        if (await Masking(masks, folder).Check(again, number, dots, painted, stop) is { } wrong) problems.Add("", wrong.Zh.TrimEnd('。'), wrong.En.TrimEnd('.'));
    }

    PageRedaction Masking(Masks masks, DirectoryInfo folder) => new(options, new PictureWords(programs, time), masks, folder.FullName);

    int DotsFor(double width, double height)
    {
        var (wide, high) = (Math.Max(width, 1) / PointsPerInch, Math.Max(height, 1) / PointsPerInch);
        return (int)Math.Min(options.DotsPerInch, Math.Sqrt(options.MostDots / (wide * high)));
    }
}
