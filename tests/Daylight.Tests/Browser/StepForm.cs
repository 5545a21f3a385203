using System.Globalization;
using Daylight.Requests;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>How somebody in a browser fills in the page of a step, whichever step it is.</summary>
static class StepForm
{
    /// <summary>Whatever the page asks, answered as somebody would who changes little.</summary>
    /// <param name="page">The page of the step.</param>
    /// <param name="later">A day later than any the law counts to.</param>
    public static async Task Answer(IPage page, DateOnly later)
    {
        // The outcome is chosen first, so that the letter fits it.
        if (await page.Locator("form[method=get] input[name=outcome]").CountAsync() > 0)
        {
            await page.Locator("form[method=get] input[name=outcome]").First.CheckAsync();
            await page.Press("继续");
        }
        if (await page.Locator("textarea[name=text]").CountAsync() > 0)
        {
            var text = page.Locator("textarea[name=text]");
            var written = System.Text.RegularExpressions.Regex.Replace(await text.InputValueAsync(), "_{2,}(?![_年月日])", "如上");
            await text.FillAsync(written.Length > 0 ? written.Replace("见附件", "如下", StringComparison.Ordinal) : "加装电梯补贴怎么领\n\n问：怎么领？\n\n答：到窗口领。");
        }
        if (await page.Locator("select[name=outcome]").CountAsync() > 0 && await page.Locator("select[name=outcome]").InputValueAsync() == "")
            await page.Locator("select[name=outcome]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        if (await page.Locator("input[name=organ]").CountAsync() > 0) await page.Locator("input[name=organ]").FillAsync("广州市人民政府");
        if (await page.Locator("input[name=court]").CountAsync() > 0) await page.Locator("input[name=court]").FillAsync("广州市黄埔区人民法院");
        if (await page.Locator("select[name=body]").CountAsync() > 0)
            await page.Locator("select[name=body]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        if (await page.Locator("input[name=feature-2]").CountAsync() > 0) await page.Locator("input[name=feature-2]").FillAsync("发放名单");
        if (await page.Locator("input[name=delivery]").CountAsync() > 0) await page.Locator("input[name=delivery]").First.CheckAsync();
        if (await page.Locator("textarea[name=reason]").CountAsync() > 0) await page.Locator("textarea[name=reason]").FillAsync("按规定办理。");
        // What is put right is another day than the one that stood there.
        if (page.Url.EndsWith($"/{RequestProcedure.CorrectReceipt}", StringComparison.Ordinal))
            await page.Locator("input[name=on]").FillAsync(DateOnly.Parse(await page.Locator("input[name=on]").InputValueAsync(), CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (await page.Locator("input[name=until]").CountAsync() > 0 && await page.Locator("input[name=until]").InputValueAsync() == "")
            await page.Locator("input[name=until]").FillAsync(later.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>A draft is changed, and the day it was formed entered, on the page where it is written.</summary>
    public static async Task Write(IPage page, Step step)
    {
        await page.Leave(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "修改草稿", Exact = true }));
        if (step.Name == "write") await page.Locator("textarea[name=text]").FillAsync($"{await page.Locator("textarea[name=text]").InputValueAsync()}\n再加一句。");
        else await page.Locator("input[name=formed]").FillAsync("2026-10-09");
        await page.Press("保存草稿");
        Assert.Equal("", await Problems(page));
    }

    /// <summary>What the page says is wrong; empty for nothing.</summary>
    public static async Task<string> Problems(IPage page) =>
        string.Join('\n', await page.Locator("main .problems, main [role=alert]").AllInnerTextsAsync());

    /// <summary>The person whose case it is opens it.</summary>
    public static async Task Follow(IPage page, string code)
    {
        await page.GotoAsync("/cases");
        await page.Fill("受理编号", code);
        await page.Fill("查询密码", NewCases.Secret);
        await page.Press("查看");
    }
}
