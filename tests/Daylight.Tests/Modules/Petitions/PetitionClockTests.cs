using System.Net;
using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>From which day each period of a petition is counted, and what moves its last day.</summary>
public sealed class PetitionClockTests : PetitionTown
{
    const string Form = "/desk/petitions/new";

    [Theory]
    // 30 days of 2005 and 60 of 2022, each from the day the letter came: from 8 May 2021 and from 13 October 2026.
    [InlineData("2021-05-08", "cn-pet-2005", "2021-06-07")]
    [InlineData("2026-10-13", "cn-pet-2022", "2026-12-14")]
    public async Task A_suggestion_is_answered_within_its_period_from_receipt_whenever_it_is_accepted(string received, string regime, string due)
    {
        var code = await Came("post", "suggestion", received);
        DaysPass(7);
        await SignIn();
        office = await Visitor().SignedIn("office");
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请研究。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "accept-suggestion");
        var matter = await CaseOf(code);
        Assert.Equal((regime, due), (matter.Regime, $"{matter.DueOn:yyyy-MM-dd}"));
        var explained = CaseClock.Explain(TownPlan.Law, PetitionProcedure.Procedure, matter, Time.Today())!;
        Assert.Equal(DateOnly.Parse(received, System.Globalization.CultureInfo.InvariantCulture), explained.Days[0].Date);
        Assert.Contains("收到信访事项之日", explained.Days[0].Why.Zh, StringComparison.Ordinal);
        Assert.Equal(matter.DueOn, explained.Date);
    }

    [Fact]
    public async Task What_is_handled_simply_has_ten_working_days_from_acceptance_and_standards_before_it()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        // Tuesday 13 October: two working days to forward it, three to accept it once it was forwarded.
        Assert.Equal(new DateOnly(2026, 10, 15), Standards.Of(TownPlan.Law, await CaseOf(code), "simple-route"));
        DaysPass(1);
        await Anew();
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        Assert.Equal(new DateOnly(2026, 10, 19), Standards.Of(TownPlan.Law, await CaseOf(code), "simple-accept"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "accept-simple");
        Assert.Equal(new DateOnly(2026, 10, 28), (await CaseOf(code)).DueOn);
    }

    [Fact]
    public async Task A_suspension_moves_no_last_day_and_nothing_is_late_while_it_lasts()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Accepted(code, "accept");
        var due = (await CaseOf(code)).DueOn!.Value;
        await Taken(Head, code, "suspend", ("text", "等待法院判决，依法中止。"));
        DaysPass(due.DayNumber - Time.Today().DayNumber + 30);
        await Anew();
        await Night<CardsByRule>();
        Assert.Equal(0, await Count("petitions.late", 2026));
        Assert.Equal(0, await Ask(db => db.Set<SupervisionCard>().CountAsync(Stop)));
        Assert.DoesNotContain($"{code}</a>", await supervisor.Read($"{Board.Url}?by=body&key={Bureau}&which=late"), StringComparison.Ordinal);
        await Taken(Clerk, code, "resume", ("reason", "判决已生效。"));
        Assert.Equal((due, (DateOnly?)null), ((await CaseOf(code)).DueOn, (await CaseOf(code)).PausedOn));
        await Night<CardsByRule>();
        Assert.Equal(1, await Count("petitions.late", 2026));
        Assert.Equal(1, await Ask(db => db.Set<SupervisionCard>().CountAsync(Stop)));
        Assert.Contains($"{code}</a>", await supervisor.Read($"{Board.Url}?by=body&key={Bureau}&which=late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_answered_with_another_is_late_nowhere()
    {
        using var visitor = Visitor();
        var (first, _) = await Written(visitor);
        var (second, _) = await Written(visitor, ("phone", "13700137000"));
        await office.Submit($"/desk/petitions/{second}/join", $"/desk/petitions/{second}/join", ("version", "0"), ("with", first), ("reason", "同一盏路灯。"));
        DaysPass(40);
        await Anew();
        Assert.Equal(1, await Count("petitions.late", 2026));
        var board = await supervisor.Read($"{Board.Url}?by=all&which=late");
        Assert.Contains($"{first}</a>", board, StringComparison.Ordinal);
        Assert.DoesNotContain($"{second}</a>", board, StringComparison.Ordinal);
        foreach (var list in (string[])["/desk/late", "/desk?queue=late"])
        {
            var late = await office.Read(list);
            Assert.Contains(first, late, StringComparison.Ordinal);
            Assert.DoesNotContain(second, late, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("accept", "finish", "2026-12-14")]
    [InlineData("accept-simple", "simple-finish", "2026-10-27")]
    [InlineData("accept-suggestion", "suggestion", "2026-12-14")]
    public async Task What_is_taken_up_again_has_the_period_it_had(string way, string rule, string due)
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Accepted(code, way);
        await Reopened(visitor, code, secret, "S1");
        var matter = await CaseOf(code);
        Assert.Equal(($"cn-pet-2022/{rule}", due), (CaseClock.RuleOf(TownPlan.Law, PetitionProcedure.Procedure, matter)!.Key, $"{matter.DueOn:yyyy-MM-dd}"));
        Assert.Contains("决定重新办理", CaseClock.Explain(TownPlan.Law, PetitionProcedure.Procedure, matter, Time.Today())!.Days[0].Why.Zh, StringComparison.Ordinal);
        // Lists that read no steps say the same.
        var length = TownPlan.Law.Rule($"cn-pet-2022/{rule}", FirstDay)!.Length.Zh;
        Assert.Contains($"起{length}", WebUtility.HtmlDecode(await Clerk.Read("/desk")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("question", 2)]
    [InlineData("help", 10)]
    [InlineData("complaint", 15)]
    public async Task An_order_that_is_taken_up_again_has_the_days_of_its_class(string kind, int days)
    {
        using var visitor = Visitor();
        var (code, secret) = await Called(kind);
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "take");
        await Reopened(visitor, code, secret, "H2");
        Assert.Equal(days, TownPlan.Law.Calendars["cn"].WorkingDays(Time.Today(), (await CaseOf(code)).DueOn!.Value));
    }

    [Fact]
    public async Task An_answer_that_stands_keeps_its_day_and_the_time_to_ask_for_a_review()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        var told = (await CaseOf(code)).WaitsUntil!.Value;
        Assert.Equal(new DateOnly(2026, 11, 12), told);
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        DaysPass(3);
        await Anew();
        using (var early = await Take(Head, code, "refuse-reopen", ("text", "经复核，路灯已经亮了。"), ("until", $"{told.AddDays(1):yyyy-MM-dd}")))
            Assert.Contains("依法不能早于2026-11-16", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Head, code, "refuse-reopen", ("text", "经复核，路灯已经亮了。"));
        var matter = await CaseOf(code);
        Assert.Equal(("replied", new DateOnly(2026, 11, 16)), (matter.State, matter.WaitsUntil!.Value));
        // The answer is of the day it was delivered, not of that on which it was left standing.
        Assert.Equal(FirstDay, PetitionProcedure.Procedure.AnsweredOn(matter));
    }

    [Fact]
    public async Task Time_that_was_told_with_the_answer_is_not_taken_back()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Accepted(code, "accept");
        await Drafted(code, "S1");
        await Taken(Clerk, code, "deliver", ("delivery", "person"), ("until", "2026-12-31"));
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        using var early = await Take(Head, code, "refuse-reopen", ("text", "经复核，路灯已经亮了。"), ("until", "2026-12-01"));
        Assert.Contains("答复时告知的是2026-12-31", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Head, code, "refuse-reopen", ("text", "经复核，路灯已经亮了。"), ("until", "2026-12-31"));
    }

    [Fact]
    public async Task An_extension_is_as_long_as_granted_and_the_letter_names_length_and_day()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Accepted(code, "accept");
        await Taken(Clerk, code, "ask-extension", ("reason", "要等检测。"));
        using (var more = await Take(Head, code, "extend", ("days", "31")))
            Assert.Contains("依法最多延长30日（第三十四条）：写1到30", await more.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Head, code, "extend", ("days", "10"));
        var matter = await CaseOf(code);
        // 70 days after 13 October, and no longer.
        Assert.Equal(new DateOnly(2026, 12, 22), matter.DueOn);
        Assert.Contains("办理期限依法延长10日，最迟于2026年12月22日答复您", matter.Steps[^1].Text, StringComparison.Ordinal);
        Assert.Equal("extend@2", matter.Steps[^1].Wording);

        var (simple, _) = await Written(visitor, ("phone", "13700137000"));
        await Accepted(simple, "accept-simple");
        using var none = await Take(Clerk, simple, "ask-extension", ("reason", "要等检测。"));
        Assert.Contains("期限不能延长", await none.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_petition_is_withdrawn_while_it_is_open_and_so_is_a_request_for_review()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Accepted(code, "accept");
        await Taken(Clerk, code, "draft", ("outcome", "S1"));
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "withdraw", "已经解决。");
        Assert.Equal("withdrawn", (await CaseOf(code)).State);
        var (other, key) = await Written(visitor, ("phone", "13700137000"));
        await Answered(other, "路灯已经修好。");
        await Follow(visitor, other, key);
        await ByPetitioner(visitor, other, "ask-review", "没有修好。");
        await ByPetitioner(visitor, other, "withdraw-review", "后来修好了。");
        var matter = await CaseOf(other);
        Assert.Equal(("closed", "S1"), (matter.State, matter.Outcome));
    }

    // Everybody signs in anew, since their sign-in has ended.
    async Task Anew()
    {
        await SignIn();
        (office, supervisor, reviewer) = (await Visitor().SignedIn("office"), await Visitor().SignedIn("supervisor"), await Visitor().SignedIn("reviewer"));
    }

    Task Night<T>() where T : NightWork => Do(services => services.GetServices<NightWork>().OfType<T>().Single().Go(Stop));

    async Task Accepted(string code, string way)
    {
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, way);
    }

    async Task Drafted(string code, string outcome)
    {
        await Taken(Clerk, code, "draft", ("outcome", outcome));
        await Taken(reviewer, code, "approve", ("outcome", outcome), ("text", "路灯已经修好。"));
    }

    async Task Reopened(HttpClient visitor, string code, string secret, string outcome)
    {
        await Drafted(code, outcome);
        await Taken(Clerk, code, "deliver", ("delivery", "person"));
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        Assert.Equal("reopen", CaseClock.RuleOf(TownPlan.Law, code.StartsWith("XF", StringComparison.Ordinal) ? PetitionProcedure.Procedure : HotlineProcedure.Procedure, await CaseOf(code))!.Key.Split('/')[1]);
        await Taken(Head, code, "reopen", ("text", "重新办理。"));
    }

    async Task<string> Came(string source, string kind, string received) =>
        (await Takeaway(office, (await office.Submit(Form, Form, ("source", source), ("kind", kind), ("title", "多设垃圾桶"), ("story", "请多设几个。"), ("body", "440112"),
            ("received", received), ("name", "陈晓岚"), ("phone", "13800138000"), ("once", Ids.Next().ToString()))).LeadsTo)).Code;

    async Task<(string Code, string Secret)> Called(string kind) =>
        await Takeaway(office, (await office.Submit(Form, Form, ("source", "hotline"), ("kind", kind), ("title", "几点上班"), ("story", "窗口几点开？"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("name", "陈晓岚"), ("phone", "13800138000"), ("once", Ids.Next().ToString()))).LeadsTo);
}
