using System.Net;
using Daylight.Web;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>
/// Letters that were sent lie in the file as documents, and go to whom they were sent and to nobody else.
/// </summary>
public sealed class SentLettersTests : RequestTown
{
    static string Href(string code, CasePaper paper) => $"/cases/{code}/papers/{paper.Id}";

    static async Task<HttpResponseMessage> Preview(HttpClient officer, string code, string page) =>
        await officer.PostAsync($"/desk/cases/{code}/sign/letter.pdf", new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await officer.TokenFor(page, page)), new("text", "陈晓岚：\n　　看看再签。"), new("outcome", "A2"),
        ]), Stop);

    static void OnlyWithFonts() => Assert.SkipUnless(new LetterFonts(new()).Any, LetterFonts.None.En);

    [Fact]
    public async Task The_answer_is_numbered_when_it_is_signed_and_its_PDF_goes_out_when_it_is_delivered()
    {
        OnlyWithFonts();
        var (code, secret) = await Register();
        await Taken(Clerk, code, "draft", ("outcome", "C4"));
        Assert.Empty(await LettersOf(code));
        await Taken(Head, code, "sign", ("outcome", "C4"));
        var signed = (await CaseOf(code)).Steps[^1];
        Assert.Equal("穗埔府依申请公开〔2026〕1号", signed.DocumentNumber);
        Assert.Equal("reply@2 reply/C4@2 remedy-first@2", signed.Wording);
        var papers = await LettersOf(code);
        Assert.Equal([$"政府信息公开申请答复书（{signed.DocumentNumber}）.docx", $"政府信息公开申请答复书（{signed.DocumentNumber}）.pdf"], papers.Select(paper => paper.Name).Order());
        var (docx, pdf) = (papers.Single(paper => paper.Name.EndsWith(".docx")), papers.Single(paper => paper.Name.EndsWith(".pdf")));

        using var visitor = Visitor();
        Assert.DoesNotContain(pdf.Id.ToString(), await Follow(visitor, code, secret), StringComparison.Ordinal);
        using (var early = await visitor.GetAsync(Href(code, pdf), Stop)) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        Assert.Contains(Href(code, pdf), await visitor.Read($"/cases/{code}"), StringComparison.Ordinal);
        using var sent = PdfDocument.Open(await visitor.GetByteArrayAsync(Href(code, pdf), Stop));
        var text = string.Concat(sent.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
        foreach (var said in (string[])["广州市黄埔区住房和城乡建设局", signed.DocumentNumber!, "陈晓岚：", "应当先自收到", "2026年10月13日"])
            Assert.Contains(said, text, StringComparison.Ordinal);
        // The Word file is the officers'.
        using var word = await visitor.GetAsync(Href(code, docx), Stop);
        Assert.Equal(HttpStatusCode.NotFound, word.StatusCode);
        using var stranger = Visitor();
        using var refused = await stranger.GetAsync(Href(code, pdf), Stop);
        Assert.Equal($"/cases?code={code}", refused.LeadsTo);
    }

    [Fact]
    public async Task What_is_in_the_document_is_the_text_as_it_was_sent()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "ask-correction", ("text", "陈晓岚：\n　　请写明是哪个小区、哪一栋。\n\n广州市黄埔区住房和城乡建设局\n2026年10月13日"));
        var docx = (await LettersOf(code)).Single(paper => paper.Name.EndsWith(".docx"));
        using var word = WordprocessingDocument.Open(new MemoryStream(await Clerk.GetByteArrayAsync($"/desk/cases/{code}/papers/{docx.Id}", Stop)), false);

        var lines = word.MainDocumentPart!.Document!.Body!.ChildElements.Select(paragraph => paragraph.InnerText).Where(line => line.Length > 0);
        Assert.Equal(["穗埔府依申请公开〔2026〕1号", "政府信息公开申请补正通知书", "陈晓岚：", "请写明是哪个小区、哪一栋。", "广州市黄埔区住房和城乡建设局", "2026年10月13日"], lines);
    }

    [Fact]
    public async Task A_notice_is_with_the_requester_at_once_and_a_letter_to_others_never()
    {
        OnlyWithFonts();
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及施工单位"), ("until", "2026-11-03"), ("text", $"某某公司：\n请于{CaseWords.OpenDay}前答复。"));
        var asked = Assert.Single(await LettersOf(code), paper => paper.Name.EndsWith(".pdf"));
        Assert.Contains("请于2026年11月3日前答复。", asked.Text, StringComparison.Ordinal);
        var page = await Follow(visitor, code, secret);
        Assert.DoesNotContain("某某公司", page, StringComparison.Ordinal);
        using (var answer = await visitor.GetAsync(Href(code, asked), Stop)) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("穗埔府依申请公开〔2026〕1号", (await CaseOf(code)).Steps[^1].DocumentNumber);

        await ThirdPartyAnswers(code);
        await Taken(Clerk, code, "consulted", ("reason", "同意公开"));
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        var notice = (await LettersOf(code)).Single(paper => paper.Name.Contains("补正", StringComparison.Ordinal) && paper.Name.EndsWith(".pdf"));
        using var sent = await visitor.GetAsync(Href(code, notice), Stop);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (sent.StatusCode, sent.Content.Headers.ContentType!.MediaType));
        Assert.Equal("穗埔府依申请公开〔2026〕2号", (await CaseOf(code)).Steps[^1].DocumentNumber);
    }

    [Fact]
    public async Task An_officer_sees_the_document_before_signing_and_no_number_is_spent()
    {
        OnlyWithFonts();
        var (code, _) = await Register();
        await Taken(Clerk, code, "draft", ("outcome", "A2"));
        var page = $"/desk/cases/{code}/sign";
        var preview = await Preview(Head, code, page);
        using var pdf = PdfDocument.Open(await preview.Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("看看再签。", string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
        Assert.Empty(await LettersOf(code));
        // Who may not sign sees no preview of what is signed.
        var refused = await Preview(Clerk, code, $"/desk/cases/{code}/papers");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        await Taken(Head, code, "sign", ("outcome", "A2"));
        Assert.EndsWith("〔2026〕1号", (await CaseOf(code)).Steps[^1].DocumentNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_left_open_is_pointed_out_before_the_letter_goes()
    {
        var (code, _) = await Register();
        const string letter = "请写明：________。\n回执（请填写后寄回）：姓名____。";
        Assert.DoesNotContain("没有填写的空白", await Clerk.Read($"/desk/cases/{code}/ask-correction"));
        var stopped = await (await Take(Clerk, code, "ask-correction", ("text", letter))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("请写明：<mark>________</mark>。", stopped);
        // Some are left for the reader to fill in: then the officer says so.
        await Taken(Clerk, code, "ask-correction", ("text", letter), ("letpass", Browsing.LetPassOn(stopped)));
        Assert.Equal("open-line×2", (await CaseOf(code)).Steps[^1].LetPass);
    }

    [Fact]
    public async Task Papers_that_go_out_with_the_answer_are_noted_in_it()
    {
        var (code, _) = await Register();
        var papers = $"/desk/cases/{code}/papers";
        await Clerk.Upload(papers, papers, [], ("发放名单.txt", "发放名单"u8.ToArray()));
        var paper = await Ask(db => db.CasePapers.AsNoTracking().SingleAsync(one => one.Name == "发放名单.txt", Stop));
        await Clerk.Submit(papers, $"{papers}/{paper.Id}/out", ("goes", "true"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"));
        var seen = Browsing.LetPassOn(await Head.Read($"/desk/cases/{code}/sign?outcome=A2"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("letpass", seen));
        Assert.Contains("附件：发放名单.txt", (await CaseOf(code)).Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_was_sent_is_neither_held_back_nor_redacted()
    {
        var (code, _) = await Register();
        var papers = $"/desk/cases/{code}/papers";
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        var letter = (await LettersOf(code))[0];
        // The page offers neither; somebody asks for it all the same.
        using var held = await Clerk.PostAsync($"{papers}/{letter.Id}/out", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", await Clerk.TokenFor(papers, papers)), new("goes", "false")]), Stop);
        Assert.Contains("按原样保存", await held.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.DoesNotContain($"{letter.Id}/redact", await Clerk.Read(papers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_refused_spends_no_number()
    {
        var (code, _) = await Register();
        await (await Take(Clerk, code, "ask-correction", ("until", "2026-10-13"))).Says(HttpStatusCode.UnprocessableEntity);
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        Assert.Equal("穗埔府依申请公开〔2026〕1号", (await CaseOf(code)).Steps[^1].DocumentNumber);
    }

    [Fact]
    public async Task Text_document_and_number_are_in_one_entry_of_the_log()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        var papers = (await LettersOf(code)).Count;
        var seals = await Ask(db => db.Entries.AsNoTracking().Include(entry => entry.Seals).About($"case:{code}").OrderBy(entry => entry.Arrival).LastAsync(Stop));
        Assert.Equal("ask-correction", seals.Verb);
        Assert.Equal(papers, seals.Seals.Count(seal => seal.Row.StartsWith("case_paper/", StringComparison.Ordinal)));
        Assert.Contains(seals.Seals, seal => seal.Row.StartsWith("case_step/", StringComparison.Ordinal));
    }
}

/// <summary>A machine without fonts.</summary>
public sealed class LettersWithoutFontsTests : RequestTown
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(new LetterOptions { FontFolders = [] });
    }

    [Fact]
    public async Task No_PDF_is_made_and_it_is_said_why()
    {
        var (code, _) = await Register();
        Assert.Contains("fonts-noto-cjk", await Clerk.Read($"/desk/cases/{code}/ask-correction"), StringComparison.Ordinal);
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        var papers = await Ask(db => db.CasePapers.AsNoTracking().ToListAsync(Stop));
        Assert.EndsWith(".docx", Assert.Single(papers).Name, StringComparison.Ordinal);
    }
}
