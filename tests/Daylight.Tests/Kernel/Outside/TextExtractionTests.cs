using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;
using PageSize = UglyToad.PdfPig.Content.PageSize;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Daylight.Tests.Kernel;

public sealed class TextExtractionTests : IDisposable
{
    static readonly TextExtractionOptions Options = new();
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("daylight-extraction-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_PDF_with_characters_gives_them_line_by_line()
    {
        var text = await Of(Save("a.pdf", Pdf("Annual report 2012", "4,260 items published")));
        Assert.Equal(TextSource.BornDigital, text.Source);
        Assert.Equal("Annual report 2012\n4,260 items published", text.Text);
    }

    [Fact]
    public async Task A_scanned_PDF_is_read_by_recognition()
    {
        SkipWithout("tesseract", "pdftoppm");
        var drawn = await Draw(Save("a.pdf", Pdf("Open government 2012")));
        var scan = new PdfDocumentBuilder();
        var page = scan.AddPage(PageSize.A4);
        page.AddPng(drawn, page.PageSize);
        var text = await Of(Save("scan.pdf", scan.Build()));
        Assert.Equal(TextSource.Ocr, text.Source);
        Assert.Contains("Open government 2012", text.Text, StringComparison.Ordinal);
        Assert.Contains("Open government 2012", (await Of(Save("scan.png", drawn))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_page_in_Chinese_is_read_by_recognition()
    {
        SkipWithout("tesseract");
        var page = RealData.At("office", "GovDoc-CN", "397_1.png");
        var text = await new TextExtraction(Options, TimeProvider.System).Of(page, null, Language.Hans, Stop);
        Assert.Contains("关于加强个人所得税纳税信用建设的通知", text.Text, StringComparison.Ordinal);
        Assert.Contains("发改办财金规", text.Text, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine(text.Text);
    }

    [Fact]
    public async Task Without_the_programs_a_scan_has_no_text_and_a_reason()
    {
        var absent = new TextExtraction(Options with { Tesseract = "no-such-program" }, TimeProvider.System);
        var text = await absent.Of(Save("a.png", [1, 2, 3]), null, null, Stop);
        Assert.Equal(TextSource.None, text.Source);
        Assert.Contains("not installed", text.Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        var slow = Path.Combine(folder.FullName, "slow.sh");
        await File.WriteAllTextAsync(slow, "#!/bin/sh\nsleep 600\n", Stop);
        if (OperatingSystem.IsWindows()) Assert.Skip("Needs a shell.");
        else File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var hasty = new TextExtraction(Options with { Tesseract = slow, PageLimit = TimeSpan.FromMilliseconds(50) }, TimeProvider.System);
        Assert.Contains("too long", (await hasty.Of(Save("a.png", [1]), null, null, Stop)).Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_document_gives_paragraphs_and_table_rows()
    {
        var path = Path.Combine(folder.FullName, "a.docx");
        using (var word = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new(new DocumentFormat.OpenXml.Wordprocessing.Body(
                Paragraph("关于公开的通知"),
                new DocumentFormat.OpenXml.Wordprocessing.Table(new TableRow(
                    new TableCell(Paragraph("项目")), new TableCell(Paragraph("金额")))),
                Paragraph("末段")));
        }
        Assert.Equal("关于公开的通知\n项目 | 金额\n末段", (await Of(path)).Text);
    }

    [Fact]
    public async Task A_workbook_gives_its_filled_rows()
    {
        var path = Path.Combine(folder.FullName, "a.xlsx");
        using (var book = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.Workbook = new(new Sheets(new Sheet { Name = "表一", SheetId = 1, Id = "rId1" }));
            part.AddNewPart<WorksheetPart>("rId1").Worksheet = new(new SheetData(
                new Row(Cell("项目"), Cell("数量")), new Row(), new Row(Cell("公开"), new Cell { CellValue = new(4260) })));
        }
        var text = await Of(path);
        Assert.Equal("表一\n项目 | 数量\n公开 | 4260", text.Text);
        Assert.Equal(1, text.Pages);
    }

    [Fact]
    public async Task What_is_hidden_in_a_workbook_is_not_its_text()
    {
        var path = Path.Combine(folder.FullName, "hidden.xlsx");
        using (var book = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            part.Workbook = new(new Sheets(
                new Sheet { Name = "表一", SheetId = 1, Id = "rId1" },
                new Sheet { Name = "底稿", SheetId = 2, Id = "rId2", State = SheetStateValues.VeryHidden }));
            part.AddNewPart<WorksheetPart>("rId1").Worksheet = new(
                new DocumentFormat.OpenXml.Spreadsheet.Columns(new DocumentFormat.OpenXml.Spreadsheet.Column { Min = 2, Max = 3, Hidden = true }),
                new SheetData(
                    new Row(At("A1", "项目"), At("B1", "电话"), At("C1", "证件"), At("D1", "数量")),
                    new Row(At("A2", "内部")) { Hidden = true }));
            part.AddNewPart<WorksheetPart>("rId2").Worksheet = new(new SheetData(new Row(At("A1", "秘密"))));
        }
        Assert.Equal("表一\n项目 | 数量", (await Of(path)).Text);

        static Cell At(string place, string text)
        {
            var cell = Cell(text);
            cell.CellReference = place;
            return cell;
        }
    }

    [Fact]
    public async Task An_OFD_file_gives_the_characters_of_its_pages_in_order()
    {
        var bytes = new MemoryStream();
        using (var file = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (page, text) in ((int, string)[])[(10, "丙"), (2, "乙"), (1, "甲")])
            {
                using var writer = new StreamWriter(file.CreateEntry($"Doc_0/Pages/Page_{page}/Content.xml").Open());
                writer.Write($"<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:TextObject Boundary='1 2 3 4'><ofd:TextCode X='0' Y='3.4'>{text}</ofd:TextCode></ofd:TextObject>"
                    + $"<ofd:TextObject Boundary='5 2.4 3 4'><ofd:TextCode X='0' Y='3.1'>{text}</ofd:TextCode></ofd:TextObject></ofd:Page>");
            }
        }
        Assert.Equal("甲甲\n乙乙\n丙丙", (await Of(Save("a.ofd", bytes.ToArray()))).Text);
    }

    [Fact]
    public async Task Web_pages_and_plain_text_are_read_in_their_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("gb18030");
        Assert.Equal("关于公开政府信息的通知", (await Of(Save("a.txt", gb.GetBytes("关于公开政府信息的通知")))).Text);
        Assert.Equal("关于公开政府信息的通知", (await Of(Save("a.html", gb.GetBytes("<p>关于公开政府信息的通知</p><script>x</script>")))).Text);
    }

    [Theory]
    [InlineData("a.doc", "old office format")]
    [InlineData("a.exe", ".exe")]
    [InlineData("a.pdf", "can't be read")]
    [InlineData("a.docx", "can't be read")]
    [InlineData("a.xlsx", "can't be read")]
    [InlineData("a.ofd", "can't be read")]
    public async Task What_can_t_be_read_says_why(string name, string why)
    {
        var text = await Of(Save(name, [1, 2, 3, 4]));
        Assert.Equal((TextSource.None, ""), (text.Source, text.Text));
        Assert.Contains(why, text.Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_not_opened_and_an_empty_one_has_no_text()
    {
        var small = new TextExtraction(Options with { LargestFile = 3 }, TimeProvider.System);
        Assert.Contains("too large", (await small.Of(Save("a.txt", "text"u8.ToArray()), null, null, Stop)).Why!.En, StringComparison.Ordinal);
        Assert.Contains("empty", (await Of(Save("b.txt", []))).Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_over_the_limit_is_cut_and_says_so()
    {
        var brief = new TextExtraction(Options with { LongestText = 5 }, TimeProvider.System);
        var text = await brief.Of(Save("a.txt", Encoding.UTF8.GetBytes("一二三四五六七")), null, null, Stop);
        Assert.Equal("一二三四五", text.Text);
        Assert.NotNull(text.Why);
    }

    [Theory]
    [InlineData(".pdf")]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    [InlineData(".ofd")]
    [InlineData(".html")]
    [InlineData(".txt")]
    public void Damaged_files_give_a_result(string ending)
    {
        var whole = ending == ".pdf" ? Pdf("Some text on a page", "and more") : Encoding.UTF8.GetBytes("PK<p>文字</p>");
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte.Array[0, 20]).Sample(damage =>
        {
            var bytes = whole.ToArray();
            damage.Item2.AsSpan(0, Math.Min(damage.Item2.Length, bytes.Length - damage.Item1)).CopyTo(bytes.AsSpan(damage.Item1));
            var path = Save(Ids.Next() + ending, bytes);
            return new TextExtraction(Options, TimeProvider.System).Of(path, null, null, CancellationToken.None).GetAwaiter().GetResult() is not null;
        }, iter: 50);
    }

    static Task<ExtractedText> Of(string path) => new TextExtraction(Options, TimeProvider.System).Of(path, null, null, Stop);

    string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static byte[] Pdf(params string[] lines)
    {
        var pdf = new PdfDocumentBuilder();
        var font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        var page = pdf.AddPage(PageSize.A4);
        for (var i = 0; i < lines.Length; i++) page.AddText(lines[i], 20, new PdfPoint(50, 700 - i * 40), font);
        return pdf.Build();
    }

    async Task<byte[]> Draw(string pdf)
    {
        var target = Path.Combine(folder.FullName, "drawn");
        using var process = Process.Start("pdftoppm", ["-r", "150", "-png", "-singlefile", pdf, target]);
        await process.WaitForExitAsync(Stop);
        return await File.ReadAllBytesAsync(target + ".png", Stop);
    }

    static void SkipWithout(params string[] programs)
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        foreach (var program in programs)
            Assert.SkipUnless(path.Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");
    }

    static Paragraph Paragraph(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Run(new Text(text)));

    static Cell Cell(string text) => new() { DataType = CellValues.String, CellValue = new(text) };

    public void Dispose() => folder.Delete(recursive: true);
}
