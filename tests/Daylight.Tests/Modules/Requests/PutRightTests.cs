using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>An answer that was wrong is put right after its delivery: nothing disappears from the file, and reports count it once.</summary>
public sealed class PutRightTests : RequestTown
{
    [Fact]
    public async Task What_was_withheld_by_mistake_is_given_and_counted_once_with_the_outcome_that_stands()
    {
        var (code, secret) = await Register();
        await Answer(code, "C6");
        var first = await CaseOf(code);
        DaysPass(30);
        await Clerk.SignedIn("clerk");
        await Head.SignedIn("head");
        Assert.DoesNotContain($"/desk/cases/{code}/reopen", await Clerk.Read($"/desk/cases/{code}"));
        await Taken(Head, code, "reopen", ("reason", "信息已经过了讨论阶段"), ("text", "发现给您的答复有误，我们正在更正。"));
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("发现给您的答复有误，我们正在更正。", page);
        Assert.Contains("过程性信息", page);
        Assert.Contains(code, await Clerk.Read("/desk"));

        DaysPass(1);
        await Clerk.SignedIn("clerk");
        await Head.SignedIn("head");
        await Taken(Clerk, code, "redraft", ("outcome", "A2"));
        await Taken(Head, code, "sign-correction", ("outcome", "A2"));
        // What is not delivered yet does not stand yet.
        page = await Follow(visitor, code, secret);
        Assert.Contains("过程性信息", page);
        Assert.DoesNotContain("以本答复为准", page);
        await Taken(Clerk, code, "deliver-correction", ("delivery", "post"));
        page = await visitor.Read($"/cases/{code}");
        Assert.Contains("以本答复为准", page);
        Assert.DoesNotContain("过程性信息", page);
        Assert.Contains("datetime=\"2027-01-", page);

        var matter = await CaseOf(code);
        Assert.Equal(("A2", first.DecidedOn, first.DoneOn, (DateOnly?)null), (matter.Outcome, matter.DecidedOn, matter.DoneOn, matter.ReopenedOn));
        Assert.Equal(Time.Today(), matter.ClosedOn);
        Assert.Equal((1L, 1L, 0L, 0L), (await Count("requests.decided", 2026), await Count("requests.decided/A2", 2026), await Count("requests.decided/C6", 2026), await Count("requests.late", 2026)));
        // Both decisions and their letters stay in the file.
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("过程性信息", file);
        Assert.Contains("以本答复为准", file);
        var signed = matter.Steps.Where(step => step.Step is "sign" or "sign-correction").ToList();
        Assert.Equal(["C6", "A2"], signed.Select(step => step.Outcome));
        Assert.Equal(2, signed.Select(step => step.DocumentNumber).OfType<string>().Distinct().Count());
        Assert.Contains("信息已经过了讨论阶段", file);
        Assert.DoesNotContain("信息已经过了讨论阶段", page);
    }

    [Fact]
    public async Task What_was_released_by_mistake_is_taken_back_and_the_requester_reads_that_it_was()
    {
        var (code, secret) = await Register();
        var papers = $"/desk/cases/{code}/papers";
        await Clerk.Upload(papers, papers, [], ("发放名单.txt", "发放名单\n李雷领十万元"u8.ToArray()), ("审核意见.txt", "同意"u8.ToArray()));
        foreach (var paper in await PapersOf(code)) await Clerk.Submit(papers, $"{papers}/{paper.Id}/out", ("goes", "true"));
        await Signed(code, "draft", "sign", "A2");
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        using var visitor = Visitor();
        var list = (await PapersOf(code)).Single(paper => paper.Name == "发放名单.txt");
        var got = $"/cases/{code}/papers/{list.Id}";
        Assert.Contains(got, await Follow(visitor, code, secret));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(got, Stop)).StatusCode);
        Assert.DoesNotContain($"{list.Id}/back", await Clerk.Read(papers));

        Time.Advance(TimeSpan.FromHours(1));
        await Clerk.SignedIn("clerk");
        await Head.SignedIn("head");
        await Taken(Head, code, "reopen", ("reason", "名单没有遮盖"), ("text", "发给您的材料有误，我们正在更正。"));
        var page = await Clerk.Read(papers);
        Assert.DoesNotContain($"{list.Id}/redact", page);
        Assert.Contains("写出为什么收回", await (await Clerk.Submit(papers, $"{papers}/{list.Id}/back", ($"because-{list.Id:N}", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(papers, (await Clerk.Submit(papers, $"{papers}/{list.Id}/back", ($"because-{list.Id:N}", "有姓名，没有遮盖"))).LeadsTo);
        page = await Follow(visitor, code, secret);
        Assert.Contains("有1份材料发给您之后，发现不该公开，已经收回", page);
        Assert.DoesNotContain(got, page);
        Assert.DoesNotContain("有姓名，没有遮盖", page);
        Assert.Contains("审核意见.txt", page);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(got, Stop)).StatusCode);
        Assert.Contains("有姓名，没有遮盖", await Clerk.Read(papers));

        // The redacted copy goes out with the corrected answer and not before.
        var redact = $"{papers}/{list.Id}/redact";
        Assert.Equal(papers, (await Clerk.Submit(redact, redact, ("code", "C4"), ("words", "李雷"))).LeadsTo);
        var copy = (await PapersOf(code)).Single(paper => paper.RedactedFrom == list.Id);
        Assert.Equal(papers, (await Clerk.Submit(papers, $"{papers}/{copy.Id}/out", ("goes", "true"))).LeadsTo);
        Assert.DoesNotContain($"{copy.Id}", await visitor.Read($"/cases/{code}"));
        await Signed(code, "redraft", "sign-correction", "B");
        Assert.Contains("答复已经签发", await (await Clerk.Submit(papers, $"{papers}/{copy.Id}/out", ("goes", "false"))).Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, code, "deliver-correction", ("delivery", "post"));
        page = await visitor.Read($"/cases/{code}");
        Assert.Contains($"/cases/{code}/papers/{copy.Id}", page);
        Assert.Contains("已经收回", page);
        var kept = (await PapersOf(code)).Single(paper => paper.Id == list.Id);
        Assert.True(kept is { GoesOutAt: not null, TakenBackAt: not null, TakenBackBy: not null });
        var told = await Ask(db => db.Entries.SingleAsync(entry => entry.Verb == "take-back", Stop));
        Assert.DoesNotContain("姓名", told.Leaf);
        await CatchUp();
    }

    [Fact]
    public async Task What_was_right_after_all_stands_and_the_requester_is_told()
    {
        var (code, secret) = await Register();
        await Answer(code, "C6");
        await Taken(Head, code, "reopen", ("reason", "投诉"), ("text", "我们再看一遍。"));
        await Taken(Head, code, "keep-answer", ("reason", "查无不当"), ("text", "经复查，原来的答复不变。"));
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.Contains("经复查，原来的答复不变。", page);
        Assert.Contains("过程性信息", page);
        var matter = await CaseOf(code);
        Assert.Equal(("delivered", "C6", (DateOnly?)null), (matter.State, matter.Outcome, matter.ReopenedOn));
    }

    async Task Signed(string code, string draft, string sign, string outcome)
    {
        await Taken(Clerk, code, draft, ("outcome", outcome));
        var stopped = await (await Take(Head, code, sign, ("outcome", outcome))).Says(HttpStatusCode.UnprocessableEntity);
        await Taken(Head, code, sign, ("outcome", outcome), ("letpass", Browsing.LetPassOn(stopped)));
    }
}
