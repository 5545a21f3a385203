using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Every page there is, found from the routes and not from a list: in three languages, on a desk and on a phone,
/// axe finds nothing, the console stays empty, nothing overflows sideways.
/// </summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class EveryPageTests(Chromium chromium) : Town
{
    static readonly (string Name, int Width, int Height)[] Screens = [("desktop", 1280, 900), ("phone", 390, 844)];
    static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task Pages_for_everyone_are_accessible_and_quiet(string language)
    {
        await Furnish();
        await Check(language, Pages(visitor: true), signIn: false);
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public async Task Pages_for_officers_are_accessible_and_quiet(string language)
    {
        await Furnish();
        await Officer("everything", Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head | Role.Supervisor | Role.Administrator);
        await Check(language, Pages(visitor: false), signIn: true);
    }

    async Task Check(string language, List<string> pages, bool signIn)
    {
        Assert.SkipWhen(chromium.Browser is null, "Chromium is not installed.");
        var faults = new List<string>();
        foreach (var (screen, width, height) in Screens)
        {
            await using var context = await chromium.Browser!.NewContextAsync(new()
            {
                ViewportSize = new() { Width = width, Height = height },
            });
            var page = await context.NewPageAsync();
            var said = new List<string>();
            page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
            page.PageError += (_, error) => said.Add(error);
            if (signIn) await SignIn(page);
            foreach (var path in pages)
            {
                said.Clear();
                var answer = await page.GotoAsync(Address + $"{path.TrimStart('/')}{(path.Contains('?') ? '&' : '?')}lang={language}");
                if (answer is null || !(answer.Headers.GetValueOrDefault("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal)) continue;
                var where = $"{path} ({language}, {screen})";
                if (answer.Status >= 500) faults.Add($"{where}: {answer.Status}");
                // A page that is not there says so in the console too.
                faults.AddRange(said.Where(line => !line.Contains("status of 4", StringComparison.Ordinal)).Select(line => $"{where}: {line}"));
                faults.AddRange((await Axe(page)).Select(fault => $"{where}: {fault}"));
                if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
                    faults.Add($"{where}: wider than the screen");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    static async Task<IEnumerable<string>> Axe(IPage page)
    {
        await page.EvaluateAsync(AxeScript);
        var result = await page.EvaluateAsync<JsonElement>(
            "axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => " +
            "({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) })))");
        return result.EnumerateArray().Select(violation =>
            $"{violation.GetProperty("id")}: {violation.GetProperty("help")} {violation.GetProperty("nodes")}");
    }

    async Task SignIn(IPage page)
    {
        await page.GotoAsync(Address + "sign-in");
        await page.Locator("input[name=name]").FillAsync("everything");
        await page.Locator("input[name=secret]").FillAsync("correct horse battery");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in"));
    }

    // What stands behind the pages: a record, a case, their codes.
    readonly Dictionary<string, string> known = [];

    async Task Furnish()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var record = await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = "440112101", Title = "加装电梯补贴资金管理办法", Category = "normative", Kind = "normative",
                Topics = ["housing"], DocumentNumber = "穗埔府规〔2026〕4号", FormedOn = FirstDay.AddDays(-5),
                Text = "第一章 总则\n第一条 为了规范既有住宅加装电梯补贴资金的管理，制定本办法。\n第二条 本办法适用于本区。",
            }, Actor.Machine, Stop);
            var matter = await services.GetRequiredService<Desk>().Open(Daylight.Requests.RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = Daylight.Requests.RequestProcedure.InHand, Channel = Channel.Counter,
                Title = "加装电梯的补贴审核意见", On = FirstDay, ReceivedOn = FirstDay, Secret = "0123456789AB",
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            (known["index"], known["code"]) = (record.Index, matter.Code);
        });
        await CatchUp();
        known["body"] = "440112";
        known["year"] = "2026";
        known["procedure"] = "request";
        known["address"] = $"record:{known["index"]}";
        (known["organisation"], known["serial"]) = (known["index"].Split('/')[0], known["index"].Split('/')[1]);
        (known["number"], known["place"], known["part"]) = ("1", "0", "0");
    }

    // Every GET route whose parameters have known values.
    List<string> Pages(bool visitor)
    {
        var routes = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false);
        var pages = new List<string> { "/nothing-here", "/search?q=%E7%94%B5%E6%A2%AF" };
        foreach (var route in routes)
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(segment.Parts.Select(part => part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "code" } when
                        route.RoutePattern.RawText!.Contains("bodies", StringComparison.Ordinal) => known["body"],
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => known.GetValueOrDefault(parameter.Name, "?"),
                    _ => "?",
                }))));
            if (!path.Contains('?') && IsOfficers(path) != visitor) pages.Add(path);
        }
        return [.. pages.Distinct()];
    }

    static bool IsOfficers(string path) =>
        path.StartsWith("/desk", StringComparison.Ordinal) || path.StartsWith("/disclosure", StringComparison.Ordinal)
        || path.StartsWith("/account", StringComparison.Ordinal);
}
