using System.Net;
using Daylight.Tests.Host.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Security;

/// <summary>A form that lay open too long is not taken, and nothing that was written on it is lost.</summary>
public sealed class SendAgainTests : ApiTown
{
    const string Written = "写了半个小时的补正通知<script>zap(1)</script>\r\n第二行";

    [Fact]
    public async Task A_stale_token_brings_a_page_that_keeps_what_was_typed_and_sends_it_with_one_button()
    {
        var ((code, _), officer) = (await OpenCase(), await Clerk());
        var answer = await Post(officer, $"/desk/cases/{code}/ask-correction", token: "stale");
        var page = await answer.Says(HttpStatusCode.BadRequest);
        Assert.Contains("请再提交一次", page);
        Assert.Contains("写了半个小时的补正通知", page);
        Assert.DoesNotContain("<script>zap", page);
        Assert.Equal(0, await Steps(code));

        Assert.Equal($"/desk/cases/{code}", (await Again(officer, page)).LeadsTo);
        Assert.Equal("写了半个小时的补正通知<script>zap(1)</script>\n第二行",
            await Ask(db => db.Set<CaseStep>().Where(step => step.Step == "ask-correction").Select(step => step.Text).SingleAsync(Stop)));
    }

    [Fact]
    public async Task When_the_sign_in_has_ended_what_was_typed_waits_until_the_officer_is_back()
    {
        var ((code, _), officer) = (await OpenCase(), await Clerk());
        var path = $"/desk/cases/{code}/ask-correction";
        var token = TokenOn(await officer.Read(path), path);
        Time.Advance(TimeSpan.FromMinutes(40));
        var page = await (await Post(officer, path, token)).Says(HttpStatusCode.Forbidden);
        Assert.Contains("登录已经结束", page);
        Assert.Contains("写了半个小时的补正通知", page);
        await officer.SignedIn("clerk");
        // The token of the page was for nobody: it is renewed on the way.
        page = await (await Again(officer, page)).Says(HttpStatusCode.BadRequest);
        Assert.Equal($"/desk/cases/{code}", (await Again(officer, page)).LeadsTo);
        Assert.Equal(1, await Steps(code));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("X-None", "1")]
    public async Task What_another_site_sends_is_refused_and_not_offered_for_sending(string header, string value)
    {
        var ((code, _), officer) = (await OpenCase(), await Clerk());
        var answer = await Post(officer, $"/desk/cases/{code}/ask-correction", "", (header, value));
        var page = await answer.Says(HttpStatusCode.BadRequest);
        Assert.DoesNotContain("写了半个小时的补正通知", page);
        Assert.DoesNotContain("<form method=\"post\"", page);
        Assert.Equal(0, await Steps(code));
    }

    [Fact]
    public async Task A_secret_is_written_onto_no_page()
    {
        using var visitor = Visitor();
        using var letter = new HttpRequestMessage(HttpMethod.Post, "/cases")
        {
            Content = new FormUrlEncodedContent([new("code", "GK-2026-00001"), new("secret", "ABCDEFGH1234")]),
            Headers = { { "Sec-Fetch-Site", "same-origin" }, { "Accept", "text/html" } },
        };
        var page = await (await visitor.SendAsync(letter, Stop)).Says(HttpStatusCode.BadRequest);
        Assert.DoesNotContain("ABCDEFGH1234", page);
        Assert.Contains("刷新后再提交", page);
    }

    async Task<HttpClient> Clerk()
    {
        await Officer("clerk", Role.Clerk);
        return await Visitor().SignedIn("clerk");
    }

    Task<int> Steps(string code) => Ask(db => db.Cases.Where(c => c.Code == code).SelectMany(c => c.Steps).CountAsync(step => step.Step != "open", Stop));

    static Task<HttpResponseMessage> Post(HttpClient officer, string path, string token, params (string Name, string Value)[] headers)
    {
        var letter = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("version", "0"), new("text", Written), new("reason", "写得不清楚"), new("on", "2026-10-13"), new("until", "2026-10-30"), new("__RequestVerificationToken", token)]),
            Headers = { { "Accept", "text/html" } },
        };
        if (headers.Length == 0) headers = [("Sec-Fetch-Site", "same-origin")];
        foreach (var (name, value) in headers) letter.Headers.Add(name, value);
        return officer.SendAsync(letter, Stop);
    }

    // What the browser does when the page's one button is pressed.
    static async Task<HttpResponseMessage> Again(HttpClient officer, string text)
    {
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var letter = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(fields), Headers = { { "Sec-Fetch-Site", "same-origin" }, { "Accept", "text/html" } },
        };
        return await officer.SendAsync(letter, Stop);
    }

    static string TokenOn(string page, string action) =>
        page[page.IndexOf($"action=\"{action}\"", StringComparison.Ordinal)..].Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
}
