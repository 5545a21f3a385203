using System.Text;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

/// <summary>A folder of its own for a test, with files made on the spot.</summary>
public sealed class InputFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("daylight-import-");

    public string Path => folder.FullName;

    public string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);

    internal static async Task<IReadOnlyList<ReadItem>> Read(params string[] paths)
    {
        var items = new List<ReadItem>();
        await foreach (var item in RecordReader.Read(paths, new(), TestContext.Current.CancellationToken)) items.Add(item);
        return items;
    }

    internal static async Task<ImportedRecord> One(string path) =>
        Assert.IsType<ReadItem.Record>(Assert.Single(await Read(path))).Document;

    internal static async Task<string> WhyRefused(string path) =>
        Assert.IsType<ReadItem.Refused>(Assert.Single(await Read(path))).Reason.En;
}
