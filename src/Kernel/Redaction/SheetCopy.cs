using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetColumns = DocumentFormat.OpenXml.Spreadsheet.Columns;

namespace Daylight;

/// <summary>A cell as it is seen.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Number">Its value, where it is a number.</param>
/// <param name="Format">The number of a built-in format, 0 for none.</param>
sealed record SeenCell(int Column, string Text, double? Number, uint Format);

/// <summary>A sheet as it is seen: no hidden rows and columns, no formulas, only values.</summary>
sealed record SeenSheet(string Name, IReadOnlyList<(uint Number, List<SeenCell> Cells)> Rows, IReadOnlyList<(uint First, uint Last, double Width)> Widths, IReadOnlyList<string> Merged);

/// <summary>
/// Reads the visible part of a workbook. Hidden sheets, rows and columns, white and tiny characters, formulas, comments,
/// pivot caches, links, names and properties are not read, so they are in nothing that is made of it.
/// </summary>
static class SheetCopy
{
    public static List<SeenSheet> Of(byte[] content)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false, WordText.Limits);
        if (book.WorkbookPart is not { } part) return [];
        var shared = part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf).ToArray() ?? [];
        var looks = new SheetLooks(part.WorkbookStylesPart?.Stylesheet);
        var sheets = new List<SeenSheet>();
        foreach (var sheet in part.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.State?.Value is { } state && state != SheetStateValues.Visible) continue;
            if (sheet.Id?.Value is not { } id || part.GetPartById(id) is not WorksheetPart { Worksheet: { } old }) continue;
            sheets.Add(Seen(sheet.Name?.Value ?? "", old, shared, looks));
        }
        return sheets;
    }

    static SeenSheet Seen(string name, Worksheet old, string[] shared, SheetLooks looks)
    {
        var columns = old.Elements<SheetColumns>().SelectMany(list => list.Elements<Column>()).ToList();
        bool Hides(int column) => columns.Any(one => (one.Hidden?.Value == true || one.Width?.Value == 0) && one.Min?.Value <= column && column <= one.Max?.Value);
        var rows = new List<(uint, List<SeenCell>)>();
        uint number = 0;
        foreach (var row in old.Descendants<Row>())
        {
            number = row.RowIndex?.Value ?? number + 1;
            if (row.Hidden?.Value == true || row.Height?.Value == 0) continue;
            var (cells, column) = (new List<SeenCell>(), 0);
            foreach (var cell in row.Elements<Cell>())
            {
                column = CellPlace.Column(cell.CellReference?.Value) ?? column + 1;
                if (!Hides(column) && !looks.Hides(cell.StyleIndex?.Value) && Read(cell, column, shared, looks) is { Text.Length: > 0 } seen) cells.Add(seen);
            }
            if (cells.Count > 0) rows.Add((number, cells));
        }
        var widths = columns.Where(one => one is { Min: not null, Max: not null, Width: not null, Hidden: null or { Value: false } })
            .Select(one => (one.Min!.Value, one.Max!.Value, one.Width!.Value)).ToList();
        var merged = old.Descendants<MergeCell>().Select(one => one.Reference?.Value).OfType<string>().Where(CellPlace.IsRange).ToList();
        return new(name, rows, widths, merged);
    }

    static SeenCell Read(Cell cell, int column, string[] shared, SheetLooks looks)
    {
        var raw = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
            return new(column, int.TryParse(raw, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Length ? shared[at] : "", null, 0);
        if (cell.DataType?.Value == CellValues.InlineString) return new(column, cell.InlineString is { } inline ? TextOf(inline) : "", null, 0);
        if (cell.DataType?.Value == CellValues.Boolean) return new(column, raw == "1" ? "TRUE" : "FALSE", null, 0);
        if (cell.DataType is not null && cell.DataType.Value != CellValues.Number) return new(column, raw, null, 0);
        if (!double.TryParse(raw, CultureInfo.InvariantCulture, out var value)) return new(column, raw, null, 0);
        // As it is typed and not as the file abbreviates it: 1.3800138E10 is somebody's number.
        var text = Math.Abs(value) < 1e15 ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : raw;
        return new(column, text, value, looks.Format(cell.StyleIndex?.Value));
    }

    // The sound of characters (rPh) is written beside them and not seen.
    internal static string TextOf(OpenXmlElement rich) => string.Concat(rich.ChildElements.Select(part => part switch
    {
        Text text => text.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    }));
}
