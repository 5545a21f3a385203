using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A day of receipt that was written down wrong is put right by the head, with a reason, and the period is counted from the right one.</summary>
public sealed class CorrectReceiptTests : RequestTown
{
    static readonly (string, string) Because = ("reason", "挂号信签收单是10月9日，登记时写成了13日");

    Task<DisclosureRequest> Asked() => Ask(db => db.DisclosureRequests.AsNoTracking().SingleAsync(Stop));

    [Fact]
    public async Task The_period_begins_on_the_day_after_the_right_one_and_whoever_asked_reads_it()
    {
        var (code, secret) = await Register(("channel", "post"), ("signed", "true"));
        DaysPass(1);
        await SignIn();
        await Taken(Clerk, code, "see-proof", ("reason", "看过身份证"));
        Assert.Equal(new DateOnly(2026, 11, 10), (await CaseOf(code)).DueOn);
        // The page begins with the day as it stands.
        Assert.Contains("value=\"2026-10-13\"", await Head.Read($"/desk/cases/{code}/correct-receipt"), StringComparison.Ordinal);
        await Taken(Head, code, "correct-receipt", ("on", "2026-10-09"), Because);
        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 10, 9), Clock.DueOn(TownPlan.Law.Rule("cn-ogi-2019/reply", new(2026, 10, 9))!, TownPlan.Law.Calendars["cn"], new DateOnly(2026, 10, 9))), (matter.ReceivedOn, matter.DueOn));
        var asked = await Asked();
        Assert.Equal((new DateOnly(2026, 10, 9), new DateOnly(2026, 10, 9)), (asked.ArrivedOn, asked.SubmittedOn));
        using var person = Visitor();
        var page = await Follow(person, code, secret);
        Assert.Contains("收到日期原来登记有误，已经更正", page, StringComparison.Ordinal);
        Assert.DoesNotContain("签收单", page, StringComparison.Ordinal);
        Assert.Contains("实际是这一天收到", Explained(matter), StringComparison.Ordinal);
        Assert.Contains("签收单", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        // Once more, the other way: the first correction was wrong as well.
        await Taken(Head, code, "correct-receipt", ("on", "2026-10-12"), Because);
        Assert.Equal(new DateOnly(2026, 10, 12), (await CaseOf(code)).ReceivedOn);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Where_receipt_was_confirmed_that_day_moves_and_the_arrival_stays_before_it()
    {
        var (code, _) = await Register(("channel", "email"), ("submitted", "2026-10-09"), ("arrived", "2026-10-10"), ("confirmed", "2026-10-13"));
        await Taken(Head, code, "correct-receipt", ("on", "2026-10-12"), Because);
        var asked = await Asked();
        Assert.Equal((new DateOnly(2026, 10, 9), new DateOnly(2026, 10, 10), new DateOnly(2026, 10, 12)), (asked.SubmittedOn, asked.ArrivedOn, asked.ConfirmedOn!.Value));
        Assert.Equal(new DateOnly(2026, 10, 12), (await CaseOf(code)).ReceivedOn);
    }

    [Fact]
    public async Task What_can_not_have_been_is_refused_in_a_sentence()
    {
        var (code, _) = await Register();
        Assert.DoesNotContain("correct-receipt", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2026-10-14"), Because), "日期不能晚于今天");
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2026-10-13"), Because), "和现在登记的收到日期一样");
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2019-05-06"), Because), "另一部条例");
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2026-10-12")), "写出理由");
        await Taken(Clerk, code, "see-proof", ("reason", "看过身份证"));
        DaysPass(2);
        await SignIn();
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2026-10-15"), Because), "不能晚于之后办的一步（2026-10-13）");
        // What moved the clock was counted from the day that stood there.
        await Taken(Clerk, code, "ask-correction");
        await Taken(Clerk, code, "correct", ("reason", "大沙东小区"));
        Assert.DoesNotContain("correct-receipt", await Head.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        var before = (await CaseOf(code)).ReceivedOn;
        var token = KeyValuePair.Create("__RequestVerificationToken", await Head.TokenFor("/account/password", "/account/password"));
        await Refused(await Head.PostAsync($"/desk/cases/{code}/correct-receipt", new FormUrlEncodedContent([token, KeyValuePair.Create("version", $"{(await CaseOf(code)).Version}"), KeyValuePair.Create("on", "2026-10-12"), KeyValuePair.Create("reason", "签收单")]), Stop), "收到日期不能再改");
        Assert.Equal(before, (await CaseOf(code)).ReceivedOn);
    }

    [Fact]
    public async Task What_is_late_does_not_come_back_into_time()
    {
        var (code, _) = await Register(("submitted", "2026-09-08"));
        await Refused(await Take(Head, code, "correct-receipt", ("on", "2026-09-18"), Because), "最迟日期2026-10-12已经过去，收到日期不能再往后改");
        await Taken(Head, code, "correct-receipt", ("on", "2026-09-07"), Because);
        Assert.Equal(new DateOnly(2026, 9, 7), (await CaseOf(code)).ReceivedOn);
    }

    static string Explained(Case matter) => string.Join('\n', CaseClock.Explain(TownPlan.Law, RequestProcedure.Procedure, matter, matter.DueOn!.Value)!.Days.Select(day => day.Why.Zh));

    static async Task Refused(HttpResponseMessage answer, string because) =>
        Assert.Contains(because, await answer.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
}
