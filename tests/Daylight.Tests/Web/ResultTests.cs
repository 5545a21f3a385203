using System.Text.Json;
using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Web;

public class ResultTests
{
    [Fact]
    public async Task Programs_get_every_problem_as_problem_details()
    {
        var http = await Executed(Refused.Because(Problems.Of("subject", "写明主题", "Say what it is about").Add("text", "写明内容", "Say what happened")), "en");
        var details = JsonDocument.Parse(Body(http)).RootElement;
        Assert.Equal((422, "application/problem+json"), (http.Response.StatusCode, http.Response.ContentType));
        Assert.Equal(422, details.GetProperty("status").GetInt32());
        Assert.Equal(["subject", "text"], details.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        Assert.Equal("Say what it is about; Say what happened", details.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Chinese_problems_stay_readable() =>
        Assert.Contains("写明主题", Body(await Executed(Refused.Because(Problems.Of("subject", "写明主题", "Say what it is about")), "zh")));

    [Fact]
    public async Task What_is_done_leads_to_its_result()
    {
        var http = await Executed(See.Other("/cases/穗-1?new=1"), "zh");
        Assert.Equal((303, "/cases/%E7%A9%97-1?new=1"), (http.Response.StatusCode, http.Response.Headers.Location.ToString()));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public void Nobody_is_sent_to_another_site(string url) => Assert.Throws<ArgumentException>(() => See.Other(url));

    [Fact]
    public async Task A_page_is_made_in_the_readers_language_and_says_so()
    {
        var http = await Executed(Page.Of<Greeting>("您好", 422), "zh-HK");
        Assert.Equal((422, "zh-Hant"), (http.Response.StatusCode, http.Response.Headers.ContentLanguage.ToString()));
        Assert.Equal("Accept-Language,Cookie", http.Response.Headers.Vary.ToString());
        Assert.Equal("您好：歡迎", Body(http));
    }

    static async Task<HttpContext> Executed(IResult result, string accepted)
    {
        var http = new DefaultHttpContext { RequestServices = Rendered.Services.CreateScope().ServiceProvider, Response = { Body = new MemoryStream() } };
        http.Request.Headers.AcceptLanguage = accepted;
        http.Request.Method = "GET";
        (http.Request.Scheme, http.Request.Host, http.Request.Path) = ("http", new("localhost"), "/");
        await result.ExecuteAsync(http);
        return http;
    }

    static string Body(HttpContext http) => System.Text.Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());

    sealed class Greeting : View
    {
        [Microsoft.AspNetCore.Components.Parameter] public required string Model { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, $"{Model}：{T("欢迎", "Welcome")}");
    }
}
