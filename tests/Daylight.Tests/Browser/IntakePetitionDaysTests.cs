using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>The days of those by whom a letter or a call comes in: who writes it, who takes the call, who registers and assigns it.</summary>
public sealed class IntakePetitionDaysTests(Chromium chromium) : PetitionDays(chromium)
{
    const string Public = "大沙街二巷路灯整夜不亮，已经修好", Bus = "traffic-transit-bus", Noise = "environment-noise-neighbours";

    [Fact]
    public async Task A_resident_is_shown_what_was_answered_writes_follows_it_rates_the_answer_badly_and_asks_again()
    {
        await Streets();
        await Publish(Public, "来信：\n二巷的路灯不亮。\n\n答复：\n已经修好。");
        var page = await Window();
        await page.GotoAsync("/petitions");
        await page.Go("写信反映");
        await page.Choose("区长信箱");
        await page.Choose("申诉求决");
        await page.Type("是什么事，用一句话", Lamp);
        await page.Type("经过和要求", LampStory);
        await page.Type("发生在哪里", "大沙街二巷");
        await page.Type("姓名", "陈晓岚");
        await page.Type("电话", "13800138000");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "路灯.jpg", MimeType = "image/jpeg", Buffer = Photo() });
        // A click on the map keeps everything, the photo too.
        await page.Leave(page.GetByAltText("街道地图：点选位置"));
        Assert.True(await page.Says("选在"), await page.Text());
        await page.Press("提交");
        Assert.True(await page.Says("像是同一件事的"), await page.Text());
        var reading = page.Context.WaitForPageAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = Public }).ClickAsync();
        var published = await reading;
        Assert.Contains("已经修好", await published.Text(), StringComparison.Ordinal);
        await published.CloseAsync();
        await page.Press("不一样，提交");
        var (code, secret) = await Given(page);

        // Neither a wrong secret nor the secret of a number that is none tells anything.
        await page.Go("看办到哪一步");
        await page.Fill("查询密码", "AAAA-BBBB-CCCC");
        await page.Press("查看");
        var wrong = await page.Text();
        await page.Follow("XF-2026-99999", secret);
        Assert.Equal(wrong.Replace(code, "", StringComparison.Ordinal), (await page.Text()).Replace("XF-2026-99999", "", StringComparison.Ordinal));
        Assert.DoesNotContain("路灯", wrong, StringComparison.Ordinal);

        await page.Follow(code, secret);
        // What was handed in is listed in a part of the page that is folded up.
        Assert.Contains("路灯.jpg", await page.ContentAsync(), StringComparison.Ordinal);
        foreach (var said in (string[])[Lamp, "最迟这一天答复您", "正在登记、分给办理的单位"]) Assert.True(await page.Says(said), said);
        await Meanwhile(code, [.. TakenOn, .. AnsweredWith("陈晓岚：\n　　路灯已列入明年计划。")]);
        await page.ReloadAsync();
        Assert.True(await page.Says("路灯已列入明年计划"));
        await page.Choose("非常不满意");
        await page.Press("提交评价");
        // A bad rating leads on to where it can be asked for again.
        await page.Type("哪里不满意", "明年太晚了，老人天天摔倒。");
        await page.Press("不满意，要求重新办理");
        foreach (var said in (string[])["您的评价：非常不满意", "由负责人决定是否重新办理", "路灯已列入明年计划"]) Assert.True(await page.Says(said), said);
        Assert.Equal("reopen-asked", (await Stands(code)).State);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_takes_calls_sees_by_keyboard_what_the_caller_raised_and_what_is_known_and_gives_a_number()
    {
        await Publish(Public, "来信：\n二巷的路灯不亮。\n\n答复：\n路灯报修打12345，三天内修好。");
        var before = await Came(Letter, PetitionSource.Post);
        var page = await Window();
        await page.GotoAsync("/sign-in");
        await page.Reach("用户名");
        await page.Keyboard.TypeAsync("office");
        await page.Reach("密码");
        await page.Keyboard.TypeAsync(Password);
        await page.Enter();
        await page.Reach("登记申请");
        await page.Enter();
        await page.Reach("来电来访来信");
        await page.Enter();

        // Somebody is speaking: the number can be typed at once.
        Assert.Equal("来电号码", await page.Focused());
        await page.Keyboard.TypeAsync("13800138000");
        await page.Enter();
        Assert.True(await page.Says(before), await page.Text());
        await page.Reach("不是，是新的事", most: 3);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Reach("咨询");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("求助", await page.Focused());
        await page.Reach("什么事，用一句话", most: 1);
        await page.Keyboard.TypeAsync("路灯整夜不亮");
        await page.Reach("经过和要求", most: 1);
        await page.Keyboard.TypeAsync("二巷的路灯还是不亮，");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("问什么时候修好。");
        await page.Reach("先看看像哪一类、归哪里、答过没有");
        await page.Enter();
        Assert.True(await page.Says(Public), await page.Text());
        Assert.Equal("二巷的路灯还是不亮，\n问什么时候修好。", await page.Locator("#story").InputValueAsync());
        await page.Reach("登记");
        await page.Enter();
        var (code, secret) = await Given(page);
        await page.Reach("登记下一个");
        await page.Enter();
        Assert.Equal("来电号码", await page.Focused());
        await page.Context.CloseAsync();

        // The number and the secret that were read out open it, and it is known as the same matter.
        var caller = await Window();
        await caller.Follow(code, secret);
        Assert.True(await caller.Says("路灯整夜不亮"), await caller.Text());
        await caller.Context.CloseAsync();
        var repeats = await Ask(db => db.Petitions.Where(petition => petition.Source == PetitionSource.Hotline).Select(petition => petition.RepeatOf).SingleAsync(Stop));
        Assert.Equal(before, await Ask(db => db.Cases.Where(matter => matter.Id == repeats).Select(matter => matter.Code).SingleAsync(Stop)));
    }

    [Fact]
    public async Task A_clerk_finds_a_letter_classes_it_by_its_words_assigns_it_by_the_table_and_puts_another_with_it()
    {
        await Learn();
        var (first, second) = (await Came(Letter with { Title = "夜里施工噪声大", Story = "工地每天夜里施工，噪声很大，睡不着。" }),
            await Came(Letter with { Title = "夜里施工噪声太大", Story = "工地夜里还在施工。", Name = "李四", Phone = "13700137000" }));
        var supervisor = await Desk("supervisor");
        await supervisor.GotoAsync(Rules.Url);
        foreach (var (label, text) in (Dictionary<string, string>)new() { ["次序"] = "10", ["依据"] = "职责清单第3项", ["题目或者内容里有其中一个词"] = "噪声 噪音" }) await supervisor.Type(label, text);
        await supervisor.GetByLabel("由哪个单位办").SelectOptionAsync(Street);
        await supervisor.Press("加上");
        await supervisor.Context.CloseAsync();

        var page = await Desk("office");
        await page.Fill("编号、标题", "施工噪声大");
        await page.Press("筛选");
        await page.Leave(page.Locator("table.inbox").GetByRole(AriaRole.Link, new() { Name = "夜里施工噪声大", Exact = true }));
        Assert.True(await page.Says("像是"), await page.Text());
        await page.Go("分类、认定重复 →");
        var suggested = await page.Text();
        Assert.Matches("像是：.*把握.*依据“.*(噪声|夜里|施工)", suggested);
        await page.GetByLabel("事项分类").SelectOptionAsync(Noise);
        await page.Press("记下");
        await page.Go("交办");
        foreach (var said in (string[])["有“噪声”", "职责清单第3项", "从过去的来信看"]) Assert.True(await page.Says(said), said);
        Assert.Equal(Street, await page.Locator("select[name=body]").InputValueAsync());
        await page.Type("交办意见", "请到现场核实，夜里看一次。");
        await page.Press("交办");
        Assert.Equal(("dispatched", Street), await Stands(first));

        await page.OpenFromInbox("夜里施工噪声太大");
        await page.Go("并入同一件事");
        await page.Choose($"{first} 夜里施工噪声大");
        await page.Type("为什么是同一件事", "同一个工地，同一天晚上。");
        await page.Press("并入同一件事");
        Assert.True(await page.Says("合并办理"), await page.Text());
        Assert.True(await page.Says(first));
        Assert.Equal("joined", (await Stands(second)).State);
        await page.Context.CloseAsync();
    }

    async Task Publish(string title, string text)
    {
        await Do(async services =>
        {
            await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = Bureau, Title = title, Category = "services", Kind = Letters.Kind, FormedOn = FirstDay, Text = text,
            }, Actor.Machine, Stop);
            await services.GetRequiredService<Db>().SaveChangesAsync(Stop);
        });
        await CatchUp();
    }

    // Letters of two kinds that went to two bodies, and the night in which is learned from them.
    async Task Learn()
    {
        foreach (var lane in (string[])["一巷", "二巷", "三巷", "四巷", "五巷", "六巷"])
        foreach (var (title, story, @class, body) in ((string, string, string, string)[])
            [("公交太少", "公交车等了一个小时，希望增加班次。", Bus, Bureau), ("工地太吵", "工地夜里施工，噪声很大，睡不着。", Noise, Street)])
            await Meanwhile(await Came(PetitionForm.Blank with { Kind = "complaint", Title = lane + title, Story = lane + story, Class = @class, Name = lane + title }), Assigned(body));
        await Do(services => services.GetServices<NightWork>().OfType<PetitionLearning>().Single().Go(Stop));
    }

    static async Task<(string Code, string Secret)> Given(IPage page)
    {
        var shown = await page.Locator("dl.takeaway dd").AllInnerTextsAsync();
        return (shown[0], shown[1]);
    }

    static byte[] Photo()
    {
        using var picture = new SKBitmap(40, 20);
        picture.Erase(SKColors.Orange);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
