using Xunit;
using static Daylight.Tests.Kernel.Redaction.CorpusTests;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>Pages that have to be read to know what stands on them.</summary>
public sealed class ScanTests
{
    internal static readonly RedactionOptions Whole = new() { DotsPerInch = 150 };

    // Two languages are enough for what the samples say, and take half the time.
    internal static readonly TextExtractionOptions Programs = new() { OcrAny = "chi_sim+eng" };

    static readonly IReadOnlyList<Sample> Read = [.. PictureSamples.Read];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scans => [.. Read.Select(sample => sample.About)];

    [Theory, MemberData(nameof(Scans))]
    public async Task What_is_masked_in_a_picture_is_read_by_no_machine(string about)
    {
        var sample = Read.First(one => one.About == about);
        SkipWithout("pdftoppm", "tesseract");
        Assert.SkipUnless(PictureSamples.CanDraw, "The fonts of Noto CJK are not installed.");
        var file = Passed(await new Daylight.Redaction(Whole, Programs, TimeProvider.System).Of(sample.Name, sample.Content, sample.Marks, Stop));
        await Gone(sample, file, pictures: true);
    }

    [Fact]
    public async Task A_page_that_went_through_can_still_be_searched_and_read_aloud()
    {
        SkipWithout("pdftoppm", "tesseract");
        var pdf = new PdfDraft().Page("BT /F1 20 Tf 60 700 Td (Budget of the district 2026) Tj ET BT /F1 20 Tf 60 600 Td (Call 13800138000 for details) Tj ET").Build();
        var file = Passed(await new Daylight.Redaction(Whole, Programs, TimeProvider.System).Of("a.pdf", pdf, [Sample.Words(Sample.Phone)], Stop));
        using var read = UglyToad.PdfPig.PdfDocument.Open(file.Content);
        Assert.Contains("Budget of the district 2026", read.GetPage(1).Text);
        Assert.Contains("Budget", file.Text);
        Assert.Equal((595, 842), ((int)read.GetPage(1).Width, (int)read.GetPage(1).Height));
    }
}
