using System.Net;
using Daylight.Remedies;
using Daylight.Reports;
using Daylight.Tests.Modules.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Remedies;

/// <summary>Reconsiderations and suits at the body they are against: clocks by the law of the day, stages, results, figures.</summary>
public sealed class RemedyHandlingTests : RemedyTown
{
    // The law names the article; the days were counted by hand with the holiday notices.
    static readonly (string Kind, string Filed, string Noticed, bool Simplified, string Due, string Rule)[] Clocks =
    [
        ("reconsideration", "2026-10-06", "2026-10-13", false, "2026-10-27", "cn-recon-2023/answer"),
        ("reconsideration", "2026-10-06", "2026-10-13", true, "2026-10-20", "cn-recon-2023/answer-simplified"),
        ("reconsideration", "2023-12-20", "2024-01-02", false, "2024-01-16", "cn-recon-2023/answer"),
        // Ten calendar days under the law of 1999: the last falls into the National Day holiday of 2023, and the first
        // day of work after it is a Saturday.
        ("reconsideration", "2023-09-12", "2023-09-20", false, "2023-10-07", "cn-recon-1999/answer"),
        ("litigation-direct", "2026-10-06", "2026-10-13", false, "2026-10-28", "cn-all-2014/answer"),
        ("litigation-after", "2015-04-20", "2015-05-04", false, "2015-05-19", "cn-all-2014/answer"),
        ("litigation-direct", "2014-09-15", "2014-09-20", false, "2014-09-30", "cn-all-1989/answer"),
    ];

    [Fact]
    public async Task The_answer_is_due_by_the_law_of_the_day_of_notice_and_the_file_says_why()
    {
        foreach (var (kind, filed, noticed, simplified, due, rule) in Clocks)
        {
            var code = await Registered(("kind", kind), ("filed", filed), ("accepted", filed), ("noticed", noticed), ("simplified", simplified ? "true" : ""));
            Assert.Equal((code, DateOnly.Parse(due)), (code, (await CaseOf(code)).DueOn!.Value));
            var file = await Clerk.Read($"/desk/cases/{code}");
            Assert.Contains($"/law/due?rule={Uri.EscapeDataString(rule)}&amp;from={noticed}", file, StringComparison.Ordinal);
            Assert.Contains(Daylight.Web.Dates.DayYear(DateOnly.Parse(due), Language.Hans), file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_can_not_be_is_refused_beside_its_field()
    {
        (string Field, (string, string)[] Changes)[] wrong =
        [
            ("kind", [("kind", "war")]), ("body", [("body", "440112201")]), ("about", [("about", "GK-2026-99999")]), ("applicant", [("applicant", "")]),
            ("claim", [("claim", "")]), ("filed", [("filed", "2026-10-14")]), ("filed", [("filed", "昨天")]), ("authority", [("authority", "")]),
            ("accepted", [("accepted", "2026-10-01")]), ("noticed", [("noticed", "")]), ("noticed", [("noticed", "2026-10-08")]),
            ("noticed", [("noticed", "2026-10-14")]), ("simplified", [("kind", "litigation-direct"), ("filed", "2014-09-15"), ("accepted", ""), ("noticed", "2014-09-20"), ("simplified", "true")]),
            ("simplified", [("filed", "2023-09-12"), ("accepted", ""), ("noticed", "2023-09-20"), ("simplified", "true")]),
        ];
        foreach (var (field, changes) in wrong)
        {
            using var answer = await Send(Clerk, Notice(changes));
            Assert.Contains($"href=\"#{field}\"", await answer.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        }
        var (officer, twice) = (Notice(), Notice());
        twice["once"] = officer["once"];
        Assert.Equal((await Send(Clerk, officer)).LeadsTo, (await Send(Clerk, twice)).LeadsTo);
        // Whoever has no post of a clerk registers nothing.
        using var refused = await Head.GetAsync("/desk/remedies/new", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith("/sign-in", (await Visitor().GetAsync("/desk/remedies/new", Stop)).LeadsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reconsideration_is_answered_by_two_people_decided_carried_out_and_counted()
    {
        var (request, secret) = await Refused();
        var code = await Registered(("about", request), ("simplified", "true"));
        Assert.Equal([1, 0, 0, 0, 1], await Counted(2026, "reconsideration", "reconsideration/upheld", "reconsideration/corrected", "reconsideration/other", "reconsideration/pending"));
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("简易程序", file, StringComparison.Ordinal);
        // 30 days from the day of acceptance, the 9th, end on a Sunday.
        Assert.Contains("2026年11月9日（《中华人民共和国行政复议法》（2023年修订）", file, StringComparison.Ordinal);

        Assert.Contains("一案（", System.Net.WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft-answer")), StringComparison.Ordinal);
        await Taken(Clerk, code, "draft-answer");
        Assert.Equal("draft-answer@1", (await CaseOf(code)).Steps[^1].Wording);
        Assert.Equal(HttpStatusCode.SeeOther, (await Clerk.GetAsync($"/desk/cases/{code}/answer", Stop)).StatusCode);
        await Taken(Head, code, "answer", ("delivery", "person"));
        // The brief is a numbered document in the file.
        Assert.Contains("行政复议〔2026〕", (await CaseOf(code)).Steps[^1].DocumentNumber!, StringComparison.Ordinal);
        Assert.Contains(await LettersOf(code), paper => paper.Name.StartsWith("行政复议答复书", StringComparison.Ordinal) && paper.Name.EndsWith(".docx", StringComparison.Ordinal));
        await Taken(Clerk, code, "hear", ("reason", "10月13日听取双方意见。"));
        await Taken(Clerk, code, "convert", ("reason", "案情复杂。"));
        Assert.Contains("普通程序", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "decide", ("outcome", "C2"), ("reason", "撤销答复，责令重新作出。"));
        // Nothing is due yet, and nothing is over: what the decision orders has to be entered.
        Assert.Contains(code, await Clerk.Read("/desk"), StringComparison.Ordinal);
        Assert.DoesNotContain(code, await Clerk.Read("/desk?queue=done"), StringComparison.Ordinal);
        // What the organ ordered has its own day: that of the law of requests, unless the decision says another.
        file = await Clerk.Read($"/desk/cases/{code}/order");
        Assert.Contains("2026-11-10", file, StringComparison.Ordinal);
        await Taken(Clerk, code, "order", ("reason", "责令重新答复。"), ("until", "2026-10-28"));
        var matter = await CaseOf(code);
        Assert.Equal(("to-execute", new DateOnly(2026, 10, 28), (DateOnly?)null), (matter.State, matter.DueOn!.Value, matter.DoneOn));
        Assert.Contains(code, await Clerk.Read("/desk"), StringComparison.Ordinal);

        // The request is taken up again with it, whoever asked is told by when, and the old answer can't be kept.
        var answered = await CaseOf(request);
        Assert.Equal(("reopened", "reopen-by-order", "黄埔区人民政府穗埔府行复〔2026〕9号"), (answered.State, answered.Steps[^1].Step, answered.Steps[^1].Reason));
        using var asker = Visitor();
        Assert.Contains("本机关将在2026年10月28日前（含当日）重新作出答复", await Follow(asker, request, secret), StringComparison.Ordinal);
        using var kept = await Take(Head, request, "keep-answer", ("reason", "没有错"));
        Assert.Contains("不能维持原答复", await kept.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);

        // Answered anew after that day it was late, and the order is carried out by the delivery.
        DaysPass(20);
        await SignIn();
        Assert.True((await CaseOf(code)).LateOn(Time.Today()));
        await Taken(Clerk, request, "redraft", ("outcome", "A2"));
        Assert.Contains("根据黄埔区人民政府穗埔府行复〔2026〕9号，现依据", (await CaseOf(request)).Steps[^1].Text, StringComparison.Ordinal);
        await Taken(Head, request, "sign-correction", ("outcome", "A2"));
        await Taken(Clerk, request, "deliver-correction", ("delivery", "post"));
        matter = await CaseOf(code);
        Assert.Equal(("executed", "execute", $"{request}已重新答复", Role.Machine), (matter.State, matter.Steps[^1].Step, matter.Steps[^1].Reason, matter.Steps[^1].As));
        Assert.Equal((true, Time.Today()), (matter.LateOn(Time.Today()), matter.DoneOn));
        // What comes back was not delivered, and nothing was carried out.
        await Taken(Clerk, request, "correction-not-delivered", ("reason", "退件"));
        Assert.Equal(("to-execute", (DateOnly?)null), ((await CaseOf(code)).State, (await CaseOf(code)).DoneOn));
        await Taken(Clerk, request, "deliver-correction", ("delivery", "person"));

        matter = await CaseOf(code);
        Assert.Equal(("executed", "C2", new DateOnly(2026, 10, 28)), (matter.State, matter.Outcome, matter.DueOn!.Value));
        Assert.Equal([1, 0, 1, 0, 0], await Counted(2026, "reconsideration", "reconsideration/upheld", "reconsideration/corrected", "reconsideration/other", "reconsideration/pending"));

        // What organs and courts are told about people is in no public output.
        await CatchUp();
        using var visitor = Visitor();
        foreach (var page in (string[])["/reports/figures/rows?measure=remedies.reconsideration&year=2026", "/log", "/search?q=欧阳修竹", "/search?q=撤销不予公开的答复"])
        {
            var text = await visitor.Read(page);
            Assert.DoesNotContain("要求撤销", text, StringComparison.Ordinal);
            Assert.DoesNotContain("13912345678", text, StringComparison.Ordinal);
        }
        Assert.Contains(code, await visitor.Read("/reports/figures/rows?measure=remedies.reconsideration&year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_court_suspends_a_suit_the_period_of_the_defence_stands_still_and_nothing_else_is_due()
    {
        var code = await Registered(("kind", "litigation-direct"));
        Assert.Equal(new DateOnly(2026, 10, 28), (await CaseOf(code)).DueOn);
        DaysPass(3);
        await SignIn();
        await Taken(Clerk, code, "suspend-answer", ("reason", "（2026）粤0112行初9号之一裁定，等另案审理结果"));
        Assert.Equal(("answer-suspended", new DateOnly(2026, 10, 16)), ((await CaseOf(code)).State, (await CaseOf(code)).PausedOn!.Value));
        Assert.Contains("中止中，恢复审理后顺延", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        DaysPass(10);
        await SignIn();
        Assert.DoesNotContain(code, await Clerk.Read("/desk/late"), StringComparison.Ordinal);
        await Taken(Clerk, code, "resume-answer", ("reason", "10月26日通知"));
        Assert.DoesNotContain("中止中", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        // Fifteen calendar days: two had passed before the 16th, so thirteen are left after the 26th.
        Assert.Equal(("answer-due", new DateOnly(2026, 11, 9)), ((await CaseOf(code)).State, (await CaseOf(code)).DueOn!.Value));
        Assert.Contains("法院中止诉讼", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}")), StringComparison.Ordinal);

        await Taken(Clerk, code, "draft-answer");
        await Taken(Head, code, "answer", ("delivery", "person"));
        await Taken(Clerk, code, "suspend", ("reason", "裁定中止"));
        var suspended = await CaseOf(code);
        Assert.Equal(("suspended", new DateOnly(2026, 11, 9), false), (suspended.State, suspended.DueOn!.Value, suspended.LateOn(Time.Today())));
        await Taken(Clerk, code, "resume", ("reason", "恢复审理"));
        await Taken(Clerk, code, "suspend", ("reason", "再次中止"));
        await Taken(Clerk, code, "judge", ("outcome", "C1"), ("reason", "驳回诉讼请求"));
        Assert.Equal("judged", (await CaseOf(code)).State);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_came_on_paper_is_kept_with_it_and_read_into_the_form_where_that_is_asked()
    {
        const string New = "/desk/remedies/new";
        var (paper, form) = (("复议申请书.txt", System.Text.Encoding.UTF8.GetBytes("请求撤销答复。")), Notice().Select(pair => (pair.Key, pair.Value)).ToList());
        var read = await Clerk.Upload(New, New, [.. form, ("read", "true")], paper);
        var page = WebUtility.HtmlDecode(await read.Says(HttpStatusCode.OK));
        Assert.Contains("要求撤销不予公开的答复。\n\n请求撤销答复。", page, StringComparison.Ordinal);
        var token = page.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var refused = await Clerk.Upload(New, New, [.. form.Where(field => field.Key != "applicant"), ("keep", token)], ("程序.exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0]));
        var said = WebUtility.HtmlDecode(await refused.Says(HttpStatusCode.UnprocessableEntity));
        foreach (var words in (string[])["href=\"#files\"", "href=\"#applicant\"", "复议申请书.txt"]) Assert.Contains(words, said, StringComparison.Ordinal);
        var code = (await Clerk.Upload(New, New, [.. form, ("keep", token)])).LeadsTo.Split('/')[^1];
        Assert.Equal([("复议申请书.txt", "请求撤销答复。")], (await PapersOf(code)).Select(one => (one.Name, one.Text!)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_a_remedy_is_about_was_handled_by_the_body_that_is_named()
    {
        var (request, _) = await Refused();
        Assert.Contains("href=\"#about\"", await (await Send(Above, Notice(("body", District), ("about", request)))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        using var visitor = Visitor();
        var sent = await visitor.Submit("/remedies/complain", "/remedies/complain", ("body", "440112201"), ("about", request), ("claim", "没有理由。"), ("applicant", "陈晓岚"), ("phone", "13800138000"));
        Assert.Contains("这个机关没有办过这个编号的事项", await sent.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // A suit may be about the reconsideration that came before it, a complaint from outside may not.
        var before = await Registered(("about", request));
        Assert.StartsWith("SS-", await Registered(("kind", "litigation-after"), ("about", before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_on_which_the_review_is_suspended_are_not_among_those_of_its_decision()
    {
        var code = await Registered();
        await Taken(Clerk, code, "draft-answer");
        await Taken(Head, code, "answer", ("delivery", "person"));
        // 60 days from the day of acceptance, the 9th of October.
        Assert.Contains("2026年12月8日（", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "suspend", ("reason", "等另案结果"));
        DaysPass(9);
        await SignIn();
        Assert.Contains("中止中", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "resume", ("reason", "另案已结"));
        // The 13th to the 22nd are ten days.
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("2026年12月18日（", file, StringComparison.Ordinal);
        Assert.DoesNotContain("中止中", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_court_may_take_the_simplified_procedure_which_is_shorter_and_the_defence_keeps_its_time()
    {
        var code = await Registered(("kind", "litigation-direct"), ("simplified", "true"));
        Assert.Equal(new DateOnly(2026, 10, 28), (await CaseOf(code)).DueOn);
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("一审，简易程序", file, StringComparison.Ordinal);
        // 45 days from the 9th of October.
        Assert.Contains("2026年11月23日（", file, StringComparison.Ordinal);
        await Taken(Clerk, code, "draft-answer");
        await Taken(Head, code, "answer", ("delivery", "person"));
        await Taken(Clerk, code, "convert", ("reason", "案情复杂"));
        Assert.Contains("2027年4月9日（", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        // The judgment of the second instance is final; one that was sent back is judged, and may be appealed, once more.
        await Taken(Clerk, code, "judge", ("outcome", "U2"), ("reason", "驳回。"));
        await Taken(Clerk, code, "appeal", ("reason", "原告上诉。"));
        await Taken(Clerk, code, "end-early", ("outcome", "U2"), ("reason", "撤回上诉。"));
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/appeal", Stop)).LeadsTo);
        await Taken(Clerk, code, "close", ("reason", "驳回"));
        // A retrial may come when the case was long closed, and again from there.
        await Taken(Clerk, code, "retry-ended", ("reason", "检察院抗诉"));
        var retried = await CaseOf(code);
        Assert.Equal(("answer-due", new DateOnly(2026, 10, 28), (DateOnly?)null, (DateOnly?)null), (retried.State, retried.DueOn!.Value, retried.ClosedOn, retried.ReopenedOn));
        await Taken(Clerk, code, "draft-answer");
        await Taken(Head, code, "answer", ("delivery", "person"));
        await Taken(Clerk, code, "remand", ("reason", "（2026）粤行再1号，发回重审"));
        Assert.Contains("发回重审", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "prolong", ("reason", "经高级人民法院批准"), ("until", "2027-06-30"));
        Assert.Contains("2027年6月30日（经批准延长）", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "judge", ("outcome", "U2"), ("reason", "驳回。"));
        // 15 days from the day on which the judgment came.
        Assert.Contains("2026年10月28日（《中华人民共和国行政诉讼法》", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Taken(Clerk, code, "appeal", ("reason", "原告上诉。"));
        Assert.Equal("answer-due", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task A_suit_that_is_appealed_is_pending_again_with_a_new_clock_and_each_year_keeps_what_it_knew()
    {
        string[] results = ["litigation-direct/upheld", "litigation-direct/corrected", "litigation-direct/other", "litigation-direct/pending"];
        var code = await Registered(("kind", "litigation-direct"), ("filed", "2025-11-03"), ("accepted", "2025-11-04"), ("noticed", "2025-11-05"));
        Assert.Equal([0, 0, 0, 1], await Counted(2025, results));
        await Taken(Clerk, code, "draft-answer", ("on", "2025-11-10"));
        await Taken(Head, code, "answer", ("delivery", "person"), ("on", "2025-11-21"));
        Assert.True((await CaseOf(code)).LateOn(Time.Today()));
        await Taken(Clerk, code, "summon", ("on", "2025-12-01"), ("reason", "12月1日开庭，局长出庭。"));
        await Taken(Clerk, code, "judge", ("outcome", "U2"), ("reason", "驳回诉讼请求。"), ("on", "2025-12-20"));
        Assert.Equal([1, 0, 0, 0], await Counted(2025, results));

        await Taken(Clerk, code, "appeal", ("reason", "原告上诉。"), ("on", "2026-01-08"));
        var appealed = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 1, 23), (DateOnly?)null), (appealed.DueOn!.Value, appealed.DoneOn));
        Assert.Contains("二审", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Equal([0, 0, 0, 1], await Counted(2026, results));
        await Taken(Clerk, code, "draft-answer", ("on", "2026-01-12"));
        await Taken(Head, code, "answer", ("delivery", "person"), ("on", "2026-01-14"));
        await Taken(Clerk, code, "judge", ("outcome", "C2"), ("reason", "撤销原判和答复。"), ("on", "2026-04-01"));
        Assert.False((await CaseOf(code)).LateOn(Time.Today()));
        await Taken(Clerk, code, "order", ("reason", "重新答复。"), ("on", "2026-04-02"), ("until", "2026-04-30"));
        await Taken(Clerk, code, "execute", ("reason", "已重新答复。"), ("on", "2026-04-20"));
        Assert.Equal([1, 0, 0, 0], await Counted(2025, results));
        Assert.Equal([0, 1, 0, 0], await Counted(2026, results));
        Assert.Equal([1], await Counted(2025, "litigation"));
        Assert.Equal([0], await Counted(2026, "litigation"));
    }

    [Fact]
    public async Task Reports_add_what_is_registered_and_what_is_entered_and_the_page_says_what_counts_already()
    {
        await Registered();
        await Registered(("kind", "litigation-after"));
        var problems = new Problems();
        var clerk = await Officer("counting", Role.Clerk, Bureau);
        await Do(async services => await Tallies.Enter(
            new() { Body = Bureau, Month = "2026-10", Typed = new Dictionary<string, string> { ["tally.reconsideration"] = "2", ["tally.reconsideration/upheld"] = "2" } },
            clerk, services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>(), services.GetRequiredService<BodyTree>(), Time.Today(), problems, Stop));
        Assert.Empty(problems);
        foreach (var (form, row, column, expected) in ((Form, string, string, long)[])
        [
            (TheForms.Of2012, "32", "year", 3), (TheForms.Of2012, "33", "year", 1), (TheForms.Of2012, "34", "year", 0),
            (TheForms.Of2021, "t4", "reconsideration.upheld", 2), (TheForms.Of2021, "t4", "reconsideration.pending", 1),
            (TheForms.Of2021, "t4", "reconsideration.total", 3), (TheForms.Of2021, "t4", "litigation-after.pending", 1),
        ])
        {
            var report = await Ask(db => AnnualReport.Compute(form, Services.GetRequiredService<BodyTree>()[District], 2026, db, TheForms.Measures, Stop));
            Assert.Equal((row, column, expected), (row, column, report.Value(form.Row(row)!, form.TableOf(row)!.Leaves.Single(leaf => leaf.Key == column))));
            Assert.All(report.Checks, check => Assert.True(check.Holds, $"{check.Key}: {check.Sentence}"));
        }
        using var counting = await Visitor().SignedIn("counting");
        Assert.Contains("系统里已登记1件", await counting.Read($"/desk/tallies?body={Bureau}&month=2026-10"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_outcome_of_the_law_begins_with_the_letter_of_the_result_it_is_counted_as()
    {
        var letters = RemedyMeasures.Results.ToDictionary(result => result.Result, result => result.Letter);
        foreach (var regime in (string[])["cn-recon-1999", "cn-recon-2023", "cn-all-1989", "cn-all-2014", "cn-ogi-complaint-2008", "cn-ogi-complaint-2019"])
        {
            var outcomes = TownPlan.Law.Outcomes(regime);
            Assert.Equal(letters.Keys.Order(), outcomes.Select(outcome => outcome.Row).Distinct().Order());
            Assert.All(outcomes, outcome => Assert.StartsWith(letters[outcome.Row], outcome.Code, StringComparison.Ordinal));
        }
    }
}
