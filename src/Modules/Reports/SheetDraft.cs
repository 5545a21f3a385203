using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Daylight.Reports;

/// <summary>A sheet of a workbook while it is drawn: fields with their places, merges, widths.</summary>
sealed class SheetDraft(double[] widths)
{
    const double TitleHeight = 30;

    readonly SortedDictionary<int, SortedDictionary<int, SheetCell>> lines = [];
    readonly Dictionary<int, double> heights = [];
    readonly List<MergeCell> merges = [];

    /// <summary>The next free line, from 0.</summary>
    public int Next { get; private set; }

    /// <summary>Leaves lines to what was drawn in them, or free.</summary>
    public void Skip(int count) => Next += count;

    /// <summary>A line of text over the whole width.</summary>
    public void Across(string text, SheetStyle style, int width)
    {
        Text(Next, 0, text, style, 1, width);
        if (style is SheetStyle.Title) heights[Next] = TitleHeight;
        Next++;
    }

    /// <summary>A line of fields.</summary>
    public void Line(SheetStyle style, params ReadOnlySpan<string> texts)
    {
        for (var at = 0; at < texts.Length; at++) Text(Next, at, texts[at], style, 1, 1);
        Next++;
    }

    /// <summary>Text, perhaps over several fields.</summary>
    public void Text(int line, int at, string text, SheetStyle style, int down, int across)
    {
        // Every field of a merge has the style: borders are drawn field by field.
        for (var y = line; y < line + down; y++)
            for (var x = at; x < at + across; x++) Put(y, x, new() { StyleIndex = (uint)style });
        var cell = lines[line][at];
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (down == 1) Heighten(line, text, widths.AsSpan(at, across));
        if (down > 1 || across > 1) merges.Add(new() { Reference = $"{Name(line, at)}:{Name(line + down - 1, at + across - 1)}" });
    }

    /// <summary>A number.</summary>
    public void Number(int line, int at, string number, SheetStyle style) =>
        Put(line, at, new() { StyleIndex = (uint)style, DataType = CellValues.Number, CellValue = new(number) });

    /// <summary>The sheet, set to print on the width of one page.</summary>
    public Worksheet Make()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new Columns(widths.Select((width, at) => new SheetColumn
            {
                Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true,
            })),
            new SheetData(lines.Select(line => LineOf(line.Key, line.Value))));
        if (merges.Count > 0) sheet.Append(new MergeCells(merges));
        sheet.Append(new PrintOptions { HorizontalCentered = true });
        sheet.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        sheet.Append(new PageSetup
        {
            PaperSize = A4,
            Orientation = widths.Sum() > WidestUpright ? OrientationValues.Landscape : OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = 0,
        });
        return sheet;
    }

    // Spreadsheets don't make merged fields higher for their text.
    void Heighten(int line, string text, ReadOnlySpan<double> over)
    {
        var room = 0.0;
        foreach (var width in over) room += width;
        var units = text.Sum(letter => letter < WideFrom ? 1 : 2);
        var needed = Math.Ceiling(units / room) * LineHeight + LineGap;
        if (needed > heights.GetValueOrDefault(line, LineHeight + LineGap)) heights[line] = needed;
    }

    const char WideFrom = '\u2e80';
    const double LineHeight = 15;
    const double LineGap = 3;
    const uint A4 = 9;
    const double WidestUpright = 110;

    SheetRow LineOf(int line, SortedDictionary<int, SheetCell> cells)
    {
        var row = new SheetRow(cells.Values) { RowIndex = (uint)line + 1 };
        if (heights.TryGetValue(line, out var height)) (row.Height, row.CustomHeight) = (height, true);
        return row;
    }

    void Put(int line, int at, SheetCell cell)
    {
        cell.CellReference = Name(line, at);
        if (!lines.TryGetValue(line, out var cells)) lines[line] = cells = [];
        cells[at] = cell;
    }

    // No official table is wider than the alphabet.
    static string Name(int line, int at) => (char)('A' + at) + (line + 1).ToString(CultureInfo.InvariantCulture);
}
