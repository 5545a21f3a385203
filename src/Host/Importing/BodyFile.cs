using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>A row of a file of bodies, as it is written.</summary>
/// <param name="Origin">Where it stands.</param>
/// <param name="Cells">What is filled in.</param>
/// <param name="Fault">Why it can't be read; null when it can.</param>
sealed record BodyRow(Origin Origin, IReadOnlyDictionary<BodyField, string> Cells, Words? Fault = null);

/// <summary>Reads bodies from tables (CSV, its first line the names of the columns) and JSON lines, in any encoding.</summary>
static class BodyFile
{
    // A country has some hundred thousand bodies.
    const int Largest = 64 * 1024 * 1024;

    static readonly Dictionary<BodyField, string> Nothing = [];

    public static async IAsyncEnumerable<BodyRow> Read(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        var (text, fault) = await Text(path, stop);
        var rows = fault is not null ? [new(new(path, 0), Nothing, fault)]
            : Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".json" ? Lines(path, text!)
            : Table(path, text!);
        foreach (var row in rows) yield return row;
    }

    static async Task<(string? Text, Words? Fault)> Text(string path, CancellationToken stop)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".tsv" or ".txt" or ".jsonl" or ".ndjson" or ".json"))
            return (null, ImportWords.UnknownType(Path.GetExtension(path)));
        try
        {
            await using var content = File.OpenRead(path);
            if (await Bounded.Read(content, Largest, stop) is not { } bytes) return (null, ImportWords.TooLarge(Largest >> 20));
            if (bytes.Length == 0) return (null, ImportWords.EmptyFile);
            return TextEncoding.Decode(bytes) is { } decoded
                ? decoded.IsRubbish ? (null, ImportWords.Rubbish) : (decoded.Text, null)
                : (null, ImportWords.Binary);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return (null, ImportWords.Unreadable(broken.Message));
        }
    }

    static IEnumerable<BodyRow> Table(string path, string text)
    {
        var broken = false;
        using var reader = new StringReader(text);
        using var table = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            BadDataFound = _ => broken = true,
        });
        var columns = table.Read() ? table.Record!.Select(BodyFields.Find).ToArray() : [];
        if (!columns.Contains(BodyField.Code))
        {
            yield return new(new(path, 1), Nothing, BodyWords.NoCodeColumn);
            yield break;
        }
        // A row begins after the last one ended; a cell may run over lines.
        for (var start = table.RawRow + 1; table.Read(); start = table.RawRow + 1)
        {
            var cells = table.Record!;
            var row = new BodyRow(new(path, start), Cells(columns.Zip(cells)),
                broken ? BodyWords.BadQuotes : cells.Length > columns.Length ? BodyWords.MoreCells(cells.Length, columns.Length) : null);
            broken = false;
            yield return row;
        }
    }

    static string Delimiter(string text)
    {
        var head = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is > 0 and var end ? end : text.Length);
        return head.Contains('\t') ? "\t" : head.Contains(',') ? "," : head.Contains(';') ? ";" : ",";
    }

    static IEnumerable<BodyRow> Lines(string path, string text)
    {
        var row = 0;
        foreach (var line in text.Split('\n'))
        {
            row++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Line(new(path, row), line);
        }
    }

    static BodyRow Line(Origin origin, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new(origin, Nothing, ImportWords.NotAnObject);
            return new(origin, Cells(json.RootElement.EnumerateObject().Select(member => (BodyFields.Find(member.Name), member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString()!,
                JsonValueKind.Number => member.Value.GetRawText(),
                _ => "",
            }))));
        }
        // Half a surrogate pair in an escape is legal JSON and no text.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new(origin, Nothing, ImportWords.NotJson(fault.Message));
        }
    }

    static Dictionary<BodyField, string> Cells(IEnumerable<(BodyField? Field, string Text)> cells)
    {
        var filled = new Dictionary<BodyField, string>();
        foreach (var (field, text) in cells)
        {
            if (field is { } known && PlainText.OneLine(text) is { Length: > 0 } cell) filled.TryAdd(known, cell);
        }
        return filled;
    }
}
