using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Daylight.Host;
using Daylight.Host.Commands;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class ReportFileTests : ReportTown
{
    [Fact]
    public async Task The_workbook_holds_the_official_table_with_its_merged_heads_and_the_same_figures()
    {
        await Request(new(2025, 3, 3), decided: new(2025, 3, 20), outcome: "B");
        await Request(new(2025, 3, 4), decided: new(2025, 3, 21), outcome: "C4");
        using var bytes = new MemoryStream(await Visitor().GetByteArrayAsync("/reports/440112/2025/cn-2021.xlsx", Stop));
        using var book = SpreadsheetDocument.Open(bytes, isEditable: false);
        AssertValid(book);
        Assert.Equal(["二、主动公开", "三、申请办理", "四、复议诉讼", "核对"],
            book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));

        var sheet = SheetOf(book, "三、申请办理");
        var cells = CellsOf(sheet);
        Assert.Equal("广州市黄埔区人民政府信息公开工作2025年度报告", cells["A1"]);
        var merges = sheet.Descendants<MergeCell>().Select(merge => merge.Reference!.Value!).ToList();
        Assert.Contains("A4:C6", merges); // the stub with the note on equations
        Assert.Contains("E5:I5", merges); // legal persons and other organisations
        Assert.Contains("A9:A30", merges); // 三、本年度办理结果
        Assert.Contains("B11:B18", merges); // （三）不予公开
        Assert.Equal(("一、本年新收政府信息公开申请数量", "2"), (cells["A7"], cells["J7"]));
        Assert.Equal(("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1"), (cells["B10"], cells["J10"]));
        Assert.Equal(("4.保护第三方合法权益", "1"), (cells["C14"], cells["J14"]));
        Assert.Equal("2", cells["J30"]);
        Assert.Equal("0", cells["J31"]);
    }

    [Fact]
    public async Task The_workbook_of_2012_has_units_and_codes_beside_the_labels()
    {
        await Publish("一条", new(2012, 5, 6));
        using var bytes = new MemoryStream(await Visitor().GetByteArrayAsync("/reports/440112/2012/cn-2012.xlsx", Stop));
        using var book = SpreadsheetDocument.Open(bytes, isEditable: false);
        AssertValid(book);
        var cells = CellsOf(SheetOf(book, "指标统计表"));
        Assert.Equal(("指标名称", "计量单位", "代码", "年度", "历年累计"), (cells["A3"], cells["B3"], cells["C3"], cells["D3"], cells["E3"]));
        Assert.Equal(("主动公开信息数", "条", "01", "1", "1"), (cells["A4"], cells["B4"], cells["C4"], cells["D4"], cells["E4"]));
        Assert.Equal("35", cells["C38"]);
    }

    [Fact]
    public async Task The_lines_for_spreadsheets_open_with_their_encoding()
    {
        var bytes = await Visitor().GetByteArrayAsync("/reports/440112/2012/cn-2012.csv", Stop);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(71, lines.Length);
        Assert.Equal("cn-2012,440112,2012,01,主动公开信息数,条,year,年度,0", lines[1]);
    }

    [Fact]
    public async Task The_page_for_printing_stands_alone()
    {
        var html = await Visitor().GetStringAsync("/reports/440112/2025/cn-2021.html", Stop);
        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart());
        Assert.Contains("<style>", html);
        Assert.DoesNotContain("<link", html);
        Assert.DoesNotContain("href=", html);
        Assert.Contains("无正当理由大量反复申请", html);
    }

    [Fact]
    public async Task The_command_writes_the_same_report_as_the_interface()
    {
        await Publish("一条", new(2012, 5, 6));
        await CatchUp();
        var file = Path.Combine(Path.GetTempPath(), $"report-{Ids.Next():N}.json");
        try
        {
            Assert.Equal(Exit.Done, await Run("--body", "440112", "--year", "2012", "--form", "cn-2012", "--format", "json", "--out", file));
            var written = await File.ReadAllBytesAsync(file, Stop);
            var told = await Visitor().GetByteArrayAsync("/api/v1/reports/annual/440112/2012?form=cn-2012", Stop);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(told), JsonNode.Parse(written)));
            Assert.Equal(1, JsonDocument.Parse(written).RootElement.GetProperty("cells")[0].GetProperty("value").GetInt32());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--body", "440112", "--year", "2012", "--format", "docx")]
    [InlineData("--body", "440112", "--year", "2012", "--format", "pdf")]
    [InlineData("--body", "440112", "--year", "2012", "--format", "ods")]
    [InlineData("--body", "999999", "--year", "2012")]
    [InlineData("--body", "440112", "--year", "1900")]
    [InlineData("--body", "440112", "--year", "2012", "--form", "cn-1999")]
    [InlineData("--body", "440112", "--year", "2012", "--out", "/nowhere/at/all.json")]
    public async Task The_command_refuses_what_it_can_t_write(params string[] arguments) =>
        Assert.Equal(Exit.WrongUse, await Run(arguments));

    static void AssertValid(SpreadsheetDocument book) => Assert.Empty(
        new OpenXmlValidator().Validate(book, Stop).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));

    Task<int> Run(params string[] arguments)
    {
        var installation = Services.GetRequiredService<Installation>();
        string[] where = installation.Postgres is { } postgres
            ? ["--data", installation.Folder, "--database", postgres]
            : ["--data", installation.Folder];
        return ReportCommand.Create().Parse(["annual", .. arguments, .. where]).InvokeAsync(cancellationToken: Stop);
    }

    static Worksheet SheetOf(SpreadsheetDocument book, string name)
    {
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }

    static Dictionary<string, string> CellsOf(Worksheet sheet) => sheet.Descendants<Cell>()
        .Where(cell => cell.InnerText.Length > 0)
        .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.CellValue is { } number
            ? decimal.Parse(number.Text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : cell.InlineString!.InnerText);
}
