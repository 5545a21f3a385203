using System.Text;
using Xunit;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>What a reader does not see and whoever gets the file can find.</summary>
public sealed class HiddenDataTests
{
    static readonly Dictionary<string, Sample> Samples = OfficeSamples.All.Concat(PdfSamples.All).Concat(PictureSamples.Marked).ToDictionary(sample => sample.About);

    [Theory]
    [InlineData("comments", "comments")]
    [InlineData("tracked changes", "tracked-changes")]
    [InlineData("hidden, white and tiny words", "hidden-text")]
    [InlineData("properties", "properties")]
    [InlineData("custom XML", "custom-xml")]
    [InlineData("an embedded file", "embedded")]
    [InlineData("hidden sheets", "hidden-sheets")]
    [InlineData("hidden rows and columns", "hidden-columns,hidden-rows")]
    [InlineData("white cells", "hidden-text")]
    [InlineData("names and links", "defined-names,linked")]
    [InlineData("a layer that is switched off", "layers")]
    [InlineData("properties and metadata", "metadata,properties")]
    [InlineData("a file attached inside", "attachments")]
    [InlineData("a script", "script")]
    [InlineData("an update at the end, the old words before it", "earlier")]
    [InlineData("text under a picture", "hidden-text")]
    [InlineData("text beyond the edge of the page", "hidden-text")]
    [InlineData("white text beside black", "hidden-text")]
    [InlineData("invisible text beside visible", "hidden-text")]
    [InlineData("a comment on the page", "comments")]
    [InlineData("a form field on a page turned by 0", "form")]
    [InlineData("a JPEG with EXIF, a thumbnail and a comment", "camera")]
    [InlineData("a PNG with text beside its dots", "properties")]
    public void It_is_found(string about, string kinds) =>
        Assert.Equal(kinds.Split(','), HiddenData.In(Samples[about].Name, Samples[about].Content).Select(find => find.Kind).Order());

    [Fact]
    public void What_was_changed_in_headers_and_notes_is_found()
    {
        const string w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'", gone = "<w:p><w:del w:author='甲' w:id='1'><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>";
        foreach (var (part, type, root) in ((string, string, string)[])[("header", "header", "hdr"), ("footnotes", "footnotes", "footnotes")])
        {
            var inner = part == "header" ? gone : $"<w:footnote w:id='2'>{gone}</w:footnote>";
            var word = OfficeDraft.Word("<w:p/>").Part($"word/{part}1.xml", $"wordprocessingml.{type}+xml", type, $"<w:{root} {w}>{inner}</w:{root}>").Build();
            Assert.Equal("tracked-changes", Assert.Single(HiddenData.In("a.docx", word)).Kind);
        }
    }

    [Fact]
    public void What_a_camera_knew_is_found_in_a_WebP_and_a_TIFF()
    {
        byte[] webp = [.. "RIFF\x20\0\0\0WEBPVP8 "u8, .. new byte[600_000], .. "EXIF\x04\0\0\0II*\0"u8];
        Assert.Equal("camera", Assert.Single(HiddenData.In("a.webp", webp)).Kind);
        Assert.Equal("camera", Assert.Single(HiddenData.In("a.tif", PictureSamples.Tiff(PictureSamples.Drawn(40, 20, ("a", 10)), 1, camera: "GX-7"))).Kind);
    }

    [Fact]
    public void A_pivot_cache_comments_on_cells_and_links_to_other_workbooks_are_found()
    {
        const string s = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'", types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var book = OfficeDraft.Book("", ("表一", "visible", "<sheetData/>"))
            .Raw("xl/pivotCache/pivotCacheDefinition1.xml", $"<pivotCacheDefinition {s}/>", types + "pivotCacheDefinition+xml", "pivotCacheDefinition")
            .Raw("xl/externalLinks/externalLink1.xml", $"<externalLink {s}/>", types + "externalLink+xml", "externalLink").Build();
        Assert.Equal(["external-links", "pivot-cache"], HiddenData.In("a.xlsx", book).Select(find => find.Kind).Order());
    }

    [Theory]
    [InlineData("a plain document")]
    [InlineData("a plain workbook")]
    [InlineData("a line of text")]
    [InlineData("a page turned by 90 degrees")]
    [InlineData("text in UTF-8")]
    public void Where_nothing_is_hidden_nothing_is_found(string about) => Assert.Empty(HiddenData.In(Samples[about].Name, Samples[about].Content));

    [Fact]
    public void Names_of_hidden_sheets_and_authors_are_told()
    {
        var sheets = HiddenData.In("a.xlsx", Samples["hidden sheets"].Content);
        Assert.Contains("藏一、藏二", sheets[0].Say.Zh);
        Assert.Contains("王小明", HiddenData.In("a.docx", Samples["properties"].Content)[0].Say.Zh);
    }

    [Fact]
    public void What_can_t_be_looked_into_is_said()
    {
        Assert.Equal("unread", Assert.Single(HiddenData.In("a.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\nrubbish"))).Kind);
        // A format into which nothing here can look may hide anything.
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[600]];
        Assert.Equal("unread", Assert.Single(HiddenData.In("a.doc", old)).Kind);
        Assert.Empty(HiddenData.In("a.txt", "正文"u8.ToArray()));
    }

    [Fact]
    public async Task A_redacted_file_hides_nothing()
    {
        CorpusTests.SkipWithout("pdftoppm");
        var redaction = new Daylight.Redaction(new() { DotsPerInch = 72, ReadsPages = false }, new(), TimeProvider.System);
        foreach (var about in (string[])["comments", "hidden sheets", "names and links", "properties and metadata", "text under a picture", "a JPEG with EXIF, a thumbnail and a comment"])
        {
            var sample = Samples[about];
            var file = CorpusTests.Passed(await redaction.Of(sample.Name, sample.Content, sample.Marks, TestContext.Current.CancellationToken));
            Assert.Empty(HiddenData.In(sample.Name, file.Content).Select(find => $"{about}: {find.Kind}"));
        }
    }
}
