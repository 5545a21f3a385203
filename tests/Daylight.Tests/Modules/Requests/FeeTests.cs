using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>The processing fee of a request: by case or by page, worked out line by line, asked for as it was worked out.</summary>
public sealed class FeeTests : RequestTown
{
    static string Page(string code) => $"/desk/requests/{code}/fee";

    Task<HttpResponseMessage> WorkOut(string code, string ladder, string pages = "") =>
        Clerk.Submit(Page(code), Page(code), ("ladder", ladder), ("pages", pages));

    [Fact]
    public async Task Pages_are_charged_by_the_ladder_and_officer_and_requester_read_every_line()
    {
        var (code, secret) = await Register();
        Assert.Equal(Page(code), (await WorkOut(code, "page", "250")).LeadsTo);
        Assert.Equal(470_000, (await Ask(db => db.ProcessingFees.SingleAsync(Stop))).Fen);
        var page = WebUtility.HtmlDecode(await Clerk.Read(Page(code)));
        foreach (var line in (string[])["1–30", "31–100", "101–200", "201–250", "4,700元"]) Assert.Contains(line, page, StringComparison.Ordinal);
        await Taken(Clerk, code, "ask-fee");
        using var visitor = Visitor();
        var told = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        Assert.Contains("您申请的信息共250页，按量计收4700元", told, StringComparison.Ordinal);
        Assert.Contains("第1页至第30页，免费；第31页至第100页，70页×每页10元＝700元；第101页至第200页，100页×每页20元＝2000元；第201页至第250页，50页×每页40元＝2000元", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_counted_for_one_document_in_the_order_of_their_receipt()
    {
        // Received late and entered first; the name is the same and the document is not.
        var (last, _) = await Register(("submitted", "2026-10-13"));
        await Register(("submitted", "2026-10-12"), ("identity", "passport"), ("identityNumber", "E12345678"));
        for (var i = 0; i < 11; i++) await Register(("submitted", "2026-10-12"), ("name", i % 2 == 0 ? "陈晓岚" : "陈晓兰"));
        Assert.Contains("本月的第12件", WebUtility.HtmlDecode(await Clerk.Read(Page(last))), StringComparison.Ordinal);
        Assert.Equal(Page(last), (await WorkOut(last, "case")).LeadsTo);
        await Taken(Clerk, last, "ask-fee");
        Assert.Contains("第12件申请按件计收100元。计算方法：第12件，100元", (await CaseOf(last)).Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_worked_out_is_asked_for()
    {
        var (code, _) = await Register();
        Assert.Contains("先在案卷的“信息处理费”里计算", await (await Take(Clerk, code, "ask-fee", ("text", "请缴300元。"))).Says(HttpStatusCode.UnprocessableEntity));
        // The first ten of a month are free: there is nothing to ask for.
        Assert.Equal(Page(code), (await WorkOut(code, "case")).LeadsTo);
        Assert.Contains("先在案卷的“信息处理费”里计算", await (await Take(Clerk, code, "ask-fee", ("text", "请缴0元。"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Page(code), (await WorkOut(code, "page", "31")).LeadsTo);
        Assert.Contains("通知里要写明计算出的金额：10元", await (await Take(Clerk, code, "ask-fee", ("text", "请缴300元。"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("没有发收费通知", await (await Take(Clerk, code, "draft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, code, "ask-fee");
    }

    [Theory]
    [InlineData("", "", "选择按件还是按量")]
    [InlineData("page", "", "写出页数")]
    [InlineData("page", "很多", "写出页数")]
    [InlineData("page", "0", "写出页数")]
    [InlineData("page", "9999999999", "写出页数")]
    public async Task A_calculation_with_a_fault_is_not_kept(string ladder, string pages, string says)
    {
        var (code, _) = await Register();
        Assert.Contains(says, await (await WorkOut(code, ladder, pages)).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(0, await Ask(db => db.ProcessingFees.CountAsync(Stop)));
    }

    [Fact]
    public async Task The_law_of_2008_knows_no_such_fee()
    {
        var (code, _) = await Register(("submitted", "2012-09-21"));
        using var answer = await Clerk.GetAsync(Page(code), Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void A_name_alone_makes_nobody_the_same_requester()
    {
        Assert.NotEqual(Requester.Of(null, null, "陈晓岚", "13800138000"), Requester.Of(null, null, "陈晓岚", "13900139000"));
        Assert.Equal(Requester.Of(null, "11010519491231002X", "陈晓岚", "13800138000"), Requester.Of(null, "11010519491231002X", "陈晓兰", null));
        Assert.Equal(Requester.Of("91440101MA5AN6RP20", "11010519491231002X", "陈晓岚", null), Requester.Of("91440101MA5AN6RP20", "E12345678", "王小明", null));
    }
}
