using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class ListTests
{
    static readonly Func<int, string> Numbered = number => $"?page={number}";

    [Theory]
    [InlineData(1, 5, "1 2 … 5 下一页 →")]
    [InlineData(5, 9, "← 上一页 1 … 4 5 6 … 9 下一页 →")]
    [InlineData(3, 5, "← 上一页 1 2 3 4 5 下一页 →")]
    [InlineData(9, 9, "← 上一页 1 … 8 9")]
    public async Task The_pager_shows_first_near_and_last(int at, int pages, string shown)
    {
        var page = await Rendered.Page<Pager>(parameters: new { Page = at, Pages = pages, Href = Numbered });
        foreach (var hidden in page.QuerySelectorAll(".visually-hidden").ToArray()) hidden.Remove();
        Assert.Equal(shown, string.Join(' ', page.QuerySelectorAll("li").Select(item => item.TextContent.Trim())));
    }

    [Fact]
    public async Task One_page_needs_no_pager() =>
        Assert.Equal("", (await Rendered.Html<Pager>(Rendered.Reader(), new { Page = 1, Pages = 1, Href = Numbered })).Trim());

    [Fact]
    public async Task Choices_that_lead_to_nothing_are_left_out_unless_they_are_chosen()
    {
        Daylight.Web.Facet[] groups = [new("年份", [new("2026", 3, "/a"), new("2025", 0, "/b"), new("2024", 0, "/c") { Chosen = true }])];
        var page = await Rendered.Page<Facets>(parameters: new { Groups = groups });
        Assert.Equal(["/a", "/c"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("筛选条件（已选1项）", page.QuerySelector("summary")!.TextContent.Trim());
    }

    [Fact]
    public async Task Hits_are_marked_and_text_stays_text()
    {
        var page = await Rendered.Page<Marked>(Rendered.Reader(Language.Hant), new { Text = "<b>加装电梯</b>补贴", Hits = new Hit[] { new(3, 4), new(5, 1), new(90, 2) } });
        Assert.Equal("<b>加裝電梯</b>補貼", page.Body!.TextContent.Trim());
        Assert.Equal(["加裝電梯"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
    }

    [Theory]
    [InlineData(TimeUnit.WorkingDay, -3, false, Language.Hans, "▲逾3个工作日")]
    [InlineData(TimeUnit.CalendarDay, -3, false, Language.Hans, "▲逾3天")]
    [InlineData(TimeUnit.CalendarDay, -1, false, Language.English, "▲1 day late")]
    [InlineData(TimeUnit.WorkingDay, 0, false, Language.Hans, "今天")]
    [InlineData(TimeUnit.WorkingDay, 11, true, Language.Hant, "‖剩11個工作日")]
    [InlineData(TimeUnit.WorkingDay, 8, false, Language.English, "8 working days")]
    [InlineData(TimeUnit.Month, 8, false, Language.English, "8 days")]
    public async Task Days_left_are_said_in_words_and_in_the_days_that_the_rule_counts(TimeUnit unit, int days, bool paused, Language language, string said)
    {
        var page = await Rendered.Page<DaysLeft>(Rendered.Reader(language), new { Left = new TimeLeft(days, .5) { Unit = unit, Past = days < 0, Paused = paused } });
        Assert.Equal(said, page.QuerySelector("b")!.TextContent.Trim());
    }

    [Fact]
    public async Task On_a_day_off_after_the_last_day_it_is_late_though_no_working_day_has_passed()
    {
        var page = await Rendered.Page<DaysLeft>(Rendered.Reader(Language.Hans), new { Left = new TimeLeft(0, 1) { Past = true } });
        Assert.Equal("▲逾不到1个工作日", page.QuerySelector("b")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_check_that_fails_is_explained_not_hidden()
    {
        var page = await Rendered.Page<Checks>(parameters: new { Lines = new CheckLine[] { new("现行有效", false, "23 + 9 − 4 = 28 ≠ 27", "1件到期失效。") } });
        Assert.Equal("off", page.QuerySelector("li")!.ClassName);
        Assert.Equal("现行有效，不等23 + 9 − 4 = 28 ≠ 27说明：1件到期失效。", page.QuerySelector("li")!.TextContent.Trim());
    }
}
