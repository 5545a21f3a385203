using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Daylight.Host.Importing;

/// <summary>Reads the cells of a workbook: shared strings, styles of dates, merged cells, results of formulas.</summary>
sealed partial class SheetReading
{
    const int MostMerged = 100_000;
    const int MostColumns = 16_384;

    readonly WorkbookPart book;
    readonly List<string> shared;
    readonly HashSet<uint> dates;

    public SheetReading(WorkbookPart book)
    {
        this.book = book;
        IsSince1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value == true;
        shared = Shared(book.SharedStringTablePart);
        dates = DateStyles(book.WorkbookStylesPart?.Stylesheet);
    }

    /// <summary>Whether days are counted from 1904, as old Macintosh files do.</summary>
    public bool IsSince1904 { get; }

    /// <summary>The visible sheets, in order.</summary>
    public IEnumerable<(string Name, WorksheetPart Sheet)> Sheets() =>
        from sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? []
        where sheet.State?.Value is not { } state || state == SheetStateValues.Visible
        where sheet.Id?.Value is { } id && book.TryGetPartById(id, out var part) && part is WorksheetPart
        select (sheet.Name?.Value ?? "", (WorksheetPart)book.GetPartById(sheet.Id!.Value!));

    /// <summary>The rows in which anything stands. A merged cell stands in every place it covers.</summary>
    public IEnumerable<(int Number, IReadOnlyList<SheetCell> Cells)> Rows(WorksheetPart sheet)
    {
        var merged = new MergedCells(Merged(sheet));
        using var reader = OpenXmlReader.Create(sheet);
        var number = 0;
        while (reader.Read())
        {
            if (!reader.IsStartElement || reader.ElementType != typeof(Row) || reader.LoadCurrentElement() is not Row row) continue;
            number = (int?)row.RowIndex?.Value ?? number + 1;
            var (cells, column) = (new List<SheetCell>(), 0);
            foreach (var cell in row.Elements<Cell>())
            {
                column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
                if (column <= MostColumns && Read(cell, column, number) is { } read) cells.Add(read);
            }
            merged.Fill(number, cells);
            if (cells.Count > 0) yield return (number, cells);
        }
    }

    SheetCell? Read(Cell cell, int column, int row)
    {
        var place = cell.CellReference?.Value ?? $"R{row}C{column}";
        var raw = cell.CellValue?.Text ?? "";
        var kind = cell.DataType?.Value;
        if (kind == CellValues.Error) return new(column, "", SheetWords.Error(place, raw));
        if (kind == CellValues.SharedString)
            return Seen(column, int.TryParse(raw, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : "");
        if (kind == CellValues.InlineString) return Seen(column, cell.InlineString is { } inline ? TextOf(inline) : "");
        if (cell.CellFormula is not null && cell.CellValue is null) return new(column, "", SheetWords.NotComputed(place));
        if (kind == CellValues.Boolean) return Seen(column, raw == "1" ? "TRUE" : "FALSE");
        if (kind is not null && kind != CellValues.Number) return Seen(column, raw);
        return Seen(column, Number(raw, cell.StyleIndex?.Value));
    }

    string Number(string raw, uint? style)
    {
        if (!double.TryParse(raw, CultureInfo.InvariantCulture, out var value)) return raw;
        if (style is { } look && dates.Contains(look) && TimeCell.OfSerial(value, IsSince1904) is var (day, clock))
            return clock is null ? $"{day:yyyy-MM-dd}" : $"{day:yyyy-MM-dd} {clock:HH:mm:ss}";
        // As it is typed and not as the file abbreviates it: 1.3800138E10 is somebody's number.
        var isAbbreviated = Math.Abs(value) < 1e15 && raw.Contains('E', StringComparison.OrdinalIgnoreCase);
        return isAbbreviated ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : raw;
    }

    static SheetCell? Seen(int column, string text) => string.IsNullOrWhiteSpace(text) ? null : new(column, text);

    static List<string> Shared(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem)) texts.Add(TextOf(reader.LoadCurrentElement()!));
        }
        return texts;
    }

    // The sound of characters (rPh) is written beside them and not seen.
    static string TextOf(OpenXmlElement rich) => string.Concat(rich.ChildElements.Select(part => part switch
    {
        Text text => text.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    }));

    // Dates are stored as numbers of days; only the cell's style tells. These built-in styles show a date.
    static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        if (styles?.CellFormats is not { } formats) return [];
        var own = styles.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => ShowsDate(format.FormatCode?.Value ?? "")).Select(format => format.NumberFormatId?.Value ?? 0).ToHashSet() ?? [];
        return [.. formats.Elements<CellFormat>()
            .Select((format, index) => (Format: format.NumberFormatId?.Value ?? 0, Index: (uint)index))
            .Where(style => own.Contains(style.Format)
                || style.Format is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58)
            .Select(style => style.Index)];
    }

    static bool ShowsDate(string code) => Literals().Replace(code, "").AsSpan().IndexOfAny("yYdD年") >= 0;

    static IEnumerable<(int Left, int Top, int Right, int Bottom)> Merged(WorksheetPart sheet)
    {
        using var reader = OpenXmlReader.Create(sheet);
        var count = 0;
        while (reader.Read() && count < MostMerged)
        {
            // The rows are passed over unread.
            if (reader.IsStartElement && reader.ElementType == typeof(SheetData)) reader.Skip();
            if (!reader.IsStartElement || reader.ElementType != typeof(MergeCell) || reader.LoadCurrentElement() is not MergeCell merge) continue;
            count++;
            if (Range().Match(merge.Reference?.Value ?? "") is { Success: true } range)
                yield return (Column(range.Groups[1].Value), Row(range.Groups[2].Value), Column(range.Groups[3].Value), Row(range.Groups[4].Value));
        }
    }

    static int? ColumnOf(string? place) => Place().Match(place ?? "") is { Success: true } found ? Column(found.Groups[1].Value) : null;

    static int Column(string letters) => letters.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);

    static int Row(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([A-Z]{1,3})[0-9]{1,7}$")]
    private static partial Regex Place();

    [GeneratedRegex("^([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})$")]
    private static partial Regex Range();

    // Words between quotes, a letter after a backslash, and colours or counted hours between brackets.
    [GeneratedRegex("""\"[^\"]*\"|\\.|\[[^\]]*\]""")]
    private static partial Regex Literals();
}

/// <summary>Cells that are one over several places; the file has what stands in them in the first place alone.</summary>
sealed class MergedCells(IEnumerable<(int Left, int Top, int Right, int Bottom)> ranges)
{
    readonly Queue<(int Left, int Top, int Right, int Bottom)> coming = new(ranges.OrderBy(range => range.Top));
    readonly List<((int Left, int Top, int Right, int Bottom) Range, SheetCell Cell)> open = [];

    // No table is wider; a title that is merged over the whole sheet is.
    const int Widest = 256;

    /// <summary>Adds to a row what its merged cells show there.</summary>
    public void Fill(int row, List<SheetCell> cells)
    {
        open.RemoveAll(one => one.Range.Bottom < row);
        while (coming.TryPeek(out var next) && next.Top <= row)
        {
            coming.Dequeue();
            if (next.Top == row && cells.Find(cell => cell.Column == next.Left) is { } first) open.Add((next, first));
        }
        foreach (var (range, cell) in open)
        {
            for (var column = range.Left; column <= Math.Min(range.Right, range.Left + Widest); column++)
                if (!cells.Exists(there => there.Column == column)) cells.Add(cell with { Column = column });
        }
    }
}
