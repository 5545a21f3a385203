using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Daylight.Disclosure.Importing;

/// <summary>The documents inside a ZIP file, by name; each entry is read as the file it is.</summary>
static class ArchiveRecords
{
    const int MostEntries = 100_000;

    public static async IAsyncEnumerable<ReadItem> Read(
        string file, Stream content, [EnumeratorCancellation] CancellationToken stop)
    {
        // Chinese systems write names in their own code page when they don't mark them as UTF-8.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var names = Encoding.GetEncoding("gb18030");
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, names);
        var entries = archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal).ToArray();
        if (entries.Length == 0) yield return new ReadItem.Refused(new(file, 0), ImportWords.EmptyFolder);
        foreach (var entry in entries.Take(MostEntries))
        {
            var name = $"{file}!{PlainText.OneLine(entry.FullName)}";
            await foreach (var item in Guarded.Each(name, Entry(name, entry, stop), stop)) yield return item;
        }
        if (entries.Length > MostEntries)
            yield return new ReadItem.Refused(new(file, MostEntries + 1), ImportWords.TooManyEntries);
    }

    static async IAsyncEnumerable<ReadItem> Entry(
        string name, ZipArchiveEntry entry, [EnumeratorCancellation] CancellationToken stop)
    {
        if (RecordReader.IsSystemFile(entry.Name))
        {
            yield return new ReadItem.Refused(new(name, 0), ImportWords.SystemFile);
            yield break;
        }
        await using var content = await entry.OpenAsync(stop);
        await foreach (var item in RecordReader.Content(name, content, null, stop)) yield return item;
    }
}
