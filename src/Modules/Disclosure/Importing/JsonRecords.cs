using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Daylight.Disclosure.Importing;

/// <summary>Records in JSON: one object a line, or one document with a list of them.</summary>
static class JsonRecords
{
    // One record with its text; the longest real one seen has a third of a megabyte.
    const int LongestLine = 32 * 1024 * 1024;

    static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    // Where exports keep their list.
    static readonly string[] Lists = ["items", "records", "data", "rows", "results", "list", "documents"];

    /// <summary>JSON lines, read as a stream: a file may be larger than memory. Empty lines are no rows.</summary>
    public static async IAsyncEnumerable<ReadItem> Lines(
        string file, Stream content, string? folder, [EnumeratorCancellation] CancellationToken stop)
    {
        var row = 0;
        var any = false;
        await foreach (var line in RawLines(content, stop))
        {
            row++;
            if (line is null)
            {
                yield return new ReadItem.Refused(new(file, row), ImportWords.TooLarge(LongestLine >> 20));
                any = true;
            }
            else if (!IsBlank(line))
            {
                yield return Line(new(file, row), line, folder);
                any = true;
            }
        }
        if (!any) yield return new ReadItem.Refused(new(file, 0), ImportWords.NoRows);
    }

    /// <summary>One JSON document: a list of records, an object that holds one, or a single record.</summary>
    public static IEnumerable<ReadItem> Document(string file, string text, string? folder)
    {
        using var json = Parse(text, out var why);
        if (json is null)
        {
            yield return new ReadItem.Refused(new(file, 0), why!);
            yield break;
        }
        if (List(json.RootElement) is not { } list)
        {
            yield return Record(new(file, 0), json.RootElement, folder);
            yield break;
        }
        var row = 0;
        foreach (var element in list.EnumerateArray()) yield return Record(new(file, ++row), element, folder);
        if (row == 0) yield return new ReadItem.Refused(new(file, 0), ImportWords.NoRows);
    }

    static JsonElement? List(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root;
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in Lists)
        {
            if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array) return list;
        }
        return null;
    }

    static ReadItem Line(Origin origin, byte[] line, string? folder)
    {
        var decoded = TextEncoding.Decode(line);
        if (decoded is null) return new ReadItem.Refused(origin, ImportWords.Binary);
        using var json = Parse(decoded.Text, out var why);
        return json is null ? new ReadItem.Refused(origin, why!) : Record(origin, json.RootElement, folder);
    }

    static ReadItem Record(Origin origin, JsonElement row, string? folder) =>
        row.ValueKind == JsonValueKind.Object
            ? JsonFields.Of(origin, row, folder).Finish()
            : new ReadItem.Refused(origin, ImportWords.NotAnObject);

    static JsonDocument? Parse(string text, out Words? why)
    {
        try
        {
            why = null;
            return JsonDocument.Parse(text, Lenient);
        }
        // An unpaired surrogate in an escape shows only when the text is copied.
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            why = ImportWords.NotJson(fault.Message);
            return null;
        }
    }

    // Bytes of each line without its end; null for a line that is too long, which is skipped and not kept in memory.
    static async IAsyncEnumerable<byte[]?> RawLines(Stream content, [EnumeratorCancellation] CancellationToken stop)
    {
        var pipe = PipeReader.Create(content);
        pipe = await Utf8(pipe, stop);
        var tooLong = false;
        while (true)
        {
            var read = await pipe.ReadAsync(stop);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return tooLong ? null : rest.Slice(0, end).ToArray();
                tooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            if (rest.Length > LongestLine)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }
            if (read.IsCompleted)
            {
                if (tooLong) yield return null;
                else if (rest.Length > 0) yield return rest.ToArray();
                break;
            }
            pipe.AdvanceTo(rest.Start, rest.End);
        }
        await pipe.CompleteAsync();
    }

    // Lines are found by the byte of the line feed, which UTF-16 has inside other characters.
    static async Task<PipeReader> Utf8(PipeReader pipe, CancellationToken stop)
    {
        var read = await pipe.ReadAtLeastAsync(3, stop);
        var start = read.Buffer.Slice(0, Math.Min(3, read.Buffer.Length)).ToArray();
        var wide = start switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        var mark = wide is not null ? 2 : start is [0xEF, 0xBB, 0xBF] ? 3 : 0;
        pipe.AdvanceTo(read.Buffer.GetPosition(mark));
        if (wide is null) return pipe;
        return PipeReader.Create(Encoding.CreateTranscodingStream(pipe.AsStream(), wide, Encoding.UTF8));
    }

    static bool IsBlank(byte[] line) => line.AsSpan().Trim(" \t\r"u8).IsEmpty;
}
