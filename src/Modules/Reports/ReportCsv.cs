namespace Daylight.Reports;

/// <summary>A report as lines for a spreadsheet or a statistics program: one cell a line.</summary>
static class ReportCsv
{
    static readonly string[] Head = ["form", "body", "year", "key", "label", "unit", "column", "columnLabel", "value"];

    public static byte[] Bytes(AnnualReport report) => Csv.Bytes(report.Cells.Select(cell => Line(report, cell.Row, cell.Column)).Prepend(Head));

    static string[] Line(AnnualReport report, Row row, Column column) =>
    [
        report.Form.Id, report.Body.Code, report.Year.ToString(), row.Key, row.Official.Zh, row.Unit?.Zh ?? "", column.Key,
        column.Label.Zh, ReportJson.Amount(report.Value(row, column), row.Per),
    ];
}
