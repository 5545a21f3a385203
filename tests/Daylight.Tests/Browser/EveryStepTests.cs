using Daylight.Host.Security;
using Daylight.Petitions;
using Daylight.Requests;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Every step of every procedure, taken in a browser by everybody who may take it: officers from the file of the case,
/// the person whose case it is from the page they follow it on. Found from the procedures, so that a new step is in it.
/// </summary>
[Trait("kind", "browser")]
public sealed class EveryStepTests(Chromium chromium) : Town, IClassFixture<Chromium>
{
    const string Body = NewCases.Body, Secret = NewCases.Secret, Deputy = "2";

    static readonly Role[] Officers = [Role.Clerk, Role.Reviewer, Role.Publisher, Role.Head, Role.Supervisor];

    // One window, in which each takes their seat: what tells the server who sits there is put away and laid out again.
    readonly Dictionary<string, IReadOnlyList<Cookie>> seats = [];
    IPage? window;
    string? seated;
    readonly Dictionary<string, string> procedureOf = [];
    readonly Dictionary<string, Actor> actors = new() { [nameof(Role.Requester)] = Actor.Requester };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // Of each role there are two: some steps need another than whoever went before.
        foreach (var role in Officers)
        foreach (var name in (string[])[$"{role}", $"{role}{Deputy}"]) actors[name] = await Officer(name, role);
    }

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Secrets = 100_000, SignIns = 100_000, Filings = 100_000 });
    }

    // In haste what goes the way of another is left to the run of the browser alone: orders of the hotline go that of petitions,
    // suits that of reconsiderations.
    static readonly string[] Own = ["request", "publication", "petition", "reconsideration", "enquiry"], Alike = ["hotline", "litigation", "complaint", "own-record", "assist"];

    public static TheoryData<string> Procedures => [.. Pace.Thorough ? [.. Own, .. Alike] : Own];

    [Theory]
    [MemberData(nameof(Procedures))]
    public async Task Everybody_takes_every_step_they_may_take(string name)
    {
        var procedure = Daylight.Host.Modules.All.SelectMany(module => module.Procedures).Single(known => known.Name == name);
        var regime = procedure.Subject is LawSubject.OpenInformation ? "cn-ogi-2019" : null;
        var (made, taken) = (new HashSet<Walks.Move>(), new HashSet<Step>());
        foreach (var (start, moves) in Walks.Of(procedure, regime))
        {
            var code = await Open(procedure, start);
            procedureOf[code] = procedure.Name;
            foreach (var move in moves)
            {
                // The way to where something new can be done was gone in the browser before. Whoever else may take a step is
                // shown its button; what comes after the button was seen with the first of them.
                var (isNew, wasTaken) = (made.Add(move), !taken.Add(move.Step));
                if (move.Step.Along) await TakeAlong(code, procedure, move);
                else if (isNew && !wasTaken) await Take(code, move);
                else
                {
                    if (isNew) await Offered(code, move);
                    await Retake(code, procedure, move);
                }
                var matter = (await Ask(db => db.Cases.WithSteps(code, Stop)))!;
                Assert.Equal((move.Step.Name, move.Step.To.Name), (matter.Steps[^1].Step, matter.State));
            }
        }
        Assert.Equal(Walks.Moves(procedure, regime).ToHashSet(), made);
        if (procedure == RequestProcedure.Procedure) await TakeWhatOnly2008Knew();
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public void No_procedure_is_left_out() => Assert.Equal(
        Daylight.Host.Modules.All.SelectMany(module => module.Procedures).Select(known => known.Name).Order(), Own.Concat(Alike).Order());

    // What was received before the regulation of today goes on by that of its day.
    async Task TakeWhatOnly2008Knew()
    {
        var (code, received) = ("", new DateOnly(2019, 5, 6));
        await Do(async services =>
        {
            code = await NewCases.Request(services, RequestProcedure.InHand, received);
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            Assert.Empty(await services.GetRequiredService<Desk>().Take(matter, RequestProcedure.Procedure, "ask-correction",
                new() { On = received.AddDays(1), Text = "请写明信息的名称。", Until = received.AddDays(15) }, actors[nameof(Role.Clerk)], services.GetRequiredService<BodyTree>(), Stop));
        });
        foreach (var step in RequestProcedure.Procedure.Steps.Where(step => step.Regimes is ["cn-ogi-2008"])) await Take(code, new(step, Role.Clerk));
        Assert.Equal("cn-ogi-2008", await Ask(async db => (await db.Cases.WithSteps(code, Stop))!.Regime));
    }

    async Task<IPage> Window(string name)
    {
        window ??= await chromium.Window(Address);
        if (seated == name) return window;
        var context = window.Context;
        if (seated is not null)
            seats[seated] = [.. (await context.CookiesAsync()).Select(one => new Cookie
            {
                Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, Expires = one.Expires, HttpOnly = one.HttpOnly, Secure = one.Secure, SameSite = one.SameSite,
            })];
        await context.ClearCookiesAsync();
        if (seats.TryGetValue(name, out var own)) await context.AddCookiesAsync(own);
        else if (name != nameof(Role.Requester)) await window.SignIn(name);
        seated = name;
        return window;
    }

    // Where a step needs another than whoever went before, the deputy of the role takes it.
    async Task<string> NameOf(string code, Walks.Move move)
    {
        var (name, others) = ($"{move.By}", move.Step.ByAnotherThan.ToList());
        var taken = await Ask(async db => (await db.Cases.WithSteps(code, Stop))!.Steps);
        return taken.Any(step => step.By is { } by && by == actors[name].Account && others.Contains(step.Step)) ? name + Deputy : name;
    }

    // The page of a case with its buttons, as whoever may take the step sees it.
    async Task<(IPage Page, string Button)> Opened(string code, Walks.Move move)
    {
        await PassSilence(code, move.Step);
        var page = await Window(await NameOf(code, move));
        if (move.By is Role.Requester) await StepForm.Follow(page, code);
        else await page.GotoAsync($"/desk/cases/{code}");
        return (page, (move.By is Role.Requester ? move.Step.Offer! : move.Step.Title).Zh);
    }

    async Task Offered(string code, Walks.Move move)
    {
        var (page, button) = await Opened(code, move);
        if (move.Step.Name is "write" or "date") button = "修改草稿";
        Assert.True(await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = button, Exact = true }).CountAsync() > 0, $"{move.Step.Name} for {move.By}");
    }

    async Task Take(string code, Walks.Move move)
    {
        var written = await WriteDown(code, move.Step);
        // What is entered of one third party is entered on their page, and is the step.
        if (move.Step.Name == ThirdPartyRules.Served) return;
        var (page, button) = await Opened(code, move);
        if (move.Step.Name is "write" or "date")
        {
            await StepForm.Write(page, move.Step);
            return;
        }
        if (!written) await Prepare(code, move.Step);
        await page.Leave(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = button, Exact = true }).First);
        await StepForm.Answer(page, LaterOn);
        var together = move.Step.Name == RequestProcedure.Join && await page.Locator("textarea[name=codes]").CountAsync() > 0;
        if (together) await page.Locator("textarea[name=codes]").FillAsync(await AskedByAnother());
        else if (move.Step.Name == PetitionSteps.Join) await page.Locator("input[name=code]").FillAsync(await RaisedByAnother(code));
        await page.Press(button);
        // What is pointed out is looked at, and let pass.
        if (await page.Locator("input[name=letpass]").CountAsync() > 0)
        {
            await page.Locator("input[name=letpass]").CheckAsync();
            await page.Press(button);
        }
        Assert.Equal((move.Step.Name, ""), (move.Step.Name, await StepForm.Problems(page)));
        // What others follow is not handed over: those that were put together with it go their own way.
        if (together) await AtDesk((await Following())[^1], RequestProcedure.Procedure, "withdraw", Actor.Requester);
    }

    // What the clerk writes down in the file before a step, on the page for it.
    async Task<bool> WriteDown(string code, Step step)
    {
        (string Page, string Button, (string Field, string Value)[] Answers)[] sheets = step.Name switch
        {
            ThirdPartyRules.Consult or ThirdPartyRules.ConsultAnother =>
                [("third-parties", "加上", [("input[name=name]", "青麟电梯公司"), ("textarea[name=asked]", "报价"), ("select[name=way]", "post")])],
            ThirdPartyRules.Served => [("third-parties", "登记对方收到", [("input[name^=served-]", $"{Time.Today():yyyy-MM-dd}")])],
            // Each of those who were asked answers on its own.
            "consulted" => [.. Enumerable.Repeat<(string, string, (string, string)[])>(
                ("third-parties", "登记答复", [("select[name^=what-]", "consents"), ("input[name^=on-]", $"{Time.Today():yyyy-MM-dd}")]), await Asked(code))],
            "ask-fee" => [("fee", "计算", [($"input[name=ladder][value={ProcessingFee.ByPage}]", ""), ("input[name=pages]", "31")])],
            "draft" when procedureOf.GetValueOrDefault(code) == RequestProcedure.Procedure.Name =>
            [
                ("searches", "记下", [("input[name=place]", "档案室"), ("textarea[name=terms]", "加装电梯"), ("input[name=by]", "王五"), ("input[name=found]", "0")]),
                ("parts", "加上", [("input[name=about]", "审核意见"), ("select[name=outcome]", "A2")]), ("parts", "去掉这一项", []),
            ],
            _ => [],
        };
        if (sheets.Length == 0) return false;
        var page = await Window($"{Role.Clerk}");
        foreach (var (sheet, button, answers) in sheets)
        {
            await page.GotoAsync($"/desk/requests/{code}/{sheet}");
            foreach (var (field, value) in answers)
            {
                var asked = page.Locator($"main {field}").First;
                if (value.Length == 0) await asked.CheckAsync();
                else if (field.StartsWith("select", StringComparison.Ordinal)) await asked.SelectOptionAsync(value);
                else await asked.FillAsync(value);
            }
            var sent = answers.Length == 0 ? page.Locator("main") : page.Locator("main form").Filter(new() { Has = page.Locator(answers[0].Field) }).First;
            await page.Leave(sent.Locator("button").Filter(new() { HasText = button }).Last);
            Assert.Equal((sheet, ""), (sheet, await StepForm.Problems(page)));
        }
        return true;
    }

    // What must be written down in the file before a step: who is asked, what they said, what was worked out.
    Task Prepare(string code, Step step) => Do(async services =>
    {
        var tells = step.Letter == ThirdPartyRules.Notice;
        if (!tells && step.Name is not (ThirdPartyRules.Consult or ThirdPartyRules.ConsultAnother or "consulted" or "ask-fee")) return;
        var db = services.GetRequiredService<Db>();
        var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
        if (step.Name == "ask-fee")
            db.Add(new ProcessingFee { Id = Ids.Next(), CaseId = matter.Id, Ladder = ProcessingFee.ByPage, Count = 31, Fen = 1_000, EnteredAt = Time.Now() });
        foreach (var party in await db.ThirdParties.Where(party => party.CaseId == matter.Id && party.Answer == null).ToListAsync(Stop))
            (party.Answer, party.AnsweredOn) = (ThirdPartyAnswer.Consents, Time.Today());
        if (tells || step.Name is ThirdPartyRules.Consult or ThirdPartyRules.ConsultAnother)
        {
            db.Add(new ThirdParty
            {
                Id = Ids.Next(), CaseId = matter.Id, Name = "青麟电梯公司", Asked = "报价", Way = "post", AskedOn = Time.Today(), EnteredAt = Time.Now(),
                Answer = tells ? ThirdPartyAnswer.Objects : null, AnsweredOn = tells ? Time.Today() : null,
                Weighed = tells ? Weighing.Overruled : null, WeighedBecause = tells ? "涉及公共安全" : null,
            });
        }
        services.GetRequiredService<Ledger>().Write(Actor.Machine, "name-third-party", matter.Address, matter.BodyCode);
        await db.SaveChangesAsync(Stop);
    });

    Task<int> Asked(string code) => Ask(db => db.ThirdParties.CountAsync(party => party.Answer == null && db.Set<Case>().Any(matter => matter.Id == party.CaseId && matter.Code == code), Stop));

    // Of two who are asked one answers whose time was longer than the other's.
    async Task OneAnswers(string code, Role by)
    {
        var late = Ids.Next();
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
            var sooner = Time.Today().AddDays(matter.WaitsUntil == Time.Today().AddDays(1) ? 2 : 1);
            foreach (var party in await db.ThirdParties.Where(party => party.CaseId == matter.Id && party.Answer == null).ToListAsync(Stop)) party.Until = sooner;
            foreach (var (id, until) in ((Guid, DateOnly)[])[(late, matter.WaitsUntil!.Value), (Ids.Next(), sooner)])
                db.Add(new ThirdParty { Id = id, CaseId = matter.Id, Name = "青麟电梯公司", Asked = "报价", Way = "post", AskedOn = Time.Today(), Until = until, EnteredAt = Time.Now() });
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "name-third-party", matter.Address, matter.BodyCode);
            await db.SaveChangesAsync(Stop);
        });
        var page = await Window($"{by}");
        await page.GotoAsync($"/desk/requests/{code}/third-parties");
        await page.Locator($"select[name=what-{late:N}]").SelectOptionAsync("consents");
        await page.Locator($"input[name=on-{late:N}]").FillAsync($"{Time.Today():yyyy-MM-dd}");
        await page.Leave(page.Locator($"main form[action$='{late}/answer'] button"));
        Assert.Equal("", await StepForm.Problems(page));
    }

    // What has no button is taken from the request that leads, or from where it is entered.
    async Task TakeAlong(string code, Procedure procedure, Walks.Move move)
    {
        if (move.Step.Name == ThirdPartyRules.OneAnswered)
        {
            await OneAnswers(code, move.By);
            return;
        }
        var page = await Window($"{move.By}");
        if (move.Step.Name == RequestProcedure.Follow)
        {
            await page.GotoAsync($"/desk/requests/{await AskedByAnother()}/join");
            await page.Locator("textarea[name=codes]").FillAsync(code);
            await page.Locator("textarea[name=reason]").FillAsync("申请的是同一份意见。");
            await page.Press("合并办理");
        }
        else
        {
            var leads = await Ask(db => (from link in db.Set<CaseLink>()
                                         join follows in db.Set<Case>() on link.CaseId equals follows.Id
                                         join other in db.Set<Case>() on link.ToId equals other.Id
                                         where follows.Code == code && link.EndedAt == null
                                         select other.Code).SingleAsync(Stop));
            if (move.Step.Name == RequestProcedure.SignJointly) await AtDesk(leads, procedure, "draft", actors[nameof(Role.Clerk)]);
            if (move.Step.Name == RequestProcedure.ExtendAlong) await AtDesk(leads, procedure, "propose-extension", actors[nameof(Role.Clerk)]);
            var step = procedure.Step(move.Step.Name switch
            {
                RequestProcedure.PauseAlong => "consult",
                RequestProcedure.ResumeAlong => "consulted",
                RequestProcedure.ExtendAlong => "extend",
                _ => "sign",
            })!;
            await Prepare(leads, step);
            await page.GotoAsync($"/desk/cases/{leads}/{step.Name}");
            if (step.Name != "sign") await StepForm.Answer(page, LaterOn);
            await page.Press(step.Title.Zh);
        }
        Assert.Equal((move.Step.Name, ""), (move.Step.Name, await StepForm.Problems(page)));
    }

    Task<List<string>> Following() => Ask(db => db.Cases.Where(matter => matter.State == RequestProcedure.Joined.Name)
        .OrderBy(matter => matter.Code).Select(matter => matter.Code).ToListAsync(Stop));

    async Task<string> AskedByAnother()
    {
        var code = "";
        await Do(async services => code = await NewCases.Request(services, RequestProcedure.InHand, ("name", "李四"), ("identityNumber", "E87654321")));
        return code;
    }

    async Task<string> RaisedByAnother(string code)
    {
        var (procedure, other) = ((await Ask(db => db.Cases.WithSteps(code, Stop)))!.Procedure, "");
        await Do(async services => other = await NewCases.Petition(services, procedure == HotlineProcedure.Procedure.Name ? PetitionSource.Hotline : PetitionSource.Post));
        return other;
    }

    Task AtDesk(string code, Procedure procedure, string step, Actor by) => Do(async services =>
    {
        var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
        var problems = await services.GetRequiredService<Desk>().Take(matter, procedure, step,
            new() { On = Time.Today(), Reason = "按规定办理。", Text = "答复如下：不予公开。", Outcome = OutcomeOf(matter, procedure.Step(step)!) }, by, services.GetRequiredService<BodyTree>(), Stop);
        Assert.Equal([], problems.Select(problem => problem.Say.Zh));
    });

    async Task Retake(string code, Procedure procedure, Walks.Move move)
    {
        await PassSilence(code, move.Step);
        var name = await NameOf(code, move);
        await Do(async services =>
        {
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            var problems = await services.GetRequiredService<Desk>().Take(matter, procedure, move.Step.Name, new()
            {
                On = Time.Today(), Reason = "按规定办理。", Text = "加装电梯补贴怎么领\n\n问：怎么领？\n\n答：到窗口领。", Delivery = DeliveryWays.All[0].Code,
                Outcome = OutcomeOf(matter, move.Step), Until = Daylight.Desk.Granted(TownPlan.Law, matter, move.Step, Time.Today())?.Day ?? LaterOn, Body = matter.BodyCode == Body ? "440112201" : Body,
            }, actors[name], services.GetRequiredService<BodyTree>(), Stop);
            Assert.Equal([], problems.Select(problem => problem.Say.Zh));
        });
    }

    // Later than any day the law counts to, and worked.
    DateOnly LaterOn => TownPlan.Law.Calendars["cn"].WorkingDayFrom(Time.Today().AddMonths(3));

    static string? OutcomeOf(Case matter, Step step) =>
        matter.Regime is { } regime ? TownPlan.Law.Outcomes(regime).FirstOrDefault(step.Offers)?.Code : null;

    // Silence counts once the day that was told has passed. By then nobody is signed in any more.
    async Task PassSilence(string code, Step step)
    {
        var waits = await Ask(async db => (await db.Cases.SingleAsync(matter => matter.Code == code, Stop)).WaitsUntil);
        if (!step.InSilence || waits is not { } until || until < Time.Today()) return;
        DaysPass(until.DayNumber - Time.Today().DayNumber + 1);
        if (window is not null) await window.Context.ClearCookiesAsync();
        seats.Clear();
        seated = null;
    }

    async Task<string> Open(Procedure procedure, State start)
    {
        var code = "";
        await Do(async services => code = await NewCases.Open(services, procedure, start));
        return code;
    }
}
