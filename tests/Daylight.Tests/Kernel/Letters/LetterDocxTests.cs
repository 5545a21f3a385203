using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig;
using Xunit;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Daylight.Tests.Kernel.Letters;

/// <summary>The measures of GB/T 9704-2012 as numbers, read from the file.</summary>
public sealed class LetterDocxTests : IDisposable
{
    readonly WordprocessingDocument word = WordprocessingDocument.Open(new MemoryStream(Sample.Short.Docx()), false);

    SectionProperties Section => word.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();

    Paragraph[] Paragraphs => [.. word.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()];

    public void Dispose() => word.Dispose();

    [Fact]
    public void It_is_a_valid_Word_file() =>
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(word, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

    [Fact]
    public void The_page_is_A4_with_the_margins_of_the_standard()
    {
        var (size, margin) = (Section.GetFirstChild<PageSize>()!, Section.GetFirstChild<PageMargin>()!);
        Assert.Equal(210, Mm(size.Width!.Value), 0.1);
        Assert.Equal(297, Mm(size.Height!.Value), 0.1);
        Assert.Equal(37, Mm(margin.Top!.Value), 0.1);
        Assert.Equal(28, Mm(margin.Left!.Value), 0.1);
        Assert.Equal(156, Mm(size.Width.Value - margin.Left.Value - margin.Right!.Value), 0.1);
        Assert.Equal(225, Mm(size.Height.Value - margin.Top.Value - margin.Bottom!.Value), 0.1);
    }

    [Fact]
    public void A_page_has_22_lines_of_28_characters()
    {
        var (margin, size) = (Section.GetFirstChild<PageMargin>()!, Section.GetFirstChild<PageSize>()!);
        var (high, wide) = (size.Height!.Value - margin.Top!.Value - margin.Bottom!.Value, size.Width!.Value - margin.Left!.Value - margin.Right!.Value);
        Assert.All(Paragraphs.Skip(1), paragraph => Assert.Equal((22, LineSpacingRuleValues.Exact),
            ((int)high / int.Parse(paragraph.ParagraphProperties!.SpacingBetweenLines!.Line!.Value!, CultureInfo.InvariantCulture), paragraph.ParagraphProperties.SpacingBetweenLines.LineRule!.Value)));
        Assert.All(Paragraphs.SelectMany(paragraph => paragraph.Descendants<RunProperties>()).Where(run => run.FontSize!.Val == "32"),
            run => Assert.Equal(28, (int)wide / (16 * 20 + run.Spacing!.Val!.Value)));
    }

    [Fact]
    public void The_name_of_the_body_is_red_and_stands_30_mm_below_the_edge_on_the_first_page_only()
    {
        Assert.Equal(30, Mm(Section.GetFirstChild<PageMargin>()!.Header!.Value), 0.1);
        Assert.NotNull(Section.GetFirstChild<TitlePage>());
        var name = FirstHeader.Elements<Paragraph>().First();
        Assert.Equal(Sample.Issuer, name.InnerText);
        Assert.Equal(("方正小标宋简体", "FF3333"), (FontOf(name), name.Descendants<Color>().Single().Val!.Value));
        Assert.Equal(JustificationValues.Center, name.ParagraphProperties!.Justification!.Val!.Value);
        Assert.DoesNotContain(word.MainDocumentPart!.HeaderParts.Where(part => part.Header != FirstHeader), part => part.Header!.InnerText.Length > 0);
    }

    [Fact]
    public void Two_double_lines_170_mm_long_lie_4_mm_below_the_name_and_20_mm_above_the_foot()
    {
        var name = double.Parse(FirstHeader.Descendants<FontSize>().First().Val!, CultureInfo.InvariantCulture) / 2 / 72 * 25.4;
        var bars = FirstHeader.Descendants<Wp.Anchor>().Select(bar => (
            Left: Emu(bar.HorizontalPosition!.PositionOffset!.InnerText), Top: Emu(bar.VerticalPosition!.PositionOffset!.InnerText),
            Wide: bar.Extent!.Cx!.Value / 36000d, High: bar.Extent.Cy!.Value / 36000d, From: bar.VerticalPosition.RelativeFrom!.Value)).ToList();
        Assert.Equal(4, bars.Count);
        Assert.All(bars, bar => Assert.Equal((20, 170, Wp.VerticalRelativePositionValues.Page), (bar.Left, bar.Wide, bar.From)));
        Assert.Equal(30 + name + 4, bars[0].Top, 0.1);
        Assert.True(bars[0].High > bars[1].High && bars[1].Top > bars[0].Top + bars[0].High, "thick above, thin below");
        Assert.True(bars[3].High > bars[2].High && bars[3].Top > bars[2].Top + bars[2].High, "thin above, thick below");
        Assert.Equal(277, bars[3].Top + bars[3].High, 0.1);
    }

    [Fact]
    public void Number_title_addressee_and_text_stand_where_the_standard_puts_them()
    {
        Assert.Equal((Sample.Number, JustificationValues.Right), (Paragraphs[0].InnerText, Paragraphs[0].ParagraphProperties!.Justification!.Val!.Value));
        Assert.All(Paragraphs[1..3], free => Assert.Empty(free.InnerText));
        var title = Paragraphs[3];
        Assert.Equal(("政府信息公开申请答复书", "方正小标宋简体", "44"), (title.InnerText, FontOf(title), title.Descendants<FontSize>().Single().Val!.Value));
        Assert.Empty(Paragraphs[4].InnerText);
        Assert.Equal(("陈晓岚：", 0), (Paragraphs[5].InnerText, Paragraphs[5].ParagraphProperties!.Indentation!.FirstLineChars!.Value));
        Assert.All(Paragraphs[6..11], paragraph => Assert.Equal(200, paragraph.ParagraphProperties!.Indentation!.FirstLineChars!.Value));
        Assert.Equal(("仿宋_GB2312", "32"), (FontOf(Paragraphs[6]), Paragraphs[6].Descendants<FontSize>().First().Val!.Value));
    }

    [Fact]
    public void Headings_of_the_first_and_second_level_have_their_faces()
    {
        Assert.Equal("黑体", FontOf(Paragraphs[7]));
        var second = Paragraphs[8].Elements<Run>().ToList();
        Assert.Equal(["楷体_GB2312", "仿宋_GB2312"], second.Select(run => run.Descendants<RunFonts>().Single().EastAsia!.Value));
        Assert.Equal("（一）审核意见。", second[0].InnerText);
        Assert.Equal("仿宋_GB2312", FontOf(Paragraphs[9]));
    }

    [Fact]
    public void A_font_that_a_machine_lacks_has_another_named_for_it()
    {
        var named = word.MainDocumentPart!.FontTablePart!.Fonts!.Elements<Font>().ToDictionary(font => font.Name!.Value!, font => font.AltName?.Val?.Value);
        Assert.All((string[])["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"], font => Assert.False(string.IsNullOrEmpty(named[font])));
    }

    [Fact]
    public void The_date_ends_four_characters_before_the_edge_and_the_name_is_centred_over_it_with_room_for_the_seal()
    {
        var (name, date) = (Paragraphs[^2], Paragraphs[^1]);
        Assert.Equal(("2026年10月13日", 400), (date.InnerText, date.ParagraphProperties!.Indentation!.RightChars!.Value));
        // 14 characters over 7: three and a half more on either side.
        Assert.Equal((Sample.Issuer, 50), (name.InnerText, name.ParagraphProperties!.Indentation!.RightChars!.Value));
        Assert.All(Paragraphs[^4..^2], free => Assert.Empty(free.InnerText));
        Assert.All(Paragraphs[^5..^1], together => Assert.NotNull(together.ParagraphProperties!.KeepNext));
        Assert.Equal("2. 一览表.xlsx", Paragraphs[^5].InnerText);
        Assert.Equal("附件：1. 审核意见（遮盖）.pdf", Paragraphs[^6].InnerText);
    }

    [Fact]
    public void The_first_page_has_no_number_and_the_others_have_it_at_the_outer_edge()
    {
        var feet = Section.Elements<FooterReference>().ToDictionary(foot => foot.Type!.Value,
            foot => ((FooterPart)word.MainDocumentPart!.GetPartById(foot.Id!)).Footer!.Elements<Paragraph>().Single());
        Assert.Empty(feet[HeaderFooterValues.First].InnerText);
        foreach (var (which, side) in ((HeaderFooterValues, JustificationValues)[])[(HeaderFooterValues.Default, JustificationValues.Right), (HeaderFooterValues.Even, JustificationValues.Left)])
        {
            Assert.Equal(("—  PAGE  —", side), (feet[which].InnerText, feet[which].ParagraphProperties!.Justification!.Val!.Value));
            Assert.Equal(("宋体", "28"), (FontOf(feet[which]), feet[which].Descendants<FontSize>().First().Val!.Value));
        }
        Assert.NotNull(word.MainDocumentPart!.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(30)]
    public async Task LibreOffice_sets_it_on_as_many_pages_as_the_PDF_has(int paragraphs)
    {
        using var made = await InLibreOffice(Sample.Long(paragraphs));
        using var own = PdfDocument.Open(Sample.Long(paragraphs).Pdf(Sample.Fonts));
        Assert.Equal(own.NumberOfPages, made.NumberOfPages);
    }

    [Fact]
    public async Task LibreOffice_sets_28_characters_in_a_line_and_22_lines_on_a_page()
    {
        using var made = await InLibreOffice(Sample.Short with { Paragraphs = [new string('字', 28 * 60), "特此答复。"] });
        var lines = made.GetPage(2).Letters.Where(letter => letter.Value == "字")
            .GroupBy(letter => (int)Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key).ToList();
        Assert.Equal(22, lines.Count);
        Assert.All(lines, line => Assert.Equal(28, line.Count()));
        Assert.Equal(LetterForm.LinePitch, (lines[0].Key - lines[^1].Key) / 21d / LetterForm.PointsPerMm, 0.05);
    }

    // What the office suite of another house makes of the file.
    static async Task<PdfDocument> InLibreOffice(OfficialLetter letter)
    {
        Assert.SkipUnless(Sample.Fonts.Any, LetterFonts.None.En);
        var folder = Directory.CreateTempSubdirectory("letter-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "letter.docx"), letter.Docx(), TestContext.Current.CancellationToken);
            Process? office = null;
            try
            {
                office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile",
                    "--convert-to", "pdf", "--outdir", folder.FullName, Path.Combine(folder.FullName, "letter.docx")]) { RedirectStandardOutput = true, RedirectStandardError = true });
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("LibreOffice is not installed on this machine.");
            }
            using (office) await office!.WaitForExitAsync(TestContext.Current.CancellationToken);
            return PdfDocument.Open(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "letter.pdf"), TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    Header FirstHeader => ((HeaderPart)word.MainDocumentPart!.GetPartById(
        Section.Elements<HeaderReference>().Single(header => header.Type!.Value == HeaderFooterValues.First).Id!)).Header!;

    static string FontOf(Paragraph paragraph) => paragraph.Descendants<RunFonts>().First().EastAsia!.Value!;

    static double Mm(double twips) => twips / 20 / 72 * 25.4;

    static double Emu(string text) => long.Parse(text, CultureInfo.InvariantCulture) / 36000d;
}
