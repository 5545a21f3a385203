using System.Net;
using Daylight.Requests;
using Daylight.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What ended by mistake is taken up again with a trace, and what came back was not delivered.</summary>
public sealed class TakenUpTests : MailTown
{
    [Fact]
    public async Task What_was_closed_as_abandoned_by_mistake_is_taken_up_again_from_the_day_the_correction_came()
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-20"));
        await On(new(2026, 10, 22));
        await Taken(Clerk, code, "abandon");
        Assert.Equal((1L, 0L), (await Count("requests.decided", 2026), await Count("requests.carried-out", 2026)));
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/take-up", Stop)).LeadsTo);
        await Refused(await Take(Head, code, "take-up", ("text", "已恢复办理。"), ("reason", "")), "#reason");
        // The letter lay with another unit since the 19th: before the notice it can't have come.
        await Refused(await Take(Head, code, "take-up", ("text", "已恢复办理。"), ("reason", "补正信在收发室"), ("on", "2026-10-12")), "#on");
        await Taken(Head, code, "take-up", ("text", "已恢复办理。"), ("reason", "补正信19日就在收发室"), ("on", "2026-10-19"));

        var matter = await CaseOf(code);
        Assert.Equal(("in-hand", null, null, null, null, null, null), (matter.State, matter.Outcome, matter.DecidedOn, matter.DoneOn, matter.ClosedOn, matter.ReopenedOn, matter.PausedOn));
        Assert.Equal(Clock.DueOn(TownPlan.Law.Rule("cn-ogi-2019/reply", FirstDay)!, TownPlan.Law.Calendars["cn"], new(2026, 10, 19)), matter.DueOn);
        Assert.Equal((0L, 1L), (await Count("requests.decided", 2026), await Count("requests.carried-out", 2026)));
        var file = await Clerk.Read($"/desk/cases/{code}");
        foreach (var trace in (string[])["视为放弃", "恢复办理", "补正信19日就在收发室", "补录，记为2026年10月19日"]) Assert.Contains(trace, file, StringComparison.Ordinal);
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("已恢复办理。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("补正信19日就在收发室", page, StringComparison.Ordinal);
        await Answer(code, "A2");
        Assert.Equal(("delivered", "A2"), ((await CaseOf(code)).State, (await CaseOf(code)).Outcome));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_was_withdrawn_by_mistake_goes_on_with_the_days_it_had()
    {
        var (code, _) = await Register();
        var due = (await CaseOf(code)).DueOn!.Value;
        await On(new(2026, 10, 15));
        await Taken(Clerk, code, "withdraw", ("reason", "来电说撤回"));
        await On(new(2026, 10, 26));
        await Taken(Head, code, "take-up-withdrawn", ("reason", "撤回的是另一件"), ("text", "已恢复办理。"));
        var matter = await CaseOf(code);
        Assert.Equal(("in-hand", due, null, null, null), (matter.State, matter.DueOn, matter.DoneOn, matter.Outcome, matter.DecidedOn));
        await On(due.AddDays(1));
        Assert.Contains(code, await Clerk.Read("/desk/late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_that_stood_open_when_it_was_withdrawn_ended_on_that_day()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及他人"));
        await On(new(2026, 10, 16));
        await Taken(Clerk, code, "withdraw", ("reason", "来电说撤回"));
        await On(new(2026, 10, 26));
        await Taken(Head, code, "take-up-withdrawn", ("reason", "撤回的是另一件"), ("text", "已恢复办理。"));
        // Due 10 November; the 13th is the day of receipt and counts anyway not, 14 to 16 October are three working days.
        Assert.Equal((new DateOnly(2026, 11, 13), (DateOnly?)null), ((await CaseOf(code)).DueOn!.Value, (await CaseOf(code)).PausedOn));
    }

    [Fact]
    public async Task What_was_never_received_is_not_taken_up_but_filed_anew()
    {
        using var visitor = Visitor();
        var (code, _) = await FileOnTheWeb(visitor);
        await Taken(Clerk, code, "withdraw", ("reason", "来电说撤回"));
        Assert.Equal($"/desk/cases/{code}", (await Head.GetAsync($"/desk/cases/{code}/take-up-withdrawn", Stop)).LeadsTo);
    }

    [Fact]
    public async Task An_answer_that_comes_back_was_not_delivered_and_the_case_is_on_the_desk_again()
    {
        var (code, secret) = await Register(("way", "email"));
        await Taken(Clerk, code, "draft", ("outcome", "C6"));
        await Taken(Head, code, "sign", ("outcome", "C6"));
        await Taken(Clerk, code, "deliver", ("delivery", "email"));
        var due = (await CaseOf(code)).DueOn!.Value;
        await Round();
        using var visitor = Visitor();
        Assert.Contains("过程性信息", await Follow(visitor, code, secret), StringComparison.Ordinal);
        await Comes(Returned(code, 1));

        var matter = await CaseOf(code);
        Assert.Equal(("decided", "not-delivered", Role.Machine), (matter.State, matter.Steps[^1].Step, matter.Steps[^1].As));
        Assert.Equal((due, null, null, "C6"), (matter.DueOn, matter.DoneOn, matter.ClosedOn, matter.Outcome));
        Assert.Contains("550 5.1.1 no such user", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Contains(code, await Clerk.Read("/desk"), StringComparison.Ordinal);
        Assert.Null((await Ask(db => db.DisclosureRequests.SingleAsync(Stop))).DeliveredOn);
        // A bounce that comes twice takes nothing back twice.
        await Comes(Returned(code, 1));
        Assert.Equal("decided", (await CaseOf(code)).State);

        // The days have run on: delivered after the last one it is late.
        await On(due.AddDays(1));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        Assert.True((await CaseOf(code)).LateOn(Time.Today()));
        Assert.Contains("过程性信息", await Follow(visitor, code, secret), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_letter_that_comes_back_by_post_is_entered_by_the_clerk_and_a_notice_that_bounced_takes_no_delivery_back()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "propose-extension", ("reason", "要查旧档"));
        await Taken(Head, code, "extend");
        await Round();
        await Answer(code, "C6");
        await Comes(Returned(code, 1));
        Assert.Equal("delivered", (await CaseOf(code)).State);
        await Taken(Clerk, code, "not-delivered", ("reason", "邮局退回，查无此人"));
        Assert.Equal("decided", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task A_corrected_answer_that_comes_back_leaves_the_first_standing_and_is_on_the_desk_again()
    {
        var (code, secret) = await Register(("way", "email"));
        await Answer(code, "C6");
        var done = (await CaseOf(code)).DoneOn;
        await Taken(Head, code, "reopen", ("reason", "引用的条款错了"), ("text", "正在更正。"));
        await Taken(Clerk, code, "redraft", ("outcome", "A1"), ("text", "更正后的答复。"));
        await Taken(Head, code, "sign-correction", ("outcome", "A1"), ("text", "更正后的答复。"));
        await Taken(Clerk, code, "deliver-correction", ("delivery", "email"));
        await Round();
        using var visitor = Visitor();
        Assert.Contains("更正后的答复。", await Follow(visitor, code, secret), StringComparison.Ordinal);
        await Comes(Returned(code, (await Went()).Max(letter => letter.Number)));

        var matter = await CaseOf(code);
        Assert.Equal(("redecided", "correction-not-delivered", Role.Machine, done, null), (matter.State, matter.Steps[^1].Step, matter.Steps[^1].As, matter.DoneOn, matter.ClosedOn));
        Assert.Contains(code, await Clerk.Read("/desk"), StringComparison.Ordinal);
        Assert.DoesNotContain("更正后的答复。", await Follow(visitor, code, secret), StringComparison.Ordinal);
        await Taken(Clerk, code, "deliver-correction", ("delivery", "post"));
        Assert.Contains("更正后的答复。", await Follow(visitor, code, secret), StringComparison.Ordinal);
        Assert.Equal(("delivered", done), ((await CaseOf(code)).State, (await CaseOf(code)).DoneOn));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task The_page_of_a_step_whose_last_day_has_passed_says_so_before_anything_is_typed()
    {
        var (code, _) = await Register();
        Assert.DoesNotContain("已经过去", await Clerk.Read($"/desk/cases/{code}/propose-extension"), StringComparison.Ordinal);
        await On((await CaseOf(code)).DueOn!.Value.AddDays(1));
        Assert.Contains("已经过去，不能再提出延期", await Clerk.Read($"/desk/cases/{code}/propose-extension"), StringComparison.Ordinal);
        Assert.DoesNotContain("已经过去", await Clerk.Read($"/desk/cases/{code}/draft"), StringComparison.Ordinal);
    }

    async Task On(DateOnly day)
    {
        DaysPass(day.DayNumber - Time.Today().DayNumber);
        await SignIn();
    }

    static async Task Refused(HttpResponseMessage answer, string field) =>
        Assert.Contains($"href=\"{field}\"", await answer.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
}
