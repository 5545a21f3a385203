using System.Net;
using Daylight.Host;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>On which days a step can be taken, and on which days it can be written down that it was.</summary>
public sealed class InTimeTests : RequestTown
{
    [Fact]
    public async Task What_is_late_is_not_extended_back_into_time()
    {
        var (waiting, _) = await Register();
        var (code, _) = await Register();
        await Taken(Clerk, waiting, "propose-extension", ("reason", "要查旧档"));
        var due = (await CaseOf(code)).DueOn!.Value;
        await Until(due);
        Assert.Equal("extension-proposed", (await CaseOf(waiting)).State);
        await Until(due.AddDays(1));
        foreach (var (officer, late, step) in new[] { (Clerk, code, "propose-extension"), (Head, waiting, "extend") })
        foreach (var on in (DateOnly[])[due, Time.Today()])
        {
            var refused = await Take(officer, late, step, ("reason", "要查旧档"), ("text", "延长"), ("on", $"{on:yyyy-MM-dd}"));
            Assert.Contains($"最迟日期{due:yyyy-MM-dd}已经过去", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        }
        Assert.All((Case[])[await CaseOf(waiting), await CaseOf(code)], matter => Assert.Equal((due, true), (matter.DueOn, matter.LateOn(Time.Today()))));
        // What is left is to go on without it.
        await Taken(Head, waiting, "refuse-extension", ("reason", "已经逾期"));
    }

    [Fact]
    public async Task On_its_last_day_a_request_can_still_be_extended()
    {
        var (code, _) = await Register();
        var due = (await CaseOf(code)).DueOn!.Value;
        await Until(due);
        await Taken(Clerk, code, "propose-extension", ("reason", "要查旧档"));
        await Taken(Head, code, "extend");
        Assert.True((await CaseOf(code)).DueOn > due);
    }

    [Fact]
    public async Task A_later_date_and_a_fee_notice_come_before_the_last_day_has_passed_or_not_at_all()
    {
        var (many, _) = await Register();
        var (dear, _) = await Register();
        await Taken(Clerk, many, "ask-reasons");
        await Taken(Clerk, many, "give-reasons", ("reason", "写论文"));
        var due = (await CaseOf(many)).DueOn!.Value;
        await Until(due.AddDays(1));
        await Refused(await Take(Head, many, "set-later-date", ("until", "2026-12-31")), "已经过去");
        await Refused(await Take(Clerk, dear, "ask-fee", ("text", "请缴费")), "已经过去");
        await Taken(Head, many, "keep-date", ("reason", "理由合理，尽快答复"));
        Assert.Equal(due, (await CaseOf(many)).DueOn);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("email")]
    public async Task What_leaves_by_the_program_is_delivered_today_and_on_no_other_day(string way)
    {
        var (code, _) = await Register(("submitted", "2026-10-09"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("on", "2026-10-10"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("on", "2026-10-10"));
        var page = await (await Take(Clerk, code, "deliver", ("delivery", way), ("on", "2026-10-12"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#on\"", page, StringComparison.Ordinal);
        Assert.Contains("只能写今天", page, StringComparison.Ordinal);
        await Taken(Clerk, code, "deliver", ("delivery", way));
        Assert.Equal(Time.Today(), (await CaseOf(code)).DoneOn);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("person")]
    public async Task What_was_posted_or_handed_over_is_entered_for_its_day_not_before_the_decision_nor_in_the_future(string way)
    {
        var (code, secret) = await Register(("submitted", "2026-10-09"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("on", "2026-10-10"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("on", "2026-10-10"));
        await Refused(await Take(Clerk, code, "deliver", ("delivery", way), ("on", "2026-10-09")), "不能早于上一步（2026-10-10）");
        await Refused(await Take(Clerk, code, "deliver", ("delivery", way), ("on", "2026-10-14")), "不能晚于今天");
        await Taken(Clerk, code, "deliver", ("delivery", way), ("on", "2026-10-12"));
        Assert.Equal(new DateOnly(2026, 10, 12), (await CaseOf(code)).DoneOn);

        // That it was written down afterwards is seen by everybody who reads the case.
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("补录，记为2026年10月12日", file, StringComparison.Ordinal);
        Assert.Contains("补录，记为2026年10月10日", file, StringComparison.Ordinal);
        using var visitor = Visitor();
        Assert.Contains("（2026年10月13日补录，记为2026年10月12日）", await Follow(visitor, code, secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_entered_on_its_day_is_not_said_to_be_dated_back()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "draft", ("outcome", "A2"));
        Assert.DoesNotContain("补录", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_asked_for_within_seven_working_days_of_receipt()
    {
        var (code, _) = await Register();
        Assert.Contains("10月22日", await Clerk.Read($"/desk/cases/{code}/ask-correction"), StringComparison.Ordinal);
        await Until(new(2026, 10, 23));
        foreach (var on in (string[])["2026-10-22", "2026-10-23"])
            await Refused(await Take(Clerk, code, "ask-correction", ("text", "请写明年份。"), ("on", on)), "发补正通知最迟2026-10-22");
        Assert.Equal("in-hand", (await CaseOf(code)).State);
        var (other, _) = await Register(("submitted", "2026-10-14"));
        await Taken(Clerk, other, "ask-correction", ("text", "请写明年份。"));
    }

    [Fact]
    public async Task Under_the_rules_of_2008_no_law_says_how_soon_a_correction_is_asked_for()
    {
        var (code, _) = await Register(("submitted", "2012-09-21"));
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"), ("on", "2012-10-17"));
        Assert.Equal("correction-asked", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task Lateness_is_not_hidden_behind_a_pause_that_is_dated_back()
    {
        var (code, _) = await Register();
        var due = (await CaseOf(code)).DueOn!.Value;
        await Until(due.AddDays(1));
        await AsksThirdParty(code);
        await Refused(await Take(Clerk, code, "consult", ("reason", "涉及他人"), ("on", "2026-10-20"), ("until", "2026-11-10")), "暂停不能写在它之前");
        await Taken(Clerk, code, "consult", ("reason", "涉及他人"));
        await ThirdPartyAnswers(code);
        await Taken(Clerk, code, "consulted", ("reason", "同意"));
        Assert.Equal((due, true), ((await CaseOf(code)).DueOn, (await CaseOf(code)).LateOn(Time.Today())));
    }

    [Fact]
    public async Task Those_asked_have_their_time_from_the_day_they_got_the_letter_and_the_pause_lasts_as_long()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及他人"));
        Assert.Equal(new DateOnly(2026, 11, 3), (await CaseOf(code)).WaitsUntil);
        await Until(new(2026, 10, 19));
        await Refused(await ThirdPartyServed(code, "青麟电梯公司", "2026-10-12"), "收到不能早于发出");
        Assert.EndsWith("/third-parties", (await ThirdPartyServed(code, "青麟电梯公司", "2026-10-16")).LeadsTo, StringComparison.Ordinal);
        var asked = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 11, 6), new DateOnly(2026, 10, 13)), (asked.WaitsUntil!.Value, asked.PausedOn!.Value));
        await Until(new(2026, 11, 9));
        await Taken(Clerk, code, "not-answered");
        // The pause was from the letter to the last of their days, neither more nor less.
        var calendar = TownPlan.Law.Calendars["cn"];
        Assert.Equal(calendar.WorkingDays(new(2026, 10, 13), new(2026, 11, 6)), calendar.WorkingDays(asked.DueOn!.Value, (await CaseOf(code)).DueOn!.Value));
    }

    [Fact]
    public async Task When_the_time_of_those_asked_is_over_the_clock_runs_again_and_what_is_late_is_on_the_late_list()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及他人"));
        var until = (await CaseOf(code)).WaitsUntil!.Value;
        await ThirdPartyServed(code, "青麟电梯公司", $"{FirstDay:yyyy-MM-dd}");
        await Until(until);
        await Night();
        Assert.Equal("consulting", (await CaseOf(code)).State);
        await Until(until.AddDays(1));
        await Night();
        var matter = await CaseOf(code);
        Assert.Equal(("in-hand", "not-answered", Role.Machine, null), (matter.State, matter.Steps[^1].Step, matter.Steps[^1].As, matter.PausedOn));
        Assert.DoesNotContain(code, await Clerk.Read("/desk/late"), StringComparison.Ordinal);
        await Until(matter.DueOn!.Value.AddDays(1));
        Assert.Contains(code, await Clerk.Read("/desk/late"), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Theory]
    [InlineData("consult", "consulting")]
    [InlineData("ask-agency", "agency-asked")]
    public async Task The_program_takes_nobody_as_silent_who_may_never_have_got_the_letter(string ask, string state)
    {
        var (code, _) = await Register();
        await AsksThirdParty(code);
        await Taken(Clerk, code, ask, ("reason", "涉及他人"));
        await Until((await CaseOf(code)).WaitsUntil!.Value.AddDays(1));
        await Night();
        Assert.Equal(state, (await CaseOf(code)).State);
        Assert.Contains("对方的时间已经过了", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    Task Night() => ActivatorUtilities.CreateInstance<NightRound>(Services).Go(Stop);

    async Task Until(DateOnly day)
    {
        DaysPass(day.DayNumber - Time.Today().DayNumber);
        await SignIn();
    }

    static async Task Refused(HttpResponseMessage answer, string because) =>
        Assert.Contains(because, await answer.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
}
