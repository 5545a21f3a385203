using System.Net;
using Daylight.Host.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Security;

/// <summary>A town behind a proxy that its settings name.</summary>
public sealed class ProxyTests : Town
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        Proxies.Add(services, new() { Code = "", Name = "", NameEn = "", Origin = "", Proxies = ["127.0.0.1", "10.0.0.0/8"] });
        services.AddSingleton(Limits.Usual with { Secrets = 2 });
    }

    [Fact]
    public async Task Behind_https_every_cookie_is_for_https_only_and_browsers_are_told_to_stay_there()
    {
        await Officer("wang", Role.Clerk);
        using var visitor = Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await visitor.GetAsync("/sign-in?lang=en", Stop);
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        // The handler keeps a Secure cookie to itself over plain http: it is carried by hand.
        using var letter = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("name", "wang"), new("secret", Password), new("__RequestVerificationToken", TokenOn(await page.Content.ReadAsStringAsync(Stop)))]),
            Headers = { { "Cookie", string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])) } },
        };
        var signed = await visitor.SendAsync(letter, Stop);
        Assert.Equal("/desk", signed.LeadsTo);
        cookies.AddRange(signed.Headers.GetValues("Set-Cookie"));
        Assert.True(cookies.Count >= 3);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Each_client_behind_the_proxy_has_limits_of_its_own_whatever_it_says_of_itself()
    {
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests],
            [await Guess("203.0.113.5"), await Guess("198.51.100.1, 203.0.113.5"), await Guess("198.51.100.2, 203.0.113.5, 10.1.2.3")]);
        Assert.Equal(HttpStatusCode.NotFound, await Guess("203.0.113.6"));
    }

    async Task<HttpStatusCode> Guess(string from)
    {
        using var program = Visitor();
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases/GK-2026-00001")
        {
            Headers = { { "Case-Secret", CaseSecret.New() }, { "X-Forwarded-For", from } },
        };
        return (await program.SendAsync(question, Stop)).StatusCode;
    }

    static string TokenOn(string page) => page.Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
}

/// <summary>A town that no proxy stands before.</summary>
public sealed class NoProxyTests : Town
{
    [Fact]
    public async Task Nobody_is_believed_who_says_that_it_is_another_or_came_by_https()
    {
        using var visitor = Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await visitor.GetAsync("/sign-in?lang=en", Stop);
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
        HttpStatusCode last = default;
        for (var i = 0; i < 32; i++)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases/GK-2026-00001")
            {
                Headers = { { "Case-Secret", CaseSecret.New() }, { "X-Forwarded-For", $"203.0.113.{i}" } },
            };
            last = (await visitor.SendAsync(question, Stop)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.0/99")]
    public void A_proxy_that_is_no_address_stops_the_start(string proxy)
    {
        var services = new ServiceCollection();
        Proxies.Add(services, new() { Code = "", Name = "", NameEn = "", Origin = "", Proxies = [proxy] });
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Builder.ForwardedHeadersOptions>>();
        Assert.Contains(proxy, Assert.Throws<InvalidDataException>(() => options.Value).Message);
    }
}
