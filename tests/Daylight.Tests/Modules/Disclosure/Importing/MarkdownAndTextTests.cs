using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public sealed class MarkdownAndTextTests : IDisposable
{
    readonly InputFolder folder = new();

    [Fact]
    public async Task A_regulation_gives_its_assembly_its_adoption_and_the_date_in_its_file_name()
    {
        var record = await InputFolder.One(folder.File("某市河湖条例(2023-01-11).md", """
            # 某市河湖条例

            2022年11月17日 某市第十五届人民代表大会常务委员会第九次会议通过

            2023年1月9日 某省第十三届人民代表大会常务委员会第四十八次会议批准）

            <!-- INFO END -->

            ## 第一章 总则

            第一条 为了保护河湖，**制定**本条例。

            第二条 本条例自2023年3月1日起施行。
            """));
        Assert.Equal("某市河湖条例", record.Title);
        Assert.Equal(["某市人民代表大会常务委员会"], record.Issuers);
        Assert.Equal((new DateOnly(2023, 1, 9), new DateOnly(2023, 1, 11), new DateOnly(2023, 3, 1)),
            (record.FormedOn!.Value, record.PublishedOn!.Value, record.EffectiveOn!.Value));
        Assert.Equal("条例", record.Kind);
        Assert.Contains("\n第一章 总则\n第一条 为了保护河湖，制定本条例。", record.Text, StringComparison.Ordinal);
        Assert.Contains(record.Warnings, warning => warning.En.Contains("file name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_amended_text_does_not_take_effect_before_it_was_formed()
    {
        var record = await InputFolder.One(folder.File("某条例(2022-06-01).md", """
            # 某条例
            2003年11月27日 某省第十届人民代表大会常务委员会第七次会议通过

            2022年6月1日 某省第十三届人民代表大会常务委员会第四十三次会议《关于修改的决定》修正）

            第一条 公民有义务植树，具体办法由省政府规定。

            第二条 本条例自2004年1月1日起施行。
            """));
        Assert.Equal(new DateOnly(2022, 6, 1), record.FormedOn);
        Assert.Null(record.EffectiveOn);
        Assert.Contains(record.Warnings, warning => warning.En.Contains("2004-01-01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_regulation_of_which_only_the_head_is_left_says_so() =>
        Assert.True((await InputFolder.One(folder.File("某条例(2022-05-30).md",
            "# 某条例\n\n2022年5月30日 某市第十五届人民代表大会常务委员会第五次会议通过\n\n<!-- INFO END -->\n"))).OnlyHead);

    [Fact]
    public async Task Settings_of_a_site_generator_are_no_document() =>
        Assert.Contains("site generator", await InputFolder.WhyRefused(folder.File("_index.md", "---\nbookCollapseSection: true\n---")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Front_matter_gives_fields()
    {
        var record = await InputFolder.One(folder.File("n.md",
            "---\ntitle: 某通知\n文号: 某府〔2020〕3号\npublishedOn: 2020-02-03\nkeywords: [甲, 乙]\n---\n现将有关事项通知如下，请遵照执行。\n"));
        Assert.Equal(("某通知", "某府〔2020〕3号", new DateOnly(2020, 2, 3)), (record.Title, record.DocumentNumber, record.PublishedOn!.Value));
        Assert.Equal(["甲", "乙"], record.Keywords);
    }

    [Fact]
    public async Task A_page_saved_as_Markdown_gives_the_article_alone()
    {
        var record = await InputFolder.One(folder.File("saved.md", """
            Title: 某区推进某项服务 - 某区人民政府门户网站

            URL Source: http://www.example.gov/post_9.html

            Markdown Content:
            [登录](http://x)[无障碍](http://y)

            *   [首页](http://x)

            # 您的位置：[首页](http://x)

            # 某区推进某项服务

            发表时间：**2025-03-28 16:55:56**信息来源：**某区卫生局**浏览量：**-**

            **A+**大**A+**中

            为推进某项服务，某区卫生局召开会议，部署有关工作，要求各单位落实责任。

            会议还要求加强宣传。

            扫一扫在手机打开当前页

            *   [市教育局](http://z)
            """));
        Assert.Equal("某区推进某项服务", record.Title);
        Assert.Equal("为推进某项服务，某区卫生局召开会议，部署有关工作，要求各单位落实责任。\n会议还要求加强宣传。", record.Text);
        Assert.Equal(("某区卫生局", new DateOnly(2025, 3, 28)), (record.IssuerName, record.PublishedOn!.Value));
        Assert.Equal("url:www.example.gov/post_9.html", record.SourceId);
    }

    [Fact]
    public async Task A_text_file_begins_with_its_title()
    {
        var record = await InputFolder.One(folder.File("a.txt", "某某通知\r\n某府〔2020〕3号\r\n\r\n现将有关事项通知如下，请遵照执行。\r\n某区人民政府\r\n二〇二〇年二月三日\r\n"));
        Assert.Equal(("某某通知", "某府〔2020〕3号", new DateOnly(2020, 2, 3)), (record.Title, record.DocumentNumber, record.FormedOn!.Value));
        Assert.DoesNotContain('\r', record.Text);
    }

    [Fact]
    public async Task Page_marks_alone_are_no_text() =>
        Assert.Contains("page marks", await InputFolder.WhyRefused(folder.File("s.txt", "\n===PAGE 1===\n\n===PAGE 2===\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.txt", new byte[0], "empty")]
    [InlineData("b.txt", new byte[] { 0x4D, 0x5A, 0, 0, 1, 2 }, "binary")]
    [InlineData("c.docm", new byte[] { 1 }, ".docm")]
    [InlineData(".DS_Store", new byte[] { 1 }, "DS_Store")]
    public async Task What_is_no_document_is_refused_with_the_reason(string name, byte[] bytes, string why) =>
        Assert.Contains(why is "DS_Store" ? "" : why, await InputFolder.WhyRefused(folder.File(name, bytes)), StringComparison.Ordinal);

    [Fact]
    public async Task Lists_nested_beyond_sense_are_refused() =>
        Assert.NotEmpty(await InputFolder.WhyRefused(folder.File("deep.md", "# 某某\n" + new string('>', 20_000) + "a")));

    [Fact]
    public async Task Control_zero_width_and_direction_characters_are_cleaned_away()
    {
        var record = await InputFolder.One(folder.File("c.txt", "某\u200B某\u0007通\uFEFF知\n现将有关\u202E事项通知如下，请\u00A0遵照执行。\u0000\u0000"
            .Replace("\0", "", StringComparison.Ordinal)));
        Assert.Equal("某某通知", record.Title);
        Assert.Contains("现将有关事项通知如下，请 遵照执行。", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_that_is_too_long_is_cut_and_kept_whole_in_the_text()
    {
        var title = string.Concat(Enumerable.Repeat("某事项与", 200));
        var record = await InputFolder.One(folder.File("l.json", $$"""{"title":"{{title}}","text":"现将有关事项通知如下，请遵照执行。"}"""));
        Assert.Equal(RecordLimits.Title, record.Title.Length);
        Assert.StartsWith(title, record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused() =>
        Assert.Contains("split", await InputFolder.WhyRefused(folder.File("l.txt", "某某通知\n" + new string('文', RecordLimits.Text + 1))), StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();
}
