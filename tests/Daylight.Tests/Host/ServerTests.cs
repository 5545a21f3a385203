using System.Net;
using Daylight.Host.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host;

public sealed class ServerTests : Town
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Secrets = 1 });
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Behind_a_proxy_that_ends_TLS_cookies_are_marked_secure(string scheme, bool secure)
    {
        using var visitor = Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        var answer = await visitor.Submit("/requests/new", "/requests/new", ("body", "440112"));
        var draft = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("draft=", StringComparison.Ordinal));
        Assert.Equal(secure, draft.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Behind_a_proxy_each_visitor_has_limits_of_its_own()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess("192.0.2.1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("192.0.2.2"));
    }

    async Task<HttpStatusCode> Guess(string from)
    {
        using var visitor = Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        using var answer = await visitor.Submit("/cases", "/cases", ("code", "GK-2026-00001"), ("secret", "000"));
        return answer.StatusCode;
    }
}
