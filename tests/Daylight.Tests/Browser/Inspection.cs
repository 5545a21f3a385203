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
    /// <summary>The languages in which pages are looked at. The traditional script has the pages of the simplified one, character by character.</summary>
    public static readonly string[] Languages = Pace.Thorough ? ["zh-Hans", "zh-Hant", "en"] : ["zh-Hans", "en"];

    static readonly (string Name, int Width, int Height)[] Screens = [("desktop", 1280, 900), ("phone", 390, 844)];
    static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    // WCAG 2.2 AA asks for targets of a size; axe looks for them only when told to.
    const string Options = "resultTypes: ['violations'], selectors: false, preload: false, rules: { 'target-size': { enabled: true } }";

    // What a screen or a language can change: the structure of a page has been seen on the desk.
    const string OnPhones = "runOnly: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block', 'meta-viewport', " +
        "'document-title', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'label-content-name-mismatch', 'link-name', 'button-name'], ";

    readonly IPage page;
    readonly string seenOn;
    readonly Task ready;
    readonly List<string> said = [];
    readonly List<string> faults = [];

    /// <param name="page">Where pages are opened.</param>
    /// <param name="language">In which. Where there is little time axe, which takes longer than all else, sees every page on the desk in Chinese, and on
    /// a phone, for what depends on the screen, in English, where words are long.</param>
    public Inspection(IPage page, string language = "zh-Hans")
    {
        this.page = page;
        seenOn = language is "en" ? "phone" : "desktop";
        ready = page.AddInitScriptAsync(AxeScript);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
    }

    /// <summary>Opens an address and looks at the page, unless it is none.</summary>
    public async Task Open(string address)
    {
        await ready;
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
        foreach (var (screen, width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            if (Pace.Thorough || seenOn == screen) faults.AddRange((await Axe(screen is "phone")).Select(fault => $"{where}, {screen}: {fault}"));
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

    async Task<IEnumerable<string>> Axe(bool onPhone)
    {
        var result = await page.EvaluateAsync<JsonElement>(
            $"axe.run(document, {{ {(onPhone && !Pace.Thorough ? OnPhones : "")}{Options} }}).then(r => r.violations.map(v => " +
            "({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) })))");
        return result.EnumerateArray().Select(violation =>
            $"{violation.GetProperty("id")}: {violation.GetProperty("help")} {violation.GetProperty("nodes")}");
    }
}
