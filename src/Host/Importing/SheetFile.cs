using Daylight.Disclosure.Importing;
using DocumentFormat.OpenXml.Packaging;

namespace Daylight.Host.Importing;

/// <summary>
/// Reads the first visible sheet of a workbook (.xlsx) that has the wanted columns, row by row. What the file says of
/// its size is not believed: sheets declare tens of thousands of rows that are empty.
/// </summary>
static class SheetFile
{
    // A packed file can unfold to thousands of times its size.
    static readonly OpenSettings Limits = new() { MaxCharactersInPart = 100_000_000 };

    // Above the names of the columns may stand a title, a date, a note.
    const int RowsAbove = 5;

    /// <summary>The rows; one row with the fault when the file is no table.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="content">All of it.</param>
    /// <param name="judge">Says what is missing among the names of the columns; null when nothing is.</param>
    public static IEnumerable<TableRow> Read(string path, byte[] content, Func<IReadOnlyList<string>, Words?> judge)
    {
        if (Refused(path, content) is { } refused)
        {
            yield return new(new(path, 0), [], refused);
            yield break;
        }
        var number = 0;
        using var rows = Rows(path, content, judge).GetEnumerator();
        for (var more = true; more;)
        {
            Words? broken = null;
            try
            {
                more = rows.MoveNext();
            }
            // What is inside a package can be damaged in any way there is, and its reader fails in as many.
            catch (Exception damaged) when (damaged is not OutOfMemoryException)
            {
                broken = number == 0 ? ImportWords.Unreadable(damaged.Message) : ImportWords.BreaksOff(damaged.Message);
            }
            if (broken is not null)
            {
                yield return new(new(path, number == 0 ? 0 : number + 1), [], broken);
                yield break;
            }
            if (!more) continue;
            number = rows.Current.Origin.Row;
            yield return rows.Current;
        }
    }

    // What is told to those who publish files names types that are no tables.
    static Words? Refused(string path, byte[] content) => FileInspection.Of(path, content, out var why) switch
    {
        { Ending: ".xlsx" } => null,
        { Ending: ".xls" } => SheetWords.Old,
        null when why != FileInspection.OfNoType => new($"文件{why!.Zh}", $"The file {why.En}"),
        _ => SheetWords.NoWorkbook,
    };

    static IEnumerable<TableRow> Rows(string path, byte[] content, Func<IReadOnlyList<string>, Words?> judge)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false, Limits);
        var reading = new SheetReading(book.WorkbookPart!);
        Words? missing = null;
        foreach (var (name, sheet) in reading.Sheets())
        {
            var columns = (IReadOnlyList<string>?)null;
            var origin = missing is null ? path : $"{path} [{name}]";
            var above = 0;
            foreach (var (number, cells) in reading.Rows(sheet))
            {
                if (columns is not null)
                {
                    yield return Row(new(origin, number), columns, cells, reading.IsSince1904);
                    continue;
                }
                var names = Names(cells);
                if (judge(names) is not { } fault) columns = names;
                else if (above == 0) missing ??= fault;
                if (columns is null && ++above == RowsAbove) break;
            }
            if (columns is not null) yield break;
        }
        yield return new(new(path, 1), [], missing ?? ImportWords.NoRows);
    }

    static string[] Names(IReadOnlyList<SheetCell> cells)
    {
        var names = new string[cells.Max(cell => cell.Column)];
        Array.Fill(names, "");
        foreach (var cell in cells) names[cell.Column - 1] = PlainText.OneLine(cell.Text);
        return names;
    }

    static TableRow Row(Origin origin, IReadOnlyList<string> columns, IReadOnlyList<SheetCell> cells, bool since1904)
    {
        var texts = new (string Column, string Text)[columns.Count];
        for (var at = 0; at < texts.Length; at++) texts[at] = (columns[at], "");
        Words? fault = null;
        foreach (var cell in cells)
        {
            if (cell.Column > texts.Length) fault ??= TableWords.MoreCells(cell.Column, texts.Length);
            else if (columns[cell.Column - 1].Length > 0)
            {
                fault ??= cell.Fault;
                texts[cell.Column - 1].Text = cell.Text;
            }
        }
        return new(origin, texts, fault) { IsSince1904 = since1904 };
    }
}

/// <summary>A filled cell.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Text">What a reader sees in it; dates as 2019-02-28 11:25:05.</param>
/// <param name="Fault">Why nothing can be read in it.</param>
sealed record SheetCell(int Column, string Text, Words? Fault = null);

/// <summary>What the reading of workbooks says to people.</summary>
static class SheetWords
{
    public static readonly Words Old = new("旧版的Excel文件（.xls）不能导入。请另存为.xlsx或者CSV。",
        "Old Excel files (.xls) are not imported. Save it as .xlsx or CSV.");

    public static readonly Words NoWorkbook = new($"不是Excel工作簿，或者已经损坏，读不出表格。{TableWords.Kinds.Zh}",
        $"It is no Excel workbook, or a damaged one: no table can be read from it. {TableWords.Kinds.En}");

    public static Words Error(string cell, string error) => new($"{cell}格是错误值{error}。", $"Cell {cell} holds the error {error}.");

    public static Words NotComputed(string cell) => new(
        $"{cell}格是公式，文件里没有它的结果。请在Excel里打开、保存后再导入。",
        $"Cell {cell} is a formula and the file has no result of it. Open and save it in Excel first.");
}
