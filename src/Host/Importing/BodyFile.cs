using System.Runtime.CompilerServices;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>A row of a file of bodies, as it is written.</summary>
/// <param name="Origin">Where it stands.</param>
/// <param name="Cells">What is filled in.</param>
/// <param name="Fault">Why it can't be read; null when it can.</param>
sealed record BodyRow(Origin Origin, IReadOnlyDictionary<BodyField, string> Cells, Words? Fault = null);

/// <summary>Reads bodies from tables and JSON lines.</summary>
static class BodyFile
{
    public static async IAsyncEnumerable<BodyRow> Read(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in TableFile.Read(path, Judge, stop)) yield return new(row.Origin, Cells(row.Cells), row.Fault);
    }

    static Words? Judge(IReadOnlyList<string> columns) =>
        columns.Select(BodyFields.Find).Contains(BodyField.Code) ? null : BodyWords.NoCodeColumn;

    static Dictionary<BodyField, string> Cells(IEnumerable<(string Column, string Text)> cells)
    {
        var filled = new Dictionary<BodyField, string>();
        foreach (var (column, text) in cells)
        {
            if (BodyFields.Find(column) is { } known && PlainText.OneLine(text) is { Length: > 0 } cell) filled.TryAdd(known, cell);
        }
        return filled;
    }
}
