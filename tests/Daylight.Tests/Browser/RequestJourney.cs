using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// A request from the form on the web to the answer in the requester's hands, each person in a window of their own;
/// the dates are explained, and the figures of the annual report move with it.
/// </summary>
[Collection("browser"), Trait("kind", "browser")]
public abstract class RequestJourney(Chromium chromium, DateOnly day) : Town(day)
{
    /// <summary>Which cells of the report count it: received, and decided.</summary>
    protected abstract (string Form, string Received, string Decided) Cells { get; }

    /// <summary>The last day, and the last day once extended.</summary>
    protected abstract (DateOnly Due, DateOnly Extended) Dates { get; }

    /// <summary>The outcome as the officer chooses it.</summary>
    protected abstract string Granted { get; }

    /// <summary>Whether receipt waits for both sides to confirm.</summary>
    protected abstract bool Confirmed { get; }

    /// <summary>Whether everybody's browser runs scripts: nothing on the way may need them.</summary>
    protected abstract bool Scripts { get; }

    protected async Task Walk()
    {
        await Officer("clerk", Role.Clerk);
        await Officer("head", Role.Head);
        var before = await Figures();
        var resident = await chromium.Window(Address, Scripts);
        var (code, secret) = await Ask(resident);

        var clerk = await chromium.Desk(Address, "clerk", Scripts);
        await clerk.GotoAsync($"/desk/cases/{code}");
        if (Confirmed) await Step(clerk, "确认收到");
        Assert.Equal(Dates.Due, await Due(code));
        await Step(clerk, "提出延期", ("为什么不能按期答复", "需要到档案馆调阅"));

        var head = await chromium.Desk(Address, "head", Scripts);
        await head.GotoAsync($"/desk/cases/{code}");
        await Step(head, "批准延期");
        Assert.Equal(Dates.Extended, await Due(code));
        await Explained(resident, code, secret);

        await clerk.GotoAsync($"/desk/cases/{code}");
        await Draft(clerk);
        await head.GotoAsync($"/desk/cases/{code}");
        await Step(head, "签发");
        await clerk.GotoAsync($"/desk/cases/{code}");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "登记送达", Exact = true }).ClickAsync();
        await clerk.GetByLabel("邮寄").CheckAsync();
        await clerk.Press("登记送达");

        await Open(resident, code, secret);
        Assert.Contains("您申请的信息予以公开，内容是：2026年审核意见，同意补贴。", await resident.Text(), StringComparison.Ordinal);
        var after = await Figures();
        Assert.Equal(before.Received + 1, after.Received);
        Assert.Equal(before.Decided + 1, after.Decided);
    }

    static async Task<(string Code, string Secret)> Ask(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "申请公开" }).First.ClickAsync();
        await page.GetByLabel("机关").SelectOptionAsync("440112");
        await page.Press("继续");
        await page.GetByLabel("个人").CheckAsync();
        await page.Fill("姓名", "陈晓岚");
        await page.GetByLabel("身份证明").SelectOptionAsync("residentid");
        await page.Fill("证件号码", "11010519491231002X");
        await page.Fill("电话", "13800138000");
        await page.Fill("通信地址", "大沙街一巷2号");
        await page.Press("继续");
        await page.Fill("名称、文号或别的特征", "加装电梯补贴审核意见");
        await page.Press("继续");
        await page.GetByLabel("纸质文本").CheckAsync();
        await page.GetByLabel("邮寄").CheckAsync();
        await page.Press("继续");
        await page.Press("提交申请");
        var shown = await page.Locator("dl.takeaway dd").AllInnerTextsAsync();
        return (shown[0], shown[1]);
    }

    static async Task Open(IPage page, string code, string secret)
    {
        await page.GotoAsync("/cases");
        await page.Fill("受理编号", code);
        await page.Fill("查询密码", secret);
        await page.Press("查看");
    }

    // From the officer's file to the page of the step, what it asks, and back.
    static async Task Step(IPage page, string step, params (string Label, string Text)[] answers)
    {
        var file = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = step, Exact = true }).ClickAsync();
        foreach (var (label, text) in answers) await page.Fill(label, text);
        await page.EvaluateAsync("for (const it of document.querySelectorAll('textarea')) it.value = it.value.replace(/_{2,}(?![_年月日])/g, '如上')");
        await page.Press(step);
        Assert.Equal(new Uri(file).AbsolutePath, new Uri(page.Url).AbsolutePath);
        Assert.Equal(0, await page.Locator(".problems").CountAsync());
    }

    async Task Draft(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "拟写答复", Exact = true }).ClickAsync();
        await page.GetByLabel(Granted).CheckAsync();
        await page.Press("继续");
        var letter = page.GetByLabel("发给申请人的内容");
        var text = await letter.InputValueAsync();
        Assert.Contains("您申请的信息予以公开", text, StringComparison.Ordinal);
        text = text.Replace("内容见附件。", "内容是：2026年审核意见，同意补贴。", StringComparison.Ordinal);
        // The topmost body's superior stands in no tree: whom to turn to is written where nobody has entered it.
        foreach (var (asked, name) in ((string, string)[])[("行政复议机关", "广州市人民政府"), ("管辖法院", "广州市黄埔区人民法院")])
            if (await page.GetByLabel(asked).CountAsync() > 0) await page.Fill(asked, name);
        await letter.FillAsync(System.Text.RegularExpressions.Regex.Replace(text, "_{2,}(?![_年月日])", "如上"));
        await page.Press("拟写答复");
    }

    // The date on the requester's page, its days, and the calculator that says the same.
    async Task Explained(IPage page, string code, string secret)
    {
        await Open(page, code, secret);
        var said = await page.Text();
        Assert.Contains($"{Dates.Extended.Month}月{Dates.Extended.Day}日", said, StringComparison.Ordinal);
        await page.Leave(page.GetByRole(AriaRole.Link, new() { Name = "自己算一个日子" }));
        Assert.Contains($"{Dates.Extended.Month}月{Dates.Extended.Day}日", await page.Text(), StringComparison.Ordinal);
    }

    async Task<DateOnly?> Due(string code) => await Ask(async db => (await db.Cases.WithSteps(code, Stop))!.DueOn);

    async Task<(long Received, long Decided)> Figures()
    {
        using var visitor = Visitor();
        var year = Time.Today().Year;
        using var report = JsonDocument.Parse(await visitor.Read($"/api/v1/reports/annual/440112/{year}?form={Cells.Form}"));
        var cells = report.RootElement.GetProperty("cells").EnumerateArray().ToList();
        return (Value(Cells.Received), Value(Cells.Decided));

        // The column of this year, or that of all requesters.
        long Value(string key) => cells.First(cell => cell.GetProperty("key").GetString() == key
            && cell.GetProperty("column").GetString() is "year" or "total").GetProperty("value").GetInt64();
    }
}

/// <summary>By the rules of today, all of them without scripts: receipt is confirmed, twenty working days and twenty more.</summary>
public sealed class RequestJourneyOf2026(Chromium chromium) : RequestJourney(chromium, new(2026, 10, 13))
{
    protected override (string, string, string) Cells => ("cn-2021", "1", "3.1");

    protected override (DateOnly, DateOnly) Dates => (new(2026, 11, 10), new(2026, 12, 8));

    protected override string Granted => "A2";

    protected override bool Confirmed => true;

    protected override bool Scripts => false;

    [Fact]
    public Task A_request_is_filed_extended_and_answered() => Walk();
}

/// <summary>By the rules of 2008: received when it enters the system, fifteen working days and fifteen more.</summary>
public sealed class RequestJourneyOf2012(Chromium chromium) : RequestJourney(chromium, new(2012, 9, 21))
{
    protected override (string, string, string) Cells => ("cn-2012", "14", "18");

    protected override (DateOnly, DateOnly) Dates => (new(2012, 10, 18), new(2012, 11, 8));

    protected override string Granted => "G1";

    protected override bool Confirmed => false;

    protected override bool Scripts => true;

    [Fact]
    public Task A_request_is_filed_extended_and_answered() => Walk();
}
