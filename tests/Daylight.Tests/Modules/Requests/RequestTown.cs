using System.Net;
using System.Text.RegularExpressions;
using Daylight.Host.Security;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A town with a clerk and a head in its housing bureau, and the ways in which a request goes.</summary>
public abstract partial class RequestTown(DateOnly? begins = null) : Town(begins)
{
    /// <summary>The housing bureau.</summary>
    protected const string Bureau = "440112101";

    /// <summary>Right answers to every question of the form; a test changes some.</summary>
    protected static readonly IReadOnlyDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["body"] = Bureau, ["kind"] = "natural", ["name"] = "陈晓岚", ["identity"] = "residentid", ["identityNumber"] = "11010519491231002X",
        ["phone"] = "13800138000", ["email"] = "chen@example.com", ["address"] = "大沙街一巷2号",
        ["feature"] = "2026年加装电梯补贴审核意见", ["description"] = "想看审核意见和发放名单。", ["form"] = "paper", ["way"] = "post",
    };

    protected HttpClient Clerk { get; private set; } = null!;

    protected HttpClient Head { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("clerk", Role.Clerk, Bureau);
        await Officer("head", Role.Head, Bureau);
        await SignIn();
    }

    /// <summary>Clerk and head sign in, anew when their sign-in has ended.</summary>
    protected async Task SignIn()
    {
        (Clerk, Head) = (await Visitor().SignedIn("clerk"), await Visitor().SignedIn("head"));
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Clerk?.Dispose();
        Head?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Filings = 100_000, Secrets = 100_000, SignIns = 100_000 });
    }

    /// <summary>The answers with some changed; an empty one was left out.</summary>
    protected static Dictionary<string, string> With(params (string Field, string Answer)[] changes)
    {
        var answers = new Dictionary<string, string>(Answers);
        foreach (var (field, answer) in changes) answers[field] = answer;
        return answers;
    }

    /// <summary>Fills in the five pages as a visitor does and sends them.</summary>
    protected static async Task<(string Code, string Secret)> FileOnTheWeb(HttpClient visitor, IReadOnlyDictionary<string, string>? given = null)
    {
        var page = await ToTheCheck(visitor, given ?? Answers);
        var sent = await visitor.Submit(page, page);
        return await Takeaway(visitor, sent.LeadsTo);
    }

    /// <summary>Fills in the first four pages; returns the address of the last.</summary>
    protected static async Task<string> ToTheCheck(HttpClient visitor, IReadOnlyDictionary<string, string> given)
    {
        var answer = await visitor.Submit("/requests/new", "/requests/new", ("body", given["body"]));
        foreach (var fields in Pages)
        {
            var page = answer.LeadsTo;
            answer = await visitor.Submit(page, page, [.. fields.Select(field => (field, given.GetValueOrDefault(field, "")))]);
        }
        return answer.LeadsTo;
    }

    /// <summary>The questions of the pages after the first.</summary>
    protected static readonly string[][] Pages =
    [
        ["kind", "name", "identity", "identityNumber", "organisation", "creditCode", "phone", "email", "address", "agent", "help"],
        ["feature", "description", "from", "to"],
        ["form", "way"],
    ];

    // Later than the law gives anybody, for tests that are not about it.
    const string LongAfter = "2026-12-31";

    /// <summary>The papers of a case that are none of its letters.</summary>
    protected Task<List<CasePaper>> PapersOf(string code) => Papers(code, letters: false);

    /// <summary>The letters of a case, as documents.</summary>
    protected Task<List<CasePaper>> LettersOf(string code) => Papers(code, letters: true);

    Task<List<CasePaper>> Papers(string code, bool letters) => Ask(async db =>
        await db.CasePapers.AsNoTracking().Of((await db.Cases.WithSteps(code, Stop))!).Where(paper => paper.LetterOf != null == letters).ToListAsync(Stop));

    protected static async Task<(string Code, string Secret)> Takeaway(HttpClient visitor, string page)
    {
        var shown = Mono().Matches(await visitor.Read(page));
        return (shown[0].Groups[1].Value, shown[1].Groups[1].Value);
    }

    /// <summary>A clerk registers a request that came to the counter.</summary>
    protected async Task<(string Code, string Secret)> Register(params (string Field, string Answer)[] changes)
    {
        var today = $"{Time.Today():yyyy-MM-dd}";
        var answers = With([("channel", "counter"), ("submitted", today), ("once", Ids.Next().ToString()), .. changes]);
        var sent = await Clerk.Submit("/desk/requests/new", "/desk/requests/new", [.. answers.Select(pair => (pair.Key, pair.Value))]);
        return await Takeaway(Clerk, sent.LeadsTo);
    }

    /// <summary>An officer takes a step on its page, with the letter that the page offers, filled in and without a promise of files, unless another is given.</summary>
    protected static async Task<HttpResponseMessage> Take(
        HttpClient officer, string code, string step, params (string Name, string Value)[] fields)
    {
        var (outcome, action) = (fields.FirstOrDefault(field => field.Name == "outcome").Value, $"/desk/cases/{code}/{step}");
        var address = outcome is null ? action : $"{action}?outcome={outcome}";
        var page = await officer.Read(address);
        var typed = new Dictionary<string, string>
        {
            ["version"] = Version().Match(page).Groups[1].Value,
            ["on"] = On().Match(page).Groups[1].Value,
            ["text"] = OpenLine().Replace(WebUtility.HtmlDecode(Text().Match(page).Groups[1].Value), "如上")
                .Replace("见附件", "如下", StringComparison.Ordinal),
        };
        // The page begins with the day of the law, where there is one: that of a step of today.
        if (page.Contains("name=\"until\"", StringComparison.Ordinal))
        {
            typed["until"] = Until().Match(page) is not { Success: true } told ? LongAfter
                : fields.FirstOrDefault(field => field.Name == "on").Value is { } on && DateOnly.TryParse(on, out var day) ? LegalDay(step, day) ?? told.Groups[1].Value
                : told.Groups[1].Value;
        }
        if (Days().Match(page) is { Success: true } days) typed["days"] = days.Groups[1].Value;
        foreach (var (name, value) in fields) typed[name] = value;
        return await officer.Submit(address, action, [.. typed.Select(pair => (pair.Key, pair.Value))]);
    }

    static string? LegalDay(string step, DateOnly on) =>
        RequestProcedure.Procedure.Step(step)?.Grants is { } name && TownPlan.Law.Rule($"cn-ogi-2019/{name}", on) is { Value: not null } rule
            ? $"{Clock.DueOn(rule, TownPlan.Law.CalendarOf(rule), on):yyyy-MM-dd}"
            : null;

    /// <summary>The same where nothing may be wrong.</summary>
    protected static async Task Taken(HttpClient officer, string code, string step, params (string Name, string Value)[] fields)
    {
        var answer = await Take(officer, code, step, fields);
        if (answer.StatusCode != HttpStatusCode.SeeOther) await answer.Says(HttpStatusCode.SeeOther);
    }

    /// <summary>A clerk writes down a search that found nothing.</summary>
    protected async Task Searched(string code)
    {
        var page = $"/desk/requests/{code}/searches";
        var today = $"{Time.Today():yyyy-MM-dd}";
        Assert.Equal(page, (await Clerk.Submit(page, page, ("place", "局档案室"), ("terms", "审核意见"), ("by", "档案员"), ("on", today), ("found", "0"))).LeadsTo);
    }

    /// <summary>A clerk writes down a third party that is asked; the answer is entered with <see cref="ThirdPartyAnswers"/>.</summary>
    protected async Task AsksThirdParty(string code, string name = "青麟电梯公司", string asked = "补贴审核意见里的报价")
    {
        var page = $"/desk/requests/{code}/third-parties";
        var sent = await Clerk.Submit(page, page, ("name", name), ("asked", asked), ("way", "post"));
        Assert.Equal(page, sent.LeadsTo);
    }

    /// <summary>A clerk enters what the first third party said that has said nothing so far.</summary>
    protected async Task ThirdPartyAnswers(string code, string answer = "consents", string reason = "", string? on = null)
    {
        var page = $"/desk/requests/{code}/third-parties";
        var party = Guid.Parse(OpenParty().Match(await Clerk.Read(page)).Groups[1].Value);
        var sent = await Clerk.Submit(page, $"{page}/{party}/answer",
            ($"what-{party:N}", answer), ($"on-{party:N}", on ?? $"{Time.Today():yyyy-MM-dd}"), ($"reason-{party:N}", reason));
        Assert.Equal(page, sent.LeadsTo);
    }

    /// <summary>A clerk enters when a third party got its letter.</summary>
    protected async Task<HttpResponseMessage> ThirdPartyServed(string code, string name, string on, string by = "post")
    {
        var page = $"/desk/requests/{code}/third-parties";
        var party = await Ask(async db => (await db.ThirdParties.AsNoTracking().ToListAsync(Stop)).Single(one => one.Name == name).Id);
        return await Clerk.Submit(page, $"{page}/{party}/served", ($"served-{party:N}", on), ($"by-{party:N}", by));
    }

    /// <summary>A clerk works out the fee of a request that has so many pages.</summary>
    protected async Task FeeWorkedOut(string code, int pages)
    {
        var page = $"/desk/requests/{code}/fee";
        Assert.Equal(page, (await Clerk.Submit(page, page, ("ladder", "page"), ("pages", $"{pages}"))).LeadsTo);
    }

    /// <summary>Drafts, signs and delivers a reply.</summary>
    protected async Task Answer(string code, string outcome)
    {
        await Taken(Clerk, code, "draft", ("outcome", outcome));
        await Taken(Head, code, "sign", ("outcome", outcome));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
    }

    /// <summary>A visitor opens a case with its secret and reads its page.</summary>
    protected static async Task<string> Follow(HttpClient visitor, string code, string secret)
    {
        var opened = await visitor.Submit("/cases", "/cases", ("code", code), ("secret", secret));
        return await visitor.Read(opened.LeadsTo);
    }

    /// <summary>Asks for a feed of a case that is open to the visitor; the address it has.</summary>
    protected static async Task<string> FeedOf(HttpClient visitor, string code)
    {
        await visitor.Submit($"/cases/{code}", $"/cases/{code}/following", ("by", "feed"));
        return WebUtility.HtmlDecode(Regex.Match(await visitor.Read($"/cases/{code}"), "href=\"(/cases/[^\"]*feed.atom[^\"]*)\"").Groups[1].Value);
    }

    protected Task<Case> CaseOf(string code) => Ask(async db => (await db.Cases.WithSteps(code, Stop))!);

    /// <summary>What a measure counts for the district in a year.</summary>
    protected async Task<long> Count(string measure, int year)
    {
        var sum = 0L;
        await Do(async services => sum = await Measures.Total(services.GetRequiredService<Measures>()[measure],
            services.GetRequiredService<Db>(), new("440112/", new(year, 1, 1), new(year, 12, 31)) { Today = Time.Today() }, Stop));
        return sum;
    }

    [GeneratedRegex("<dd class=\"mono\">([^<]+)</dd>")]
    private static partial Regex Mono();

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("name=\"on\"[^>]* value=\"([0-9-]+)\"")]
    private static partial Regex On();

    [GeneratedRegex("name=\"until\"[^>]* value=\"([0-9-]+)\"")]
    private static partial Regex Until();

    [GeneratedRegex("name=\"days\"[^>]* value=\"([0-9]+)\"")]
    private static partial Regex Days();

    [GeneratedRegex("third-parties/([0-9a-f-]{36})/answer")]
    private static partial Regex OpenParty();

    [GeneratedRegex("_{2,}(?![_年月日])")]
    private static partial Regex OpenLine();

    [GeneratedRegex("<textarea[^>]* name=\"text\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Text();
}
