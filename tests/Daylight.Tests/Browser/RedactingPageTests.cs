using Daylight.Tests.Kernel.Redaction;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>Regions are drawn on the pages of a paper; what is drawn is what is typed.</summary>
[Collection("browser"), Trait("kind", "browser")]
public sealed class RedactingPageTests(Chromium chromium) : FurnishedTown
{
    [Fact]
    public async Task A_region_is_drawn_on_the_page_and_taken_away_by_a_click()
    {
        CorpusTests.SkipWithout("pdftoppm");
        var page = await chromium.Desk(Address, Everything);
        var inspection = new Inspection(page);
        await inspection.Open($"/desk/cases/{Known["code"]}/papers");
        await page.Locator("input[type=file]").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "表.pdf", MimeType = "application/pdf", Buffer = new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (13800138000) Tj ET").Build(),
        });
        await page.Press("放进案卷");
        await inspection.Look("papers");
        await page.Leave(page.Locator("section:has-text('表.pdf') a:has-text('遮盖')"));
        await inspection.Look("redact");

        var picture = page.Locator("img[data-page='1']");
        await picture.ScrollIntoViewIfNeededAsync();
        await picture.EvaluateAsync("picture => picture.decode()");
        var frame = (await picture.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(frame.X + frame.Width * 0.1f, frame.Y + frame.Height * 0.1f);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(frame.X + frame.Width * 0.6f, frame.Y + frame.Height * 0.2f);
        await page.Mouse.UpAsync();
        var typed = (await page.Locator("#regions").InputValueAsync()).Split(' ').Select(double.Parse).ToArray();
        Assert.Equal(1, typed[0]);
        foreach (var (wanted, drawn) in new double[] { 10, 10, 50, 10 }.Zip(typed[1..])) Assert.InRange(drawn, wanted - 1, wanted + 1);

        await page.Locator(".region").ClickAsync();
        Assert.Equal("", await page.Locator("#regions").InputValueAsync());
        await page.Locator("#regions").FillAsync("1 20 30 10 5");
        Assert.Equal(1, await page.Locator(".region").CountAsync());
        await inspection.End();
    }
}
