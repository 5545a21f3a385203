using System.Net;
using System.Text.RegularExpressions;
using Daylight.Disclosure;
using Daylight.Host;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>What one person was given becomes public for everyone, and who asked stays unknown.</summary>
public sealed partial class PublishedAnswerTests : RequestTown
{
    const string Item = "2026年加装电梯补贴审核意见";

    [Fact]
    public async Task What_was_given_is_published_with_its_papers_and_the_same_question_finds_it()
    {
        var (code, _) = await Given(("审核意见.txt", "审核意见\n同意发放补贴十万元"), ("给申请人的说明.txt", "陈晓岚：请查收"));
        Assert.Contains($"/desk/publications/new?from={code}", await Clerk.Read($"/desk/cases/{code}"));
        var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/new?from={code}"));
        Assert.Contains($"value=\"{Item}\"", page);
        Assert.Contains("同意发放补贴十万元", page);
        Assert.Contains("审核意见.txt", page);
        Assert.Contains("有1份材料没有带过来", page);
        foreach (var words in (string[])["陈晓岚", "13800138000", "我机关于", "给申请人的说明"]) Assert.DoesNotContain(words, page);

        // Both had the form open: whoever sends second is shown what the first began.
        var second = WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/new?from={code}"));
        var sent = await Begun(code, page);
        Assert.Equal(sent.LeadsTo, (await Begun(code, second)).LeadsTo);
        Assert.Equal(1, await Ask(db => db.PublicationDrafts.CountAsync(Stop)));
        var publication = sent.LeadsTo.Split('/')[^1];
        // One at a time: whoever comes second is shown the first.
        Assert.Equal(sent.LeadsTo, (await Clerk.GetAsync($"/desk/publications/new?from={code}", Stop)).LeadsTo);
        Assert.Contains(code, await Clerk.Read(sent.LeadsTo));
        var index = await Released(publication);

        using var visitor = Visitor();
        var record = WebUtility.HtmlDecode(await visitor.Read($"/records/{index}"));
        Assert.Contains("有人申请公开并得到答复之后，转为向所有人公开", record);
        Assert.Contains("审核意见.txt", record);
        foreach (var words in (string[])[code, "陈晓岚"]) Assert.DoesNotContain(words, record);
        Assert.Contains($"href=\"/records/{index}\"", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Contains($"/records/{index}", await visitor.Read($"/requests/new?feature={Uri.EscapeDataString(Item)}"));
        Assert.Contains("现在没有要研究的", await Clerk.Read("/desk/asked"));
    }

    [Fact]
    public async Task A_redacted_paper_goes_along_as_it_went_out_and_its_original_does_not()
    {
        var (code, _) = await Register(("feature", Item));
        var papers = $"/desk/cases/{code}/papers";
        await Clerk.Upload(papers, papers, [], ("名单.txt", "发放名单\n李雷13912345678"u8.ToArray()));
        var original = (await PapersOf(code)).Single();
        var redact = $"{papers}/{original.Id}/redact";
        await Clerk.Submit(redact, redact, ("code", "C4"), ("words", "李雷13912345678"));
        var copy = (await PapersOf(code)).Single(paper => paper.RedactedFrom is not null);
        await Clerk.Submit(papers, $"{papers}/{copy.Id}/out", ("goes", "true"));
        await Answered(code, "B");
        var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/new?from={code}"));
        Assert.Contains("名单（遮盖）.txt", page);
        Assert.DoesNotContain("李雷", page);
        var publication = (await Begun(code, page)).LeadsTo.Split('/')[^1];
        var draft = await Ask(db => db.PublicationDrafts.Include(one => one.Files).SingleAsync(Stop));
        Assert.Equal((copy.Hash, $"case:{code}"), (Assert.Single(draft.Files).Hash, draft.From));
        await Released(publication);
    }

    [Fact]
    public async Task A_title_that_says_who_asked_is_left_open()
    {
        var (code, _) = await Register(("feature", "陈晓岚家楼道加装电梯的审核意见"));
        await Answer(code, "A2");
        Assert.DoesNotContain("陈晓岚", await Clerk.Read($"/desk/publications/new?from={code}"));
    }

    [Fact]
    public async Task What_was_refused_is_still_open_or_is_another_bodys_can_not_be_published_from()
    {
        var (refused, _) = await Register();
        await Answer(refused, "C6");
        var (open, _) = await Register();
        var (given, _) = await Register();
        await Answer(given, "A2");
        foreach (var code in (string[])[refused, open, "GK-1999-00001"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"/desk/publications/new?from={code}", Stop)).StatusCode);
            Assert.DoesNotContain("publications/new?from", await Clerk.Read(code == "GK-1999-00001" ? "/desk" : $"/desk/cases/{code}"));
        }
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync($"/desk/publications/new?from={given}", Stop)).StatusCode);
        var sent = await street.Upload("/desk/publications/new", "/desk/publications/new", [.. Form(""), ("from", given)]);
        Assert.Contains("找不到这件申请", await sent.Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task What_turns_out_to_be_given_by_mistake_is_not_given_to_everybody()
    {
        var (code, _) = await Given(("审核意见.txt", "审核意见\n同意发放补贴十万元"));
        var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/new?from={code}"));
        var publication = (await Begun(code, page)).LeadsTo.Split('/')[^1];
        await Taken(Head, code, "reopen", ("reason", "还在讨论"), ("text", "发给您的材料有误，我们正在更正。"));
        Assert.DoesNotContain($"publications/new?from={code}", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Contains("答复正在更正", await (await Take(Clerk, publication, "submit")).Says(HttpStatusCode.UnprocessableEntity));

        var (papers, paper) = ($"/desk/cases/{code}/papers", Assert.Single(await PapersOf(code)));
        Assert.Equal(papers, (await Clerk.Submit(papers, $"{papers}/{paper.Id}/back", ($"because-{paper.Id:N}", "不该公开"))).LeadsTo);
        await Taken(Head, code, "keep-answer", ("reason", "结论不变"), ("text", "我们再看了一遍，答复不变。"));
        Assert.Contains("这些材料已经收回", await (await Take(Clerk, publication, "submit")).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_draft_that_was_never_released_goes_with_the_case_and_of_what_was_released_only_what_was_redacted()
    {
        var (code, _) = await Given(("审核意见.txt", "审核意见\n同意发放补贴十万元"));
        var given = await Clerk.Read($"/desk/publications/new?from={code}");
        var discarded = (await Begun(code, WebUtility.HtmlDecode(given))).LeadsTo.Split('/')[^1];
        await Taken(Clerk, discarded, "discard", ("reason", "十万元还在评标"));
        given = await Clerk.Read($"/desk/publications/new?from={code}");
        var released = (await Begun(code, WebUtility.HtmlDecode(given))).LeadsTo.Split('/')[^1];
        var file = await Ask(db => db.PublicationDrafts.Where(draft => draft.RecordId == null).SelectMany(draft => draft.Files).OrderBy(one => one.Id).LastAsync(Stop));
        var redact = $"/desk/cases/{released}/papers/{file.Id}/redact";
        await Clerk.Submit(redact, redact, ("code", "C4"), ("words", "十万元"));
        await Released(released);
        Assert.Equal(2, (await PapersOf(released)).Count);

        Time.AdjustTime(Time.GetUtcNow().AddDays(4 * 366));
        await SignIn();
        await Do(services => services.GetRequiredService<RetentionDecisions>().Decide("request", 36, "保管期限表", "440112", Actor.Machine, Stop));
        Assert.Equal(1, (await Services.GetRequiredService<RetentionRun>().Go(0, Stop)).Cases);
        var drafts = await Ask(db => db.PublicationDrafts.AsNoTracking().Include(draft => draft.Files).ToListAsync(Stop));
        var (gone, kept) = (drafts.Single(draft => draft.RecordId is null), drafts.Single(draft => draft.RecordId is not null));
        Assert.Equal((PersonalAttribute.Nameless, "", 0), (gone.Title, gone.Text, gone.Files.Count));
        Assert.Null((await CaseOf(discarded)).Steps.Single(step => step.Step == "discard").Reason);
        Assert.Equal((Item, 1), (kept.Title, kept.Files.Count));
        Assert.NotNull(Assert.Single(await PapersOf(released)).RedactedFrom);
        Assert.Contains(PersonalAttribute.Nameless, WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/{discarded}")));
        Assert.Contains(Item, WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/{released}")));
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"/desk/publications/new?from={code}", Stop)).StatusCode);
        Assert.Empty(await FaultsFound());
    }

    async Task<(string Code, string Secret)> Given(params (string Name, string Text)[] papers)
    {
        var (code, secret) = await Register(("feature", Item));
        var address = $"/desk/cases/{code}/papers";
        foreach (var (name, text) in papers) await Clerk.Upload(address, address, [], (name, System.Text.Encoding.UTF8.GetBytes(text)));
        foreach (var paper in await PapersOf(code))
            Assert.Equal(address, (await Clerk.Submit(address, $"{address}/{paper.Id}/out", ("goes", "true"), ($"because-{paper.Id:N}", "给申请人本人"))).LeadsTo);
        await Answered(code, "A2");
        return (code, secret);
    }

    // Whoever signs lets the papers pass.
    async Task Answered(string code, string outcome)
    {
        await Taken(Clerk, code, "draft", ("outcome", outcome));
        var seen = Browsing.LetPassOn(await Head.Read($"/desk/cases/{code}/sign?outcome={outcome}"));
        if (await Take(Head, code, "sign", ("outcome", outcome), ("letpass", seen)) is { StatusCode: not HttpStatusCode.SeeOther } stopped)
            await Taken(Head, code, "sign", ("outcome", outcome), ("letpass", Browsing.LetPassOn(await stopped.Content.ReadAsStringAsync(Stop))));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
    }

    Task<HttpResponseMessage> Begun(string code, string page) => Clerk.Upload("/desk/publications/new", "/desk/publications/new",
        [.. Form(TextOn().Match(page).Groups[1].Value), ("from", code), .. Keep().Matches(page).Select(token => ("keep", token.Groups[1].Value))]);

    static (string, string)[] Form(string text) =>
    [
        ("body", Bureau), ("title", Item), ("category", "livelihood"), ("kind", "notice"), ("normative", "none"), ("language", "hans"),
        ("formed", "2026-10-12"), ("text", text),
    ];

    async Task<string> Released(string publication)
    {
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("publisher", Role.Publisher, Bureau);
        using var reviewer = await Visitor().SignedIn("reviewer");
        using var publisher = await Visitor().SignedIn("publisher");
        foreach (var (who, step) in new[] { (Clerk, "submit"), (reviewer, "check"), (reviewer, "clear"), (publisher, "release") })
        {
            var answer = await Take(who, publication, step, ("reason", "不涉密，没有个人信息"));
            Assert.True(answer.StatusCode is HttpStatusCode.SeeOther, $"{step}: {await answer.Content.ReadAsStringAsync(Stop)}");
        }
        await CatchUp();
        return await Ask(db => db.Records.Select(record => record.Index).SingleAsync(Stop));
    }

    [GeneratedRegex("name=\"keep\" value=\"([^\"]+)\"")]
    private static partial Regex Keep();

    [GeneratedRegex("<textarea[^>]* name=\"text\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex TextOn();
}
