using Daylight.Requests;
using Daylight.Web;
using Xunit;
using static Daylight.Tests.Modules.Requests.RequestHistory;

namespace Daylight.Tests.Modules.Requests;

/// <summary>
/// The clock of a request, case by case as the regulations have them, each with what the person waiting is told. The dates
/// are counted by hand on the holidays as announced.
/// </summary>
public sealed class ClockCasesTests
{
    static DateOnly Day(string text) => DateOnly.Parse(text);

    [Theory]
    [InlineData("2012-01-13", false, "2012-02-08", "2012年1月21日星期六，春节调休上班，计入，是第6个。")]
    [InlineData("2012-01-13", true, "2012-02-29", "2012年1月22日至2012年1月28日春节放假，不算。")]
    [InlineData("2012-09-21", false, "2012-10-18", "2012年9月30日至2012年10月7日国庆节、中秋节放假，不算。")]
    [InlineData("2012-12-28", false, "2013-01-21", "2013年1月1日至2013年1月3日元旦放假，不算。")]
    [InlineData("2013-01-04", false, "2013-01-23", "2013年1月5日星期六，元旦调休上班，计入，是第1个。")]
    [InlineData("2014-09-05", false, "2014-09-28", "2014年9月28日星期日，国庆节调休上班，计入，是第15个。")]
    [InlineData("2015-08-31", false, "2015-09-22", "2015年9月6日星期日，抗日战争暨世界反法西斯战争胜利70周年纪念日调休上班，计入，是第3个。")]
    [InlineData("2020-01-20", false, "2020-02-25", "2020年1月24日至2020年2月2日春节放假，不算。")]
    [InlineData("2024-09-29", false, "2024-10-31", "2024年10月12日星期六，国庆节调休上班，计入，是第6个。")]
    [InlineData("2025-01-20", false, "2025-02-21", "2025年1月28日至2025年2月4日春节放假，不算。")]
    [InlineData("2025-09-25", false, "2025-10-29", "2025年10月1日至2025年10月8日国庆节、中秋节放假，不算。")]
    [InlineData("2026-02-10", true, "2026-04-14", "2026年4月4日至2026年4月6日清明节放假，不算。")]
    public void The_answer_is_due_on_the_last_working_day_and_every_day_off_is_said(string received, bool extended, string due, string said)
    {
        var history = Received(Day(received));
        if (extended) history.Then("propose-extension", Day(received)).Then("extend", Day(received));

        Assert.Equal(Day(due), history.Matter.DueOn);
        var sentences = history.Sentences(Day(received));
        Assert.Equal($"{Dates.DayYear(Day(received), Language.Hans)}：收到申请之日，当天不计入，次日起算。", sentences[0]);
        Assert.Contains(said, sentences);
        var days = (history.Rule.Value, extended) switch { (15, false) => 15, (15, true) => 30, (20, false) => 20, _ => 40 };
        Assert.Equal($"{Dates.DayYear(Day(due), Language.Hans)}是第{days}个工作日，最后一天。", sentences[^1]);
    }

    [Theory]
    [InlineData("2020-01-20", "2020-02-06")]
    [InlineData("2024-01-31", "2024-02-08")]
    public void A_correction_is_asked_for_within_seven_working_days_of_the_first_receipt(string received, string last)
    {
        var rule = Law.Rule("cn-ogi-2019/correction-notice", Day(received))!;
        Assert.Equal(Day(last), Clock.DueOn(rule, China, Day(received)));
        Assert.Contains("从最初收到之日起算", rule.Note!.Zh);
    }

    [Fact]
    public void A_corrected_request_has_the_full_period_anew_and_what_was_counted_before_stays_told()
    {
        var history = Received(Day("2024-01-31")).Then("ask-correction", Day("2024-02-08"), until: Day("2024-02-29"));
        // Four days of February and the make-up Sunday, and one more, were counted before the notice.
        Assert.Equal(6, history.Explain(Day("2024-02-23")).CountedBy(Day("2024-02-22")));
        history.Then("correct", Day("2024-02-23"));

        Assert.Equal(Day("2024-03-22"), history.Matter.DueOn);
        var sentences = history.Sentences(Day("2024-02-23"));
        Assert.Contains("2024年1月31日：收到申请之日，当天不计入，次日起算。", sentences);
        Assert.Contains("2024年2月8日至2024年2月22日已通知补正，等申请人补充，都不算。", sentences);
        Assert.Contains("2024年2月23日：收到补正后的申请，期限重新起算。", sentences);
        Assert.Equal("2024年3月22日是第20个工作日，最后一天。", sentences[^1]);
    }

    [Fact]
    public void An_extension_given_before_a_correction_belongs_to_the_period_that_ended()
    {
        var history = Received(Day("2024-01-31")).Then("propose-extension", Day("2024-02-01")).Then("extend", Day("2024-02-01"))
            .Then("ask-correction", Day("2024-02-08"), until: Day("2024-02-29")).Then("correct", Day("2024-02-23"));
        Assert.Equal(Day("2024-03-22"), history.Matter.DueOn);
        Assert.Equal(0, history.Explain(Day("2024-02-23")).Extended);
    }

    [Fact]
    public void A_request_that_was_not_corrected_ends_while_its_clock_stands_still_and_is_not_late()
    {
        var history = Received(Day("2024-01-31")).Then("ask-correction", Day("2024-02-08"), until: Day("2024-03-15")).Then("abandon", Day("2024-03-18"));
        Assert.Equal(("abandoned", "F1", Day("2024-03-18")), (history.Matter.State, history.Matter.Outcome, history.Matter.DoneOn));
        Assert.Equal(Day("2024-04-08"), history.Matter.DueOn);
        Assert.False(history.Matter.LateOn(Day("2026-12-31")));
        Assert.Equal("2024年3月18日办结，没有超过期限。", history.Sentences(Day("2026-12-31"))[^1]);
    }

    // The actual time, not fifteen days whatever happened: 2019 Art. 33(3).
    [Theory]
    [InlineData("consult", "consulted", "征求第三方意见")]
    [InlineData("ask-agency", "agency-replied", "征求共同制作机关的意见")]
    public void Asking_others_stands_outside_the_period_from_the_letter_to_the_reply(string ask, string replied, string why)
    {
        var history = Received(Day("2025-09-25")).Then(ask, Day("2025-09-29")).Then(replied, Day("2025-10-15"));
        Assert.Equal(Day("2025-11-10"), history.Matter.DueOn);
        var sentences = history.Sentences(Day("2025-10-15"));
        Assert.Contains($"2025年9月29日至2025年10月15日{why}，都不算。", sentences);
        Assert.Equal("2025年11月10日是第20个工作日，最后一天。", sentences[^1]);
    }

    // Fifteen working days from 29 September end on 27 October. What is entered or comes in later is the office's own time.
    [Theory]
    [InlineData("consult", "not-answered", "2025-10-28", "征求第三方意见")]
    [InlineData("consult", "not-answered", "2025-11-14", "征求第三方意见")]
    [InlineData("consult", "consulted", "2025-11-14", "征求第三方意见")]
    [InlineData("ask-agency", "agency-silent", "2025-10-28", "征求共同制作机关的意见")]
    [InlineData("ask-agency", "agency-silent", "2025-11-14", "征求共同制作机关的意见")]
    public void Silence_ends_with_the_day_they_had_however_late_it_is_entered(string ask, string ended, string on, string why)
    {
        var history = Received(Day("2025-09-25")).Then(ask, Day("2025-09-29"));
        Assert.Equal(Day("2025-10-27"), history.Matter.WaitsUntil);
        history.Then(ended, Day(on));

        Assert.Equal(Day("2025-11-20"), history.Matter.DueOn);
        Assert.Contains($"2025年9月29日至2025年10月27日{why}，都不算。", history.Sentences(Day(on)));
    }

    [Fact]
    public void A_third_party_that_keeps_silent_has_not_consented_and_another_agency_has()
    {
        Assert.Contains("不视为同意", Law.Rule("cn-ogi-2019/third-party", Day("2025-09-29"))!.Deemed!.Zh);
        Assert.Contains("视为同意公开", Law.Rule("cn-ogi-2019/joint", Day("2025-09-29"))!.Deemed!.Zh);
        Assert.Contains("依法决定", RequestProcedure.Procedure.Step("not-answered")!.Happened.Zh);
        Assert.Contains("视为同意公开", RequestProcedure.Procedure.Step("agency-silent")!.Happened.Zh);
    }

    [Fact]
    public void Two_consultations_cost_what_each_costs()
    {
        var history = Received(Day("2025-01-20")).Then("consult", Day("2025-01-22")).Then("consulted", Day("2025-02-10"))
            .Then("ask-agency", Day("2025-02-12")).Then("agency-replied", Day("2025-02-20"));
        Assert.Equal(Day("2025-03-18"), history.Matter.DueOn);
        var sentences = history.Sentences(Day("2025-02-20"));
        Assert.Contains("2025年1月22日至2025年2月10日征求第三方意见，都不算。", sentences);
        Assert.Contains("2025年2月12日至2025年2月20日征求共同制作机关的意见，都不算。", sentences);
    }

    [Fact]
    public void A_fee_is_paid_within_twenty_working_days_and_the_full_period_runs_from_the_day_after()
    {
        var history = Received(Day("2024-09-05")).Then("ask-fee", Day("2024-09-10"));
        Assert.Equal(Day("2024-10-14"), history.Matter.WaitsUntil);
        history.Then("fee-paid", Day("2024-09-29"));

        Assert.Equal(Day("2024-10-31"), history.Matter.DueOn);
        var sentences = history.Sentences(Day("2024-09-29"));
        Assert.Contains("2024年9月10日至2024年9月28日已发收费通知，等申请人缴费，都不算。", sentences);
        Assert.Contains("2024年9月29日：申请人完成缴费，从次日起重新计算。", sentences);
        Assert.Contains("2024年9月30日是第1个工作日。", sentences);
    }

    [Fact]
    public void A_fee_that_is_not_paid_ends_the_request_and_nothing_is_late()
    {
        var history = Received(Day("2024-09-05")).Then("ask-fee", Day("2024-09-10")).Then("fee-unpaid", Day("2024-10-15"));
        Assert.Equal(("abandoned", "F2"), (history.Matter.State, history.Matter.Outcome));
        Assert.False(history.Matter.LateOn(Day("2026-12-31")));
    }

    [Fact]
    public void Asking_why_so_much_is_requested_does_not_stop_the_clock()
    {
        var history = Received(Day("2025-09-25"));
        var before = history.Sentences(Day("2025-10-20"));
        history.Then("ask-reasons", Day("2025-09-26")).Then("give-reasons", Day("2025-10-20"));
        Assert.Equal(Day("2025-10-29"), history.Matter.DueOn);
        Assert.Equal(before, history.Sentences(Day("2025-10-20")));
    }

    [Fact]
    public void A_later_date_that_was_set_for_good_reasons_takes_the_place_of_the_counted_one()
    {
        var history = Received(Day("2025-09-25")).Then("ask-reasons", Day("2025-09-26")).Then("give-reasons", Day("2025-10-13"))
            .Then("set-later-date", Day("2025-10-14"), Day("2025-12-01"));
        Assert.Equal(Day("2025-12-01"), history.Matter.DueOn);
        Assert.Contains(history.Sentences(Day("2025-10-20")), said => said.Contains("申请数量、频次过多但理由合理，确定延迟答复的期限：2025年12月1日", StringComparison.Ordinal));
        // Asking a third party afterwards costs its days as ever.
        history.Then("consult", Day("2025-10-20")).Then("consulted", Day("2025-10-22"));
        Assert.Equal(Day("2025-12-04"), history.Matter.DueOn);
    }

    public static TheoryData<string> Ways => [.. DeliveryWays.All.Select(way => way.Code)];

    // Handed over it is the day of signature, by post the day of posting: whichever way, the day entered with it decides.
    [Theory, MemberData(nameof(Ways))]
    public void In_time_is_judged_by_the_day_of_delivery_whatever_the_way(string way)
    {
        RequestHistory Signed() => Received(Day("2025-09-25")).Then("draft", Day("2025-10-27")).Then("sign", Day("2025-10-29"));
        var inTime = Signed().Then("deliver", Day("2025-10-29"), delivery: way);
        Assert.False(inTime.Matter.LateOn(Day("2026-12-31")));
        Assert.Equal("2025年10月29日办结，没有超过期限。", inTime.Sentences(Day("2026-12-31"))[^1]);

        // Signed on the last day and delivered on the day after is late by that day.
        var late = Signed().Then("deliver", Day("2025-10-30"), delivery: way);
        Assert.True(late.Matter.LateOn(Day("2025-10-30")));
        Assert.Equal("2025年10月30日办结，晚了1个工作日（1天）。", late.Sentences(Day("2025-10-30"))[^1]);
    }
}
