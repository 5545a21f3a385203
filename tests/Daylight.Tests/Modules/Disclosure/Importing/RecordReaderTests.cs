using System.IO.Compression;
using System.Text;
using CsCheck;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public sealed class RecordReaderTests : IDisposable
{
    const string Notice = "某某通知\n现将有关事项通知如下，请遵照执行。";

    readonly InputFolder folder = new();

    [Fact]
    public async Task A_folder_is_read_with_its_folders_in_the_order_of_names()
    {
        folder.File("b/2.txt", Notice + "二");
        folder.File("b/1.txt", Notice + "一");
        folder.File("a.txt", Notice);
        var items = await InputFolder.Read(folder.Path);
        Assert.Equal(["a.txt", "1.txt", "2.txt"], items.Select(item => Path.GetFileName(item.Origin.File)));
        Assert.All(items, item => Assert.IsType<ReadItem.Record>(item));
    }

    [Fact]
    public async Task The_same_document_in_two_files_is_imported_once()
    {
        var items = await InputFolder.Read(folder.File("1.txt", Notice), folder.File("2.txt", Notice));
        Assert.Contains("1.txt", Assert.IsType<ReadItem.Refused>(items[1]).Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_identity_with_two_texts_keeps_the_first_and_says_so()
    {
        var items = await InputFolder.Read(folder.File("1.jsonl", """
            {"id":"1","url":"http://a.example/1","title":"某","text":"这是一份足够长的正文，说明事由。"}
            {"id":"1","url":"http://a.example/2","title":"某","text":"这是另一份足够长的正文，说明事由。"}
            {"id":"2","url":"http://a.example/3","title":"某","text":"这是一份足够长的正文，说明事由。"}
            """));
        Assert.Contains("other content", Assert.IsType<ReadItem.Refused>(items[1]).Reason.En, StringComparison.Ordinal);
        Assert.Contains(Assert.IsType<ReadItem.Record>(items[2]).Document.Warnings,
            warning => warning.En.Contains("same as", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_run_gives_the_same_identities()
    {
        folder.File("a.txt", Notice);
        folder.File("b.jsonl", """{"id":"1","title":"某","text":"这是一份足够长的正文，说明事由。"}""");
        var first = (await InputFolder.Read(folder.Path)).OfType<ReadItem.Record>().Select(item => item.Document.SourceId);
        var second = (await InputFolder.Read(folder.Path)).OfType<ReadItem.Record>().Select(item => item.Document.SourceId);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task An_archive_is_read_entry_by_entry_with_names_in_the_code_page_of_Chinese_systems()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.GetEncoding("gb18030")))
        {
            foreach (var name in (string[])["某条例(2022-06-01).md", "图.png", "里/通知.txt", "又.zip"])
            {
                await using var entry = await archive.CreateEntry(name).OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(Notice + name), TestContext.Current.CancellationToken);
            }
        }
        var path = folder.File("全部.zip", bytes.ToArray());
        var items = await InputFolder.Read(path);
        Assert.Equal(4, items.Count);
        Assert.Equal(new DateOnly(2022, 6, 1), items.OfType<ReadItem.Record>()
            .Single(item => item.Origin.File == $"{path}!某条例(2022-06-01).md").Document.PublishedOn);
        Assert.Equal(2, items.Count(item => item is ReadItem.Refused));
    }

    [Fact]
    public async Task A_missing_file_an_empty_folder_and_a_broken_archive_are_refused()
    {
        Assert.Contains("no such", await InputFolder.WhyRefused(Path.Combine(folder.Path, "none.txt")), StringComparison.Ordinal);
        Assert.Contains("empty", await InputFolder.WhyRefused(folder.Path), StringComparison.Ordinal);
        Assert.Contains("can't be read", await InputFolder.WhyRefused(folder.File("b.zip", "no zip"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains("can't be read", await InputFolder.WhyRefused(folder.File("b.jsonl.gz", "no gzip"u8.ToArray())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".txt")]
    [InlineData(".md")]
    [InlineData(".html")]
    [InlineData(".json")]
    [InlineData(".zip")]
    [InlineData(".jsonl.gz")]
    public void Any_bytes_give_one_outcome_for_a_file_that_is_one_document(string ending) =>
        AnyBytes.Sample(bytes =>
        {
            var items = Items("x" + ending, bytes);
            return items.Count == 1 || ending is ".json" && items.Count > 1;
        }, iter: 300);

    [Fact]
    public void Any_bytes_give_one_outcome_for_each_line() =>
        Gen.OneOf(Gen.Byte.Array[1, 60], Fragments).Array[1, 8].Sample(lines =>
        {
            var rows = lines.Select(line => line.Where(letter => letter is not ((byte)'\n' or 0xFE or 0xFF)).ToArray()).ToArray();
            var filled = rows.Count(row => !row.All(letter => letter is (byte)' ' or (byte)'\t' or (byte)'\r'));
            var items = Items("x.jsonl", [.. rows.SelectMany(row => row.Append((byte)'\n'))]);
            // A mark at the very start is no part of the first line.
            return items.Count == Math.Max(filled, 1);
        }, iter: 500);

    static readonly string[] Pieces =
    [
        "{\"title\":\"某\",\"text\":\"这是一份足够长的正文，说明事由。\",", "\"publishedOn\":\"2022-02-30\"", "\"id\":1}", "{}", "[", "<p>",
        "# 某\n", "---\n", "<table><tr><td>", "2022年11月30日", "〔2022〕1号", "\\ud800", "\"", "| a | b |\n|--|--|\n",
        "<a href='x.doc'>", "\0",
    ];

    static readonly Gen<byte[]> Fragments = Gen.Int[0, Pieces.Length - 1].Array[1, 12]
        .Select(picks => Encoding.UTF8.GetBytes(string.Concat(picks.Select(pick => Pieces[pick]))));

    static readonly Gen<byte[]> AnyBytes = Gen.OneOf(Gen.Byte.Array[1, 400], Fragments);

    List<ReadItem> Items(string name, byte[] bytes)
    {
        // Samples run side by side.
        var path = folder.File(Path.Combine(Ids.Next().ToString(), name), bytes);
        return RecordReader.Read(path, CancellationToken.None).ToBlockingEnumerable().ToList();
    }

    public void Dispose() => folder.Dispose();
}
