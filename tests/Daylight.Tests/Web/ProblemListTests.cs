using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class ProblemListTests
{
    static readonly Problems Two = Problems.Of("Subject", "写明主题", "Say what it is about").Add("", "请重新提交", "Please send it again");

    [Theory]
    [InlineData(Language.Hans, "还有两处要改")]
    [InlineData(Language.Hant, "還有兩處要改")]
    [InlineData(Language.English, "2 things to put right")]
    public async Task All_problems_are_announced_at_once(Language language, string title)
    {
        var page = await Rendered.Page<ProblemList>(Rendered.Reader(language), new { Problems = Two });
        Assert.Equal("alert", page.QuerySelector(".problems")!.GetAttribute("role"));
        Assert.Equal(title, page.QuerySelector("h2")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("li").Length);
    }

    [Fact]
    public async Task Each_problem_leads_to_its_field_and_one_without_field_leads_nowhere()
    {
        var page = await Rendered.Page<ProblemList>(parameters: new { Problems = Two });
        Assert.Equal(["#Subject"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Nothing_wrong_shows_nothing() =>
        Assert.Equal("", (await Rendered.Html<ProblemList>(Rendered.Reader(), new { Problems = new Problems() })).Trim());
}
