using Daylight.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Daylight.Tests.Web;

public class LanguageChoiceTests
{
    [Theory]
    [InlineData(null, null, null, Language.Hans)]
    [InlineData(null, null, "fr, de;q=0.5", Language.Hans)]
    [InlineData(null, null, "en-GB,en;q=0.9,zh;q=0.8", Language.English)]
    [InlineData(null, null, "fr, zh-HK;q=0.7, en;q=0.6", Language.Hant)]
    [InlineData(null, null, "en;q=0.2, zh-CN;q=0.9", Language.Hans)]
    [InlineData(null, null, "en;q=0, zh-TW", Language.Hant)]
    [InlineData(null, "en", "zh-CN", Language.English)]
    [InlineData("zh-Hant", "en", "zh-CN", Language.Hant)]
    [InlineData("klingon", "en", "zh-CN", Language.English)]
    public void What_is_asked_for_comes_before_what_was_chosen_before_what_the_browser_says(
        string? query, string? cookie, string? accepted, Language language) =>
        Assert.Equal(language, LanguageChoice.From(query, cookie, accepted));

    [Fact]
    public async Task The_choice_is_remembered_and_taken_out_of_the_address()
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new("?q=%E7%94%B5%E6%A2%AF&lang=en&page=2");
        await LanguageChoice.Use(http, _ => Task.CompletedTask);
        Assert.Equal(Language.English, LanguageChoice.Of(http));
        Assert.Equal("?q=%E7%94%B5%E6%A2%AF&page=2", http.Request.QueryString.Value);
        Assert.StartsWith("lang=en;", http.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public void The_switch_keeps_the_page() =>
        Assert.Equal("/search?q=1&lang=zh-Hant", (Rendered.Reader(path: "/search") with { Query = "?q=1" }).In(Language.Hant));

    [Fact]
    public void The_switch_does_not_repeat_what_was_sent() =>
        Assert.Equal("/requests/new?lang=en", (Rendered.Reader(path: "/requests/new") with { Query = "?step=2", Reopens = false }).In(Language.English));
}
