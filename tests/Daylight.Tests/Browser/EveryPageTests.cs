using Microsoft.Playwright;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Every page there is, found from the routes and not from a list, in three languages. As long as all other browser
/// tests together, so beside them, with a Chromium of its own.
/// </summary>
[Trait("kind", "browser")]
public sealed class EveryPageTests(Chromium chromium) : FurnishedTown, IClassFixture<Chromium>
{
    [Fact]
    public async Task Pages_for_everyone_are_accessible_and_quiet() =>
        await Look(() => chromium.Window(Address), [.. Addresses().Where(path => !IsOfficers(path)), "/nothing-here", "/search?q=电梯"]);

    [Fact]
    public async Task Pages_for_officers_are_accessible_and_quiet() =>
        await Look(() => chromium.Desk(Address, Everything), [.. Addresses().Where(IsOfficers)]);

    static async Task Look(Func<Task<IPage>> window, IReadOnlyList<string> paths)
    {
        foreach (var language in Inspection.Languages)
        {
            var inspection = new Inspection(await window(), language);
            foreach (var path in paths) await inspection.Open(In(language, path));
            await inspection.End();
        }
    }

    static string In(string language, string path) => $"{path}{(path.Contains('?') ? '&' : '?')}lang={language}";
}
