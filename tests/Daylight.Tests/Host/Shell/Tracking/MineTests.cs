using System.Text.RegularExpressions;
using Daylight.Tests.Modules.Requests;
using Xunit;

namespace Daylight.Tests.Host.Shell.Tracking;

/// <summary>A person sees everything they follow on one page.</summary>
public sealed class MineTests : RequestTown
{
    [Fact]
    public async Task All_cases_that_were_opened_stand_on_one_page_with_state_next_date_and_letters_not_read()
    {
        var (first, one) = await Register(("feature", "第一件信息"));
        var (second, two) = await Register(("feature", "第二件信息"), ("submitted", "2026-10-09"));
        var (other, _) = await Register(("feature", "别人的信息"));
        using var visitor = Visitor();
        await Follow(visitor, first, one);
        await Follow(visitor, second, two);
        var page = await visitor.Read("/cases/mine");
        foreach (var shown in (string[])[first, second, "第一件信息", "第二件信息", "办理中", "正在查找和审核您要的信息", "最迟这一天答复您：", "2026-11-10"])
            Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain(other, page, StringComparison.Ordinal);
        Assert.DoesNotContain("没看", page, StringComparison.Ordinal);

        await Taken(Clerk, first, "ask-correction", ("text", "请写明年份。"));
        page = await visitor.Read("/cases/mine");
        Assert.Contains("1封信没看", page, StringComparison.Ordinal);
        Assert.Contains("请您最迟这一天办：", page, StringComparison.Ordinal);
        await visitor.Read($"/cases/{first}");
        Assert.DoesNotContain("没看", await visitor.Read("/cases/mine"), StringComparison.Ordinal);

        // Closed, it is off the list; what another browser opened was never on it.
        await visitor.Submit($"/cases/{first}", $"/cases/{first}/close");
        Assert.DoesNotContain("第一件信息", await visitor.Read("/cases/mine"), StringComparison.Ordinal);
        using var stranger = Visitor();
        Assert.Contains("现在一件也没有", await stranger.Read("/cases/mine"), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromHours(2));
        Assert.DoesNotContain("第二件信息", await visitor.Read("/cases/mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_cases_are_paged()
    {
        // Browsers keep more cookies of a site than this client does by itself.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() { PerDomainCapacity = 100 } };
        using var visitor = new HttpClient(handler) { BaseAddress = Address };
        for (var i = 0; i < 23; i++)
        {
            var (code, secret) = await Register(("feature", $"第{i}号信息"));
            await Follow(visitor, code, secret);
        }
        var (first, second) = (Codes(await visitor.Read("/cases/mine")), Codes(await visitor.Read("/cases/mine?page=2")));
        Assert.Equal((20, 3), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
    }

    static HashSet<string> Codes(string page) => [.. Regex.Matches(page, "href=\"/cases/(GK-[0-9-]+)\"").Select(found => found.Groups[1].Value)];
}
