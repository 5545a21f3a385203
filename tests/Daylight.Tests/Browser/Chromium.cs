using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>Debian's Chromium, started once for the browser tests that share it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The shell is Chromium without windows and what belongs to them: the same pages in half the time.
    static readonly string? Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    IPlaywright? playwright;

    /// <summary>The browser; null where Chromium is not installed.</summary>
    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Program is null) return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                // Nobody watches it scroll: what is drawn is drawn by one thread, and by no process of its own.
                "--in-process-gpu", "--num-raster-threads=1",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Browser tests share one Chromium and run one after another: two cores are enough for that only.</summary>
[CollectionDefinition("browser")]
public sealed class BrowserCollection : ICollectionFixture<Chromium>;
