using System.Text.Json;
using Daylight.Host.Importing;
using Daylight.Host.Security;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// A day of somebody who has to do with letters and calls, worked in a browser by what stands on the pages. What others did
/// before or do meanwhile is done without one.
/// </summary>
[Collection("browser"), Trait("kind", "browser")]
public abstract class PetitionDays(Chromium chromium) : Town
{
    protected const string District = "440112", Bureau = "440112101", Street = "440112201", Secret = "0123456789AB";

    protected const string Lamp = "大沙街二巷路灯整夜不亮", LampStory = "二巷的路灯坏了三个月，老人晚上摔倒过。请尽快修好。";

    // Who is on duty: name, roles and body.
    static readonly (string Name, Role Roles, string Body)[] OnDuty =
    [
        ("office", Role.Clerk, District), ("supervisor", Role.Supervisor, District), ("editor", Role.Publisher, District), ("clerk", Role.Clerk, Bureau),
        ("both", Role.Clerk | Role.Reviewer, Bureau), ("head", Role.Head, Bureau), ("reviewer", Role.Reviewer, Bureau), ("street", Role.Clerk, Street),
    ];

    readonly Dictionary<string, Actor> actors = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (name, roles, body) in OnDuty) actors[name] = await Officer(name, roles, body);
    }

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Secrets = 100_000, SignIns = 100_000, Filings = 100_000 });
    }

    /// <summary>A window in which an officer has signed in.</summary>
    protected Task<IPage> Desk(string name) => chromium.Desk(Address, name);

    /// <summary>A window of somebody outside.</summary>
    protected Task<IPage> Window() => chromium.Window(Address);

    /// <summary>A letter or a call that came before; gives the code of its case.</summary>
    private protected async Task<string> Came(PetitionForm form, PetitionSource source = PetitionSource.Mayor)
    {
        var code = "";
        await Do(async services => (code, _) = await services.GetRequiredService<PetitionFiling>().File(
            form, new(Ids.Next(), source, Time.Today(), Secret), Actor.Requester, Stop));
        return code;
    }

    /// <summary>The letter about the lamp, as most of these days have it.</summary>
    private protected static PetitionForm Letter => PetitionForm.Blank with
    {
        Kind = "grievance", Title = Lamp, Story = LampStory, Place = "大沙街二巷", Name = "陈晓岚", Phone = "13800138000", Consents = true,
    };

    /// <summary>Steps that somebody else takes, one after another.</summary>
    protected Task Meanwhile(string code, params (string By, string Step, StepInput Input)[] taken) => Do(async services =>
    {
        foreach (var (by, step, input) in taken)
        {
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            var procedure = Daylight.Host.Modules.All.SelectMany(module => module.Procedures).Single(known => known.Name == matter.Procedure);
            var until = Daylight.Desk.Granted(TownPlan.Law, matter, procedure.Step(step)!, Time.Today())?.Day;
            var problems = await services.GetRequiredService<Daylight.Desk>().Take(matter, procedure, step, input with { On = Time.Today(), Until = until },
                by.Length == 0 ? Actor.Requester : actors[by], services.GetRequiredService<BodyTree>(), Stop);
            Assert.Equal([], problems.Select(problem => $"{step}: {problem.Say.Zh}"));
        }
    });

    /// <summary>A step that needs nothing; the day is that on which it is taken.</summary>
    protected static readonly StepInput Plain = new() { On = default };

    /// <summary>On the way to a body's desk.</summary>
    protected static (string, string, StepInput) Assigned(string body = Bureau) => ("office", "dispatch", Plain with { Body = body, Reason = "请核实办理。" });

    /// <summary>What the bureau does until it begins to write the answer.</summary>
    protected static (string, string, StepInput)[] TakenOn =>
        [Assigned(), ("clerk", "sign", Plain), ("clerk", "accept", Plain with { Text = "予以受理。" })];

    /// <summary>An answer that was drafted, approved and delivered.</summary>
    protected static (string, string, StepInput)[] AnsweredWith(string text) =>
    [
        ("clerk", "draft", Plain with { Outcome = "S1", Text = text }), ("reviewer", "approve", Plain with { Outcome = "S1", Text = text }),
        ("clerk", "deliver", Plain with { Delivery = "web" }),
    ];

    /// <summary>Two streets side by side, Dasha in the west, so that the town has a map.</summary>
    protected async Task Streets()
    {
        using var file = JsonDocument.Parse($$"""
            {"type":"FeatureCollection","features":[{{Square(Street, "大沙街", "Dasha Street", 113.0)}},{{Square("9", "文冲街", "Wenchong Street", 113.5)}}]}
            """);
        await Do(services => ActivatorUtilities.CreateInstance<AreaImport>(services).Run(AreaFile.Of(file, "areas.json", Time.Today()), (_, why) => Assert.Fail(why.Zh), Stop));
        await CatchUp();

        static string Square(string code, string name, string nameEn, double west) => FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{"编码":"{{{code}}}","名称":"{{{name}}}","英文名称":"{{{nameEn}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},23],[{{{west + 0.5}}},23],[{{{west + 0.5}}},23.2],[{{{west}}},23.2],[{{{west}}},23]]]}}""");
    }

    /// <summary>How a case stands: the name of its state and its body.</summary>
    protected Task<(string State, string Body)> Stands(string code) => Ask(async db =>
        await db.Cases.Where(matter => matter.Code == code).Select(matter => ValueTuple.Create(matter.State, matter.BodyCode)).SingleAsync(Stop));
}

/// <summary>What people do on the pages of these days.</summary>
static class PetitionDay
{
    extension(IPage page)
    {
        /// <summary>Goes where a link in the page leads.</summary>
        public Task Go(string link) => page.Leave(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

        /// <summary>Types into the line or box with this label; what else carries the word is left alone.</summary>
        public Task Type(string label, string text) => page.Locator("main").GetByRole(AriaRole.Textbox, new() { Name = label }).First.FillAsync(text);

        /// <summary>Chooses one of several.</summary>
        public Task Choose(string option) => page.Locator("main").GetByLabel(option, new() { Exact = true }).CheckAsync();

        /// <summary>From the officer's file to the page of a step, what it asks, and back; nothing may be left to say.</summary>
        public async Task Take(string step, params (string Label, string Text)[] answers)
        {
            await page.Go(step);
            foreach (var (label, text) in answers) await page.Type(label, text);
            await page.Press(step);
            Assert.Equal([], await page.Locator("main .problems").AllInnerTextsAsync());
        }

        /// <summary>Chooses the first of the outcomes, so that the letter fits it.</summary>
        public async Task Outcome()
        {
            await page.Locator("form[method=get] input[name=outcome]").First.CheckAsync();
            await page.Press("继续");
        }

        /// <summary>Opens a case in the inbox by what it is about.</summary>
        public async Task OpenFromInbox(string title, string queue = "")
        {
            await page.GotoAsync($"/desk{queue}");
            await page.Leave(page.Locator("table.inbox").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).First);
        }

        /// <summary>Opens a case by its number and secret, as the person whose case it is.</summary>
        public async Task Follow(string code, string secret)
        {
            await page.GotoAsync("/cases");
            await page.Fill("受理编号", code);
            await page.Fill("查询密码", secret);
            await page.Press("查看");
        }

        /// <summary>Whether the page says something to whoever reads it.</summary>
        public async Task<bool> Says(string text) => (await page.Text()).Contains(text, StringComparison.Ordinal);

        /// <summary>Whether the page has a button of a case for this officer.</summary>
        public async Task<bool> Offers(string step) => await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = step, Exact = true }).CountAsync() > 0;

        /// <summary>The row of a table, as it is read.</summary>
        public async Task<string> Row(string table, string name) => string.Join(' ', await page.GetByRole(AriaRole.Region, new() { Name = table, Exact = true })
            .Locator("tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) }).Locator("th, td").AllInnerTextsAsync());

        /// <summary>What has the focus, by the words that name it.</summary>
        public Task<string> Focused() => page.EvaluateAsync<string>("""
            () => {
                const at = document.activeElement;
                return (at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '').trim();
            }
            """);

        /// <summary>Presses Tab until something named so has the focus.</summary>
        public async Task Reach(string name, int most = 100)
        {
            for (var i = 0; i < most; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                if ((await page.Focused()).Split('（')[0] == name) return;
            }
            Assert.Fail($"{name} is not reached by {most} times Tab; the focus is on {await page.Focused()}.");
        }

        /// <summary>Presses Enter and waits for the page that comes.</summary>
        public Task Enter() => page.Leave(() => page.Keyboard.PressAsync("Enter"));
    }
}
