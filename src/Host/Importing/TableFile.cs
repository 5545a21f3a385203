using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>A row of a table, as it is written.</summary>
/// <param name="Origin">Where it stands.</param>
/// <param name="Cells">What stands under the name of each column; empty cells too.</param>
/// <param name="Fault">Why it can't be read; null when it can.</param>
sealed record TableRow(Origin Origin, IReadOnlyList<(string Column, string Text)> Cells, Words? Fault = null)
{
    /// <summary>Whether its file counts days from 1904, as <see cref="TimeCell"/> has to know.</summary>
    public bool IsSince1904 { get; init; }
}

/// <summary>
/// Reads tables (CSV in any encoding, the first line the names of the columns; Excel workbooks) and JSON lines.
/// </summary>
static class TableFile
{
    const int Largest = 64 * 1024 * 1024;

    /// <summary>The rows of a file; one row with the fault when it is no table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="judge">Says what is missing among the names of the columns; null when nothing is.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async IAsyncEnumerable<TableRow> Read(
        string path, Func<IReadOnlyList<string>, Words?> judge, [EnumeratorCancellation] CancellationToken stop)
    {
        var (bytes, fault) = await Bytes(path, stop);
        foreach (var row in fault is null ? Rows(path, bytes!, judge) : [new(new(path, 0), [], fault)])
        {
            stop.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    static async Task<(byte[]? Bytes, Words? Fault)> Bytes(string path, CancellationToken stop)
    {
        if (Ending(path) is not (".csv" or ".tsv" or ".txt" or ".jsonl" or ".ndjson" or ".json" or ".xlsx" or ".xls" or ".et"))
            return (null, TableWords.UnknownType(Path.GetExtension(path)));
        try
        {
            await using var content = File.OpenRead(path);
            if (await Bounded.Read(content, Largest, stop) is not { } bytes) return (null, ImportWords.TooLarge(Largest >> 20));
            return bytes.Length == 0 ? (null, ImportWords.EmptyFile) : (bytes, null);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return (null, ImportWords.Unreadable(broken.Message));
        }
    }

    static IEnumerable<TableRow> Rows(string path, byte[] bytes, Func<IReadOnlyList<string>, Words?> judge)
    {
        if (Ending(path) is ".xlsx" or ".xls" or ".et") return SheetFile.Read(path, bytes, judge);
        if (TextEncoding.Decode(bytes) is not { } decoded) return [new(new(path, 0), [], ImportWords.Binary)];
        if (decoded.IsRubbish) return [new(new(path, 0), [], ImportWords.Rubbish)];
        return Ending(path) is ".jsonl" or ".ndjson" or ".json" ? Lines(path, decoded.Text) : Table(path, decoded.Text, judge);
    }

    static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant();

    static IEnumerable<TableRow> Table(string path, string text, Func<IReadOnlyList<string>, Words?> judge)
    {
        var broken = false;
        using var reader = new StringReader(text);
        using var table = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            BadDataFound = _ => broken = true,
        });
        var columns = table.Read() ? table.Record! : [];
        if (judge(columns) is { } missing)
        {
            yield return new(new(path, 1), [], missing);
            yield break;
        }
        // A row begins after the last one ended; a cell may run over lines.
        for (var start = table.RawRow + 1; table.Read(); start = table.RawRow + 1)
        {
            var cells = table.Record!;
            var row = new TableRow(new(path, start), [.. columns.Zip(cells)],
                broken ? TableWords.BadQuotes : cells.Length > columns.Length ? TableWords.MoreCells(cells.Length, columns.Length) : null);
            broken = false;
            yield return row;
        }
    }

    static string Delimiter(string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is > 0 and var end ? end : text.Length);
        return head.Contains('\t') ? "\t" : head.Contains(',') ? "," : head.Contains(';') ? ";" : ",";
    }

    static IEnumerable<TableRow> Lines(string path, string text)
    {
        var row = 0;
        foreach (var line in text.Split('\n'))
        {
            row++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Line(new(path, row), line);
        }
    }

    static TableRow Line(Origin origin, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new(origin, [], ImportWords.NotAnObject);
            return new(origin, [.. json.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString()!,
                JsonValueKind.Number => member.Value.GetRawText(),
                _ => "",
            }))]);
        }
        // Half a surrogate pair in an escape is legal JSON and no text.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new(origin, [], ImportWords.NotJson(fault.Message));
        }
    }
}

/// <summary>What the reading of tables says to people.</summary>
static class TableWords
{
    /// <summary>What can be read.</summary>
    public static readonly Words Kinds = new("可以导入的有：Excel（.xlsx）、CSV（.csv、.tsv、.txt）和JSON行（.jsonl、.ndjson、.json）。",
        "Tables are read from Excel (.xlsx), CSV (.csv, .tsv, .txt) and JSON lines (.jsonl, .ndjson, .json).");

    public static Words UnknownType(string ending) => new($"“{ending}”文件里读不出表格。{Kinds.Zh}", $"No table can be read from files of type “{ending}”. {Kinds.En}");

    public static readonly Words BadQuotes = new("引号不成对。", "Its quotes don't pair.");

    public static Words MoreCells(int cells, int columns) => new(
        $"有 {cells} 格，列名只有 {columns} 个。", $"It has {cells} cells under {columns} columns.");

    /// <summary>Names of columns are compared without case, spaces, hyphens and underscores.</summary>
    public static string Folded(string column) =>
        string.Concat(column.Where(letter => letter is not (' ' or '-' or '_'))).ToLowerInvariant();
}
