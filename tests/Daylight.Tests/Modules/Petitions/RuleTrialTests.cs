using System.Net;
using System.Text.RegularExpressions;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A rule of assignment is tried before it is saved.</summary>
public sealed partial class RuleTrialTests : PetitionTown
{
    [Fact]
    public async Task A_rule_is_tried_over_past_petitions_and_nothing_is_saved_or_lost()
    {
        await office.Submit(Rules.Url, Rules.Url, ("place", "20"), ("body", Street), ("because", "属地"));
        using var visitor = Visitor();
        var (lamp, _) = await Written(visitor);
        await Taken(office, lamp, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        var (other, _) = await Written(visitor, ("title", "公园晚上太吵"), ("story", "跳舞到半夜。"), ("phone", "13700137000"));
        await Taken(office, other, "dispatch", ("body", Street), ("reason", "请办理。"));
        var before = await Kept();

        var tried = await Tried(("place", "10"), ("words", "路灯 照明"), ("body", Bureau), ("area", "大沙"));
        Assert.Contains("近三个月分办过的2件里，这一条会决定1件，其中1件和人办的相同", tried, StringComparison.Ordinal);
        Assert.Contains("1件和现在的表不同：1件改后与人办的相同，0件改前相同", tried, StringComparison.Ordinal);
        Assert.Contains($"href=\"/desk/cases/{lamp}\"", Section(tried), StringComparison.Ordinal);
        Assert.DoesNotContain(other, Section(tried), StringComparison.Ordinal);
        foreach (var typed in (string[])["value=\"10\"", "value=\"路灯 照明\"", "value=\"大沙\"", $"value=\"{Bureau}\" selected"]) Assert.Contains(typed, tried, StringComparison.Ordinal);
        Assert.Equal(before, await Kept());

        // What stands behind a rule that holds already decides nothing; a rule that is wrong makes things worse.
        Assert.Contains("这一条会决定0件", await Tried(("place", "30"), ("words", "路灯"), ("body", Bureau)), StringComparison.Ordinal);
        Assert.Contains("1件和现在的表不同：0件改后与人办的相同，1件改前相同", await Tried(("place", "10"), ("words", "公园"), ("body", Bureau)), StringComparison.Ordinal);
        Assert.Contains("没有一件和现在的表不同", await Tried(("place", "10"), ("words", "公园"), ("body", Street)), StringComparison.Ordinal);
        var wrong = await office.Submit(Rules.Url, Rules.Url, ("place", "0"), ("words", "路灯"), ("body", "nowhere"), ("instead", "x"), ("try", "true"));
        var said = WebUtility.HtmlDecode(await wrong.Says(HttpStatusCode.UnprocessableEntity));
        foreach (var field in (string[])["place", "body", "instead"]) Assert.Contains($"href=\"#{field}\"", said, StringComparison.Ordinal);
        Assert.Contains("value=\"路灯\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"tried\"", said, StringComparison.Ordinal);
        Assert.Equal(before, await Kept());
        var sign = $"/desk/cases/{lamp}/sign";
        using var stranger = new FormUrlEncodedContent([new("try", "true"), new("__RequestVerificationToken", await Clerk.TokenFor(sign, sign))]);
        Assert.Equal(HttpStatusCode.Forbidden, (await Clerk.PostAsync(Rules.Url, stranger, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_rule_is_changed_by_another_in_its_place_tried_before_and_then_saved_in_one()
    {
        await office.Submit(Rules.Url, Rules.Url, ("place", "20"), ("body", Street), ("because", "属地"));
        var rule = $"{await Ask(db => db.Set<RoutingRule>().Select(one => one.Id).SingleAsync(Stop))}";
        using var visitor = Visitor();
        var (lamp, _) = await Written(visitor);
        await Taken(office, lamp, "dispatch", ("body", Street), ("reason", "请办理。"));
        // Without the one it stands for, nothing holds for the lamp any more.
        var tried = await Tried(("place", "20"), ("words", "公园"), ("body", Street), ("instead", rule));
        Assert.Contains("1件和现在的表不同：0件改后与人办的相同，1件改前相同", tried, StringComparison.Ordinal);
        Assert.Contains("加上以后：没有规则符合", tried, StringComparison.Ordinal);
        Assert.Contains($"value=\"{rule}\" selected", tried, StringComparison.Ordinal);
        Assert.Equal(Rules.Url, (await office.Submit(Rules.Url, Rules.Url, ("place", "20"), ("words", "路灯"), ("body", Street), ("because", "属地"), ("instead", rule))).LeadsTo);
        Assert.Equal([null, "路灯"], await Ask(db => db.Set<RoutingRule>().OrderBy(one => one.At).Select(one => one.Words).ToListAsync(Stop)));
        Assert.Equal("路灯", await Ask(db => db.Set<RoutingRule>().Where(one => one.EndedAt == null).Select(one => one.Words).SingleAsync(Stop)));
        Assert.Empty(await FaultsFound());
    }

    async Task<string> Tried(params (string, string)[] typed)
    {
        using var answer = await office.Submit(Rules.Url, Rules.Url, [.. typed, ("try", "true")]);
        return WebUtility.HtmlDecode(await answer.Says(HttpStatusCode.OK));
    }

    static string Section(string page) => Trial().Match(page).Value;

    Task<(int, int)> Kept() => Ask(async db => (await db.Set<RoutingRule>().CountAsync(Stop), await db.Entries.CountAsync(Stop)));

    [GeneratedRegex("<section[^>]* id=\"tried\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex Trial();
}
