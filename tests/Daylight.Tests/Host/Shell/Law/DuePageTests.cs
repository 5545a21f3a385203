using System.Net;
using System.Text.Json;
using Daylight.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Law;

/// <summary>The calculator of legal dates: page and program say the same of every day, and what can't be read is said.</summary>
public sealed class DuePageTests() : Town(new(2026, 10, 13))
{
    const string Rule = "cn-ogi-2019/reply";

    [Theory]
    // The first to the seventh of October are off by the notice, Saturday the tenth is worked: 2, 3, and three weeks of five.
    [InlineData("from=2026-09-28", "2026-10-30")]
    [InlineData("from=2026-09-28&extended=true", "2026-11-27")]
    [InlineData("from=2026-09-28&pause=2026-10-12..2026-10-16", "2026-11-06")]
    public async Task The_page_lists_every_day_with_its_reason_and_source_as_the_programs_get_it(string asked, string due)
    {
        using var visitor = Visitor();
        using var answer = JsonDocument.Parse(await visitor.Read($"/api/v1/due?rule={Rule}&{asked}"));
        Assert.Equal(due, answer.RootElement.GetProperty("due").GetString());
        var page = WebUtility.HtmlDecode(await visitor.Read($"/law/due?rule={Rule}&{asked}"));
        Assert.Contains($"datetime=\"{due}\"", page, StringComparison.Ordinal);
        Assert.Contains(answer.RootElement.GetProperty("basis").GetString()!, page, StringComparison.Ordinal);
        var days = answer.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, days.Count).Select(n => new DateOnly(2026, 9, 28).AddDays(n)), days.Select(day => DateOnly.Parse(day.GetProperty("date").GetString()!, null)));
        foreach (var day in days)
        {
            var row = $"<td class=\"num\"><time datetime=\"{day.GetProperty("date").GetString()}\">";
            var from = page.IndexOf(row, StringComparison.Ordinal);
            Assert.True(from >= 0, row);
            var said = page[from..page.IndexOf("</tr>", from, StringComparison.Ordinal)];
            Assert.Contains($"<td>{day.GetProperty("why").GetString()}</td>", said, StringComparison.Ordinal);
            if (day.TryGetProperty("source", out var source) && source.GetString() is { Length: > 0 } named) Assert.Contains($"<td>{named}</td>", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    // Usually eleven days more, 41 at most.
    [InlineData(5, "&extended=true&days=5")]
    [InlineData(11, "&extended=true")]
    [InlineData(30, "&extended=true&days=30")]
    public async Task The_link_to_the_calculator_gives_the_same_date_however_long_the_extension_is(int days, string ending)
    {
        var (law, from) = (Services.GetRequiredService<LawBook>(), new DateOnly(2026, 9, 14));
        var rule = law.Rule("hk-cai/reply", from)!;
        var date = Clock.Due(rule, law.CalendarOf(rule), [ClockEvent.Start(from), ClockEvent.Extend(days, from)]);
        var link = Explained.Of(law, date).Link;
        Assert.EndsWith($"&from=2026-09-14{ending}", link);
        using var visitor = Visitor();
        Assert.Contains($"datetime=\"{date.Date:yyyy-MM-dd}\"", await visitor.Read(link), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule=cn-ogi-2019/reply&from=2026-02-30", "2026-02-30")]
    [InlineData("rule=cn-ogi-2019/reply&from=next week", "next week")]
    [InlineData("rule=nothing/here&from=2026-09-28", "2026-09-28")]
    [InlineData("rule=cn-ogi-2019/reply&from=2026-09-28&pause-from=2026-10-09&pause-to=2026-10-01", "2026-10-09")]
    [InlineData("rule=cn-ogi-2019/reply&from=2026-09-28&pause-from=soon&pause-to=", "soon")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_stays(string asked, string typed)
    {
        using var visitor = Visitor();
        using var answer = await visitor.GetAsync($"/law/due?{asked}", Stop);
        var page = WebUtility.HtmlDecode(await answer.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("class=\"problems\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"field wrong\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_in_a_year_whose_holidays_are_not_announced_is_provisional_and_says_so()
    {
        using var visitor = Visitor();
        using var answer = JsonDocument.Parse(await visitor.Read($"/api/v1/due?rule={Rule}&from=2026-12-28"));
        Assert.True(answer.RootElement.GetProperty("provisional").GetBoolean());
        Assert.Contains("暂定", await visitor.Read($"/law/due?rule={Rule}&from=2026-12-28"), StringComparison.Ordinal);
    }
}
