using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>Whoever asked reads what the outcome means and what can be done about it by its ground, each with its last day.</summary>
public sealed class WaysTests : RequestTown
{
    [Theory]
    [InlineData("cn-ogi-2008")]
    [InlineData("cn-ogi-2019")]
    public void Every_outcome_has_words_of_its_own(string regime)
    {
        var all = TownPlan.Law.Outcomes(regime);
        Assert.All(all, outcome => Assert.NotNull(outcome.Explained));
        foreach (var words in (Func<OutcomeExplained, string?>[])[one => one.Says.Zh, one => one.Says.En, one => one.Next.Zh, one => one.Next.En, one => one.Asks])
            Assert.Distinct(all.Select(outcome => words(outcome.Explained!)));
    }

    // What is withheld under Arts 14 to 16 goes to reconsideration before a suit; sixty days end on a Saturday, six months on a Tuesday.
    [Theory]
    [InlineData("C4", "", "这一类答复要先复议", null)]
    [InlineData("C8", "", "也可以不复议", "直接起诉：最迟2027年4月13日")]
    [InlineData("B", "", "不予公开的部分要先复议", "对其他部分直接起诉：最迟2027年4月13日")]
    [InlineData("B", "A1 D1", "也可以不复议", "直接起诉：最迟2027年4月13日")]
    [InlineData("B", "A1 C4", "不予公开的部分要先复议", "对其他部分直接起诉：最迟2027年4月13日")]
    public async Task The_page_says_what_it_means_whom_to_ask_and_by_when_each_way_is_open(string outcome, string parts, string before, string? sue)
    {
        var first = sue is null;
        var (code, secret) = await Register();
        foreach (var part in parts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await Clerk.Submit($"/desk/requests/{code}/parts", $"/desk/requests/{code}/parts", ("about", part), ("outcome", part));
        await Answer(code, outcome);
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        var said = TownPlan.Law.Outcome("cn-ogi-2019", outcome)!.Explained!;
        foreach (var words in (string[])[said.Says.Zh, said.Next.Zh, "投诉：向上一级机关反映", "行政复议：最迟2026年12月14日申请", "收到决定书之日起15日内起诉"])
            Assert.Contains(words, page, StringComparison.Ordinal);
        foreach (var words in (string[])["这一类答复要先复议", "也可以不复议", "不予公开的部分要先复议"])
            Assert.Equal(words == before, page.Contains(words, StringComparison.Ordinal));
        Assert.Contains(sue ?? before, page, StringComparison.Ordinal);
        Assert.Equal(!first, page.Contains("直接起诉：最迟", StringComparison.Ordinal));
        // The letter says the same.
        var told = (await CaseOf(code)).Steps.Last(taken => taken.Step == "sign").Text!;
        Assert.Equal(before != "也可以不复议", told.Contains("应当先自收到本答复之日起", StringComparison.Ordinal));
        Assert.Equal(!first, told.Contains("也可以自收到本答复之日起", StringComparison.Ordinal));

        var suit = $"/cases/{code}/suit.txt";
        Assert.Equal(!first, page.Contains(suit, StringComparison.Ordinal));
        foreach (var (letter, who) in (first ? [("complaint", "投诉人"), ("reconsideration", "申请人")] : new (string, string)[] { ("complaint", "投诉人"), ("reconsideration", "申请人"), ("suit", "原告") }))
        {
            var text = await visitor.Read($"/cases/{code}/{letter}.txt");
            foreach (var words in (string[])[$"{who}：________", $"请查明：{said.Asks}。", code, "广州市黄埔区住房和城乡建设局"]) Assert.Contains(words, text, StringComparison.Ordinal);
        }
        if (first) Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(suit, Stop)).StatusCode);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task When_the_time_for_it_is_over_the_page_says_so_and_the_letter_is_gone()
    {
        var (code, secret) = await Register();
        await Answer(code, "C8");
        DaysPass(65);
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        Assert.Contains("最后一天是2026年12月14日，已经过了", page, StringComparison.Ordinal);
        foreach (var (letter, ready) in ((string, bool)[])[("complaint", true), ("reconsideration", false), ("suit", true)])
            Assert.Equal(ready, page.Contains($"/cases/{code}/{letter}.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_answered_in_time_is_complained_of_or_reconsidered_and_not_sued_for_at_once()
    {
        var (code, secret) = await Register();
        DaysPass(40);
        using var visitor = Visitor();
        var page = await Follow(visitor, code, secret);
        Assert.DoesNotContain("suit.txt", page, StringComparison.Ordinal);
        Assert.Contains("逾期没有答复，请责令尽快答复", await visitor.Read($"/cases/{code}/complaint.txt"), StringComparison.Ordinal);
    }
}
