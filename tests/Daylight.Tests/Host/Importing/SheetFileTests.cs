using System.Text;
using Daylight.Host.Importing;
using Xunit;
using static Daylight.Tests.Host.Importing.Workbook;

namespace Daylight.Tests.Host.Importing;

public sealed class SheetFileTests
{
    static readonly Words Missing = new("没有", "no columns");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Rows_are_read_under_the_names_of_their_columns_and_empty_ones_are_passed_over()
    {
        var rows = Read(new Workbook().Sheet("来信", Row(1, "编号", "主题") + Row(2, "7", "路灯") + Cells(3, "<c r=\"A3\" s=\"1\"/>", Text("B3", " "))
            + Cells(9, Number("A9", "1.3800138E10"), Text("B9", "停车")) + string.Concat(Enumerable.Range(10, 2000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\"/></row>"))));
        Assert.Equal([(2, "7|路灯"), (9, "13800138000|停车")], rows.Select(row => (row.Origin.Row, Line(row))));
        Assert.All(rows, row => Assert.Equal(["编号", "主题"], row.Cells.Select(cell => cell.Column)));
    }

    [Fact]
    public void The_first_visible_sheet_with_the_columns_is_read_and_a_title_may_stand_above_them()
    {
        var rows = Read(new Workbook()
            .Sheet("说明", Row(1, "本表由信访科填写"))
            .Sheet("旧", Row(1, "编号", "主题") + Row(2, "1", "隐藏的"), attributes: "state=\"hidden\"")
            .Sheet("来信", Row(1, "2026年第三季度来信") + Row(3, "主题", "编号") + Row(4, "路灯", "7"), "<mergeCells><mergeCell ref=\"A1:XFD1\"/></mergeCells>")
            .Sheet("再来", Row(1, "编号", "主题") + Row(2, "8", "不读")));
        Assert.Equal("路灯|7", Line(Assert.Single(rows)));
        Assert.EndsWith("[来信]:4", rows[0].Origin.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_without_the_columns_says_what_is_missing() =>
        Assert.Equal(Missing, Assert.Single(Read(new Workbook().Sheet("一", Row(1, "甲", "乙")).Sheet("二", ""))).Fault);

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Cells_with_the_style_of_a_date_are_dates(int style)
    {
        var rows = Read(new Workbook().Sheet("来信", Row(1, "编号", "主题")
            + Cells(2, Date("A2", "43419.671666666698", style), Date("B2", "43419", style)) + Cells(3, Date("A3", "12.5", 3), Number("B3", "43419.5"))));
        Assert.Equal(["2018-11-15 16:07:12|2018-11-15", "12.5|43419.5"], rows.Select(Line));
        Assert.All(rows, row => Assert.False(row.IsSince1904));
    }

    [Fact]
    public void A_book_that_counts_from_1904_says_so_and_its_dates_are_right()
    {
        var row = Assert.Single(Read(new Workbook().Since1904().Sheet("来信", Row(1, "编号", "主题") + Cells(2, Date("A2", "41957.671666666698"), Number("B2", "41957.5")))));
        Assert.Equal(("2018-11-15 16:07:12|41957.5", true), (Line(row), row.IsSince1904));
        Assert.True(TimeCell.TryRead("41957.5", row.IsSince1904, out var time, out _));
        Assert.Equal(new(new(2018, 11, 15), new(12, 0)), time);
    }

    [Fact]
    public void A_merged_cell_stands_in_every_place_it_covers()
    {
        var rows = Read(new Workbook().Sheet("分类", Row(1, "编号", "主题", "三级") + Row(2, "甲", "乙", "一") + Row(3, "", "", "二") + Row(4, "", "丙", "三") + Row(5, "丁", "", "四"),
            "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"A5:B5\"/><mergeCell ref=\"nonsense\"/></mergeCells>"));
        Assert.Equal(["甲|乙|一", "甲|乙|二", "甲|丙|三", "丁|丁|四"], rows.Select(Line));
    }

    [Fact]
    public void Formulas_give_their_results_and_one_without_a_result_or_with_an_error_is_refused()
    {
        var rows = Read(new Workbook().Sheet("来信", Row(1, "编号", "主题")
            + Cells(2, "<c r=\"A2\"><f>1+1</f><v>2</v></c>", "<c r=\"B2\" t=\"str\"><f>\"a\"</f><v>路灯</v></c>")
            + Cells(3, "<c r=\"A3\"><f>1+1</f></c>", Text("B3", "路灯")) + Cells(4, "<c r=\"A4\" t=\"e\"><v>#N/A</v></c>", Text("B4", "路灯"))
            + Cells(5, Number("A5", "5"), "<c r=\"B5\" t=\"b\"><v>1</v></c>") + Cells(6, Number("A6", "6"), Text("D6", "多"))));
        Assert.Equal(["2|路灯", "5|TRUE"], rows.Where(row => row.Fault is null).Select(Line));
        Assert.Equal([(3, "Cell A3 is a formula and the file has no result of it. Open and save it in Excel first."), (4, "Cell A4 holds the error #N/A."),
            (6, "It has 4 cells under 2 columns.")], rows.Where(row => row.Fault is not null).Select(row => (row.Origin.Row, row.Fault!.En)));
    }

    [Fact]
    public void What_is_no_workbook_is_refused_with_a_sentence_whatever_its_name()
    {
        var book = new Workbook().Sheet("来信", Row(1, "编号", "主题") + Row(2, "1", "路灯")).Make();
        foreach (var (name, content, said) in ((string, byte[], string)[])
        [
            ("a.xlsx", [.. "编号,主题"u8], "is named as XLSX"), ("b.xlsx", [], "empty"), ("c.xlsx", book[..^40], "damaged"), ("d.xls", book, "is named as XLS but"),
            ("e.xls", Old(), "Save it as .xlsx"), ("f.et", Old(), "Save it as .xlsx"), ("g.xlsx", new Workbook().Sheet("来信", Row(1, "编号", "主题") + "<row><c></row>").Make(), "can't be read"),
            ("h.xlsx", [.. "PK\u0003\u0004 damaged"u8, .. new byte[200]], "damaged"), ("i.xlsx", [0, 1, 2, 3, 0, 200, 201, 255], "Tables are read from Excel (.xlsx), CSV"),
        ])
        {
            var row = SheetFile.Read(name, content, Judge).Last();
            Assert.Contains(said, row.Fault!.En, StringComparison.Ordinal);
            Assert.DoesNotContain("published", row.Fault.En, StringComparison.Ordinal);
            Assert.NotEqual(row.Fault.En, row.Fault.Zh);
        }
    }

    [Fact]
    public async Task The_real_sheet_that_declares_65203_rows_has_495()
    {
        var file = RealData.At("letters", "samples", "2.xlsx");
        var rows = new List<TableRow>();
        await foreach (var row in TableFile.Read(file, columns => LetterDraft.Judge(columns, LetterUse.Petitions), Stop)) rows.Add(row);
        Assert.Equal(495, rows.Count);
        Assert.All(rows, row => Assert.Null(row.Fault));
    }

    static Words? Judge(IReadOnlyList<string> columns) => columns.Contains("编号") && columns.Contains("主题") ? null : Missing;

    static List<TableRow> Read(Workbook book) => [.. SheetFile.Read("letters.xlsx", book.Make(), Judge)];

    static string Line(TableRow row) => string.Join('|', row.Cells.Select(cell => cell.Text));

    // The mark of the compound format and, in its directory, the name of the stream.
    static byte[] Old() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[1024]];
}
