using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace Daylight.Tests.Kernel.Letters;

/// <summary>The PDF is read by another program: what stands in it, and where, in millimetres.</summary>
public sealed class LetterPdfTests
{
    const double PointsPerMm = 72 / 25.4;

    static PdfDocument Open(OfficialLetter letter)
    {
        Assert.SkipUnless(Sample.Fonts.Any, LetterFonts.None.En);
        return PdfDocument.Open(letter.Pdf(Sample.Fonts));
    }

    // The square of a character stands 12 % below the line.
    static double Top(Letter letter) => 297 - (letter.StartBaseLine.Y + 0.88 * letter.PointSize) / PointsPerMm;

    static double Left(Letter letter) => letter.StartBaseLine.X / PointsPerMm;

    static double Right(Letter letter) => letter.EndBaseLine.X / PointsPerMm;

    static List<List<Letter>> Lines(Page page) =>
        [.. page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).OrderByDescending(line => line.Key).Select(line => line.OrderBy(letter => letter.StartBaseLine.X).ToList())];

    static string TextOf(IEnumerable<Letter> line) => string.Concat(line.Select(letter => letter.Value));

    [Fact]
    public void Its_text_can_be_copied_as_it_was_written()
    {
        using var pdf = Open(Sample.Short);
        var text = string.Concat(pdf.GetPages().SelectMany(Lines).Select(TextOf).Where(line => !line.StartsWith('—')));
        Assert.Equal(Sample.Issuer + Sample.Number + Sample.Head.Title + string.Concat(Sample.Text.Where(letter => !char.IsWhiteSpace(letter))),
            string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))));
    }

    [Fact]
    public void Page_name_and_double_lines_stand_within_a_millimetre_of_the_standard()
    {
        using var pdf = Open(Sample.Short);
        var page = pdf.GetPage(1);
        Assert.Equal(210, page.Width / PointsPerMm, 0.1);
        Assert.Equal(297, page.Height / PointsPerMm, 0.1);
        var name = Lines(page)[0];
        Assert.Equal(Sample.Issuer, TextOf(name));
        Assert.Equal(30, Top(name[0]), 1.0);
        Assert.Equal(28 + 156 / 2, (Left(name[0]) + Right(name[^1])) / 2, 1.0);
        var bars = page.Paths.Select(path => path.GetBoundingRectangle()!.Value).OrderByDescending(bar => bar.Top).ToList();
        Assert.Equal(4, bars.Count);
        Assert.All(bars, bar => Assert.Equal((20d, 170d), (Math.Round(bar.Left / PointsPerMm, 1), Math.Round(bar.Width / PointsPerMm, 1))));
        Assert.Equal(30 + name[0].PointSize / PointsPerMm + 4, 297 - bars[0].Top / PointsPerMm, 1.0);
        Assert.True(bars[0].Height > bars[1].Height && bars[3].Height > bars[2].Height);
        Assert.Equal(277, 297 - bars[3].Bottom / PointsPerMm, 1.0);
    }

    [Fact]
    public void The_number_stands_under_the_line_at_the_right_and_the_text_in_the_type_area()
    {
        using var pdf = Open(Sample.Short);
        var page = pdf.GetPage(1);
        var (lines, line) = (Lines(page), page.Paths.Select(path => path.GetBoundingRectangle()!.Value).OrderByDescending(bar => bar.Top).ElementAt(1));
        Assert.Equal(Sample.Number, TextOf(lines[1]));
        Assert.Equal(297 - line.Bottom / PointsPerMm + 7 / 8d * 16 / PointsPerMm, Top(lines[1][0]), 1.0);
        Assert.Equal(184, Right(lines[1][^1]), 1.0);
        Assert.Equal(Sample.Head.Title, TextOf(lines[2]));
        Assert.Equal(22, lines[2][0].PointSize, 0.1);
        // Two lines are free above the title, one below it.
        Assert.Equal(3 * 225 / 22d, Top(lines[2][0]) - Top(lines[1][0]), 1.0);
        Assert.Equal(2 * 225 / 22d, Top(lines[3][0]) - Top(lines[2][0]), 1.0);
        Assert.Equal(("陈晓岚：", 28), (TextOf(lines[3]), (int)Math.Round(Left(lines[3][0]))));
        Assert.Equal(28 + 2 * 156 / 28d, Left(lines[4][0]), 1.0);
        Assert.Equal(184, Right(lines[4][^1]), 1.0);
        Assert.All(page.Letters, letter => Assert.InRange(Left(letter), 27.9, 184));
    }

    [Fact]
    public void A_full_page_has_22_lines_of_28_characters()
    {
        using var pdf = Open(Sample.Short with { Paragraphs = [new string('公', 28 * 60)] });
        var lines = Lines(pdf.GetPage(2))[..^1];
        Assert.Equal(22, lines.Count);
        Assert.All(lines, line => Assert.Equal(28, line.Count));
        Assert.Equal(37, Top(lines[0][0]), 1.0);
        Assert.InRange(Top(lines[^1][0]) + 16 / PointsPerMm, 250, 262);
    }

    [Fact]
    public void Pages_after_the_first_are_numbered_at_the_outer_edge()
    {
        using var pdf = Open(Sample.Long(45));
        Assert.True(pdf.NumberOfPages >= 3);
        Assert.DoesNotContain(pdf.GetPage(1).Letters, letter => letter.Value == "—");
        var (even, odd) = (Lines(pdf.GetPage(2))[^1], Lines(pdf.GetPage(3))[^1]);
        Assert.Equal(("— 2 —", "— 3 —"), (TextOf(even), TextOf(odd)));
        Assert.Equal(28 + 156 / 28d, Left(even[0]), 1.0);
        Assert.Equal(184 - 156 / 28d, Right(odd[^1]), 1.0);
        // The dash is in the middle of its square.
        Assert.Equal(262 + 7, Top(even[0]) + 14 / PointsPerMm / 2, 1.0);
    }

    [Fact]
    public void No_line_begins_with_a_closing_mark_or_ends_with_an_opening_one_and_figures_stay_together()
    {
        using var pdf = Open(Sample.Short with
        {
            Paragraphs = [.. Enumerable.Range(0, 30).Select(i => new string('文', i) + "《条例》（国务院令第711号），“公开”：2026年10月13日、GK-2026-00214，不予公开。《办法》（试行）。")],
        });
        foreach (var line in pdf.GetPages().SelectMany(Lines).Select(TextOf))
        {
            Assert.DoesNotContain(line[0], "，。、；：！？）》”");
            Assert.DoesNotContain(line[^1], "（《“");
        }
        Assert.Equal(30, pdf.GetPages().SelectMany(Lines).Count(line => TextOf(line).Contains("GK-2026-00214", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_seal_never_stands_on_a_page_without_text()
    {
        for (var paragraphs = 3; paragraphs < 14; paragraphs++)
        {
            using var pdf = Open(Sample.Long(paragraphs) with { Attachments = [] });
            var last = Lines(pdf.GetPage(pdf.NumberOfPages)).Select(TextOf).ToList();
            var date = last.IndexOf("2026年10月13日");
            Assert.True(date >= 2, $"{paragraphs} paragraphs: {string.Join('|', last)}");
            Assert.Equal(Sample.Issuer, last[date - 1]);
            Assert.NotEqual(Sample.Issuer, last[date - 2]);
        }
    }

    [Fact]
    public void A_long_name_fits_one_line_and_the_seal_stays_on_the_page()
    {
        var name = string.Concat(Enumerable.Repeat("粤港澳大湾区", 5));
        using var pdf = Open(Sample.Short with { Issuer = name, Signature = name });
        var lines = Lines(pdf.GetPage(1));
        Assert.Equal(name, TextOf(lines[0]));
        Assert.All(pdf.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(Right(letter), 20, 190));
    }

    [Fact]
    public void Without_a_font_that_may_be_embedded_no_PDF_is_made()
    {
        var none = new LetterFonts(new() { FontFolders = [Path.Combine(Path.GetTempPath(), "no such folder")] });
        Assert.False(none.Any);
    }

    [Fact]
    public void The_same_letter_makes_the_same_bytes()
    {
        Assert.SkipUnless(Sample.Fonts.Any, LetterFonts.None.En);
        Assert.Equal(Sample.Short.Pdf(Sample.Fonts), Sample.Short.Pdf(Sample.Fonts));
    }
}
