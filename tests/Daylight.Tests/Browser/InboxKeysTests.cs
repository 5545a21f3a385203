using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>The inbox without a mouse: by single keys, by Tab alone when they are off, and never while somebody types.</summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class InboxKeysTests(Chromium chromium) : FurnishedTown
{
    [Fact]
    public async Task Cases_are_gone_through_ticked_and_opened_by_keys()
    {
        var page = await chromium.Desk(Address, Everything);
        await page.GotoAsync("/desk");
        await page.Keyboard.PressAsync("j");
        var first = await Focused(page);
        await page.Keyboard.PressAsync("j");
        var second = await Focused(page);
        Assert.NotEqual(first, second);
        await page.Keyboard.PressAsync("k");
        Assert.Equal(first, await Focused(page));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("x");
        Assert.Equal(1, await page.Locator("table.inbox input:checked").CountAsync());
        Assert.Equal("已选1件", await page.Locator("[data-chosen]").InnerTextAsync());
        await page.Keyboard.PressAsync("x");
        Assert.Equal(0, await page.Locator("table.inbox input:checked").CountAsync());
        await page.Keyboard.PressAsync("?");
        Assert.Equal("keys", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("/");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        // What is typed is typed.
        await page.Keyboard.TypeAsync("jx?");
        Assert.Equal("jx?", await page.Locator("#q").InputValueAsync());
        await page.Locator($"table.inbox a[href='{first}']").FocusAsync();
        await page.Leave(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(first, page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Single_keys_are_turned_off_by_keyboard_and_Tab_reaches_everything()
    {
        var page = await chromium.Desk(Address, Everything);
        await page.GotoAsync("/desk");
        await page.Locator("[data-keys]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("j");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        var reached = new HashSet<string>();
        for (var i = 0; i < 200 && reached.Add(await Next(page)); i++) { }
        foreach (var wanted in (string[])["who", "do", "case", "data-keys"]) Assert.Contains(reached, name => name.Contains(wanted, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.getAttribute('href')");

    // Names of what has the focus, the nth of its kind.
    static async Task<string> Next(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string>("""
            () => {
                const at = document.activeElement;
                const all = [...document.querySelectorAll('*')];
                return [all.indexOf(at), at.tagName, at.getAttribute('name'), at.hasAttribute('data-keys') ? 'data-keys' : ''].join(' ');
            }
            """);
    }
}
