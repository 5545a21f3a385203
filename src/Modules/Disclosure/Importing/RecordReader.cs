using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Reads documents out of files and folders. Every row of every file comes out once, as a record or as a refusal with
/// its reason; nothing a file holds makes it throw.
/// </summary>
static class RecordReader
{
    // Files that are one document; JSON lines may be of any size.
    const int LargestDocument = 64 * 1024 * 1024;

    public static readonly EnumerationOptions InFolders = new()
    {
        RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false,
    };

    /// <summary>Reads files and folders in the order given, folders by name; a document met again is refused.</summary>
    public static async IAsyncEnumerable<ReadItem> Read(
        IEnumerable<string> paths, ReadingGauge gauge, [EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new SeenRecords();
        foreach (var path in paths)
        {
            await foreach (var item in All(path, gauge, stop)) yield return seen.Check(item);
        }
    }

    /// <inheritdoc cref="Read(IEnumerable{string}, ReadingGauge, CancellationToken)"/>
    public static IAsyncEnumerable<ReadItem> Read(string path, CancellationToken stop) => Read([path], new(), stop);

    static IAsyncEnumerable<ReadItem> All(string path, ReadingGauge gauge, CancellationToken stop)
    {
        if (Directory.Exists(path)) return Guarded.Each(path, Folder(path, gauge, stop), stop);
        return File.Exists(path) ? OneFile(path, gauge, stop) : One(path, ImportWords.NotFound);
    }

    // Files that a page of the same folder links to are that record's attachments and no documents of their own.
    static async IAsyncEnumerable<ReadItem> Folder(
        string path, ReadingGauge gauge, [EnumeratorCancellation] CancellationToken stop)
    {
        var files = Directory.GetFiles(path, "*", InFolders).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) yield return new ReadItem.Refused(new(path, 0), ImportWords.EmptyFolder);
        var attached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(IsDocument))
        {
            await foreach (var item in OneFile(file, gauge, stop))
            {
                if (item is ReadItem.Record { Document: var document })
                    attached.UnionWith(document.Attachments.Select(attachment => attachment.Path).OfType<string>());
                yield return item;
            }
        }
        foreach (var file in files.Where(file => !IsDocument(file) && !attached.Contains(Path.GetFullPath(file))))
            yield return new ReadItem.Refused(new(file, 0), UnknownType(file));
    }

    static IAsyncEnumerable<ReadItem> OneFile(string path, ReadingGauge gauge, CancellationToken stop) =>
        Guarded.Each(path, Opened(path, gauge, stop), stop);

    static async IAsyncEnumerable<ReadItem> Opened(
        string path, ReadingGauge gauge, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var content = File.OpenRead(path);
        gauge.Open(content);
        var items = Ending(path) == ".zip"
            ? ArchiveRecords.Read(path, content, stop)
            : Content(path, content, Path.GetDirectoryName(Path.GetFullPath(path)), stop);
        try
        {
            await foreach (var item in items) yield return item;
        }
        finally
        {
            gauge.Close();
        }
    }

    /// <summary>Reads one file's content by the ending of its name.</summary>
    public static IAsyncEnumerable<ReadItem> Content(
        string name, Stream content, string? folder, CancellationToken stop) =>
        Ending(name) == ".gz"
            ? Content(name, name[..^3], new GZipStream(content, CompressionMode.Decompress), folder, stop)
            : Content(name, name, content, folder, stop);

    static IAsyncEnumerable<ReadItem> Content(
        string file, string name, Stream content, string? folder, CancellationToken stop) =>
        Ending(name) switch
        {
            ".jsonl" or ".ndjson" => JsonRecords.Lines(file, content, folder, stop),
            ".json" or ".html" or ".htm" or ".xhtml" or ".md" or ".markdown" or ".txt" =>
                Document(file, name, content, folder, stop),
            ".zip" => One(file, ImportWords.ArchiveInside),
            _ => One(file, UnknownType(name)),
        };

    static async IAsyncEnumerable<ReadItem> Document(
        string file, string name, Stream content, string? folder, [EnumeratorCancellation] CancellationToken stop)
    {
        var origin = new Origin(file, 0);
        var bytes = await Bounded.Read(content, LargestDocument, stop);
        var html = Ending(name) is ".html" or ".htm" or ".xhtml";
        var decoded = bytes is null ? null : TextEncoding.Decode(bytes, html ? HtmlRecords.Declared(bytes) : null);
        var fault = bytes is null ? ImportWords.TooLarge(LargestDocument >> 20)
            : bytes.Length == 0 ? ImportWords.EmptyFile
            : decoded is null ? ImportWords.Binary
            : decoded.IsRubbish ? ImportWords.Rubbish
            : null;
        if (fault is not null)
        {
            yield return new ReadItem.Refused(origin, fault);
            yield break;
        }
        if (Ending(name) == ".json")
        {
            foreach (var item in JsonRecords.Document(file, decoded!.Text, folder)) yield return item;
            yield break;
        }
        yield return html ? HtmlRecords.Read(origin, decoded!.Text, folder)
            : Ending(name) == ".txt" ? TextRecords.Read(origin, decoded!.Text, name)
            : MarkdownRecords.Read(origin, decoded!.Text, name);
    }

    static async IAsyncEnumerable<ReadItem> One(string file, Words reason)
    {
        await Task.CompletedTask;
        yield return new ReadItem.Refused(new(file, 0), reason);
    }

    static bool IsDocument(string path) => !IsSystemFile(path) && Ending(path) is ".jsonl" or ".ndjson" or ".json"
        or ".html" or ".htm" or ".xhtml" or ".md" or ".markdown" or ".txt" or ".gz" or ".zip";

    /// <summary>Files that systems leave behind: hidden ones, thumbnails, locks of open documents.</summary>
    public static bool IsSystemFile(string path) =>
        Path.GetFileName(path) is ['.', ..] or ['~', '$', ..] or "Thumbs.db" or "desktop.ini";

    static Words UnknownType(string path) =>
        IsSystemFile(path) ? ImportWords.SystemFile : ImportWords.UnknownType(Ending(path));

    static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant();
}
