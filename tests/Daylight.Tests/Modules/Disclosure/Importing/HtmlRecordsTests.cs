using System.Text;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public sealed class HtmlRecordsTests : IDisposable
{
    const string Prose = "为做好某项工作，根据有关规定，经区政府同意，现将有关事项通知如下，请各单位认真贯彻执行，遇到问题及时报告。";

    static readonly string Page = $"""
        <html><head><meta charset="utf-8"><title>某通知 - 某区人民政府门户网站</title>
        <meta name="SiteName" content="某市某区人民政府门户网站"><meta name="ArticleTitle" content="某市某区财政局关于某事的通知">
        <meta name="PubDate" content="2024-03-04 10:00"><meta name="ContentSource" content="本网">
        <meta name="ColumnName" content="通知公告"><meta name="ColumnType" content="其他（按要求更新）">
        <meta name="Keywords" content="某区人民政府,某区"><meta name="Url" content="https://www.example.gov/a/post_1.html"></head>
        <body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>
        <table><tr><td>索引号：</td><td>11440000/2024-00031</td><td>发布机构：</td><td>某区财政局</td></tr>
        <tr><td>文　　号：</td><td></td><td>成文日期：</td><td>2024年3月1日</td></tr></table>
        <div class="article"><h1>某通知</h1><div id="zoomcon"><script>var x = 1;</script>
        <p>某财规字〔2024〕5号</p><p>{Prose}</p><p style="display: none">看不见的字</p>
        <table><tr><th>项目</th><th>标准</th></tr><tr><td>住房</td><td>每月<br>五元</td></tr></table>
        <p>本通知自2024年4月1日起施行，有效期5年。</p><p>某市某区财政局</p><p>2024年3月1日</p>
        <p><a href="/files/a.doc">附件：标准.doc</a><a href="/c.html">说明</a></p></div></div>
        <div class="footer">版权所有 联系我们 网站地图</div><div style="display:none">{Prose}{Prose}{Prose}</div></body></html>
        """;

    readonly InputFolder folder = new();

    [Fact]
    public async Task A_page_with_standard_tags_gives_its_facts()
    {
        var record = await InputFolder.One(folder.File("p.html", Page));
        Assert.Equal("某市某区财政局关于某事的通知", record.Title);
        Assert.Equal("某财规字〔2024〕5号", record.DocumentNumber);
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 4)), (record.FormedOn!.Value, record.PublishedOn!.Value));
        Assert.Equal(new DateOnly(2024, 4, 1), record.EffectiveOn);
        Assert.Equal(["某市某区财政局"], record.Issuers);
        Assert.Equal(("通知公告", "其他", "11440000/2024-00031"), (record.Category, record.Kind, record.SourceIndex));
        Assert.Equal("url:www.example.gov/a/post_1.html", record.SourceId);
        Assert.Empty(record.Keywords);
    }

    [Fact]
    public async Task Its_text_is_the_article_with_readable_tables_and_without_furniture()
    {
        var text = (await InputFolder.One(folder.File("p.html", Page))).Text;
        Assert.StartsWith("某财规字〔2024〕5号\n为做好", text, StringComparison.Ordinal);
        Assert.Contains("项目 | 标准\n住房 | 每月 五元\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("var x", text, StringComparison.Ordinal);
        Assert.DoesNotContain("看不见", text, StringComparison.Ordinal);
        Assert.DoesNotContain("首页", text, StringComparison.Ordinal);
        Assert.DoesNotContain("版权", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_files_are_its_attachments()
    {
        var attachment = Assert.Single((await InputFolder.One(folder.File("p.html", Page))).Attachments);
        Assert.Equal(("附件：标准.doc", "https://www.example.gov/files/a.doc"), (attachment.Name, attachment.Url));
    }

    [Fact]
    public async Task Without_tags_the_heading_and_the_densest_block_are_taken()
    {
        var record = await InputFolder.One(folder.File("bare.htm",
            $"<html><head><title>某公告_某区政府网</title></head><body><ul><li><a href='/'>首页</a></li></ul><div><div><p>{Prose}</p><p>{Prose}二</p></div></div><footer>电话</footer></body></html>"));
        Assert.Equal("某公告", record.Title);
        Assert.Equal($"{Prose}\n{Prose}二", record.Text);
        Assert.Contains(record.Warnings, warning => warning.En.Contains("No date", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gb18030", "gb2312")]
    [InlineData("gb18030", null)]
    [InlineData("big5", "big5")]
    [InlineData("utf-8", "gb2312")]
    public async Task The_encoding_is_found_whatever_is_declared(string real, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var hant = real == "big5";
        var prose = hant ? Han.Traditional(Prose) : Prose;
        var charset = declared is null ? "" : $"<meta charset=\"{declared}\">";
        var page = $"<html><head>{charset}<title>某某事項</title></head><body><p>{prose}</p></body></html>";
        var record = await InputFolder.One(folder.File("e.html", Encoding.GetEncoding(real).GetBytes(page)));
        Assert.Equal(prose, record.Text);
        Assert.Equal(hant ? Language.Hant : Language.Hans, record.Language);
    }

    [Fact]
    public async Task A_file_beside_the_page_belongs_to_it_and_a_link_out_of_the_folder_does_not()
    {
        folder.File("in/附件.pdf", "x");
        folder.File("secret.pdf", "x");
        folder.File("in/other.pdf", "x");
        folder.File("in/p.html",
            $"<html><body><h1>某某通知</h1><div><p>{Prose}</p><a href='附件.pdf'>附件</a><a href='../secret.pdf'>外</a></div></body></html>");
        var items = await InputFolder.Read(Path.Combine(folder.Path, "in"));
        var record = Assert.IsType<ReadItem.Record>(items[0]).Document;
        Assert.Equal("附件.pdf", Path.GetFileName(Assert.Single(record.Attachments, file => file.Path is not null).Path));
        Assert.EndsWith("other.pdf", Assert.IsType<ReadItem.Refused>(Assert.Single(items.Skip(1))).Origin.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_text_is_refused() =>
        Assert.Contains("no", await InputFolder.WhyRefused(folder.File("e.html", "<html><head><title>某公告</title></head><body><img src='a.png'></body></html>")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Very_deep_nesting_is_read()
    {
        // The parser takes four times as long for twice as deep.
        var deep = string.Concat(Enumerable.Repeat("<div>", Pace.Thorough ? 5_000 : 1_500)) + Prose;
        Assert.Contains(Prose, (await InputFolder.One(folder.File("deep.html", $"<title>某某通知</title>{deep}"))).Text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
