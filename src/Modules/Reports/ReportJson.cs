using System.Globalization;
using System.Text.Json;
using Daylight.Web.Api;

namespace Daylight.Reports;

/// <summary>A report for programs: every cell with its address, every check with its figures.</summary>
static class ReportJson
{
    public sealed record Whole(
        [property: Told("报表格式", "The form")] string Form,
        [property: Told("机关代码", "Code of the body")] string Body,
        [property: Told("年份", "The year")] int Year,
        [property: Told("标题", "Title")] string Title,
        [property: Told("从日志的哪个状态算出", "The state of the log it was computed from")] Mark Ledger,
        [property: Told("每一格", "Every cell")] IReadOnlyList<Cell> Cells,
        [property: Told("每一条勾稽关系", "Every check")] IReadOnlyList<Tried> Checks);

    public sealed record Mark(
        [property: Told("日志的条数", "Entries in the log")] long Size,
        [property: Told("日志的根（base64）；还没有条目时为空", "Root of the log (base64); empty before the first entry")] string Root);

    public sealed record Cell(
        [property: Told("行", "Key of the row")] string Key,
        [property: Told("行的名称", "The row as the form prints it")] string Label,
        [property: Told("列", "Key of the column")] string Column,
        [property: Told("单位", "Unit")] string Unit,
        [property: Told("数", "The figure")] decimal Value,
        [property: Told("背后的明细", "Address of the rows behind it")] string Rows);

    public sealed record Tried(
        [property: Told("编号", "Key")] string Key,
        [property: Told("名称", "Name")] string Name,
        [property: Told("两边的数", "Both sides in figures")] string Equation,
        [property: Told("是否成立", "True when it holds")] bool Holds,
        [property: Told("不成立时的说明", "Why it may not hold")] string? Note);

    static readonly JsonSerializerOptions Spread = new(Json.Options) { WriteIndented = true };

    /// <summary>The report as a file.</summary>
    public static byte[] Bytes(AnnualReport report) => JsonSerializer.SerializeToUtf8Bytes(Of(report), Spread);

    /// <summary>The report as the interface gives it; its words are the form's own.</summary>
    public static Whole Of(AnnualReport report) => new(
        report.Form.Id, report.Body.Code, report.Year, report.Title.Zh, new(report.Ledger.Size, report.Ledger.Root),
        [.. report.Cells.Select(cell => Of(report, cell.Row, cell.Column))],
        [.. report.Checks.Select(check => new Tried(check.Key, check.Equation.Name.Zh, check.Sentence, check.Holds, check.Note?.Zh))]);

    static Cell Of(AnnualReport report, Row row, Column column) => new(
        row.Key, row.Official.Zh, column.Key, row.Unit?.Zh ?? "",
        decimal.Parse(Amount(report.Value(row, column), row.Per), CultureInfo.InvariantCulture), report.DoorOf(row, column));

    /// <summary>A figure in the form's unit, exact: 4260, or 12.3456 for an amount in 万元.</summary>
    public static string Amount(long value, int per) => per == 1
        ? value.ToString(CultureInfo.InvariantCulture)
        : ((decimal)value / per).ToString("0.######", CultureInfo.InvariantCulture);
}
