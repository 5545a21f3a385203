using System.Text;
using SkiaSharp;

namespace Daylight;

/// <summary>What is known of a page before it is read.</summary>
/// <param name="Found">Where masked words stand.</param>
/// <param name="Letters">Which characters it has.</param>
sealed record KnownPage(IReadOnlyList<(Box Area, WordMark Mark, string Written)> Found, IReadOnlySet<char> Letters)
{
    public static readonly KnownPage Nothing = new([], new HashSet<char>());
}

/// <summary>
/// Masks one page: paints what is known to stand there, lets the page be read by machine, paints what is read of masked
/// words, and so on until nothing of them is read any more. What is read last is the text the page keeps.
/// </summary>
sealed class PageRedaction(RedactionOptions options, PictureWords reading, Masks masks, string folder)
{
    const int Rounds = 4;

    public sealed record Result(IReadOnlyList<PictureWord> Words, IReadOnlyList<Box> Painted, Words? Why = null);

    /// <summary>Masks a page.</summary>
    /// <param name="picture">The page; painted into.</param>
    /// <param name="number">Its number.</param>
    /// <param name="dots">Dots per inch.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Result> Mask(
        SKBitmap picture, int number, int dots, KnownPage known, CancellationToken stop)
    {
        var painted = new List<Box>();
        foreach (var region in masks.Of<RegionMark>().Where(mark => mark.Page == number)) Paint(picture, region.Area, region, null, painted);
        foreach (var (area, mark, written) in known.Found) Paint(picture, area, mark, written, painted);
        if (!options.ReadsPages) return new([], painted);
        for (var round = 0; round < Rounds; round++)
        {
            var (readings, why) = await Read(picture, painted, dots, known.Letters, stop);
            if (why is not null) return new([], painted, why);
            var left = readings.SelectMany(Left).ToList();
            if (left.Count == 0) return new(readings.Count > 0 ? readings[0] : [], painted);
            foreach (var (area, mark, written) in left) Paint(picture, Wider(area, round), mark, written, painted);
        }
        return new([], painted, new($"第{number}页涂黑之后仍然读得出要遮盖的文字，没有出文件。请在这一页上画出区域",
            $"Masked words can still be read on page {number}, so no file was made. Mask a region on that page"));
    }

    /// <summary>
    /// Looks at a page of the finished file, as a reader's program draws it: the masks are all there, and beside them nothing of
    /// the masked words is read. The rest of the page was read before it was finished.
    /// </summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public async Task<Words?> Check(SKBitmap drawn, int number, int dots, IReadOnlyList<Box> painted, CancellationToken stop)
    {
        if (!painted.All(area => MaskPaint.Holds(drawn, area)))
            return new($"第{number}页的遮盖没有全部涂上，没有出文件", $"The masks of page {number} are not all there, so no file was made");
        if (!options.ReadsPages || painted.Count == 0 || masks.Words.Count == 0) return null;
        var (readings, why) = await Read(drawn, painted, dots, KnownPage.Nothing.Letters, stop, area => Around(area, drawn));
        return why ?? (readings.All(words => Left(words).Count == 0) ? null
            : new($"做成的文件，第{number}页上仍然读得出要遮盖的文字，没有出文件。请在这一页上画出区域",
                $"Masked words can still be read on page {number} of the finished file, so it was not given out. Mask a region on that page"));
    }

    // The lines in which masks stand, and those above and below.
    static (int Top, int Bottom) Around(Box area, SKBitmap picture)
    {
        var high = Math.Max(area.Height, 0.02);
        return ((int)((area.Top - high * 1.5) * picture.Height), (int)((area.Bottom + high * 1.5) * picture.Height));
    }

    List<(Box Area, WordMark Mark, string Written)> Left(IReadOnlyList<PictureWord> words)
    {
        var text = new PictureText(words);
        return [.. masks.In(text.Text, misread: true)
            .SelectMany(found => text.Of(found.Start, found.End).Select(area => (area, found.Mark, text.Text[found.Start..found.End])))];
    }

    void Paint(SKBitmap picture, Box area, Mark mark, string? written, List<Box> painted)
    {
        var known = painted.Exists(box => box.Left <= area.Left && box.Top <= area.Top && box.Right >= area.Right && box.Bottom >= area.Bottom);
        masks.Note(mark, written, first: !known);
        if (known) return;
        MaskPaint.Paint(picture, area, mark.Code);
        painted.Add(area);
    }

    // What was painted and is read all the same was painted too small.
    static Box Wider(Box area, int round)
    {
        var more = area.Height * (0.15 + round * 0.3);
        return new(Math.Max(0, area.Left - more), Math.Max(0, area.Top - more / 2), Math.Min(1, area.Right + more), Math.Min(1, area.Bottom + more / 2));
    }

    async Task<(IReadOnlyList<IReadOnlyList<PictureWord>>, Words?)> Read(
        SKBitmap picture, IReadOnlyList<Box> painted, int dots, IReadOnlySet<char> said, CancellationToken stop, Func<Box, (int Top, int Bottom)>? only = null)
    {
        var path = Path.Combine(folder, "page.pgm");
        var shown = only is null ? null : painted.Select(only).ToList();
        await using (var file = File.Create(path)) Grey(picture, painted, y => shown is null || shown.Exists(rows => y >= rows.Top && y <= rows.Bottom), file);
        return await reading.Of(path, dots, (picture.Width, picture.Height), said, stop);
    }

    // Masks are left out as white: black ones in a line make the machine lose the words beside them.
    static void Grey(SKBitmap picture, IReadOnlyList<Box> painted, Func<int, bool> shown, Stream into)
    {
        into.Write(Encoding.ASCII.GetBytes($"P5\n{picture.Width} {picture.Height}\n255\n"));
        var row = new byte[picture.Width];
        var dots = picture.GetPixelSpan();
        for (var y = 0; y < picture.Height; y++)
        {
            if (!shown(y))
            {
                row.AsSpan().Fill(255);
                into.Write(row);
                continue;
            }
            var from = dots.Slice(y * picture.RowBytes, picture.Width * 4);
            for (var x = 0; x < row.Length; x++) row[x] = (byte)((from[x * 4] * 77 + from[x * 4 + 1] * 151 + from[x * 4 + 2] * 28) >> 8);
            foreach (var box in painted.Where(box => y >= box.Top * picture.Height - 2 && y <= box.Bottom * picture.Height + 2))
            {
                var (start, end) = (Math.Max(0, (int)(box.Left * row.Length) - 2), Math.Min(row.Length, (int)(box.Right * row.Length) + 3));
                row.AsSpan(start, Math.Max(0, end - start)).Fill(255);
            }
            into.Write(row);
        }
    }
}
