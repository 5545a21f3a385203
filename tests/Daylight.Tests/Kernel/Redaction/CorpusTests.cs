using System.Text;
using Xunit;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>
/// Files made so that what is masked hides where redactions are known to fail. Nothing of it can be got out again: not by
/// extracting text, not by reading the picture, not by searching the bytes.
/// </summary>
public sealed class CorpusTests
{
    // Reading pictures takes minutes for all: in haste only those of ScanTests are read, here it is measured how dark they are.
    static readonly RedactionOptions Options = Pace.Thorough ? ScanTests.Whole : new() { DotsPerInch = 72, ReadsPages = false };

    static readonly IReadOnlyList<Sample> Unread = [.. PdfSamples.All, .. OfficeSamples.All, .. PictureSamples.Marked];

    // Nothing of the old file but its dots is in the new one.
    static readonly string[] Foreign = ["/Annots", "/AcroForm", "/EmbeddedFile", "/OCProperties", "/JavaScript", "/JS", "/Metadata", "/Info", "/Outlines", "/Prev"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. Unread.Select(sample => sample.About)];

    [Fact]
    public void There_are_many_and_they_differ()
    {
        var all = Unread.Concat(PictureSamples.Read).ToList();
        Assert.True(all.Count >= 60, $"{all.Count}");
        Assert.Distinct(all.Select(sample => sample.About));
    }

    [Theory, MemberData(nameof(Files))]
    public async Task What_is_masked_is_gone(string about)
    {
        var sample = Unread.First(one => one.About == about);
        SkipWithout(["pdftoppm", "pdftotext", .. Pace.Thorough ? ["tesseract"] : Array.Empty<string>()]);
        // What a test can't find in the original it can't miss in the copy.
        if (sample.Covered is { } place && Ending(sample) != ".tif")
            foreach (var page in sample.Pages) Assert.InRange(await ReadBack.Darkness(sample.Content, Ending(sample), place, page), 0.001, 0.45);

        var redacted = await new Daylight.Redaction(Options, ScanTests.Programs, TimeProvider.System).Of(sample.Name, sample.Content, sample.Marks, Stop);
        var file = Passed(redacted);
        await Gone(sample, file, pictures: Pace.Thorough && file.Type.Ending is ".pdf" or ".png" or ".jpg");
        if (sample.Covered is { } covered)
            foreach (var page in sample.Pages) Assert.InRange(await ReadBack.Darkness(file.Content, file.Type.Ending, covered, page), 0.5, 1);
        if (Ending(sample) == ".pdf") Assert.DoesNotContain(Foreign, word => Encoding.Latin1.GetString(file.Content).Contains(word, StringComparison.Ordinal));
        Assert.All(redacted.Masks, mask => Assert.True(mask.Value > 0));
    }

    internal static RedactedFile Passed(Redacted redacted)
    {
        Assert.True(redacted.Problems.None, string.Join("; ", redacted.Problems.Select(problem => problem.Say.En)));
        return redacted.File!;
    }

    internal static async Task Gone(Sample sample, RedactedFile file, bool pictures)
    {
        var everything = await ReadBack.Everything(file, pictures);
        foreach (var secret in sample.Secret) Assert.DoesNotContain(ReadBack.Compatible.Normalize(secret), everything);
        if (sample.Kept is { } kept) Assert.Contains(kept, everything);
    }

    static string Ending(Sample sample) => Path.GetExtension(sample.Name);

    internal static void SkipWithout(params string[] programs)
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        foreach (var program in programs)
            Assert.SkipUnless(path.Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");
    }
}
