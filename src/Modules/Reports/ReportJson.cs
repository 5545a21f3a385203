using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daylight.Reports;

/// <summary>A report for programs: every cell with its address, every check with its figures.</summary>
static class ReportJson
{
    // Labels are Chinese and stay readable; the answer is JSON, never part of a page.
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(AnnualReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) Write(json, report);
        return bytes.ToArray();
    }

    static void Write(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartObject();
        json.WriteString("form", report.Form.Id);
        json.WriteString("body", report.Body.Code);
        json.WriteNumber("year", report.Year);
        json.WriteString("title", report.Title.Zh);
        json.WriteStartObject("ledger");
        json.WriteNumber("size", report.Ledger.Size);
        json.WriteString("root", report.Ledger.Root);
        json.WriteEndObject();
        json.WriteStartArray("cells");
        foreach (var (row, column) in report.Cells) WriteCell(json, report, row, column);
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in report.Checks) WriteCheck(json, check);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCell(Utf8JsonWriter json, AnnualReport report, Row row, Column column)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Key);
        json.WriteString("label", row.Official.Zh);
        json.WriteString("column", column.Key);
        json.WriteString("unit", row.Unit?.Zh ?? "");
        json.WritePropertyName("value");
        json.WriteRawValue(Amount(report.Value(row, column), row.Per));
        json.WriteString("rows", report.DoorOf(row, column));
        json.WriteEndObject();
    }

    static void WriteCheck(Utf8JsonWriter json, Check check)
    {
        json.WriteStartObject();
        json.WriteString("key", check.Key);
        json.WriteString("name", check.Equation.Name.Zh);
        json.WriteString("equation", check.Sentence);
        json.WriteBoolean("holds", check.Holds);
        if (check.Note is { } note) json.WriteString("note", note.Zh);
        else json.WriteNull("note");
        json.WriteEndObject();
    }

    /// <summary>A figure in the form's unit, exact: 4260, or 12.3456 for an amount in 万元.</summary>
    public static string Amount(long value, int per) => per == 1
        ? value.ToString(CultureInfo.InvariantCulture)
        : ((decimal)value / per).ToString("0.######", CultureInfo.InvariantCulture);
}
