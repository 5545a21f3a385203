using Daylight.Web;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Daylight.Tests.Web;

public class LayoutTests
{
    static readonly RenderFragment Content = builder => builder.AddContent(0, "内容");

    static readonly string[] Islands = ["budget"];

    [Theory]
    [InlineData(Language.Hans, "zh-Hans", "期限计算器 – 广州市黄埔区阳光政务")]
    [InlineData(Language.Hant, "zh-Hant", "期限计算器 – 廣州市黃埔區陽光政務")]
    [InlineData(Language.English, "en", "期限计算器 – Daylight, Huangpu District")]
    public async Task The_window_title_names_page_and_site(Language language, string tag, string title)
    {
        var page = await Rendered.Page<Layout>(Rendered.Reader(language), new { Title = "期限计算器", ChildContent = Content });
        Assert.Equal((tag, title), (page.DocumentElement.GetAttribute("lang"), page.Title));
    }

    [Fact]
    public async Task A_page_with_problems_says_so_in_its_title()
    {
        var page = await Rendered.Page<Layout>(parameters: new { Title = "写信", ChildContent = Content, Problems = Problems.Of("A", "缺主题", "No subject") });
        Assert.StartsWith("错误：写信", page.Title);
    }

    [Fact]
    public async Task The_first_thing_on_a_page_leads_past_the_header()
    {
        var page = await Rendered.Page<Layout>(parameters: new { Title = "写信", ChildContent = Content });
        Assert.Equal("#main", page.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.Equal("main", page.GetElementById("main")!.LocalName);
    }

    [Fact]
    public async Task Page_tags_are_in_the_language_of_record_whoever_reads()
    {
        var tags = PageTag.Article("管理办法", new(2026, 9, 2, 10, 14, 0), "区政府办公室").ToArray();
        var page = await Rendered.Page<Layout>(Rendered.Reader(Language.English), new { Title = "x", ChildContent = Content, Tags = tags });
        string? Tag(string name) => page.QuerySelector($"meta[name='{name}']")?.GetAttribute("content");
        Assert.Equal(("广州市黄埔区人民政府", "4401120001"), (Tag("SiteName"), Tag("SiteIDCode")));
        Assert.Equal(("管理办法", "2026-09-02 10:14", "区政府办公室"), (Tag("ArticleTitle"), Tag("PubDate"), Tag("ContentSource")));
        Assert.Null(Tag("Keywords"));
    }

    [Theory]
    [InlineData("/", "/", "page")]
    [InlineData("/records", "/records", "page")]
    [InlineData("/records/2026-1", "/records", "true")]
    [InlineData("/recordings", null, null)]
    public async Task The_header_marks_where_the_page_belongs(string path, string? href, string? current)
    {
        var page = await Rendered.Page<Layout>(Rendered.Reader(path: path), new { Title = "x", ChildContent = Content });
        var marked = page.QuerySelector(".site-nav [aria-current]");
        Assert.Equal((href, current), (marked?.GetAttribute("href"), marked?.GetAttribute("aria-current")));
    }

    [Fact]
    public async Task Officers_see_their_post_and_the_denser_look()
    {
        var officer = Rendered.Reader(path: "/desk") with { Officer = new("李敏", new("区教育局 · 公开岗", "Education Bureau · disclosure"), Role.Clerk) };
        var page = await Rendered.Page<Layout>(officer, new { Title = "收件箱", Desk = true, ChildContent = Content });
        Assert.Equal("desk", page.Body!.ClassName);
        Assert.Contains("李敏 · 区教育局 · 公开岗", page.QuerySelector(".head-tools")!.TextContent);
        Assert.Null(page.QuerySelector("footer"));
    }

    [Fact]
    public async Task A_demonstration_says_that_it_is_one()
    {
        var page = await Rendered.Page<Layout>(Rendered.Reader(Language.English), new { Title = "x", ChildContent = Content });
        Assert.StartsWith("Demonstration:", page.QuerySelector(".demo-note")!.TextContent);
    }

    [Fact]
    public async Task The_style_sheet_has_the_version_of_its_content()
    {
        var page = await Rendered.Page<Layout>(parameters: new { Title = "x", ChildContent = Content, Islands });
        Assert.Matches(@"^/build/look\.css\?v=[0-9a-f]{12}$", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.Matches(@"^/build/budget\.js\?v=[0-9a-f]{12}$", page.QuerySelector("script")!.GetAttribute("src")!);
    }
}
