using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class DateExplainedTests
{
    // Received on Wednesday 7 October; the third working day is Monday the 12th.
    static readonly DayCell[] Days =
    [
        new(new(2026, 10, 7), false, null, new("收到", "Received"), DayMark.Start),
        new(new(2026, 10, 8), true, 1, null, DayMark.Counted), new(new(2026, 10, 9), true, 2, null, DayMark.Counted),
        new(new(2026, 10, 10), false, null, new("休", "Off"), DayMark.Weekend), new(new(2026, 10, 11), false, null, new("休", "Off"), DayMark.Weekend),
        new(new(2026, 10, 12), true, 3, new("最迟", "Last day"), DayMark.Due),
    ];

    static object Parameters => new { Title = "为什么", Caption = "逐日说明", Days, Sentences = new Words[] { new("当天不算。", "That day does not count.") } };

    [Fact]
    public async Task Weeks_begin_on_monday_and_are_whole()
    {
        var page = await Rendered.Page<DateExplained>(parameters: Parameters);
        Assert.Equal("一二三四五六日", string.Concat(page.QuerySelectorAll("th").Select(day => day.TextContent)));
        Assert.Equal([7, 7], page.QuerySelectorAll("tbody tr").Select(week => week.Children.Length));
        Assert.Equal("10/7", page.QuerySelector("td.start time")!.TextContent);
    }

    [Theory]
    [InlineData(Language.Hans, "12第3个工作日最迟")]
    [InlineData(Language.Hant, "12第3個工作日最遲")]
    [InlineData(Language.English, "12working day 3Last day")]
    public async Task Each_day_says_which_it_is_to_those_who_hear_it(Language language, string said)
    {
        var page = await Rendered.Page<DateExplained>(Rendered.Reader(language), Parameters);
        Assert.Equal(said, page.QuerySelector("td.due")!.TextContent);
    }

    [Fact]
    public async Task The_same_is_said_in_words_and_only_the_marks_in_use_are_explained()
    {
        var page = await Rendered.Page<DateExplained>(parameters: Parameters);
        Assert.Equal("当天不算。", page.QuerySelector("details li")!.TextContent);
        Assert.Equal(["最后一天"], page.QuerySelectorAll(".key li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task Today_is_marked()
    {
        var page = await Rendered.Page<DateExplained>(Rendered.Reader() with { Today = new(2026, 10, 9) }, Parameters);
        Assert.Equal("counted today", page.QuerySelector("td.today")!.ClassName);
    }
}
