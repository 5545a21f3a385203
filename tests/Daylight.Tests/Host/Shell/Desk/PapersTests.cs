using System.Net;
using System.Text;
using Daylight.Tests.Kernel.Redaction;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>Papers of a case: taken in, redacted beside the original, let out with the answer.</summary>
public sealed class PapersTests : RequestTown
{
    const string Text = "发放名单\n申请人王小明，电话13800138000\n补贴十万元";

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(new RedactionOptions { DotsPerInch = 72, ReadsPages = false });
    }

    [Fact]
    public async Task A_paper_that_was_changed_or_taken_from_the_store_is_named_when_the_log_is_verified()
    {
        var (code, _) = await Register();
        var paper = await Added(code, "名单.txt", Encoding.UTF8.GetBytes(Text));
        Assert.Empty(await FaultsFound());
        var path = Path.Combine(Folder, "files", paper.Hash[..2], paper.Hash);
        await File.AppendAllTextAsync(path, "。", Stop);
        Assert.Equal($"The file “名单.txt” was changed (case_paper/{paper.Id}, {paper.Hash}).", Assert.Single(await FaultsFound()));
        File.Delete(path);
        Assert.Equal($"The file “名单.txt” is gone (case_paper/{paper.Id}, {paper.Hash}).", Assert.Single(await FaultsFound()));
    }

    [Fact]
    public async Task A_paper_is_redacted_beside_its_original_and_only_the_copy_goes_out()
    {
        var (code, secret) = await Register();
        var original = await Added(code, "名单.txt", Encoding.UTF8.GetBytes(Text));
        var page = await Clerk.Read(Redact(code, original));
        Assert.Contains("王小明", page);
        Assert.Contains("C4 保护第三方合法权益", page);

        Assert.Equal(Papers(code), (await Redacted(code, original, ("find1", "C4"), ("find2", "C5"))).LeadsTo);
        var copy = (await PapersOf(code)).Single(paper => paper.RedactedFrom == original.Id);
        Assert.Equal(("名单（遮盖）.txt", "C4×1 C5×1"), (copy.Name, copy.Masks));
        Assert.Equal("发放名单\n申请人██C4██，电话██C5██\n补贴十万元", (await Content(Clerk, Paper(code, copy))).TrimStart('\uFEFF'));
        Assert.Equal(Text, await Content(Clerk, Paper(code, original)));

        var refused = await LetOut(code, original, "没有关系");
        Assert.Contains("是遮盖过的文件的原件，不能发出", await refused.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Papers(code), (await LetOut(code, copy)).LeadsTo);

        using var visitor = Visitor();
        Assert.DoesNotContain("遮盖", await Follow(visitor, code, secret));
        await Taken(Clerk, code, "draft", ("outcome", "B"));
        // Whoever signs sees what goes out with the answer, and it is the last word on it.
        var unseen = await (await Take(Head, code, "sign", ("outcome", "B"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("名单（遮盖）.txt", unseen);
        var seen = Browsing.LetPassOn(unseen);
        await Taken(Head, code, "sign", ("outcome", "B"), ("letpass", seen));
        var late = await Clerk.Submit(Papers(code), $"{Paper(code, copy)}/out", ("goes", "false"));
        Assert.Contains("答复已经签发", await late.Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        Assert.Contains("名单（遮盖）.txt", await visitor.Read($"/cases/{code}"));
        Assert.Contains("██C4██", await Content(visitor, $"/cases/{code}/papers/{copy.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/cases/{code}/papers/{original.Id}", Stop)).StatusCode);
        using var stranger = Visitor();
        Assert.StartsWith("/cases?code=", (await stranger.GetAsync($"/cases/{code}/papers/{copy.Id}", Stop)).LeadsTo);
        await CatchUp();
    }

    [Fact]
    public async Task The_ledger_tells_how_many_places_were_masked_and_never_what()
    {
        var (code, _) = await Register();
        var original = await Added(code, "王小明的名单.txt", Encoding.UTF8.GetBytes(Text));
        Assert.Equal(Papers(code), (await Redacted(code, original, ("find1", "C4"), ("code", "C5"), ("words", "十万元\n发放名单"))).LeadsTo);
        var entries = await Ask(db => db.Entries.About($"case:{code}").Include(entry => entry.Secret).ToListAsync(Stop));
        var told = entries.Single(entry => entry.Verb == "redact");
        Assert.Contains("C4×1 C5×2", told.Leaf);
        foreach (var entry in entries) foreach (var secret in (string[])["王小明", "13800138000", "十万元"]) Assert.DoesNotContain(secret, entry.Leaf + entry.Secret?.Data);
        await Do(async services =>
        {
            await CatchUp();
            Assert.Empty(await new Verification(services.GetRequiredService<Db>(), services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>()).Run(null, Stop));
        });
    }

    [Fact]
    public async Task What_can_not_be_masked_is_said_and_nothing_typed_is_lost()
    {
        var (code, _) = await Register();
        var original = await Added(code, "名单.txt", Encoding.UTF8.GetBytes(Text));
        var page = await (await Redacted(code, original, ("code", ""), ("words", "没有的词"), ("passages", "三"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("选择遮盖的理由", page);
        Assert.Contains("每行写一段或者几段", page);
        Assert.Contains("没有的词</textarea>", page);
        page = await (await Redacted(code, original, ("code", "C4"), ("words", "没有的词"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("“没有的词”在文件里没有找到", page);
        page = await (await Redacted(code, original, ("find1", "A2"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("选择遮盖的理由", page);
        Assert.Single(await PapersOf(code));
    }

    [Fact]
    public async Task Regions_of_a_page_are_seen_typed_and_masked()
    {
        CorpusTests.SkipWithout("pdftoppm");
        var (code, _) = await Register();
        var original = await Added(code, "表.pdf", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (13800138000) Tj ET").Build());
        Assert.Contains($"{Paper(code, original)}/pages/1", await Clerk.Read(Redact(code, original)));
        var picture = await Clerk.GetAsync($"{Paper(code, original)}/pages/1", Stop);
        Assert.Equal(("image/png", "no-store"), (picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"{Paper(code, original)}/pages/2", Stop)).StatusCode);

        Assert.Contains("每行写：页 左 上 宽 高", await (await Redacted(code, original, ("code", "C4"), ("regions", "1 10 20"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Papers(code), (await Redacted(code, original, ("code", "C4"), ("regions", "1 10 12 60 8"))).LeadsTo);
        var copy = (await PapersOf(code)).Single(paper => paper.RedactedFrom is not null);
        Assert.Equal(("表（遮盖）.pdf", "C4×1"), (copy.Name, copy.Masks));
    }

    [Fact]
    public async Task What_is_hidden_in_a_paper_is_told_and_letting_it_out_needs_a_reason_that_is_kept()
    {
        var (code, _) = await Register();
        var book = OfficeSamples.All.First(sample => sample.About == "hidden sheets");
        var paper = await Added(code, "表.xlsx", book.Content);
        var page = await Clerk.Read(Papers(code));
        Assert.Contains("隐藏的工作表：藏一、藏二", page);

        Assert.Contains("写出为什么可以发出", await (await LetOut(code, paper)).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Papers(code), (await LetOut(code, paper, "隐藏的表是空白底稿")).LeadsTo);
        var kept = Assert.Single(await PapersOf(code));
        Assert.Equal(("隐藏的表是空白底稿", true), (kept.GoesOutBecause, kept.GoesOutAt is not null && kept.GoesOutBy is not null));
        var told = await Ask(db => db.Entries.About($"case:{code}").SingleAsync(entry => entry.Verb == "let-out", Stop));
        Assert.Contains("hidden-sheets×1", told.Leaf);
        Assert.Equal(Papers(code), (await Clerk.Submit(Papers(code), $"{Paper(code, paper)}/out", ("goes", "false"))).LeadsTo);
        Assert.Null(Assert.Single(await PapersOf(code)).GoesOutAt);
        Assert.Contains("Hidden sheets: 藏一, 藏二", await Clerk.Read(Papers(code) + "?lang=en"));
    }

    [Fact]
    public async Task Officers_of_other_bodies_see_no_paper_and_a_closed_case_takes_none()
    {
        var (code, _) = await Register();
        var paper = await Added(code, "名单.txt", Encoding.UTF8.GetBytes(Text));
        await Officer("street", Role.Clerk | Role.Head, "440112201");
        using var street = await Visitor().SignedIn("street");
        foreach (var address in (string[])[Papers(code), Paper(code, paper), Redact(code, paper), $"{Paper(code, paper)}/pages/1"])
            Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(address, Stop)).StatusCode);
        await Officer("watcher", Role.Supervisor, Bureau);
        using var watcher = await Visitor().SignedIn("watcher");
        Assert.DoesNotContain("放进案卷", await watcher.Read(Papers(code)));

        await Answer(code, "A2");
        Assert.DoesNotContain("放进案卷</button>", await Clerk.Read(Papers(code)));
        Assert.Contains("案件已经办结", await (await Redacted(code, paper, ("find1", "C4"))).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Papers_go_out_with_an_answer_and_with_no_other_ending()
    {
        var (code, secret) = await Register();
        var paper = await Added(code, "通知.txt", "补贴十万元"u8.ToArray());
        Assert.Equal(Papers(code), (await LetOut(code, paper)).LeadsTo);
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"), ("until", "2026-10-20"));
        DaysPass(8);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, code, "abandon", ("text", "逾期未补正，不再处理。"));
        using var visitor = Visitor();
        Assert.DoesNotContain("通知.txt", await Follow(visitor, code, secret));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/cases/{code}/papers/{paper.Id}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Personal_data_in_a_reply_is_pointed_out_and_whoever_signs_it_all_the_same_is_on_record()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "draft", ("outcome", "A2"));
        var reply = "陈晓岚：\n　　电梯由联系人王小明负责，电话13800138000。";
        var stopped = await (await Take(Head, code, "sign", ("outcome", "A2"), ("text", reply))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("<mark>13800138000</mark>", stopped);
        Assert.Contains("<mark>王小明</mark>", stopped);
        Assert.Equal("drafted", (await CaseOf(code)).State);

        var key = Browsing.LetPassOn(stopped);
        // What was let pass is exactly what was shown.
        var other = await Take(Head, code, "sign", ("outcome", "A2"), ("text", reply.Replace("13800138000", "13900139000")), ("letpass", key));
        Assert.Contains("13900139000", await other.Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("text", reply), ("letpass", key));
        var signed = (await CaseOf(code)).Steps.Last();
        Assert.Equal(("sign", "mobile×1 name×1"), (signed.Step, signed.LetPass));
    }

    [Fact]
    public async Task A_reply_without_personal_data_is_signed_as_ever()
    {
        var (code, _) = await Register();
        await Answer(code, "A2");
        Assert.All((await CaseOf(code)).Steps, step => Assert.Null(step.LetPass));
    }

    static string Papers(string code) => $"/desk/cases/{code}/papers";

    static string Paper(string code, CasePaper paper) => $"{Papers(code)}/{paper.Id}";

    static string Redact(string code, CasePaper paper) => $"{Paper(code, paper)}/redact";

    async Task<CasePaper> Added(string code, string name, byte[] content)
    {
        Assert.Equal(Papers(code), (await Clerk.Upload(Papers(code), Papers(code), [], (name, content))).LeadsTo);
        return (await PapersOf(code)).Single(paper => paper.Name == name);
    }

    Task<HttpResponseMessage> Redacted(string code, CasePaper paper, params (string, string)[] fields) => Clerk.Submit(Redact(code, paper), Redact(code, paper), fields);

    async Task<HttpResponseMessage> LetOut(string code, CasePaper paper, string because = "")
    {
        // An original whose copy goes out has no such form; it is sent all the same.
        var token = await Clerk.TokenFor(Papers(code), Papers(code));
        return await Clerk.PostAsync($"{Paper(code, paper)}/out", new FormUrlEncodedContent(
            [new("goes", "true"), new($"because-{paper.Id:N}", because), new("__RequestVerificationToken", token)]), Stop);
    }

    static async Task<string> Content(HttpClient who, string address)
    {
        using var answer = await who.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Stop));
    }
}
