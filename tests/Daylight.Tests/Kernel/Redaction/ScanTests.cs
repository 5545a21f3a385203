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

    // Whatever goes wrong between the page that was painted and the file that goes out: programs in the place of the real ones
    // draw the old page for the finished file, or read the words on it.
    [Theory]
    [InlineData("*finished.pdf*) exec pdftoppm \"${@//finished.pdf/source.pdf}\";;", "exit 0", "遮盖没有全部涂上")]
    [InlineData("*finished.pdf*) touch \"$0.done\";;", "[ -f \"${0%/*}/draws.done\" ] && printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t10\\t50\\t10\\t96\\t13800138000\\n'; exit 0", "做成的文件，第1页上仍然读得出")]
    public async Task The_finished_file_is_drawn_and_read_once_more_before_anybody_gets_it(string drawn, string read, string why)
    {
        SkipWithout("pdftoppm", "bash");
        var folder = Directory.CreateTempSubdirectory("daylight-test-");
        try
        {
            string Program(string name, string does)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllText(path, $"#!/bin/bash\n{does}\n");
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                return path;
            }

            var programs = Programs with { Pdftoppm = Program("draws", $"case \"$*\" in {drawn} esac\nexec pdftoppm \"$@\""), Tesseract = Program("reads", read) };
            var pdf = new PdfDraft().Page("BT /F1 20 Tf 60 600 Td (Call 13800138000 for details) Tj ET").Build();
            var redacted = await new Daylight.Redaction(new() { DotsPerInch = 72 }, programs, TimeProvider.System).Of("a.pdf", pdf, [Sample.Words(Sample.Phone)], Stop);
            Assert.Contains(why, Assert.Single(redacted.Problems).Say.Zh, StringComparison.Ordinal);
            Assert.Null(redacted.File);

            var sound = programs with { Pdftoppm = "pdftoppm", Tesseract = Program("silent", "exit 0") };
            Passed(await new Daylight.Redaction(new() { DotsPerInch = 72 }, sound, TimeProvider.System).Of("a.pdf", pdf, [Sample.Words(Sample.Phone)], Stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
