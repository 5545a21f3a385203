using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Looks at pages as they stand in a browser, on a desk and on a phone, and remembers every fault: what axe finds, what
/// the console says, what is wider than the screen.
/// </summary>
sealed class Inspection
{
    static readonly (string Name, int Width, int Height)[] Screens = [("desktop", 1280, 900), ("phone", 390, 844)];
    static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    readonly IPage page;
    readonly string seenOn;
    readonly List<string> said = [];
    readonly List<string> faults = [];

    /// <param name="page">Where pages are opened.</param>
    /// <param name="language">In which. Where there is little time axe, which takes longer than all else, sees every page on the desk
    /// in Chinese and on a phone in English, where words are long.</param>
    public Inspection(IPage page, string language = "zh-Hans")
    {
        this.page = page;
        seenOn = language is "en" ? "phone" : "desktop";
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
    }

    /// <summary>Opens an address and looks at the page, unless it is none.</summary>
    public async Task Open(string address)
    {
        said.Clear();
        var answer = await page.GotoAsync(address);
        if (answer is null || !(answer.Headers.GetValueOrDefault("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal)) return;
        if (answer.Status >= 500) faults.Add($"{address}: {answer.Status}");
        await Look(address);
    }

    /// <summary>Looks at the page that is open.</summary>
    /// <param name="where">What the page is called in the list of faults.</param>
    public async Task Look(string where)
    {
        await page.EvaluateAsync(AxeScript);
        foreach (var (screen, width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            if (Pace.Thorough || seenOn == screen) faults.AddRange((await Axe()).Select(fault => $"{where}, {screen}: {fault}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
                faults.Add($"{where}, {screen}: wider than the screen");
        }
        // A page that is not there, or that was refused, says so in the console too.
        faults.AddRange(said.Where(line => !line.Contains("status of 4", StringComparison.Ordinal)).Select(line => $"{where}: {line}"));
        said.Clear();
    }

    /// <summary>Ends the visit; fails when there was a fault.</summary>
    public async Task End()
    {
        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    async Task<IEnumerable<string>> Axe()
    {
        var result = await page.EvaluateAsync<JsonElement>(
            "axe.run(document, { resultTypes: ['violations'], preload: false }).then(r => r.violations.map(v => " +
            "({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) })))");
        return result.EnumerateArray().Select(violation =>
            $"{violation.GetProperty("id")}: {violation.GetProperty("help")} {violation.GetProperty("nodes")}");
    }
}
