using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What happens to a request before it is answered, and what that does to its period.</summary>
public sealed class BeforeTheAnswerTests : RequestTown
{
    // Received 21 September 2012: the first of the vectors that cross a long holiday.
    const string In2012 = "2012-09-21";

    [Theory]
    [InlineData(In2012, "2012-10-18", "2012-11-08")]
    [InlineData("2026-10-09", "2026-11-05", "2026-12-03")]
    public async Task An_extension_is_proposed_by_one_and_approved_by_another(string received, string due, string extended)
    {
        var (code, secret) = await Register(("submitted", received));
        Assert.Equal(DateOnly.Parse(due), (await CaseOf(code)).DueOn);
        await Taken(Clerk, code, "propose-extension", ("reason", "需要调阅档案馆的档案"), ("on", received));
        Assert.Equal(DateOnly.Parse(due), (await CaseOf(code)).DueOn);
        await Taken(Head, code, "extend", ("on", received));

        Assert.Equal(DateOnly.Parse(extended), (await CaseOf(code)).DueOn);
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("需要调阅档案馆的档案", page, StringComparison.Ordinal);
        Assert.Contains(extended, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_is_as_long_as_it_was_granted_and_never_longer_than_the_law_allows()
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, "propose-extension", ("reason", "需要调阅档案馆的档案"));
        Assert.Contains("依法最多20个工作日（第三十三条第二款），延满是2026年12月8日", await Head.Read($"/desk/cases/{code}/extend"), StringComparison.Ordinal);
        foreach (var (days, says) in ((string, string)[])[("21", "依法最多延长20个工作日"), ("0", "写1到20"), ("", "写出延长几天"), ("十天", "写出延长几天")])
        {
            var refused = await (await Take(Head, code, "extend", ("days", days))).Says(HttpStatusCode.UnprocessableEntity);
            Assert.Contains(says, refused, StringComparison.Ordinal);
            Assert.Contains($"value=\"{days}\"", WebUtility.HtmlDecode(refused), StringComparison.Ordinal);
        }
        await Taken(Head, code, "extend", ("days", "5"));

        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 11, 17), (int?)5), (matter.DueOn, matter.Steps[^1].Days));
        Assert.Contains("答复期限延长5个工作日，最迟于2026年11月17日答复", matter.Steps[^1].Text, StringComparison.Ordinal);
        Assert.All(await LettersOf(code), letter => Assert.Contains("延长5个工作日", letter.Text, StringComparison.Ordinal));
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        // The address it gives for the calculator gives the same day.
        var calculator = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/law/due[^\"]*)\"").Groups[1].Value;
        Assert.EndsWith("&extended=true&days=5", calculator, StringComparison.Ordinal);
        Assert.Contains("2026年11月17日", await visitor.Read(calculator), StringComparison.Ordinal);
        Assert.Contains("写1到20", await (await visitor.GetAsync(calculator.Replace("days=5", "days=21", StringComparison.Ordinal), Stop)).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_second_extension_is_not_offered()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "propose-extension", ("reason", "涉及多个单位"));
        await Taken(Head, code, "extend");
        using var answer = await Clerk.GetAsync($"/desk/cases/{code}/propose-extension", Stop);

        Assert.Equal($"/desk/cases/{code}", answer.LeadsTo);
    }

    [Theory]
    [InlineData(In2012, 15)]
    [InlineData("2026-10-09", 20)]
    public async Task A_correction_starts_the_full_period_anew(string received, int days)
    {
        var (code, secret) = await Register(("submitted", received));
        await Taken(Clerk, code, "ask-correction", ("text", "请写明是哪个小区。"), ("on", received));
        var due = (await CaseOf(code)).DueOn;
        DaysPass(3);
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/correct";
        var version = (await CaseOf(code)).Version.ToString();
        var sent = await visitor.Submit(page, page, ("reason", "大沙东小区3栋"), ("version", version));

        Assert.Equal($"/cases/{code}", sent.LeadsTo);
        var matter = await CaseOf(code);
        Assert.Equal("in-hand", matter.State);
        Assert.True(matter.DueOn > due);
        var calendar = Services.GetRequiredService<LawBook>().Calendars["cn"];
        Assert.Equal(days, Enumerable.Range(1, matter.DueOn!.Value.DayNumber - Time.Today().DayNumber)
            .Count(day => calendar.Works(Time.Today().AddDays(day))));
    }

    [Fact]
    public async Task Days_of_consulting_a_third_party_are_not_counted()
    {
        var (code, _) = await Register(("submitted", "2026-10-09"));
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及施工单位的商业秘密"), ("on", "2026-10-12"), ("until", "2026-11-02"));
        DaysPass(7);
        await Clerk.SignedIn("clerk");
        await ThirdPartyAnswers(code);
        await Taken(Clerk, code, "consulted", ("reason", "同意公开"));

        // Due 5 November without the pause; 12 to 20 October hold seven working days.
        Assert.Equal(new DateOnly(2026, 11, 16), (await CaseOf(code)).DueOn);
    }

    [Theory]
    [InlineData("consult", "not-answered", "2026-11-03", "征求第三方意见")]
    [InlineData("ask-agency", "agency-silent", "2026-11-03", "征求共同制作机关的意见")]
    public async Task Who_is_asked_has_the_time_of_the_law_and_silence_is_entered_after_it(string ask, string silent, string until, string said)
    {
        var (code, _) = await Register();
        var due = (await CaseOf(code)).DueOn!.Value;
        await AsksThirdParty(code);
        var early = await Take(Clerk, code, ask, ("reason", "涉及对方"), ("until", "2026-11-02"));
        Assert.Contains($"依法不能早于{until}", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var endless = await Take(Clerk, code, ask, ("reason", "涉及对方"), ("until", "2027-11-03"));
        Assert.Contains($"依法不能晚于{until}", await endless.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, ask, ("reason", "涉及对方"), ("until", until));
        if (ask == "consult") await ThirdPartyServed(code, "青麟电梯公司", $"{FirstDay:yyyy-MM-dd}");
        else await Taken(Clerk, code, "agency-served", ("until", until));
        Assert.Equal(DateOnly.Parse(until), (await CaseOf(code)).WaitsUntil);

        DaysPass(DateOnly.Parse(until).DayNumber - Time.Today().DayNumber);
        await Clerk.SignedIn("clerk");
        await (await Take(Clerk, code, silent, ("reason", "挂号信已签收"))).Says(HttpStatusCode.UnprocessableEntity);
        DaysPass(1);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, code, silent, ("reason", "挂号信已签收"));

        var matter = await CaseOf(code);
        Assert.Equal(("in-hand", null), (matter.State, matter.WaitsUntil));
        // The days they had are not counted; the one on which their silence was entered is.
        var calendar = Services.GetRequiredService<LawBook>().Calendars["cn"];
        int Working(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Count(day => calendar.Works(from.AddDays(day)));
        Assert.Equal(Working(due.AddDays(1), matter.DueOn!.Value), Working(FirstDay, DateOnly.Parse(until)) - 1);
        var why = CaseClock.Explain(Services.GetRequiredService<LawBook>(), Daylight.Requests.RequestProcedure.Procedure, matter, Time.Today())!;
        Assert.Contains(why.Days, day => day.Kind is DayKind.Paused && day.Why.Zh.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_day_by_which_to_act_is_told_once_and_everywhere()
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-28"));
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("请于2026年10月28日前补正", page, StringComparison.Ordinal);
        Assert.Contains("请您最迟这一天办", page, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2026-10-28\"", page, StringComparison.Ordinal);
        Assert.Contains("等对方到", await Clerk.Read("/desk"), StringComparison.Ordinal);
        DaysPass(16);
        await Clerk.SignedIn("clerk");
        Assert.Contains("对方逾期", await Clerk.Read("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fee_ends_the_count_until_it_is_paid_and_unpaid_it_ends_the_request()
    {
        var (paid, secret) = await Register();
        var (unpaid, _) = await Register();
        foreach (var code in (string[])[paid, unpaid])
        {
            await FeeWorkedOut(code, 60);
            await Taken(Clerk, code, "ask-fee", ("text", "请缴纳信息处理费300元。"));
        }
        using var visitor = Visitor();
        Assert.Contains("请缴纳信息处理费300元", await Follow(visitor, paid, secret), StringComparison.Ordinal);
        DaysPass(7);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, paid, "fee-paid", ("reason", "300元，缴款书00123"));
        // 20 working days from the day after the payment of 20 October.
        Assert.Equal(new DateOnly(2026, 11, 17), (await CaseOf(paid)).DueOn);

        DaysPass(90);
        await Clerk.SignedIn("clerk");
        // Nobody entered when the notice came, from which the time to pay runs.
        var pointed = await (await Take(Clerk, unpaid, "fee-unpaid")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("没有登记收费通知哪天送达", pointed, StringComparison.Ordinal);
        await Taken(Clerk, unpaid, "fee-unpaid", ("letpass", Browsing.LetPassOn(pointed)));
        var matter = await CaseOf(unpaid);
        Assert.Equal(("F2", "abandoned"), (matter.Outcome, matter.State));
        // The clock stood still. Late is only the other, which was paid for and never answered.
        Assert.False(matter.LateOn(Time.Today()));
        Assert.Equal(1, await Count("requests.late", 2026));
    }

    [Fact]
    public async Task Reasons_for_very_many_requests_are_asked_for_once_and_the_period_goes_on()
    {
        var (code, secret) = await Register();
        var due = (await CaseOf(code)).DueOn;
        await Taken(Clerk, code, "ask-reasons", ("until", "2026-10-20"));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/give-reasons";
        var sent = await visitor.Submit(page, page, ("reason", "用于学术研究"), ("version", (await CaseOf(code)).Version.ToString()));
        Assert.Equal($"/cases/{code}", sent.LeadsTo);
        Assert.Equal((due, "reasons-given"), ((await CaseOf(code)).DueOn, (await CaseOf(code)).State));
        await Taken(Clerk, code, "keep-date", ("reason", "理由合理，可以按期答复"));
        Assert.Equal((due, "in-hand"), ((await CaseOf(code)).DueOn, (await CaseOf(code)).State));
        using var again = await Clerk.GetAsync($"/desk/cases/{code}/ask-reasons", Stop);
        Assert.Equal($"/desk/cases/{code}", again.LeadsTo);
    }

    [Fact]
    public async Task For_good_reasons_a_later_date_is_set_told_and_explained()
    {
        var (code, secret) = await Register();
        var due = (await CaseOf(code)).DueOn!.Value;
        await Taken(Clerk, code, "ask-reasons", ("until", "2026-10-20"));
        await Taken(Clerk, code, "give-reasons", ("reason", "用于学术研究"));
        foreach (var (until, says) in ((string, string)[])[("", "写出最迟哪天答复"), ($"{due:yyyy-MM-dd}", "要晚于现在的最迟日期"), ("2026-12-12", "是休息日")])
            Assert.Contains(says, await (await Take(Head, code, "set-later-date", ("until", until))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Head, code, "set-later-date", ("until", "2026-12-15"));

        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 12, 15), (DateOnly?)null, "in-hand"), (matter.DueOn, matter.WaitsUntil, matter.State));
        Assert.Contains("最迟于2026年12月15日答复", matter.Steps[^1].Text, StringComparison.Ordinal);
        Assert.NotNull(matter.Steps[^1].DocumentNumber);
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("12月15日", page, StringComparison.Ordinal);
        Assert.Contains("理由合理，确定延迟答复的期限：2026年12月15日", page, StringComparison.Ordinal);
        Assert.False(matter.LateOn(new(2026, 12, 15)));
        Assert.True(matter.LateOn(new(2026, 12, 16)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_request_that_is_not_corrected_is_closed_by_the_law_of_2019_only()
    {
        var (now, _) = await Register();
        await Taken(Clerk, now, "ask-correction", ("text", "请写明年份。"), ("until", "2026-10-23"));
        DaysPass(10);
        await Clerk.SignedIn("clerk");
        var early = await Take(Clerk, now, "abandon", ("text", "逾期未补正，不再处理。"));
        Assert.Contains("要等2026-10-23过后", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        DaysPass(1);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, now, "abandon", ("text", "逾期未补正，不再处理。"));
        Assert.Equal("F1", (await CaseOf(now)).Outcome);

        var (then, _) = await Register(("submitted", In2012));
        await Taken(Clerk, then, "ask-correction", ("text", "请写明年份。"), ("on", In2012));
        using var answer = await Clerk.GetAsync($"/desk/cases/{then}/abandon", Stop);
        Assert.Equal($"/desk/cases/{then}", answer.LeadsTo);
    }
}
