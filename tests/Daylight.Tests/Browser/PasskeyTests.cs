using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>An officer signs in without a password, in a browser whose security key is made of software.</summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class PasskeyTests(Chromium chromium) : Town
{
    [Fact]
    public async Task A_passkey_is_added_opens_the_desk_and_opens_it_no_longer_once_removed()
    {
        await Officer("clerk", Role.Clerk);
        // A passkey belongs to the name of a site, and an address of numbers is none.
        var page = await chromium.Desk(new UriBuilder(Address) { Host = "localhost" }.Uri, "clerk");
        await GiveKey(page);

        await page.GotoAsync("/account");
        await page.Fill("给它起个名字", "办公室的电脑");
        await page.Press("添加通行密钥");
        Assert.Equal("办公室的电脑", await page.Locator("form[action$='/rename'] input[name=name]").InputValueAsync());

        await ByKey(page);
        Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/account");
        Assert.Contains("clerk", await page.Text(), StringComparison.Ordinal);

        await page.Leave(page.Locator("form[action$='/remove'] button"));
        Assert.Contains("还没有通行密钥", await page.Text(), StringComparison.Ordinal);
        await ByKey(page);
        Assert.Contains("没能用通行密钥登录，请改用密码", await page.Text(), StringComparison.Ordinal);
        await page.GotoAsync("/account");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
        Assert.Empty(await FaultsFound());
    }

    // It is always there and its owner has always shown a finger.
    static async Task GiveKey(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    // As somebody who is not signed in.
    static async Task ByKey(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.Press("用通行密钥登录");
    }
}
