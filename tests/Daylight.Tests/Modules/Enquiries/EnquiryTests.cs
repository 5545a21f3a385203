using System.Net;
using Daylight.Enquiries;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Enquiries;

/// <summary>Asked, answered after review by another, published with consent after review by another, rated once.</summary>
public sealed class EnquiryTests : RequestTown
{
    const string Title = "公租房轮候结果在哪里看", Question = "我叫陈晓岚，排在第几位？电话13800138000。";

    static readonly (string, string)[] Asked =
    [
        ("body", Bureau), ("title", Title), ("question", Question), ("name", "陈晓岚"), ("phone", "13800138000"), ("consent", "true"),
    ];

    HttpClient reviewer = null!, publisher = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("publisher", Role.Publisher | Role.Clerk, Bureau);
        reviewer = await Visitor().SignedIn("reviewer");
        publisher = await Visitor().SignedIn("publisher");
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        reviewer?.Dispose();
        publisher?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_question_is_answered_rated_once_and_published_with_nobody_s_name()
    {
        using var visitor = Visitor();
        var wrong = await visitor.Submit("/enquiries/ask", "/enquiries/ask", ("body", "nowhere"), ("title", ""), ("phone", "1"), ("email", "x"), ("question", "\ue000"));
        var said = await wrong.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["body", "title", "phone", "email", "question"]) Assert.Contains($"href=\"#{field}\"", said, StringComparison.Ordinal);
        var (code, secret) = await AskOnTheWeb(visitor);
        Assert.Equal(new DateOnly(2026, 11, 3), (await CaseOf(code)).DueOn);

        await Taken(Clerk, code, "assign", ("reason", "住房保障科"));
        Assert.Contains("的咨询（编号", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft")), StringComparison.Ordinal);
        await Taken(Clerk, code, "draft", ("text", "在“民生工作”里公布。"));
        var before = await Follow(visitor, code, secret);
        Assert.DoesNotContain("在“民生工作”里公布", WebUtility.HtmlDecode(before), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"stars\"", before, StringComparison.Ordinal);
        using (var early = await visitor.PostAsync($"/cases/{code}/rating", await Rating(visitor, code, "5"), Stop))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await Taken(reviewer, code, "answer-to-publish");
        var page = await Follow(visitor, code, secret);
        Assert.Contains("在“民生工作”里公布", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", "6"))).StatusCode);
        Assert.Equal($"/cases/{code}", (await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", "4"))).LeadsTo);
        using (var again = await visitor.PostAsync($"/cases/{code}/rating", await Rating(visitor, code, "1"), Stop))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var kept = await Ask(db => db.Set<Satisfaction>().SingleAsync(Stop));
        Assert.Equal((4, Time.GetUtcNow().UtcDateTime), (kept.Stars, kept.At));
        Assert.Contains("满意", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);

        var typed = $"公租房轮候结果在哪里看\n\n问：排在第几位？\n\n答：在民生工作栏目里公布。";
        // What is known of the asker must go; what merely looks like somebody's number is pointed out first.
        foreach (var (left, field) in ((string, string)[])[("陈晓岚", "text"), ("13800138000", "letpass")])
        {
            using var refused = await Take(Clerk, code, "prepare", ("text", typed + left));
            Assert.Contains($"href=\"#{field}\"", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        }
        await Taken(publisher, code, "prepare", ("text", typed));
        // Who prepared it does not release it.
        Assert.Equal($"/desk/cases/{code}", (await publisher.GetAsync($"/desk/cases/{code}/publish", Stop)).LeadsTo);
        await Officer("other", Role.Publisher, Bureau);
        using var other = await Visitor().SignedIn("other");
        Assert.Contains("在民生工作栏目里公布", await other.Read($"/desk/cases/{code}/preview"), StringComparison.Ordinal);
        await Unseen(visitor, "公租房轮候");
        await Taken(other, code, "publish");
        await CatchUp();
        foreach (var list in (string[])["/enquiries", "/enquiries?q=公租房轮候", "/search?q=公租房轮候", "/feed.atom", "/api/v1/records"])
            Assert.Contains("公租房轮候结果", Text(await visitor.Read(list)), StringComparison.Ordinal);
        var record = await Ask(db => db.Records.SingleAsync(Stop));
        Assert.Contains("在民生工作栏目里公布", await visitor.Read($"/records/{record.Index}"), StringComparison.Ordinal);
        foreach (var open in (string[])[$"/records/{record.Index}", "/search?q=陈晓岚", "/enquiries?q=13800138000", $"/api/v1/records/{record.Index}"])
            Assert.DoesNotContain("我叫陈晓岚", Text(await visitor.Read(open)), StringComparison.Ordinal);

        Assert.Equal([1, 1, 1, 1, 1, 1, 1], await Counts(2026, "received", "received/web", "answered", "answered/15", "published", "rated", "satisfied"));
        Assert.Equal(0, (await Ask(db => db.Enquiries.SingleAsync(Stop))).AnsweredAfter);
    }

    [Fact]
    public async Task Without_consent_nothing_is_published_and_consent_can_be_taken_back()
    {
        using var visitor = Visitor();
        var (code, secret) = await AskOnTheWeb(visitor, ("consent", ""));
        await ToReview(code);
        using (var refused = await Take(reviewer, code, "answer-to-publish"))
            Assert.Contains("没有同意公开", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(reviewer, code, "return", ("reason", "写清楚栏目。"));
        await Taken(Clerk, code, "draft", ("text", "在民生工作栏目。"));
        await Taken(reviewer, code, "answer");
        Assert.Contains("在民生工作栏目", await Follow(visitor, code, secret), StringComparison.Ordinal);

        var (second, hers) = await AskOnTheWeb(visitor);
        await ToReview(second);
        await Taken(reviewer, second, "answer-to-publish");
        await Follow(visitor, second, hers);
        var step = $"/cases/{second}/forbid";
        Assert.Equal($"/cases/{second}", (await visitor.Submit(step, step, ("version", "3"), ("reason", "改主意了"))).LeadsTo);
        Assert.Equal("answered", (await CaseOf(second)).State);
        await Unseen(visitor, "公租房轮候");
        Assert.Equal([2, 0], await Counts(2026, "answered", "published"));
    }

    [Fact]
    public async Task Calls_and_visits_are_written_down_and_answered_at_once_or_later()
    {
        const string Form = "/desk/enquiries/new";
        var wrong = await Clerk.Submit(Form, Form, ("channel", "web"), ("body", "440112"), ("title", ""));
        var page = await wrong.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["channel", "body", "title"]) Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);

        var answered = await Clerk.Submit(Form, Form, ("channel", "telephone"), ("body", Bureau), ("title", "几点上班"), ("answer", "九点。"), ("once", Ids.Next().ToString()));
        Assert.StartsWith($"{Form}?channel=telephone&body={Bureau}&before=ZX-2026-00001", answered.LeadsTo, StringComparison.Ordinal);
        Assert.Contains("已登记", await Clerk.Read(answered.LeadsTo), StringComparison.Ordinal);
        var waiting = await Clerk.Submit(Form, Form, ("channel", "counter"), ("body", Bureau), ("title", "补贴怎么领"), ("once", Ids.Next().ToString()));
        var (code, secret) = await Takeaway(Clerk, waiting.LeadsTo);
        using var visitor = Visitor();
        Assert.Contains("补贴怎么领", await Follow(visitor, code, secret), StringComparison.Ordinal);
        await Taken(Clerk, code, "answer-now", ("text", "带身份证到窗口。"));

        // On the spot only callers and visitors are answered; from the web another person has to look.
        var (web, _) = await AskOnTheWeb(visitor);
        Assert.DoesNotContain("answer-now", await Clerk.Read($"/desk/cases/{web}"), StringComparison.Ordinal);
        var token = await Clerk.TokenFor("/account/password", "/account/password");
        using (var refused = await Clerk.PostAsync($"/desk/cases/{web}/answer-now", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("on", $"{Time.Today():yyyy-MM-dd}"), KeyValuePair.Create("text", "好的。"), KeyValuePair.Create("version", "0")]), Stop))
            Assert.Contains("这样来的事项不能当场答复", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await ToReview(web);
        Assert.Equal($"/desk/cases/{web}", (await Clerk.GetAsync($"/desk/cases/{web}/answer", Stop)).LeadsTo);
        Assert.Equal([3, 1, 1, 1, 2], await Counts(2026, "received", "received/counter", "received/web", "received/telephone", "answered"));
        using var forbidden = await reviewer.GetAsync(Form, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task The_span_of_an_answer_is_counted_in_working_days()
    {
        // National Day 2025 lies between: eight days off and a Sunday and a Saturday worked.
        foreach (var (asked, answered, days) in ((DateOnly, DateOnly, int)[])
        [
            (new(2025, 9, 25), new(2025, 9, 25), 0), (new(2025, 9, 25), new(2025, 10, 22), 15), (new(2025, 9, 25), new(2025, 10, 23), 16),
            (new(2025, 9, 25), new(2025, 11, 12), 30), (new(2025, 9, 25), new(2025, 11, 13), 31),
        ])
        {
            await Do(async services =>
            {
                var db = services.GetRequiredService<Db>();
                var filing = services.GetRequiredService<EnquiryFiling>();
                await using var transaction = await db.Database.BeginTransactionAsync(Stop);
                var matter = await filing.Open(EnquiryForm.Blank with { Body = Bureau, Title = "问" }, new(Ids.Next(), Channel.Web, asked, null), Actor.Machine, Stop);
                await filing.Answer(matter, "carry-over", "答", answered, Actor.Machine, Stop);
                await transaction.CommitAsync(Stop);
                Assert.Equal((answered, (int?)days), (answered, (await db.Enquiries.SingleAsync(enquiry => enquiry.CaseId == matter.Id, Stop)).AnsweredAfter));
            });
        }
        Assert.Equal([5, 2, 4], await Counts(2025, "answered", "answered/15", "answered/30"));
    }

    [Fact]
    public async Task What_a_visitor_brings_along_goes_into_the_file_and_what_is_refused_loses_nothing()
    {
        const string New = "/desk/enquiries/new";
        (string, string)[] form = [("channel", "counter"), ("title", Title), ("body", Bureau), ("once", Ids.Next().ToString())];
        var refused = await Clerk.Upload(New, New, form, ("通知.txt", "轮候通知"u8.ToArray()), ("程序.exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0]));
        var said = WebUtility.HtmlDecode(await refused.Says(HttpStatusCode.UnprocessableEntity));
        foreach (var words in (string[])["href=\"#files\"", "“程序.exe”", Title]) Assert.Contains(words, said, StringComparison.Ordinal);
        var token = said.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var code = (await Clerk.Upload(New, New, [.. form, ("keep", token)])).LeadsTo.Split('/')[^2];
        Assert.Equal([("通知.txt", "轮候通知")], (await PapersOf(code)).Select(one => (one.Name, one.Text!)));
    }

    async Task ToReview(string code)
    {
        await Taken(Clerk, code, "assign", ("reason", "住房保障科"));
        await Taken(Clerk, code, "draft", ("text", "在民生工作栏目。"));
    }

    static async Task<(string Code, string Secret)> AskOnTheWeb(HttpClient visitor, params (string Field, string Answer)[] changes)
    {
        (string, string)[] answers = [.. Asked.Where(answer => changes.All(change => change.Field != answer.Item1)), .. changes, ("once", Ids.Next().ToString())];
        var sent = await visitor.Submit("/enquiries/ask", "/enquiries/ask", answers);
        Assert.Equal(sent.LeadsTo, (await visitor.Submit("/enquiries/ask", "/enquiries/ask", answers)).LeadsTo);
        return await Takeaway(visitor, sent.LeadsTo);
    }

    // Pages, search, feed, interface, map of the site, log: nowhere.
    async Task Unseen(HttpClient visitor, string words)
    {
        await CatchUp();
        foreach (var open in (string[])["/enquiries", "/records", "/feed.atom", "/api/v1/records", "/sitemap.xml", "/log",
            "/reports/figures/rows?measure=enquiries.received&year=2026"])
            Assert.DoesNotContain(words, Text(await visitor.Read(open)), StringComparison.Ordinal);
        Assert.Equal(0, Services.GetRequiredService<SearchIndex>().Search(new(words, Audience.Public)).Total);
        var leaves = await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop));
        Assert.DoesNotContain(leaves, leaf => leaf!.Contains(words, StringComparison.Ordinal));
    }

    async Task<List<long>> Counts(int year, params string[] names)
    {
        var counts = new List<long>();
        foreach (var name in names) counts.Add(await Count("enquiries." + name, year));
        return counts;
    }

    static async Task<FormUrlEncodedContent> Rating(HttpClient visitor, string code, string stars) => new(
    [
        KeyValuePair.Create("stars", stars),
        KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenFor($"/cases/{code}", $"/cases/{code}/close")),
    ]);

    // What a list marks as found is cut by marks, and the interface escapes nothing that matters here.
    static string Text(string page) => WebUtility.HtmlDecode(page).Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
}
