using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>A record goes to the public in a real browser: three officers, then somebody who reads.</summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class PublishingTests(Chromium chromium) : Town
{
    [Fact]
    public async Task A_record_is_drafted_checked_cleared_and_released_by_three_people_and_seen_by_the_public()
    {
        Assert.SkipWhen(chromium.Browser is null, "Chromium is not installed.");
        await Officer("clerk", Role.Clerk);
        await Officer("reviewer", Role.Reviewer);
        await Officer("publisher", Role.Publisher);

        var clerk = await SignIn("clerk");
        await clerk.GotoAsync(Address + "desk/publications");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "拟写发布" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("写出名称");
        await clerk.GetByLabel("名称", new() { Exact = true }).FillAsync("关于加装电梯补贴的通知");
        await clerk.GetByLabel("正文", new() { Exact = true }).FillAsync("一、每台电梯补贴十万元。\n二、本通知自公布之日起施行。");
        await clerk.GetByLabel("内容分类").SelectOptionAsync("livelihood");
        await clerk.GetByLabel("体裁").SelectOptionAsync("notice");
        await clerk.Locator("#formed").FillAsync("2026-10-12");
        await clerk.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "申请表.txt", MimeType = "text/plain", Buffer = "姓名、住址"u8.ToArray() });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("为什么是11月9日")).ToBeVisibleAsync();
        var code = new Uri(clerk.Url).Segments[^1];
        await Step(clerk, code, "送审");

        var reviewer = await SignIn("reviewer");
        await Step(reviewer, code, "内容审核通过");
        await Step(reviewer, code, "保密审查通过", "不涉密，没有个人信息");

        var publisher = await SignIn("publisher");
        await publisher.GotoAsync(Address + $"desk/publications/{code}");
        await publisher.GetByRole(AriaRole.Link, new() { Name = "看公众将看到的页面" }).ClickAsync();
        await Assertions.Expect(publisher.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("关于加装电梯补贴的通知");
        await Step(publisher, code, "发布");
        await publisher.GetByRole(AriaRole.Link, new() { Name = "公开的页面" }).ClickAsync();
        var address = publisher.Url;

        await CatchUp();
        var reader = await NewPage();
        await reader.GotoAsync(address);
        await Assertions.Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("关于加装电梯补贴的通知");
        await Assertions.Expect(reader.GetByText("申请表.txt").First).ToBeVisibleAsync();
        await Assertions.Expect(reader.Locator("#proof")).ToContainTextAsync("没有被悄悄改动");
        Assert.Equal(1, await Ask(db => db.Records.CountAsync(Stop)));
    }

    async Task Step(IPage page, string code, string title, string? reason = null)
    {
        await page.GotoAsync(Address + $"desk/publications/{code}");
        // The header has a link to all publications, on a phone with the same word.
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        if (reason is not null) await page.Locator("#reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();
        await page.Reaches($"/desk/publications/{code}");
    }

    async Task<IPage> SignIn(string name)
    {
        var page = await NewPage();
        await page.GotoAsync(Address + "sign-in");
        await page.Locator("main input[name=name]").FillAsync(name);
        await page.Locator("main input[name=secret]").FillAsync(Password);
        await page.Locator("main form button").First.ClickAsync();
        await page.Reaches("/desk");
        return page;
    }

    // A phone without JavaScript: what works there works everywhere.
    async Task<IPage> NewPage()
    {
        var context = await chromium.Browser!.NewContextAsync(new()
        {
            Locale = "zh-CN", JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 },
        });
        return await context.NewPageAsync();
    }
}
