using System.IO.Compression;
using System.Text;
using Xunit;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>What is not redacted, and the sentence that says why.</summary>
public sealed class RefusedTests
{
    static readonly RedactionOptions Options = new() { DotsPerInch = 72, ReadsPages = false };
    static readonly byte[] Pdf = new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (13800138000) Tj ET").Build();
    static readonly byte[] Word = OfficeDraft.Word("<w:p><w:r><w:t>电话13800138000</w:t></w:r></w:p>").Build();
    static readonly Mark Phone = Sample.Words(Sample.Phone);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_does_not_open()
    {
        await Refused("a.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\nrubbish"), "damaged");
        await Refused("a.docx", Word[..^40], "damaged");
        await Refused("a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3], "damaged", Sample.Region(0, 0, 1, 1));
        await Refused("a.tif", "II*\0rubbish"u8.ToArray(), "damaged", Sample.Region(0, 0, 1, 1));
    }

    [Fact]
    public async Task A_file_that_is_locked()
    {
        var locked = new PdfDraft();
        locked.Page("BT /F1 20 Tf 100 700 Td (x) Tj ET");
        locked.Trailer = $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('4', 64)}> /U <{new string('7', 64)}> >> /ID [<01> <01>]";
        await Refused("a.pdf", locked.Build(), "password");
    }

    [Fact]
    public async Task A_file_that_unfolds_beyond_measure()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            using (var part = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open())
                for (var i = 0; i < 401; i++) part.Write(zeros);
        }
        await Refused("a.docx", bomb.ToArray(), "unfolds");
        // Dots, too, can be packed until nothing is left of them.
        var wide = PngHead(60_000, 60_000);
        await Refused("a.png", wide, "too large", Sample.Region(0, 0, 1, 1));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_too_long()
    {
        var small = new Daylight.Redaction(Options with { LargestFile = 100 }, new(), TimeProvider.System);
        Assert.Contains("larger than", (await small.Of("a.pdf", Pdf, [Phone], Stop)).Problems[0].Say.En);
        var brief = new Daylight.Redaction(Options with { MostPages = 1 }, new(), TimeProvider.System);
        var two = new PdfDraft().Page("").Page("").Build();
        Assert.Contains("2 pages", (await brief.Of("a.pdf", two, [Phone], Stop)).Problems[0].Say.En);
        var huge = new PdfDraft().Page("", more: "/CropBox [0 0 14400 14400] /MediaBox [0 0 14400 14400]").Build();
        Assert.Contains("too large", (await new Daylight.Redaction(Options with { MostDots = 1_000_000 }, new(), TimeProvider.System).Of("a.pdf", huge, [Phone], Stop)).Problems[0].Say.En);
    }

    [Fact]
    public async Task A_type_that_can_t_be_made_anew()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[600]];
        await Refused("a.doc", old, "save it as");
        await Refused("a.txt", Pdf, "but is PDF inside");
    }

    [Fact]
    public async Task A_mark_that_masks_nothing_since_it_is_most_likely_a_slip()
    {
        await Refused("a.docx", Word, "was not found", Sample.Words("李四"));
        await Refused("a.docx", Word, "was not found", Phone, new PassageMark("C4", 9, 9));
        await Refused("a.pdf", Pdf, "was not found", Phone, Sample.Region(0, 0, 1, 1, page: 3));
    }

    [Fact]
    public async Task A_mark_that_makes_no_sense()
    {
        await Refused("a.docx", Word, "no pages", Sample.Region(0, 0, 1, 1));
        await Refused("a.pdf", Pdf, "within its page", Sample.Region(0.5, 0, 1.5, 1));
        await Refused("a.docx", Word, "at least two", Sample.Words("-电"));
        await Refused("a.docx", Word, "code of a reason", new WordMark("", "电话"));
        await Refused("a.docx", Word, "by cell", new CellMark("C4", "表一", "A1"));
        Assert.Contains("Nothing was chosen", (await Redact("a.docx", Word)).Problems[0].Say.En);
    }

    [Fact]
    public async Task A_page_that_can_t_be_checked_because_a_program_is_absent()
    {
        CorpusTests.SkipWithout("pdftoppm");
        var blind = new Daylight.Redaction(new() { DotsPerInch = 72 }, new() { Tesseract = "no-such-program" }, TimeProvider.System);
        Assert.Contains("tesseract", Assert.Single((await blind.Of("a.pdf", Pdf, [Phone], Stop)).Problems).Say.En);
        var idle = new Daylight.Redaction(Options, new() { Pdftoppm = "no-such-program" }, TimeProvider.System);
        Assert.Contains("poppler", Assert.Single((await idle.Of("a.pdf", Pdf, [Phone], Stop)).Problems).Say.En);
    }

    // Whoever masks a place does not say what stands there: the program looks, and reads the finished file again.
    [Fact]
    public async Task What_is_personal_under_a_mask_and_stands_elsewhere_too()
    {
        var text = Encoding.UTF8.GetBytes("通知\n联系电话13800138000\n正文\n有事打13800138000");
        await Refused("a.txt", text, "13800138000", new PassageMark("C4", 2, 2));
        var word = OfficeDraft.Word("<w:p><w:r><w:t>电话13800138000</w:t></w:r></w:p><w:p><w:r><w:t>或者138</w:t></w:r><w:r><w:t>00138000</w:t></w:r></w:p>").Build();
        await Refused("a.docx", word, "13800138000", new PassageMark("C4", 1, 1));
        Assert.NotNull((await Redact("a.txt", text, new PassageMark("C4", 2, 2), new PassageMark("C4", 4, 4))).File);
        // Words that name nobody may stand where they like.
        Assert.NotNull((await Redact("a.txt", "正文\n甲\n正文"u8.ToArray(), new PassageMark("C4", 1, 1))).File);
    }

    [Fact]
    public async Task What_is_personal_in_a_region_and_can_be_read_beside_it()
    {
        CorpusTests.SkipWithout("pdftoppm", "tesseract");
        var twice = new PdfDraft().Page("BT /F1 28 Tf 100 700 Td (13800138000) Tj ET BT /F1 28 Tf 100 300 Td (13800138000) Tj ET").Build();
        var whole = new Daylight.Redaction(ScanTests.Whole, ScanTests.Programs, TimeProvider.System);
        var refused = await whole.Of("a.pdf", twice, [Sample.Region(0, 0, 1, 0.3)], Stop);
        Assert.Contains(refused.Problems, problem => problem.Say.En.Contains("13800138000", StringComparison.Ordinal));
        Assert.NotNull((await whole.Of("a.pdf", twice, [Sample.Region(0, 0, 1, 0.3), Sample.Region(0, 0.5, 1, 0.8)], Stop)).File);
    }

    static async Task Refused(string name, byte[] content, string why, params Mark[] marks)
    {
        var redacted = await Redact(name, content, marks.Length > 0 ? marks : [Phone]);
        Assert.Null(redacted.File);
        Assert.Contains(redacted.Problems, problem => problem.Say.En.Contains(why, StringComparison.Ordinal));
    }

    static Task<Redacted> Redact(string name, byte[] content, params Mark[] marks) =>
        new Daylight.Redaction(Options, new(), TimeProvider.System).Of(name, content, marks, Stop);

    static byte[] PngHead(int width, int height)
    {
        byte[] head = [.. "IHDR"u8, (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width, (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height, 8, 2, 0, 0, 0];
        var sum = PictureSamples.Crc(head);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. head, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum, 0, 0, 0, 0, .. "IDAT"u8, 0, 0, 0, 0];
    }
}
