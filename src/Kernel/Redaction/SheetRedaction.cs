using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetColumns = DocumentFormat.OpenXml.Spreadsheet.Columns;

namespace Daylight;

/// <summary>Redacts a workbook: writes a new one of what is seen in it, values only, masked.</summary>
static class SheetRedaction
{
    // Of Excel: a longer name is refused.
    const int LongestName = 31;

    public static (RedactedFile? File, Problems Problems) Of(byte[] content, Masks masks)
    {
        var sheets = SheetCopy.Of(content);
        if (sheets.Count == 0) return (null, Problems.Of("", "这份文件里没有看得见的工作表", "There is no visible sheet in this file"));
        var text = new StringBuilder();
        var masked = sheets.Select(sheet => Masked(sheet, masks, text)).ToList();
        return (new(FileType.Xlsx, Saved(masked), PlainText.Clean(text.ToString()), Recognised: false), []);
    }

    /// <summary>The rows as they are counted.</summary>
    public static IEnumerable<Passage> Passages(byte[] content) =>
        from sheet in SheetCopy.Of(content)
        from row in sheet.Rows
        select new Passage((int)row.Number, string.Join("  ", row.Cells.Select(cell => $"{CellPlace.Letters(cell.Column)}: {PlainText.OneLine(cell.Text)}")), sheet.Name);

    static SeenSheet Masked(SeenSheet sheet, Masks masks, StringBuilder text)
    {
        var marks = masks.Of<CellMark>().Where(mark => mark.Sheet == sheet.Name)
            .Select(mark => (Mark: mark, Range: CellPlace.Read(mark.Range))).Where(one => one.Range is not null).ToList();
        var name = masks.Blocked(sheet.Name);
        text.Append(name).Append('\n');
        var rows = new List<(uint, List<SeenCell>)>();
        foreach (var (number, cells) in sheet.Rows)
        {
            var left = cells.Select(cell => Masked(cell, number, marks, masks)).ToList();
            rows.Add((number, left));
            text.AppendJoin(HtmlText.CellSeparator, left.Select(cell => PlainText.OneLine(cell.Text))).Append('\n');
        }
        return sheet with { Name = name, Rows = rows };
    }

    static SeenCell Masked(SeenCell cell, uint row, List<(CellMark Mark, (int Left, int Top, int Right, int Bottom)? Range)> marks, Masks masks)
    {
        foreach (var (mark, range) in marks)
        {
            if (range is not { } area || cell.Column < area.Left || cell.Column > area.Right || row < area.Top || row > area.Bottom) continue;
            masks.Note(mark);
            masks.Cover(cell.Text);
            return new(cell.Column, Masks.Block(mark.Code), null, 0);
        }
        var text = masks.Blocked(cell.Text);
        return text == cell.Text ? cell : new(cell.Column, text, null, 0);
    }

    static byte[] Saved(List<SeenSheet> sheets)
    {
        var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var formats = sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).Select(cell => cell.Format).Append(0u).Distinct().Order().ToList();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = Looks(formats);
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var rows = part.AddNewPart<WorksheetPart>($"sheet{i + 1}");
                rows.Worksheet = Written(sheets[i], formats);
                list.Append(new Sheet { Name = NameOf(sheets[i].Name, i), SheetId = (uint)i + 1, Id = $"sheet{i + 1}" });
            }
            part.Workbook = new(list);
        }
        return file.ToArray();
    }

    static Worksheet Written(SeenSheet sheet, List<uint> formats)
    {
        var written = new Worksheet();
        if (sheet.Widths.Count > 0)
            written.Append(new SheetColumns(sheet.Widths.Select(one => new Column { Min = one.First, Max = one.Last, Width = one.Width, CustomWidth = true })));
        written.Append(new SheetData(sheet.Rows.Select(row => new Row(row.Cells.Select(cell => Written(cell, row.Number, formats))) { RowIndex = row.Number })));
        if (sheet.Merged.Count > 0) written.Append(new MergeCells(sheet.Merged.Select(range => new MergeCell { Reference = range })));
        return written;
    }

    static Cell Written(SeenCell cell, uint row, List<uint> formats)
    {
        var written = new Cell { CellReference = $"{CellPlace.Letters(cell.Column)}{row}" };
        if (cell.Number is { } number)
        {
            written.CellValue = new(number.ToString("R", CultureInfo.InvariantCulture));
            if (cell.Format > 0) written.StyleIndex = (uint)formats.IndexOf(cell.Format);
            return written;
        }
        written.DataType = CellValues.InlineString;
        written.InlineString = new(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve });
        return written;
    }

    static Stylesheet Looks(List<uint> formats) => new(
        new Fonts(new Font()), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })), new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(formats.Select(format => new CellFormat { NumberFormatId = format, FontId = 0, FillId = 0, BorderId = 0, ApplyNumberFormat = true })));

    static string NameOf(string name, int at) => name.Length is > 0 and <= LongestName ? name : $"{at + 1}";
}
