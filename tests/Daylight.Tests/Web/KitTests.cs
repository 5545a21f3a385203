using Daylight.Web.Samples;
using Xunit;

namespace Daylight.Tests.Web;

/// <summary>What must be true of every component, asked of the page that shows them all.</summary>
public class KitTests
{
    static readonly string[] References = ["aria-describedby", "aria-labelledby", "for", "data-budget-of"];

    public static TheoryData<Language> Languages => [Language.Hans, Language.Hant, Language.English];

    [Theory, MemberData(nameof(Languages))]
    public async Task Nothing_needs_an_exception_from_the_content_security_policy(Language language)
    {
        var page = await Rendered.Page<Kit>(Rendered.Reader(language));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("[href], [src]"), element =>
            (element.GetAttribute("href") ?? element.GetAttribute("src"))!.Contains(':'));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_control_has_a_name(Language language)
    {
        var page = await Rendered.Page<Kit>(Rendered.Reader(language));
        foreach (var control in page.QuerySelectorAll("input, select, textarea"))
        {
            var name = control.GetAttribute("aria-label") ?? page.QuerySelector($"label[for='{control.Id}']")?.TextContent;
            Assert.False(string.IsNullOrWhiteSpace(name), control.OuterHtml);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Ids_are_unique_and_every_reference_leads_somewhere(Language language)
    {
        var page = await Rendered.Page<Kit>(Rendered.Reader(language));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        var named = page.All.SelectMany(element => References
            .SelectMany(attribute => (element.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(named.Except(ids));
        var anchors = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]);
        Assert.Empty(anchors.Except(ids));
    }

    [Fact]
    public async Task In_english_no_chinese_is_left_but_what_officials_wrote()
    {
        var page = await Rendered.Page<Kit>(Rendered.Reader(Language.English));
        foreach (var written in page.QuerySelectorAll("[lang^='zh'], .suggest, textarea, nav ul.toc, .files .visually-hidden").ToArray()) written.Remove();
        Assert.DoesNotContain(page.Body!.TextContent, letter => letter is >= '\u4e00' and <= '\u9fff');
    }

    [Fact]
    public async Task Drawings_say_what_they_show_or_are_silent()
    {
        var page = await Rendered.Page<Kit>();
        Assert.All(page.QuerySelectorAll("svg"), drawing => Assert.True(
            drawing.GetAttribute("aria-hidden") == "true" || drawing.GetAttribute("aria-label") is { Length: > 0 }, drawing.OuterHtml));
        Assert.All(page.QuerySelectorAll("figure.chart"), chart => Assert.NotNull(chart.QuerySelector("details table")));
    }

    [Fact]
    public async Task Chinese_is_sent_as_chinese() =>
        Assert.DoesNotMatch("&#x[3-9][0-9A-F]{3};", await Rendered.Html<Kit>(Rendered.Reader()));
}
