using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>
/// Every page there is, found from the routes and not from a list, in three languages. As long as all other browser
/// tests together, so beside them, with a Chromium of its own.
/// </summary>
[Trait("kind", "browser")]
public sealed class EveryPageTests(Chromium chromium) : FurnishedTown, IClassFixture<Chromium>
{
    // The traditional script has the pages of the simplified one, character by character.
    public static TheoryData<string> Languages => Pace.Thorough ? ["zh-Hans", "zh-Hant", "en"] : ["zh-Hans", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pages_for_everyone_are_accessible_and_quiet(string language)
    {
        var inspection = new Inspection(await chromium.Window(Address), language);
        foreach (var path in Addresses().Where(path => !IsOfficers(path)).Concat(["/nothing-here", "/search?q=电梯"]))
            await inspection.Open(In(language, path));
        await inspection.End();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pages_for_officers_are_accessible_and_quiet(string language)
    {
        var inspection = new Inspection(await chromium.Desk(Address, Everything), language);
        foreach (var path in Addresses().Where(IsOfficers)) await inspection.Open(In(language, path));
        await inspection.End();
    }

    static string In(string language, string path) => $"{path}{(path.Contains('?') ? '&' : '?')}lang={language}";
}
