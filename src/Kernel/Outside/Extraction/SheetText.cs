using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Daylight;

/// <summary>
/// The text of an Excel workbook as a reader sees it: each sheet's name, then its filled rows with the cells side by
/// side. Hidden sheets, rows and columns are left out; <see cref="HiddenData"/> points to them.
/// </summary>
static class SheetText
{
    public static ExtractedText Of(string path, int longest, CancellationToken stop)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false, WordText.Limits);
        if (book.WorkbookPart is not { } part) return ExtractedText.Nothing("不是有效的工作簿。", "This is no workbook.");
        var shared = Shared(part);
        var dates = DateStyles(part);
        var text = new StringBuilder();
        var sheets = part.Workbook?.Sheets?.Elements<Sheet>().ToArray() ?? [];
        foreach (var sheet in sheets)
        {
            if (sheet.State?.Value is { } state && state != SheetStateValues.Visible) continue;
            if (sheet.Id?.Value is not { } id || part.GetPartById(id) is not WorksheetPart rows) continue;
            text.Append(sheet.Name?.Value).Append('\n');
            Write(rows, shared, dates, text, longest, stop);
        }
        var clean = PlainText.Clean(text.ToString());
        return new(clean, clean.Length > 0 ? TextSource.BornDigital : TextSource.None, sheets.Length);
    }

    // Read row by row: sheets declare tens of thousands of rows that are not there.
    static void Write(
        WorksheetPart sheet, string[] shared, HashSet<uint> dates, StringBuilder text, int longest,
        CancellationToken stop)
    {
        using var reader = OpenXmlReader.Create(sheet);
        var hidden = new List<(uint First, uint Last)>();
        while (reader.Read() && text.Length <= longest)
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Column) && reader.LoadCurrentElement() is Column { Hidden.Value: true, Min.Value: var min, Max.Value: var max })
                hidden.Add((min, max));
            if (reader.ElementType != typeof(Row)) continue;
            stop.ThrowIfCancellationRequested();
            if (reader.LoadCurrentElement() is not Row { Hidden: null or { Value: false } } row) continue;
            var shown = row.Elements<Cell>().Where(cell => hidden.Count == 0 || !IsIn(hidden, cell));
            var cells = shown.Select(cell => PlainText.OneLine(Value(cell, shared, dates)));
            var filled = cells.Where(cell => cell.Length > 0).ToArray();
            if (filled.Length > 0) text.AppendJoin(HtmlText.CellSeparator, filled).Append('\n');
        }
    }

    static bool IsIn(List<(uint First, uint Last)> columns, Cell cell) =>
        CellPlace.Column(cell.CellReference?.Value) is { } at && columns.Exists(column => at >= column.First && at <= column.Last);

    static string Value(Cell cell, string[] shared, HashSet<uint> dates)
    {
        var raw = cell.CellValue?.Text ?? cell.InlineString?.InnerText ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            var known = int.TryParse(raw, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Length;
            return known ? shared[at] : "";
        }
        if (cell.DataType is not null || cell.StyleIndex?.Value is not { } style || !dates.Contains(style)) return raw;
        if (!double.TryParse(raw, CultureInfo.InvariantCulture, out var days) || days is not (> 0 and < 2_958_466))
            return raw;
        var form = days % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm";
        return DateTime.FromOADate(days).ToString(form, CultureInfo.InvariantCulture);
    }

    static string[] Shared(WorkbookPart part) =>
        part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>()
            .Select(item => item.InnerText).ToArray() ?? [];

    // Dates are stored as day numbers; only the cell's style tells. 14–22, 27–36, 45–47 and 50–58 are the built-in
    // ones.
    static HashSet<uint> DateStyles(WorkbookPart part)
    {
        if (part.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } styles) return [];
        var own = styles.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.FormatCode?.Value is { } code && (code.Contains('y') || code.Contains('年')))
            .Select(format => format.NumberFormatId?.Value ?? 0)
            .ToHashSet() ?? [];
        return [.. formats.Elements<CellFormat>()
            .Select((format, index) => (Format: format.NumberFormatId?.Value ?? 0, Index: (uint)index))
            .Where(style => own.Contains(style.Format)
                || style.Format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58)
            .Select(style => style.Index)];
    }
}
