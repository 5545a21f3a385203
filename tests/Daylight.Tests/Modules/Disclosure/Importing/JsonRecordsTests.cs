using System.IO.Compression;
using System.Text;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public sealed class JsonRecordsTests : IDisposable
{
    const string Gazette = """
        {"issue":"105-01-04","MetaId":"81100","Doc_Style_LName":"法規","Doc_Style_SName":"命令","Chapter":"綜合行政篇","PubGov":"甲部","PubGovName":"甲部;乙部","UndertakeGov":"丙局","Date_Created":"中華民國104年12月31日","GazetteId":"甲字第1040001號;乙字第1040002號","Title":"甲部、乙部令：修正「某辦法」","Keyword":"補助;收費(規費，使用費)","Category":"1D0;130","ThemeSubject":"修正「某辦法」。","GazetteHTML":"http://gazette.example/1.htm","Text":"甲部\n乙部令 中華民國104年12月31日\n甲字第1040001號\n修正「某辦法」第二條，自一百零五年二月一日施行。\n本辦法自中華民國一百零五年二月一日施行。\nTop"}
        """;

    readonly InputFolder folder = new();

    [Fact]
    public async Task A_gazette_row_keeps_its_dates_numbers_bodies_and_class()
    {
        var record = await InputFolder.One(folder.File("g.jsonl", Gazette));
        Assert.Equal("id:gazette.example:81100", record.SourceId);
        Assert.Equal(new DateOnly(2015, 12, 31), record.FormedOn);
        Assert.Equal(new DateOnly(2016, 1, 4), record.PublishedOn);
        Assert.Equal(new DateOnly(2016, 2, 1), record.EffectiveOn);
        Assert.Equal("甲字第1040001號", record.DocumentNumber);
        Assert.Equal(["乙字第1040002號"], record.OtherNumbers);
        Assert.Equal(["甲部", "乙部"], record.Issuers);
        Assert.Equal("丙局", record.UndertakerName);
        Assert.Equal("法規", record.Category);
        Assert.Equal(["綜合行政篇"], record.Topics);
        Assert.Equal(["補助", "收費(規費，使用費)"], record.Keywords);
        Assert.Equal(Language.Hant, record.Language);
        Assert.EndsWith("施行。", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_field_names_are_read()
    {
        var record = await InputFolder.One(folder.File("own.json", """
            [{"sourceId":"7","title":"关于某事的通知","text":"现将某事通知如下，请遵照执行。","documentNumber":"穗埔府[2012]7号","formedOn":"2012-05-04",
              "publishedOn":"2012/5/7","body":"黄埔区人民政府","category":"通知","topics":["财政","教育"],"keywords":"预算、决算",
              "attachments":[{"name":"表","url":"https://example.org/a.xlsx"}]}]
            """));
        Assert.Equal(("穗埔府〔2012〕7号", "黄埔区人民政府"), (record.DocumentNumber, record.IssuerName));
        Assert.Equal((new DateOnly(2012, 5, 4), new DateOnly(2012, 5, 7)), (record.FormedOn!.Value, record.PublishedOn!.Value));
        Assert.Equal(["财政", "教育"], record.Topics);
        Assert.Equal(["预算", "决算"], record.Keywords);
        Assert.Equal("表.xlsx", Assert.Single(record.Attachments).Name);
        Assert.Empty(record.Warnings);
    }

    [Fact]
    public async Task Every_line_comes_out_once_with_its_number_and_bad_ones_with_their_reason()
    {
        var items = await InputFolder.Read(folder.File("mixed.jsonl", """
            {"id":"1","title":"甲","text":"这是一份足够长的正文，说明事由。"}

            {"id":"2","title":"乙","text":"这是一份足够长的正文，说明事由二。","publishedOn":"2022-02-30"}
            {"id":"3","title":"丙"
            [1,2]
            {"id":"4","title":"丁"}
            {"id":"5"}
            {"id":"6","title":"己","text":"这是一份足够长的正文，说明事由三。","publishedOn":"04/05/2016"}
            """));
        Assert.Equal([1, 3, 4, 5, 6, 7, 8], items.Select(item => item.Origin.Row));
        Assert.IsType<ReadItem.Record>(items[0]);
        string[] expected = ["does not exist", "Not valid JSON", "no JSON object", "no text", "no title", "day and month"];
        Assert.All(items.Skip(1).Zip(expected), pair =>
            Assert.Contains(pair.Second, Assert.IsType<ReadItem.Refused>(pair.First).Reason.En, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_packed_file_that_breaks_off_gives_its_whole_rows_and_then_says_so()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            var row = """{"id":"N","title":"某事","text":"这是一份足够长的正文，说明事由。"}""";
            for (var i = 0; i < 3000; i++)
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(row.Replace("\"N\"", $"\"{i}\"", StringComparison.Ordinal) + "\n"),
                    TestContext.Current.CancellationToken);
        }
        var bytes = packed.ToArray();
        // The middle of a block is flipped: its checksum no longer holds, or the block's own form.
        Array.Fill(bytes, (byte)0xFF, bytes.Length / 2, 2000);
        var items = await InputFolder.Read(folder.File("broken.jsonl.gz", bytes));
        Assert.Contains(items, item => item is ReadItem.Record);
        Assert.Contains(items, item => item is ReadItem.Refused);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    public async Task Other_encodings_are_recognised(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = Gazette + "\n" + Gazette.Replace("81100", "81101", StringComparison.Ordinal);
        var items = await InputFolder.Read(folder.File("g.jsonl", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
        Assert.Equal(2, items.Count);
        Assert.All(items, item => Assert.Equal("甲部、乙部令：修正「某辦法」", Assert.IsType<ReadItem.Record>(item).Document.Title));
    }

    [Fact]
    public async Task Text_that_is_markup_becomes_readable_text()
    {
        var record = await InputFolder.One(folder.File("h.json",
            """{"title":"某事","content":"<p>第一段正文，说明事由。</p><script>x()</script><p>第二段&nbsp;正文。</p>"}"""));
        Assert.Equal("第一段正文，说明事由。\n第二段 正文。", record.Text);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "no records")]
    public async Task A_file_without_rows_is_refused(string text, string why)
    {
        Assert.Contains(why is "empty" ? "no records" : why, await InputFolder.WhyRefused(folder.File("e.jsonl", text)), StringComparison.Ordinal);
        Assert.NotEmpty(await InputFolder.WhyRefused(folder.File("e.json", "[]")));
    }

    [Fact]
    public async Task Broken_escapes_are_no_text_and_do_no_harm()
    {
        var items = await InputFolder.Read(folder.File("s.jsonl", $"{{\"\\ud800\":1,\"title\":\"\\ud800某事\",\"text\":\"{new string('文', 80)}，说明事由\\udc00。\"}}"));
        var record = Assert.IsType<ReadItem.Record>(Assert.Single(items)).Document;
        Assert.Equal("\uFFFD某事", record.Title);
    }

    public void Dispose() => folder.Dispose();
}
