using Daylight.Petitions;
using Daylight.Tests.Kernel.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>The days of those who look over all letters and calls: who supervises the bodies, and who edits what the public reads.</summary>
public sealed class LeadingPetitionDaysTests(Chromium chromium) : PetitionDays(chromium)
{
    [Fact]
    public async Task A_supervisor_sees_who_is_late_gives_a_card_decides_a_return_and_a_second_round_and_opens_what_scores_count()
    {
        await Streets();
        var late = await Came(Letter with { Title = "一巷路灯不亮" });
        await Meanwhile(late, Assigned());
        DaysPass(25);
        var (returned, again) = (await Came(Letter with { Title = "二巷路灯不亮" }), await Came(Letter with { Title = "三巷路灯不亮" }));
        await Meanwhile(returned, Assigned(Street), ("street", "ask-return", Plain with { Reason = "路灯归住建局。" }));
        await Meanwhile(again, [.. TakenOn, .. AnsweredWith("陈晓岚：\n　　明年修。"), ("", "ask-reopen", Plain with { Reason = "明年太晚。" })]);

        var page = await Desk("supervisor");
        await page.Leave(page.GetByRole(AriaRole.Navigation, new() { Name = "主要栏目" }).GetByRole(AriaRole.Link, new() { Name = "督办台" }));
        Assert.True(await page.Says("在办3件，由1人反映；到期没办的1件"), await page.Text());
        // Who is late, as a chart and on the map, with the same figures in tables.
        Assert.True(await page.Locator("figure.chart svg text", new() { HasTextString = "区住房和城乡建设局" }).CountAsync() > 0);
        Assert.Contains("大沙街 1", string.Join(' ', await page.Locator("figure.map svg text").AllTextContentsAsync()), StringComparison.Ordinal);
        Assert.Equal("区住房和城乡建设局 2 1 0 1 0", await page.Row("按单位", "区住房和城乡建设局"));
        await page.Go($"督办{late}");
        await page.Choose("黄牌");
        await page.Type("哪里不对", "到期十天没有受理，请说明原因。");
        await page.Press("发出");
        await page.Choose("督办通知");
        await page.Type("哪里不对", "请在期限前书面报告办结时间。");
        await page.GetByLabel("最迟哪天回应").FillAsync("2026-11-20");
        await page.Press("发出");
        Assert.True(await page.Says("最迟11月20日回应"), await page.Text());

        var clerk = await Desk("clerk");
        await clerk.OpenFromInbox("一巷路灯不亮");
        Assert.True(await clerk.Says("到期十天没有受理"), await clerk.Text());
        await clerk.Go("督办记录 →");
        await clerk.Type("做了什么，何时办完", "漏看了，今天受理，下周修好。");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "回应", Exact = true }).First.ClickAsync();
        await Assertions.Expect(clerk.Locator("main")).ToContainTextAsync("漏看了，今天受理");
        await clerk.Context.CloseAsync();
        await page.ReloadAsync();
        Assert.True(await page.Says("漏看了，今天受理"), await page.Text());
        await page.Leave(page.GetByRole(AriaRole.Button, new() { Name = "了结", Exact = true }).First);
        await page.Go("督办台");
        Assert.Equal("区住房和城乡建设局 2 1 0 1 1", await page.Row("按单位", "区住房和城乡建设局"));

        await page.OpenFromInbox("二巷路灯不亮");
        Assert.True(await page.Says("路灯归住建局"), await page.Text());
        await page.Go("改派");
        await page.GetByLabel("由哪个机关办理").SelectOptionAsync(Bureau);
        await page.Type("理由", "按职责清单，路灯由住建局维护。");
        await page.Press("改派");
        Assert.Equal(("dispatched", Bureau), await Stands(returned));
        await page.OpenFromInbox("三巷路灯不亮");
        Assert.True(await page.Says("明年太晚"), await page.Text());
        await page.Go("重新办理");
        await page.Type("发给申请人的内容", "陈晓岚：\n　　您的意见有理，决定重新办理。");
        await page.Press("重新办理");
        Assert.Equal("handling", (await Stands(again)).State);

        await page.GotoAsync(Board.Url);
        await page.Go("考核得分 →");
        var row = page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "区住房和城乡建设局" }) });
        Assert.Equal(["1/1", "1/1", "1", "0", "0/0"], await row.GetByRole(AriaRole.Link).AllInnerTextsAsync());
        for (var figure = 0; figure < 3; figure++)
        {
            await page.Leave(row.GetByRole(AriaRole.Link).Nth(figure));
            Assert.True(await page.Says(again), await page.Text());
            Assert.False(await page.Says(late));
            await page.GoBackAsync();
        }
        await page.Press("从日志重算核对");
        Assert.True(await page.Says("每个单位的每个数都相同"), await page.Text());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_editor_lists_renames_splits_and_merges_a_hot_topic_releases_its_answer_and_publishes_a_letter()
    {
        foreach (var letter in Mailbag.Dust(8).Concat(Mailbag.Background.Take(30)))
            await Came(PetitionForm.Blank with { Kind = "complaint", Title = letter.Subject, Story = letter.Text, Name = letter.Reporter! });
        await CatchUp();
        var (page, reader) = (await Desk("editor"), await Window());
        await page.GotoAsync(Board.Url);
        await page.Go("热点问题 →");
        await page.Leave(page.Locator("main table").GetByRole(AriaRole.Link).Filter(new() { HasTextString = "搅拌站" }).First);
        await page.Type("公开的题目", "丽景花园旁边的搅拌站");
        await page.Type("地点", "丽景花园");
        await page.GetByLabel("责任单位").SelectOptionAsync(Street);
        await page.Press("列出");
        Assert.True(await page.Says("等待回应"), await page.Text());
        await page.Type("公开的题目", "丽景花园旁边的搅拌站粉尘大");
        await page.Press("保存");
        await reader.GotoAsync("/petitions");
        await reader.Go("热点问题与政府回应");
        await reader.Go("丽景花园旁边的搅拌站粉尘大");
        Assert.True(await reader.Says("正在研究，还没有回应"), await reader.Text());

        // Three letters turn out to be about something else, and then not.
        var boxes = page.GetByRole(AriaRole.Checkbox);
        var letters = await boxes.CountAsync();
        for (var i = 0; i < 3; i++) await boxes.Nth(i).CheckAsync();
        await page.Press("把选出的另立一个热点");
        Assert.Equal(letters - 3, await page.GetByRole(AriaRole.Checkbox).CountAsync());
        await page.Go("热点问题");
        await page.Leave(page.Locator("main table").GetByRole(AriaRole.Link).Filter(new() { HasTextString = "搅拌站" }).Filter(new() { HasNotTextString = "丽景花园旁边的搅拌站粉尘大" }).First);
        Assert.Equal(3, await page.GetByRole(AriaRole.Checkbox).CountAsync());
        await page.GetByLabel("并入", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "丽景花园旁边的搅拌站粉尘大 · 等待回应" });
        await page.Press("并入");
        Assert.Equal(letters, await page.GetByRole(AriaRole.Checkbox).CountAsync());

        var street = await Desk("street");
        await street.GotoAsync(new Uri(page.Url).AbsolutePath);
        await street.Type("写回应", "搅拌站已经停产整改，月底搬走。");
        await street.Press("保存回应");
        Assert.True(await street.Says("等待另一个人发布"), await street.Text());
        await reader.ReloadAsync();
        Assert.False(await reader.Says("停产整改"));
        await page.ReloadAsync();
        await page.Press("发布回应");
        await reader.ReloadAsync();
        Assert.True(await reader.Says("搅拌站已经停产整改，月底搬走。"), await reader.Text());
        Assert.True(await reader.Says($"{letters}件"), await reader.Text());
        await street.Context.CloseAsync();

        var code = await Came(Letter with { Story = "我是陈晓岚，二巷的路灯坏了三个月。" });
        await Meanwhile(code, [.. TakenOn, .. AnsweredWith("陈晓岚：\n　　路灯已经修好。")]);
        var clerk = await Desk("clerk");
        await clerk.OpenFromInbox(Lamp, "?queue=done");
        await clerk.Go("公开来信和答复 →");
        // The letter was answered on that day.
        Assert.Equal("2026-10-13", await clerk.Locator("#formed").InputValueAsync());
        await clerk.Press("保存草稿");
        var publication = new Uri(clerk.Url).Segments[^1];
        await clerk.Take("送审");
        await clerk.Context.CloseAsync();
        await Meanwhile(publication, ("reviewer", "check", Plain), ("reviewer", "clear", Plain with { Reason = "没有个人信息。" }));
        await page.GotoAsync($"/desk/publications/{publication}");
        await page.Go("看公众将看到的页面 →");
        Assert.False(await page.Says("陈晓岚"));
        await page.GoBackAsync();
        await page.Take("发布");
        await CatchUp();
        await reader.GotoAsync("/petitions");
        await reader.Go(Lamp);
        Assert.True(await reader.Says("路灯已经修好"), await reader.Text());
        Assert.False(await reader.Says("陈晓岚"));
        foreach (var window in (IPage[])[page, reader]) await window.Context.CloseAsync();
    }
}
