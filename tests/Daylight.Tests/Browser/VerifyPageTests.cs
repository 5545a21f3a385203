using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>A reader takes the proof of a record and checks it: by a script of their own browser, or without one by the server.</summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class VerifyPageTests(Chromium chromium) : FurnishedTown
{
    const string Holds = "核对无误", Missing = "条目与证明不符", Forged = "签名不对", Malformed = "证明的格式不对";

    [Fact]
    public async Task The_proof_of_a_record_holds_in_the_readers_own_browser_and_one_character_breaks_it()
    {
        var page = await chromium.Window(Address);
        // What the script answers it answers without the server.
        var asked = 0;
        page.Request += (_, request) => asked += request.Method == "POST" ? 1 : 0;
        await page.GotoAsync($"/records/{Known["index"]}");
        await page.Leave(page.GetByText("在浏览器里核对"));
        var (proof, entry) = (await page.Locator("#proof").InputValueAsync(), await page.Locator("#entry").InputValueAsync());
        Assert.Equal(await Downloaded(page), proof);
        Assert.Contains(Holds, await Said(page, proof, entry));
        Assert.Contains(Missing, await Said(page, proof, Changed(entry)));
        Assert.Contains(Forged, await Said(page, BrokenRoot(proof), entry));
        Assert.Contains(Malformed, await Said(page, "x" + proof, entry));
        Assert.Contains(Holds, await Said(page, proof, entry));
        Assert.Equal(0, asked);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_the_server_checks_it_and_names_the_field_at_fault()
    {
        var page = await chromium.Window(Address, javaScript: false);
        await page.GotoAsync($"/records/{Known["index"]}");
        await page.GetByText("在浏览器里核对").ClickAsync();
        await page.Reaches("/log/verify");
        var (proof, entry) = (await page.Locator("#proof").InputValueAsync(), await page.Locator("#entry").InputValueAsync());
        await Send(page, proof, entry);
        await Assertions.Expect(page.Locator("#result")).ToContainTextAsync(Holds);
        await Send(page, proof, Changed(entry));
        await Assertions.Expect(page.Locator(".problems a")).ToHaveAttributeAsync("href", new Regex("^#(entry|proof)$"));
        // What was typed is still there.
        await Assertions.Expect(page.Locator("#entry")).ToHaveValueAsync(Changed(entry));
        await Send(page, "x" + proof, entry);
        await Assertions.Expect(page.Locator(".problems a")).ToHaveAttributeAsync("href", "#proof");
        await Send(page, proof, "");
        await Assertions.Expect(page.Locator(".problems a")).ToHaveAttributeAsync("href", "#entry");
        await page.Context.CloseAsync();
    }

    static string Changed(string entry) => entry[..^3] + (entry[^3] == '0' ? '1' : '0') + entry[^2..];

    // The line of the root is the third of the note that is signed.
    static string BrokenRoot(string proof)
    {
        var at = proof.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        for (var line = 0; line < 2; line++) at = proof.IndexOf('\n', at) + 1;
        return proof[..at] + (proof[at] == 'A' ? 'B' : 'A') + proof[(at + 1)..];
    }

    async Task<string> Downloaded(IPage page)
    {
        var answer = await page.Context.APIRequest.GetAsync(new Uri(Address, $"/log/proof/{Known["address"]}{new Uri(page.Url).Query}").ToString());
        return await answer.TextAsync();
    }

    static async Task<string> Said(IPage page, string proof, string entry)
    {
        await page.Locator("#proof").FillAsync(proof);
        await page.Locator("#entry").FillAsync(entry);
        await page.EvaluateAsync("() => { document.getElementById('result').textContent = ''; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#result")).Not.ToBeEmptyAsync();
        return await page.Locator("#result").InnerTextAsync();
    }

    static async Task Send(IPage page, string proof, string entry)
    {
        await page.Locator("#proof").FillAsync(proof);
        await page.Locator("#entry").FillAsync(entry);
        await page.GetByRole(AriaRole.Button, new() { Name = "核对", Exact = true }).ClickAsync();
    }
}
