using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class DatesTests
{
    static readonly DateOnly Today = new(2026, 10, 13);

    [Theory]
    [InlineData("2026-10-13", Language.Hans, "今天")]
    [InlineData("2026-10-13", Language.English, "today")]
    [InlineData("2026-09-30", Language.Hans, "9月30日")]
    [InlineData("2026-09-30", Language.Hant, "9月30日")]
    [InlineData("2026-09-30", Language.English, "30 September")]
    [InlineData("2025-12-31", Language.Hans, "2025年12月31日")]
    [InlineData("2025-12-31", Language.English, "31 December 2025")]
    public void A_day_is_said_as_short_as_it_is_clear(string day, Language language, string said) =>
        Assert.Equal(said, Dates.Day(DateOnly.Parse(day), Today, language));

    [Theory]
    [InlineData(Language.Hans, "10月23日 星期五")]
    [InlineData(Language.English, "Friday 23 October")]
    public void The_weekday_stands_where_someone_must_act(Language language, string said) =>
        Assert.Equal(said, Dates.DayWeek(new(2026, 10, 23), Today, language));

    [Fact]
    public void A_sunday_is_a_sunday() => Assert.Equal("星期日", Dates.Weekday(new(2026, 10, 11), Language.Hans));

    [Theory]
    [InlineData(Language.Hans, "2026年10月13日 0:05")]
    [InlineData(Language.English, "13 October 2026, 00:05")]
    public void An_instant_is_shown_in_the_bodys_time_zone_where_it_may_be_the_next_day(Language language, string said) =>
        Assert.Equal(said, Dates.When(new(2026, 10, 12, 16, 5, 0, DateTimeKind.Utc), Site.ChinaTime, language));

    [Fact]
    public void Machines_get_universal_time() =>
        Assert.Equal("2026-10-12T16:05:00Z", Dates.Machine(new DateTime(2026, 10, 12, 16, 5, 0, DateTimeKind.Utc)));
}
