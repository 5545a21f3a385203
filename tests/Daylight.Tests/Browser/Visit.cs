using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>What people do in a browser: words they see, not names of fields.</summary>
static class Visit
{
    extension(Chromium chromium)
    {
        /// <summary>A browser window of its own for one person; skips the test where Chromium is not installed.</summary>
        public async Task<IPage> Window(Uri address, bool javaScript = true)
        {
            Assert.SkipWhen(chromium.Browser is null, "Chromium is not installed.");
            var context = await chromium.Browser!.NewContextAsync(new()
            {
                BaseURL = address.ToString(), Locale = "zh-CN", JavaScriptEnabled = javaScript,
            });
            // Beside other tests a page may take long; nothing here measures how long.
            context.SetDefaultTimeout(60_000);
            return await context.NewPageAsync();
        }

        /// <summary>A window in which an officer has signed in.</summary>
        public async Task<IPage> Desk(Uri address, string name, bool javaScript = true)
        {
            var page = await chromium.Window(address, javaScript);
            await page.SignIn(name);
            return page;
        }
    }

    extension(IPage page)
    {
        /// <summary>An officer signs in.</summary>
        public async Task SignIn(string name)
        {
            await page.GotoAsync("/sign-in");
            await page.Locator("input[name=name]").FillAsync(name);
            await page.Locator("input[name=secret]").FillAsync(Town.Password);
            await page.Leave(page.Locator("main form button").First);
            Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
        }

        /// <summary>Presses a button and waits for the page that comes.</summary>
        public Task Press(string button) => page.Leave(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

        /// <summary>Clicks on what leads to another page, and waits until that page is there.</summary>
        public Task Leave(ILocator by) => page.Leave(() => by.ClickAsync());

        /// <summary>Does what leads to another page, and waits until that page is there.</summary>
        public async Task Leave(Func<Task> by)
        {
            // The old page is marked, so that the new one is known by not being it.
            await page.EvaluateAsync("() => { window.before = true; }");
            await by();
            // Asked again and again: in a page without scripts nothing calls back.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!await page.IsNew()) await Task.Delay(20, patience.Token);
        }

        async Task<bool> IsNew()
        {
            try
            {
                return await page.EvaluateAsync<bool>("() => window.before !== true && document.readyState === 'complete'");
            }
            catch (PlaywrightException)
            {
                // Between two pages there is none to ask.
                return false;
            }
        }

        /// <summary>Waits until the address holds such words; the way without scripts, of which a page can't be marked.</summary>
        public Task Reaches(string part) => Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part)), new() { Timeout = 60_000 });

        /// <summary>Fills in a field by its label.</summary>
        public Task Fill(string label, string text) => page.GetByLabel(label).FillAsync(text);

        /// <summary>The text a person reads.</summary>
        public Task<string> Text() => page.Locator("main").InnerTextAsync();
    }
}
