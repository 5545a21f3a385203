using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>When notices reached the requester: what the law counts from that day is counted from it, and all else stays as it was told.</summary>
public sealed class NoticesDeliveredTests : RequestTown
{
    [Fact]
    public async Task The_time_to_pay_runs_from_the_day_after_the_fee_notice_was_delivered()
    {
        var (code, _) = await Register();
        await FeeWorkedOut(code, 60);
        await Taken(Clerk, code, "ask-fee", ("text", "请缴纳信息处理费300元。"));
        Assert.Equal(new DateOnly(2026, 11, 10), (await CaseOf(code)).WaitsUntil);
        DaysPass(6);
        await SignIn();
        var early = await Take(Clerk, code, "fee-delivered", ("delivery", "post"), ("on", "2026-10-16"), ("until", "2026-11-12"));
        Assert.Contains("依法不能早于2026-11-13", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // Where no day is entered it is that of the law.
        await Taken(Clerk, code, "fee-delivered", ("delivery", "post"), ("on", "2026-10-16"), ("until", ""));
        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 11, 13), FirstDay, "fee-asked", "post"), (matter.WaitsUntil!.Value, matter.PausedOn!.Value, matter.State, matter.Steps[^1].Delivery));
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/fee-delivered", Stop)).LeadsTo);

        // By then it is not closed, the day after without more ado.
        DaysPass(new DateOnly(2026, 11, 13).DayNumber - Time.Today().DayNumber);
        await SignIn();
        Assert.Contains("要等2026-11-13过后", await (await Take(Clerk, code, "fee-unpaid")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        DaysPass(1);
        await SignIn();
        await Taken(Clerk, code, "fee-unpaid");
        Assert.Empty(await FaultsFound());
    }

    [Theory]
    [InlineData("ask-correction", "correction-delivered", "correction-asked")]
    [InlineData("ask-reasons", "reasons-delivered", "reasons-asked")]
    public async Task What_the_office_set_stays_as_it_was_told(string ask, string delivered, string state)
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, ask, ("until", "2026-11-20"));
        var before = await CaseOf(code);
        DaysPass(2);
        await SignIn();
        Assert.Contains("选择送达方式", await (await Take(Clerk, code, delivered, ("on", "2026-10-14"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // It left by e-mail with the notice, not with this step.
        await Taken(Clerk, code, delivered, ("delivery", "email"), ("on", "2026-10-14"));
        var matter = await CaseOf(code);
        Assert.Equal((before.WaitsUntil, before.PausedOn, before.DueOn, state), (matter.WaitsUntil, matter.PausedOn, matter.DueOn, matter.State));
        Assert.Equal(("email", new DateOnly(2026, 10, 14)), (matter.Steps[^1].Delivery, matter.Steps[^1].On));
        using var visitor = Visitor();
        Assert.Contains("通知已送达", await Follow(visitor, code, secret), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/{delivered}", Stop)).LeadsTo);
    }
}
