using System.Globalization;
using System.Text;

namespace Daylight.Reports;

/// <summary>A report as lines for a spreadsheet or a statistics program: one cell a line.</summary>
static class ReportCsv
{
    public static byte[] Bytes(AnnualReport report)
    {
        var text = new StringBuilder("form,body,year,key,label,unit,column,columnLabel,value\r\n");
        foreach (var (row, column) in report.Cells)
        {
            text.AppendJoin(',', new[]
            {
                report.Form.Id, report.Body.Code, report.Year.ToString(), row.Key, row.Official.Zh, row.Unit?.Zh ?? "", column.Key,
                column.Label.Zh, ReportJson.Amount(report.Value(row, column), row.Per),
            }.Select(Quoted)).Append("\r\n");
        }
        // Without the mark spreadsheets read Chinese in the encoding of the machine.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>A text as a cell. A spreadsheet takes what begins like a formula for one and runs it: an apostrophe keeps it a text.</summary>
    internal static string Quoted(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(text)) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
