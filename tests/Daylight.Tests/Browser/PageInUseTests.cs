using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Pages that are there only after something was done: half a form, a form with faults, a case that was opened, the
/// page of each step. In three languages, by someone who uses no JavaScript as well.
/// </summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class PageInUseTests(Chromium chromium) : FurnishedTown
{
    public static TheoryData<string> Languages => [.. Inspection.Languages];

    static readonly string[] Steps = ["ask-correction", "consult", "propose-extension", "transfer", "draft", "withdraw"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Forms_and_cases_of_residents_are_accessible_and_quiet(string language)
    {
        var page = await chromium.Window(Address);
        var inspection = new Inspection(page, language);
        await inspection.Open($"/requests/new?lang={language}");
        await Refused(page, inspection, "requests/new");
        await page.Locator("select[name=body]").SelectOptionAsync("440112101");
        foreach (var answers in (Dictionary<string, string>[])
        [
            [], new() { ["name"] = "陈晓岚", ["identityNumber"] = "11010519491231002X", ["phone"] = "13800138000", ["address"] = "大沙街" },
            new() { ["feature"] = "加装电梯" }, [],
        ])
        {
            foreach (var (name, answer) in answers) await page.Locator($"[name={name}]").FillAsync(answer);
            await Choose(page);
            await Sent(page);
            var step = page.Url.Split('/')[^1];
            await inspection.Look($"requests/new/{step} ({language})");
            if (step != "check") await Refused(page, inspection, $"requests/new/{step} ({language})");
        }
        var check = page.Url;
        await inspection.Open(check.Replace("/check", "/what", StringComparison.Ordinal));
        await page.Leave(page.Locator("button[name=save]"));
        await inspection.Look($"requests/new/saved ({language})");
        await inspection.Open(await page.Locator("#link").InnerTextAsync());
        await inspection.Look($"requests/new/open ({language})");
        await Sent(page);
        Assert.Equal(check, page.Url);
        await Sent(page);
        await inspection.Look($"requests/new/done ({language})");

        await inspection.Open($"/cases?lang={language}");
        await Refused(page, inspection, $"cases ({language})");
        await page.Locator("[name=code]").FillAsync(Known["code"]);
        await page.Locator("[name=secret]").FillAsync(Secret);
        await Sent(page);
        await inspection.Look($"cases/code ({language})");
        await inspection.Open($"/cases/{Known["code"]}/withdraw");
        await Refused(page, inspection, $"cases/code/withdraw ({language})");
        await inspection.Open($"/cases/{Known["code"]}/contact");
        await page.Locator("[name=email]").FillAsync("lan@");
        await Refused(page, inspection, $"cases/code/contact ({language})");
        await inspection.Open($"/cases/{Known["code"]}/mail");
        foreach (var address in (string[])
        [
            "/search?q=没有这样的东西", "/search?q=电梯&year=1999", "/records?kind=normative&sort=oldest", "/law/due?rule=cn-ogi-2019/reply&from=2026-10-13",
            "/law/due?rule=cn-ogi-2019/reply&from=2026-02-30", "/reports/440112/2012", "/reports/440112/2026/rows?cell=1", "/reports/440112/1900",
            "/records/000000000/2026-99999", "/reports/figures/rows?measure=records.published",
        ])
        {
            await inspection.Open(address);
        }
        await inspection.End();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Steps_and_forms_of_officers_are_accessible_and_quiet(string language)
    {
        var page = await chromium.Desk(Address, Everything);
        var inspection = new Inspection(page, language);
        foreach (var step in Steps)
        {
            await inspection.Open($"/desk/cases/{Known["code"]}/{step}?lang={language}");
            if (step != "draft") await Refused(page, inspection, $"{step} ({language})");
        }
        await inspection.Open($"/desk/cases/{Known["code"]}/draft?outcome=C4");
        foreach (var form in (string[])
                 [
                     "/desk/requests/new", "/desk/tallies", "/account/absence", $"/desk/requests/{Known["code"]}/split",
                     $"/desk/requests/{Known["code"]}/join", $"/desk/several?do=officer&case={Known["code"]}",
                 ])
        {
            await inspection.Open(form);
            await Refused(page, inspection, $"{form} ({language})");
        }
        await AnswerAndCorrect(page, inspection, language);
        await inspection.Open($"/desk/several?do=officer&case={Known["code"]}");
        await page.Locator("[name=to]").SelectOptionAsync(Known["officer"]);
        await Sent(page);
        await inspection.Look($"several, done ({language})");
        await inspection.Open("/desk?queue=done");
        await inspection.Open("/desk?q=没有");
        await inspection.Open("/desk?sort=used&used=50");
        await inspection.End();
    }

    // A letter in the file is answered, and what was registered of whoever asks is opened and corrected.
    async Task AnswerAndCorrect(IPage page, Inspection inspection, string language)
    {
        await inspection.Open($"/desk/cases/{Known["code"]}");
        await inspection.Open((await page.Locator("a[href$='/reply']").First.GetAttributeAsync("href"))!);
        await page.Locator("[name=text]").FillAsync("电话13912345678。");
        await Sent(page);
        await inspection.Look($"reply, pointed out ({language})");
        await Refused(page, inspection, $"reply ({language})");
        await inspection.Open($"/desk/requests/{Known["code"]}/registration");
        await Sent(page);
        await inspection.Look($"registration, opened ({language})");
        await Refused(page, inspection, $"registration ({language})");
    }

    [Fact]
    public async Task Nothing_needs_JavaScript()
    {
        var page = await chromium.Window(Address, javaScript: false);
        await page.GotoAsync("/");
        await page.Locator("input[name=q]").First.FillAsync("电梯");
        await page.Locator("input[name=q]").First.PressAsync("Enter");
        await page.Reaches("/search?");
        await page.GetByRole(AriaRole.Link, new() { Name = "加装电梯补贴资金管理办法" }).ClickAsync();
        await page.Reaches("/records/");
        await page.GotoAsync("/cases");
        await page.Locator("[name=code]").FillAsync(Known["code"]);
        await page.Locator("[name=secret]").FillAsync(Secret);
        await page.Locator("main form button.btn-primary").First.ClickAsync();
        await page.Reaches($"/cases/{Known["code"]}");
        await page.GotoAsync("/law/due");
        await page.Locator("main form button.btn-primary").First.ClickAsync();
        await page.Reaches("/law/due?");

        Assert.Contains("20个工作日", await page.Text(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    // Sends the form with nothing written: the page comes back and says what is missing.
    static async Task Refused(IPage page, Inspection inspection, string where)
    {
        await page.EvaluateAsync("for (const box of document.querySelectorAll('main form textarea')) box.value = ''");
        await Sent(page);
        await inspection.Look($"{where}, refused");
    }

    static Task Sent(IPage page) => page.Leave(page.Locator("main form[method=post] button.btn-primary").Last);

    // The first choice of every group, the first that is a choice of every list.
    static async Task Choose(IPage page) => await page.EvaluateAsync("""
        () => {
            for (const radio of document.querySelectorAll('main form input[type=radio]'))
                if (!document.querySelector(`main form input[name="${radio.name}"]:checked`)) radio.checked = true;
            for (const list of document.querySelectorAll('main form select')) if (!list.value) list.selectedIndex = 1;
        }
        """);
}
