using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>The days of the body that handles a letter: who works on it, and who reviews what is answered.</summary>
public sealed class HandlingPetitionDaysTests(Chromium chromium) : PetitionDays(chromium)
{
    [Fact]
    public async Task A_body_gives_back_what_is_not_its_and_the_one_whose_it_is_asks_for_help_and_for_time_and_drafts_the_answer()
    {
        var code = await Came(Letter);
        await Meanwhile(code, Assigned(Street));
        var street = await Desk("street");
        await street.OpenFromInbox(Lamp);
        await street.Take("签收");
        await street.Take("申请退回", ("为什么不归本单位", "路灯由区住房和城乡建设局维护，职责清单第3项。"));
        Assert.True(await street.Says("由监督岗裁定") || await street.Says("申请退回，待裁定"), await street.Text());
        await Meanwhile(code, ("supervisor", "redispatch", Plain with { Body = Bureau, Reason = "按职责清单。" }));
        await street.ReloadAsync();
        Assert.False(await street.Says(Lamp));

        var clerk = await Desk("clerk");
        await clerk.OpenFromInbox(Lamp);
        Assert.True(await clerk.Says("职责清单第3项"), await clerk.Text());
        await clerk.Take("签收");
        await clerk.Take("受理");
        var due = await DueOn(code);
        await clerk.Go("请别的单位协办");
        await clerk.Choose("广州市黄埔区大沙街道办事处");
        await clerk.Type("请协办什么", "请说明二巷的灯杆是谁立的。");
        await clerk.Press("请协办");
        Assert.True(await clerk.Says("待协办"), await clerk.Text());
        await street.OpenFromInbox(Lamp);
        Assert.True(await street.Says("请说明二巷的灯杆是谁立的。"), await street.Text());
        foreach (var hidden in (string[])["陈晓岚", "138", "老人晚上摔倒过"]) Assert.False(await street.Says(hidden), hidden);
        await street.Take("提交协办意见", ("给主办单位的意见", "灯杆由供电部门所立。"));

        await clerk.OpenFromInbox(Lamp);
        await clerk.Take("提出延期", ("为什么不能按期办结", "要等供电部门排期。"));
        Assert.False(await clerk.Offers("批准延期"));
        var head = await Desk("head");
        await head.OpenFromInbox(Lamp);
        await head.Take("批准延期");
        Assert.True(await DueOn(code) > due);

        await clerk.ReloadAsync();
        Assert.True(await clerk.Says("灯杆由供电部门所立"), await clerk.Text());
        await Draft(clerk, "陈晓岚：\n　　路灯下周修好。");
        Assert.True(await clerk.Says("待审核"));
        Assert.False(await clerk.Offers("审核通过"));
        Assert.Equal(("drafted", Bureau), await Stands(code));
        foreach (var page in (IPage[])[street, clerk, head]) await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_is_reviewed_by_somebody_else_sent_back_once_and_goes_out_as_it_was_released()
    {
        var code = await Came(Letter);
        await Meanwhile(code, TakenOn);
        // Who wrote it may review answers, but not this one: there is no button, and no other way.
        var author = await Desk("both");
        await author.OpenFromInbox(Lamp);
        await Draft(author, "陈晓岚：\n　　路灯坏了，以后会修。");
        Assert.False(await author.Offers("审核通过"));
        Assert.True(await author.Says("别的人可以办"), await author.Text());
        await author.GotoAsync($"/desk/cases/{code}/approve");
        Assert.EndsWith($"/desk/cases/{code}", author.Url, StringComparison.Ordinal);

        var reviewer = await Desk("reviewer");
        await reviewer.OpenFromInbox(Lamp);
        Assert.True(await reviewer.Says("以后会修"), await reviewer.Text());
        await reviewer.Take("退回修改", ("理由", "写清哪一天修好。"));
        Assert.Equal("handling", (await Stands(code)).State);

        await author.OpenFromInbox(Lamp);
        Assert.True(await author.Says("写清哪一天修好"), await author.Text());
        await author.Go("拟写答复");
        // Outcome and text are there to be put right.
        Assert.Equal("陈晓岚：\n　　路灯坏了，以后会修。", await author.GetByLabel("给信访人的答复").InputValueAsync());
        await author.Type("给信访人的答复", "陈晓岚：\n　　路灯坏了，10月20日修好。");
        await author.Press("拟写答复");

        await reviewer.OpenFromInbox(Lamp);
        await reviewer.Go("审核通过");
        Assert.Contains("10月20日修好", await reviewer.GetByLabel("给信访人的答复").InputValueAsync(), StringComparison.Ordinal);
        await reviewer.Type("给信访人的答复", "陈晓岚：\n　　路灯10月20日修好，联系人见下。");
        await reviewer.Press("审核通过");
        Assert.True(await reviewer.Says("已审核，待送达"), await reviewer.Text());

        var resident = await Window();
        await resident.Follow(code, Secret);
        Assert.False(await resident.Says("10月20日"));
        await author.OpenFromInbox(Lamp);
        await author.Go("送达答复");
        await author.Choose("网上查看和下载");
        await author.Press("送达答复");
        await resident.ReloadAsync();
        Assert.True(await resident.Says("路灯10月20日修好，联系人见下"), await resident.Text());
        Assert.False(await resident.Says("以后会修"));
        foreach (var page in (IPage[])[author, reviewer, resident]) await page.Context.CloseAsync();
    }

    static async Task Draft(IPage page, string text)
    {
        await page.Go("拟写答复");
        await page.Outcome();
        await page.Type("给信访人的答复", text);
        await page.Press("拟写答复");
        Assert.Equal([], await page.Locator("main .problems").AllInnerTextsAsync());
    }

    Task<DateOnly?> DueOn(string code) => Ask(db => db.Cases.Where(matter => matter.Code == code).Select(matter => matter.DueOn).SingleAsync(Stop));
}
