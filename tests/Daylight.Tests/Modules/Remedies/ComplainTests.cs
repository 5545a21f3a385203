using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Remedies;

/// <summary>From the refusal on the tracked page to the answer of the body above (CN-OGI-2019 Arts 47, 51).</summary>
public sealed class ComplainTests : RemedyTown
{
    [Fact]
    public async Task A_refusal_leads_to_a_complaint_which_the_body_above_answers()
    {
        var (request, secret) = await Refused();
        using var visitor = Visitor();
        Assert.Contains($"href=\"/remedies?about={request}&amp;body={Bureau}\"", await Follow(visitor, request, secret), StringComparison.Ordinal);
        var ways = await visitor.Read($"/remedies?about={request}&body={Bureau}");
        Assert.Contains("60日内", ways, StringComparison.Ordinal);
        Assert.Contains("6个月内", ways, StringComparison.Ordinal);
        var form = $"/remedies/complain?about={request}&body={Bureau}";
        Assert.Contains($"href=\"{form.Replace("&", "&amp;")}\"", ways, StringComparison.Ordinal);
        // The body that answered is chosen already; a number alone tells nothing of it.
        Assert.Contains($"value=\"{Bureau}\" selected", await visitor.Read(form), StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{Bureau}\" selected", await visitor.Read($"/remedies/complain?about={request}"), StringComparison.Ordinal);

        var bad = await visitor.Submit(form, "/remedies/complain", ("body", "nowhere"), ("about", "GK-1999-00001"), ("phone", "12"), ("email", "a@"), ("claim", "\u202e"));
        var page = await bad.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["body", "about", "applicant", "phone", "email", "claim"]) Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);

        (string, string)[] answers =
        [
            ("body", Bureau), ("about", request), ("firstHandling", "true"), ("claim", "答复没有写明理由。"), ("applicant", "陈晓岚"), ("phone", "13800138000"),
            ("once", Ids.Next().ToString()),
        ];
        var sent = await visitor.Submit(form, "/remedies/complain", answers);
        var (code, key) = await Takeaway(visitor, sent.LeadsTo);
        Assert.StartsWith("TS-2026-", code, StringComparison.Ordinal);
        Assert.Equal(sent.LeadsTo, (await visitor.Submit(form, "/remedies/complain", answers)).LeadsTo);
        Assert.Equal([1, 1], await Counted(2026, "complaint", "complaint/first-handling"));

        // The bureau itself does not handle it, and no clock runs that no law sets.
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"/desk/cases/{code}", Stop)).StatusCode);
        var matter = await CaseOf(code);
        Assert.Equal((District, "cn-ogi-complaint-2019", (DateOnly?)null), (matter.BodyCode, matter.Regime, matter.DueOn));

        await Taken(Above, code, "accept");
        await Taken(Above, code, "hear-body", ("reason", "已核实。"));
        Assert.Contains("情况属实：________。我机关责令该单位改正：________。", System.Net.WebUtility.HtmlDecode(await Above.Read($"/desk/cases/{code}/draft?outcome=C1")), StringComparison.Ordinal);
        await Taken(Above, code, "draft", ("outcome", "C1"), ("text", "拟责令改正。"));
        Assert.DoesNotContain("拟责令改正", await Follow(visitor, code, key), StringComparison.Ordinal);
        Assert.DoesNotContain("拟责令改正", await (await Api(visitor, code, key)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await Taken(HeadAbove, code, "answer", ("outcome", "C1"), ("text", "已责令该局改正。"));
        Assert.Contains(await LettersOf(code), paper => paper.Name.StartsWith("政府信息公开投诉处理结果告知书", StringComparison.Ordinal) && paper.Name.EndsWith(".docx", StringComparison.Ordinal));
        Assert.Contains("已责令该局改正", await Follow(visitor, code, key), StringComparison.Ordinal);
        Assert.Contains("已责令该局改正", await (await Api(visitor, code, key)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        // Each file leads to the other.
        Assert.Contains($"href=\"/desk/cases/{code}\"", await Above.Read($"/desk/cases/{request}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/desk/cases/{request}\"", await Above.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_ours_is_refused_with_a_way_and_what_was_sent_can_be_withdrawn()
    {
        using var visitor = Visitor();
        async Task<(string Code, string Secret)> Complain()
        {
            var sent = await visitor.Upload("/remedies/complain", "/remedies/complain",
                [("body", Bureau), ("claim", "该公开的没有公开。"), ("applicant", "陈晓岚"), ("email", "chen@example.com"), ("once", Ids.Next().ToString())],
                ("通知.txt", "不予公开"u8.ToArray()));
            return await Takeaway(visitor, sent.LeadsTo);
        }

        var (first, secret) = await Complain();
        // What came with it is in the file, unread by others.
        Assert.Equal(["通知.txt"], (await PapersOf(first)).Select(paper => paper.Name));
        await Taken(HeadAbove, first, "refuse", ("text", "请向街道反映。"));
        Assert.Contains("请向街道反映", await Follow(visitor, first, secret), StringComparison.Ordinal);
        var (second, key) = await Complain();
        await Follow(visitor, second, key);
        Assert.Equal($"/cases/{second}", (await visitor.Submit($"/cases/{second}/withdraw", $"/cases/{second}/withdraw", ("version", "0"), ("reason", "已经解决"))).LeadsTo);
        Assert.Equal("withdrawn", (await CaseOf(second)).State);
        // An officer registers what came to the counter.
        var sent = await Send(Above, Notice(("kind", "complaint"), ("firstHandling", "true")));
        var (third, hers) = await Takeaway(Above, sent.LeadsTo);
        Assert.Equal(District, (await CaseOf(third)).BodyCode);
        Assert.Contains(third, await Follow(visitor, third, hers), StringComparison.Ordinal);
        Assert.Contains("href=\"#body\"", await (await Send(Clerk, Notice(("kind", "complaint")))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_about_the_topmost_body_is_refused_with_a_sentence_where_to_turn()
    {
        using var visitor = Visitor();
        var sent = await visitor.Submit("/remedies/complain", "/remedies/complain",
            ("body", District), ("claim", "该公开的没有公开。"), ("applicant", "陈晓岚"), ("email", "chen@example.com"), ("once", Ids.Next().ToString()));
        foreach (var answer in (HttpResponseMessage[])[sent, await Send(Above, Notice(("kind", "complaint"), ("body", District)))])
        {
            var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("href=\"#body\"", page, StringComparison.Ordinal);
            Assert.Contains("请向它的上一级机关", page, StringComparison.Ordinal);
        }
        Assert.Equal([0], await Counted(2026, "complaint"));
        // Organs and courts do judge it.
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(Above, Notice(("body", District)))).StatusCode);
    }

    static async Task<HttpResponseMessage> Api(HttpClient program, string code, string secret)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{code}") { Headers = { { "Case-Secret", secret } } };
        var answer = await program.SendAsync(question, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }
}
