using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.People;

public sealed class SignInTests : Town
{
    [Fact]
    public async Task Without_signing_in_the_desk_leads_to_the_sign_in_and_back()
    {
        await Officer("wang", Role.Administrator);
        var visitor = Visitor();
        var answer = await visitor.GetAsync("/desk/people?q=zz", Stop);
        Assert.Equal("/sign-in?to=%2Fdesk%2Fpeople%3Fq%3Dzz", answer.LeadsTo);
        Assert.Contains("value=\"/desk/people?q=zz\"", await visitor.Read(answer.LeadsTo));
        var back = await visitor.Submit("/sign-in", "/sign-in",
            ("name", "wang"), ("secret", Password), ("to", "/desk/people?q=zz"));
        Assert.Equal("/desk/people?q=zz", back.LeadsTo);
        Assert.Contains("没有找到", await visitor.Read("/desk/people?q=zz"));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("/a\r\nb")]
    [InlineData("desk")]
    public async Task After_signing_in_nobody_is_led_to_another_site(string to)
    {
        await Officer("wang", Role.Clerk);
        var answer = await Visitor().Submit("/sign-in", "/sign-in", ("name", "wang"), ("secret", Password), ("to", to));
        Assert.Equal("/desk", answer.LeadsTo);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await Officer("wang", Role.Clerk);
        var wrong = await Said("wang", "another password");
        Assert.Contains("用户名或密码不对", wrong);
        Assert.DoesNotContain("another password", wrong);
        Assert.Equal(Problem(wrong), Problem(await Said("nobody", "another password")));
    }

    [Fact]
    public async Task After_six_wrong_passwords_the_right_one_does_not_help()
    {
        await Officer("wang", Role.Clerk);
        for (var i = 0; i < 6; i++) await Said("wang", "wrong");
        Assert.Contains("暂停登录", await Said("wang", Password));
    }

    [Fact]
    public async Task With_an_authenticator_app_the_password_alone_is_not_enough()
    {
        await Officer("wang", Role.Administrator);
        var officer = await Visitor().SignedIn("wang");
        var codes = await Enrol(officer, "wang");

        var visitor = Visitor();
        var answer = await visitor.Submit("/sign-in", "/sign-in", ("name", "wang"), ("secret", Password), ("to", "/desk/people"));
        Assert.Equal("/sign-in/code?to=%2Fdesk%2Fpeople", answer.LeadsTo);
        Assert.StartsWith("/sign-in?", (await visitor.GetAsync("/desk/people", Stop)).LeadsTo);
        var wrong = await visitor.Submit(answer.LeadsTo, "/sign-in/code", ("app", "000000"));
        Assert.Contains("验证码不对", await wrong.Says(HttpStatusCode.UnprocessableEntity));
        var right = await visitor.Submit(answer.LeadsTo, "/sign-in/code", ("app", await Code("wang")), ("to", "/desk/people"));
        Assert.Equal("/desk/people", right.LeadsTo);

        Assert.Equal("/desk", (await ByRecovery(codes[0].ToLowerInvariant().Replace("-", " "))).LeadsTo);
        Assert.Contains("已经用过", await (await ByRecovery(codes[0])).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task After_half_an_hour_without_a_click_the_officer_is_signed_out()
    {
        await Officer("wang", Role.Administrator);
        var officer = await Visitor().SignedIn("wang");
        Time.Advance(TimeSpan.FromMinutes(20));
        await officer.Read("/desk/people");
        Time.Advance(TimeSpan.FromMinutes(20));
        await officer.Read("/desk/people");
        Time.Advance(TimeSpan.FromMinutes(31));
        Assert.StartsWith("/sign-in", (await officer.GetAsync("/desk/people", Stop)).LeadsTo);
    }

    [Fact]
    public async Task Signing_out_takes_a_button_and_ends_the_sign_in()
    {
        await Officer("wang", Role.Administrator);
        var officer = await Visitor().SignedIn("wang");
        await officer.Read("/sign-out");
        await officer.Read("/desk/people");
        Assert.Equal("/", (await officer.Submit("/sign-out", "/sign-out")).LeadsTo);
        Assert.StartsWith("/sign-in", (await officer.GetAsync("/desk/people", Stop)).LeadsTo);
    }

    [Fact]
    public async Task A_sign_in_that_another_site_sends_is_refused()
    {
        await Officer("wang", Role.Clerk);
        var content = new FormUrlEncodedContent([new("name", "wang"), new("secret", Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Visitor().PostAsync("/sign-in", content, Stop)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_passkey_is_refused_in_words()
    {
        foreach (var credential in (string[])["", "{}", "[]", "no json", "{\"id\":\"a\",\"type\":\"public-key\"}"])
        {
            var answer = await Visitor().Submit("/sign-in", "/sign-in/passkey", ("credential", credential));
            Assert.Contains("请改用密码", await answer.Says(HttpStatusCode.UnprocessableEntity));
        }
    }

    async Task<string> Said(string name, string password) =>
        await (await Visitor().Submit("/sign-in", "/sign-in", ("name", name), ("secret", password)))
            .Says(HttpStatusCode.UnprocessableEntity);

    static string Problem(string page) => page.Split("problems-title")[2].Split("</ol>")[0];

    async Task<HttpResponseMessage> ByRecovery(string code)
    {
        var visitor = Visitor();
        await visitor.Submit("/sign-in", "/sign-in", ("name", "wang"), ("secret", Password));
        return await visitor.Submit("/sign-in/code", "/sign-in/code", ("recovery", code));
    }

    async Task<string[]> Enrol(HttpClient officer, string name)
    {
        await officer.Read("/account/second-factor");
        var answer = await officer.Submit("/account/second-factor", "/account/second-factor", ("code", await Code(name)));
        var page = await answer.Says(HttpStatusCode.OK);
        var codes = System.Text.RegularExpressions.Regex.Matches(page, "<li>([A-Z0-9]{5}-[A-Z0-9]{5})</li>");
        Assert.Equal(10, codes.Count);
        return [.. codes.Select(code => code.Groups[1].Value)];
    }

    async Task<string> Code(string name)
    {
        var key = await Ask(db => db.UserTokens.Where(token => token.Name == "AuthenticatorKey"
            && db.Users.Any(user => user.Id == token.UserId && user.UserName == name)).Select(token => token.Value).SingleAsync(Stop));
        return Totp(key!, TimeProvider.System.GetUtcNow());
    }

    // RFC 6238 by its own words: HMAC-SHA1 of the count of half minutes, four bytes of it, six digits.
    static string Totp(string base32, DateTimeOffset now)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        var count = BitConverter.GetBytes(now.ToUnixTimeSeconds() / 30);
        Array.Reverse(count);
#pragma warning disable CA5350 // The algorithm is the standard's.
        var hash = HMACSHA1.HashData(key, count);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
