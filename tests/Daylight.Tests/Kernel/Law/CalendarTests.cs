using System.Globalization;
using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

public sealed class CalendarTests
{
    [Theory]
    [InlineData(2008, 251)]
    [InlineData(2009, 250)]
    [InlineData(2010, 250)]
    [InlineData(2011, 250)]
    [InlineData(2012, 249)]
    [InlineData(2013, 250)]
    [InlineData(2014, 250)]
    [InlineData(2015, 249)]
    [InlineData(2016, 250)]
    [InlineData(2017, 249)]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void China_works_so_many_days_a_year(int year, int days) =>
        Assert.Equal(days, China.WorkingDays(new(year - 1, 12, 31), new(year, 12, 31)));

    [Fact]
    public void Neighbouring_years_keep_the_days_a_notice_moves_into_them()
    {
        Assert.True(China.Works(Day("2007-12-29")));
        Assert.False(China.Works(Day("2007-12-31")));
        Assert.True(China.Works(Day("2011-12-31")));
        Assert.False(China.Works(Day("2018-12-31")));
        Assert.Equal(2019, China.Notices.First(notice => notice.Citation == China.Special(Day("2018-12-31"))!.Source)
            .Year);
    }

    [Theory]
    [InlineData("2015-09-03", "2015-05-12", "2015-05-13", true)]
    [InlineData("2015-09-06", "2015-05-12", "2015-05-13", false)]
    [InlineData("2019-05-02", "2019-03-21", "2019-03-22", true)]
    [InlineData("2019-04-28", "2019-03-21", "2019-03-22", false)]
    [InlineData("2020-01-31", "2020-01-26", "2020-01-27", true)]
    [InlineData("2020-02-01", "2020-01-26", "2020-01-27", true)]
    public void A_day_changed_in_mid_year_is_known_from_its_notice_on(
        string day, string eve, string announced, bool before)
    {
        Assert.Equal(before, China.AsKnownOn(Day(eve)).Works(Day(day)));
        Assert.Equal(!before, China.AsKnownOn(Day(announced)).Works(Day(day)));
        Assert.Equal(!before, China.Works(Day(day)));
    }

    [Fact]
    public void The_year_after_the_last_notice_is_not_known()
    {
        Assert.Equal(Day("2026-12-31"), China.KnownThrough);
        Assert.False(China.Knows(Day("2027-01-04")));
        Assert.Equal(Day("2024-12-31"), China.AsKnownOn(Day("2024-11-11")).KnownThrough);
        Assert.Equal(Day("2025-12-31"), China.AsKnownOn(Day("2024-11-12")).KnownThrough);
        Assert.Same(China, China.AsKnownOn(Day("2026-01-01")));
    }

    [Fact]
    public void The_version_follows_the_days()
    {
        Assert.NotEqual(China.Version, China.AsKnownOn(Day("2020-01-26")).Version);
        Assert.Equal(China.AsKnownOn(Day("2020-01-27")).Version, China.AsKnownOn(Day("2020-11-24")).Version);
    }

    // What the regulation itself gives is off before the State Council arranges the year around it.
    [Fact]
    public void A_year_that_is_not_arranged_yet_has_the_days_off_of_the_law()
    {
        foreach (var day in (string[])["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-10-01"]) Assert.False(China.Works(Day(day)), day);
        Assert.True(China.Works(Day("2027-01-04")));
        foreach (var year in (int[])[2025, 2026])
            Assert.Equal(StatutoryIn(China, year), StatutoryIn(China.AsKnownOn(Day("2024-11-11")), year));

        static IEnumerable<DateOnly> StatutoryIn(Calendar calendar, int year) => Enumerable.Range(0, 365).Select(offset => new DateOnly(year, 1, 1).AddDays(offset))
            .Where(day => calendar.Special(day)?.Kind is SpecialKind.Statutory);
    }

    // The moon and the sun tables of the runtime know nothing of the notices.
    [Fact]
    public void Statutory_days_fall_on_the_days_of_the_moon()
    {
        var moon = new ChineseLunisolarCalendar();
        for (var year = 2008; year <= 2026; year++)
        {
            var newYear = DateOnly.FromDateTime(moon.ToDateTime(year, 1, 1, 0, 0, 0, 0));
            Assert.Equal(SpecialKind.Statutory, China.Special(newYear)?.Kind);
            Assert.Equal(year is < 2014 or > 2024, China.Special(newYear.AddDays(-1))?.Kind is SpecialKind.Statutory);
            Assert.Equal(year >= 2014, China.Special(newYear.AddDays(2))?.Kind is SpecialKind.Statutory);
            var leap = moon.GetLeapMonth(year);
            Assert.Equal(SpecialKind.Statutory, China.Special(Lunar(5, 5))?.Kind);
            Assert.Equal(SpecialKind.Statutory, China.Special(Lunar(8, 15))?.Kind);

            DateOnly Lunar(int month, int day) => DateOnly.FromDateTime(
                moon.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
        }
    }

    [Theory]
    [InlineData(2013, 11)]
    [InlineData(2024, 11)]
    [InlineData(2025, 13)]
    [InlineData(2026, 13)]
    [InlineData(2027, 13)]
    public void The_law_gives_so_many_days_off(int year, int days) => Assert.Equal(days, Enumerable.Range(0, 366)
        .Select(offset => new DateOnly(year, 1, 1).AddDays(offset)).Where(day => day.Year == year)
        .Count(day => China.Special(day)?.Kind is SpecialKind.Statutory));

    [Fact]
    public void Make_up_days_are_weekends_and_days_off_of_notices_hold_no_plain_surprise()
    {
        foreach (var day in Enumerable.Range(0, 19 * 366).Select(offset => new DateOnly(2008, 1, 1).AddDays(offset)))
        {
            if (China.Special(day) is { Works: true }) Assert.True(China.IsWeekend(day), $"{day:O}");
        }
    }

    [Theory]
    [InlineData("uk", "2012-06-05", false)]
    [InlineData("uk", "2012-05-28", true)]
    [InlineData("uk", "2020-05-04", true)]
    [InlineData("uk", "2020-05-08", false)]
    [InlineData("uk", "2021-12-27", false)]
    [InlineData("uk", "2021-12-28", false)]
    [InlineData("uk", "2022-12-27", false)]
    [InlineData("uk", "2022-06-02", false)]
    [InlineData("uk", "2022-05-30", true)]
    [InlineData("uk", "2022-09-19", false)]
    [InlineData("uk", "2023-01-02", false)]
    [InlineData("uk", "2023-01-03", true)]
    [InlineData("uk", "2023-05-08", false)]
    [InlineData("uk", "2025-04-18", false)]
    [InlineData("uk", "2025-04-21", false)]
    [InlineData("uk", "2026-08-31", false)]
    [InlineData("uk-all", "2023-01-03", false)]
    [InlineData("uk-all", "2022-01-04", false)]
    [InlineData("uk-all", "2025-12-01", false)]
    [InlineData("uk-all", "2026-03-17", false)]
    [InlineData("uk-all", "2026-06-15", false)]
    [InlineData("us", "2021-06-18", false)]
    [InlineData("us", "2020-06-19", true)]
    [InlineData("us", "2021-12-31", false)]
    [InlineData("us", "2021-12-24", false)]
    [InlineData("us", "2020-07-03", false)]
    [InlineData("us", "2023-11-10", false)]
    [InlineData("us", "2025-11-27", false)]
    [InlineData("us", "2026-01-19", false)]
    [InlineData("us", "2026-10-12", false)]
    [InlineData("de", "2025-05-29", false)]
    [InlineData("de", "2025-06-09", false)]
    [InlineData("de", "2025-10-03", false)]
    [InlineData("de", "2017-10-31", false)]
    [InlineData("de", "2018-10-31", true)]
    [InlineData("hk", "2023-09-30", false)]
    [InlineData("hk", "2026-04-07", false)]
    [InlineData("tw", "2026-02-17", false)]
    [InlineData("eu", "2026-12-29", false)]
    [InlineData("in", "2026-01-26", false)]
    public void Holidays_elsewhere_follow_their_rules(string calendar, string day, bool works) =>
        Assert.Equal(works, Book.Calendars[calendar].Works(Day(day)));

    [Theory]
    [InlineData("us", 2024, 251)]
    [InlineData("us", 2025, 250)]
    [InlineData("uk", 2022, 250)]
    [InlineData("uk", 2023, 251)]
    [InlineData("uk", 2025, 253)]
    public void Years_elsewhere_have_so_many_working_days(string calendar, int year, int days) =>
        Assert.Equal(days, Book.Calendars[calendar].WorkingDays(new(year - 1, 12, 31), new(year, 12, 31)));

    [Theory]
    [InlineData(1990, "1990-04-15")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2019, "2019-04-21")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2076, "2076-04-19")]
    [InlineData(2049, "2049-04-18")]
    public void Easter_falls_on(int year, string day)
    {
        var germany = Book.Calendars["de"];
        Assert.False(germany.Works(Day(day).AddDays(-2)));
        Assert.False(germany.Works(Day(day).AddDays(1)));
        Assert.False(germany.Works(Day(day).AddDays(39)));
        Assert.Equal(year, Day(day).Year);
    }

    [Fact]
    public void Days_outside_the_calendars_years_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => China.Works(new(1989, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => China.Works(new(2200, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => China.Add(Calendar.Last, 1));
        Assert.True(China.Works(Day("2199-12-31")));
        Assert.Equal(Calendar.Last, China.Add(Calendar.Last.AddDays(-1), 1));
    }
}
