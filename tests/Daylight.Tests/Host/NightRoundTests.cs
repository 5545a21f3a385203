using System.Net;
using Daylight.Host;
using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>What the program does by itself in the small hours, and of what it only puts officers in mind.</summary>
public sealed class NightRoundTests : MailTown
{
    const string Mine = "he@office.example.com";

    Task Night() => ActivatorUtilities.CreateInstance<NightRound>(Services).Go(Stop);

    // Every letter to an officer that lies in the folder, by whom it is to.
    async Task<string> Letters(string to)
    {
        await Round();
        var letters = new List<string>();
        foreach (var file in Out.Where(file => Path.GetFileName(file).StartsWith("digest-", StringComparison.Ordinal)))
        {
            using var mime = await MimeKit.MimeMessage.LoadAsync(file, Stop);
            if (mime.To.ToString().Contains(to, StringComparison.Ordinal)) letters.Add($"{mime.Subject}\n{mime.TextBody}");
        }
        return string.Join("\n=\n", letters);
    }

    static async Task Reached(HttpClient officer, string email, bool declined = false) => Assert.Equal("/account",
        (await officer.Submit("/account", "/account/reminders", ("email", email), ("declined", declined ? "true" : ""))).LeadsTo);

    [Fact]
    public async Task An_agency_that_kept_silent_has_agreed_and_the_clock_runs_again_without_anybody()
    {
        var (code, _) = await Register(("submitted", "2026-09-14"));
        var (asked, law) = (new DateOnly(2026, 9, 18), Services.GetRequiredService<LawBook>());
        var until = Clock.DueOn(law.Rule("cn-ogi-2019/joint", asked)!, law.Calendars["cn"], asked);
        await Taken(Clerk, code, "ask-agency", ("on", $"{asked:yyyy-MM-dd}"), ("reason", "和区档案馆一起形成"), ("until", $"{until:yyyy-MM-dd}"));
        await Taken(Clerk, code, "agency-served", ("on", $"{asked:yyyy-MM-dd}"), ("until", $"{until:yyyy-MM-dd}"));
        await Night();
        Assert.Equal("agency-asked", (await CaseOf(code)).State);
        DaysPass(until.DayNumber - Time.Today().DayNumber + 1);
        await Night();
        await Night();
        var matter = await CaseOf(code);
        await SignIn();
        var taken = matter.Steps.Single(step => step.Step == "agency-silent");
        Assert.Equal(("in-hand", until.AddDays(1), Role.Machine, (Guid?)null, (DateOnly?)null), (matter.State, taken.On, taken.As, taken.By, matter.PausedOn));
        Assert.Contains("系统", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_fails_with_one_case_or_in_one_part_keeps_nothing_else_from_being_done()
    {
        await Reached(Clerk, Mine);
        var (late, _) = await Register(("submitted", "2026-09-08"));
        var (first, second) = (await Asked(), await Asked());
        DaysPass(40);
        // The second scope is that of the first case.
        var silences = new Silences(new Scopes(Services.GetRequiredService<IServiceScopeFactory>(), at => at == 2));
        var ran = new List<string>();
        var works = new ServiceCollection()
            .AddScoped<NightWork>(_ => new Work(() => throw new InvalidOperationException("learning")))
            .AddScoped<NightWork>(_ => new Work(() => ran.Add("scores"))).BuildServiceProvider();
        var faults = await Assert.ThrowsAsync<AggregateException>(() => ActivatorUtilities
            .CreateInstance<NightRound>(Services, silences, works.GetRequiredService<IServiceScopeFactory>()).Go(Stop));
        Assert.Equal(["broken", "learning"], faults.Flatten().InnerExceptions.Select(fault => fault.Message).Order());
        Assert.Equal(["scores"], ran);
        Assert.Equal(("agency-asked", "in-hand"), ((await CaseOf(first)).State, (await CaseOf(second)).State));
        Assert.Contains(late, await Letters(Mine));

        async Task<string> Asked()
        {
            var (code, _) = await Register(("submitted", "2026-09-14"));
            await Taken(Clerk, code, "ask-agency", ("on", "2026-09-18"), ("reason", "和区档案馆一起形成"), ("until", "2026-10-15"));
            await Taken(Clerk, code, "agency-served", ("on", "2026-09-18"), ("until", "2026-10-15"));
            return code;
        }
    }

    sealed class Work(Action act) : NightWork
    {
        public override Task Go(CancellationToken stop)
        {
            act();
            return Task.CompletedTask;
        }
    }

    sealed class Scopes(IServiceScopeFactory scopes, Func<int, bool> breaks) : IServiceScopeFactory
    {
        int opened;

        public IServiceScope CreateScope() => breaks(++opened) ? throw new InvalidOperationException("broken") : scopes.CreateScope();
    }

    [Fact]
    public async Task What_needs_a_letter_or_a_judgement_is_never_done_by_the_program_but_put_before_its_officer()
    {
        var (code, _) = await Register(("submitted", "2026-09-14"));
        await Taken(Clerk, code, "ask-correction", ("on", "2026-09-15"), ("until", "2026-10-13"));
        Assert.DoesNotContain("请登记", await Clerk.Read($"/desk/cases/{code}"));
        DaysPass(1);
        await Night();
        Assert.Equal("correction-asked", (await CaseOf(code)).State);
        await SignIn();
        var page = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("对方的时间已经过了", page);
        Assert.Contains($"href=\"/desk/cases/{code}/abandon\"", page);
        Assert.Contains("对方的时间已经过了1件：请登记", await Clerk.Read("/desk"));
        Assert.Contains(code, await Clerk.Read("/desk?queue=mine"));
        Assert.Contains(code, await Head.Read("/desk/late"));
    }

    [Fact]
    public void The_program_takes_no_step_that_needs_anything_of_anybody()
    {
        var all = Services.GetRequiredService<Procedures>().All.SelectMany(procedure => procedure.Steps).ToList();
        Assert.All(all.Where(step => step.ByItself), step => Assert.Equal((Needs.Nothing, null, null), (step.Needs, step.Letter, step.Outcome)));
        // Beside what the law itself answers, the program enters what another system had answered, frees what followed a case
        // that has ended, enters that an answer came back, gives an order of the hotline the class its caller chose, answers what was put together with another, and takes away
        // from a body what accuses it, with what it was asked to assist in, together with the decision of an officer that says so.
        // What organ or court ordered takes the request up again, and is carried out by its new answer.
        Assert.Equal(["agency-silent", "carry-abandoned", "carry-extension", "carry-over", "carry-pause", "carry-restart", "carry-resume", "class-complaint", "class-consult", "class-help", "close", "correction-not-delivered", "deliver", "execute", "not-answered", "not-delivered",
            "not-executed", "release", "reopen-by-order", "reply-along", "resume-along", "separate", "take-back", "unjoin", "withdraw"],
            all.Where(step => step.By.HasFlag(Role.Machine)).Select(step => step.Name).Distinct().Order());
    }

    [Fact]
    public async Task Who_works_on_a_case_is_told_once_of_each_point_in_one_letter_without_a_word_about_anybody()
    {
        await Reached(Clerk, Mine);
        var (first, _) = await Register(("submitted", "2026-09-21"));
        var (second, _) = await Register(("submitted", "2026-09-08"));
        using var visitor = Visitor();
        var (third, _) = await FileOnTheWeb(visitor);
        // What nobody has confirmed is a risk once its day is over.
        DaysPass(1);
        await Night();
        await Night();
        var letter = await Letters(Mine);
        Assert.DoesNotContain("\n=\n", letter);
        foreach (var code in (string[])[first, second, third]) Assert.Contains(code, letter);
        foreach (var words in (string[])["已过最后一天", "还没有与申请人确认收到", "/account"]) Assert.Contains(words, letter);
        foreach (var personal in (string[])["陈晓岚", "13800138000", "补贴", "chen@", "大沙街"]) Assert.DoesNotContain(personal, letter);

        // The next point of the first is a new occasion; of the others all is said.
        DaysPass(10);
        await Night();
        var later = (await Letters(Mine)).Split("\n=\n");
        Assert.Equal(2, later.Length);
        var next = later.Single(one => one != letter);
        Assert.Contains(first, next);
        Assert.DoesNotContain(second, next);
        Assert.DoesNotContain(third, next);
        Assert.Equal(0, await Ask(db => db.Set<Digest>().CountAsync(Stop)));

        // What is owed besides its steps: when it is given, on its last day and once that has passed.
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var matter = await db.Cases.SingleAsync(one => one.Code == second, Stop);
            var card = new SupervisionCard { CaseId = matter.Id, Kind = CardKind.Order, BodyCode = matter.BodyCode, Because = "请说明。", AnswerBy = Time.Today().AddDays(2), At = ledger.Now };
            db.Add(card);
            ledger.Write(Actor.Machine, "supervise", matter.Address, matter.BodyCode).Covers(card);
            await db.SaveChangesAsync(Stop);
        });
        foreach (var words in (string[])["督办通知要回应", "督办通知今天最迟要回应", "督办通知已过回应的最后一天"])
        {
            await Night();
            await Night();
            Assert.Equal(1, (await Letters(Mine)).Split("\n=\n").Count(one => one.Contains(words, StringComparison.Ordinal) && one.Contains(second, StringComparison.Ordinal)));
            DaysPass(words.Contains("今天", StringComparison.Ordinal) ? 1 : 2);
        }
    }

    [Fact]
    public async Task Who_declined_or_gave_no_address_gets_none_and_who_covers_gets_it_instead()
    {
        var account = await Officer("covering", Role.Clerk, Bureau);
        using var cover = await Visitor().SignedIn("covering");
        await Reached(Clerk, Mine, declined: true);
        await Reached(cover, "cover@office.example.com");
        var (code, _) = await Register(("submitted", "2026-09-08"));
        var page = $"/desk/cases/{code}";
        var me = await Ask(db => db.Users.Where(user => user.UserName == "clerk").Select(user => user.Id).SingleAsync(Stop));
        await Clerk.Submit(page, $"{page}/officer", ("to", $"{me}"), ("seen", "0"));
        await Night();
        Assert.Equal("", await Letters(Mine) + await Letters("cover@"));
        var away = await Clerk.Submit("/account/absence", "/account/absence", ("from", "2026-10-13"), ("to", "2026-10-20"), ("cover", $"{account.Account}"));
        Assert.Equal("/account/absence", away.LeadsTo);
        await Night();
        Assert.Contains(code, await Letters("cover@"));
        Assert.Equal("", await Letters(Mine));
        Assert.Contains("href=\"#email\"", await (await Clerk.Submit("/account", "/account/reminders", ("email", "nonsense"))).Says(HttpStatusCode.UnprocessableEntity));
    }
}
