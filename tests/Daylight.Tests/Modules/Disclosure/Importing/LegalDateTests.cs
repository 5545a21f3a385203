using CsCheck;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public class LegalDateTests
{
    // From the first year of 民國 to its 187th: beyond the 199th a year is no longer read as one.
    static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 68_000].Select(days => new DateOnly(1912, 1, 1).AddDays(days));

    [Theory]
    [InlineData("2022-11-30", 2022, 11, 30)]
    [InlineData("2022年11月30日", 2022, 11, 30)]
    [InlineData("2022年 4月 20 日", 2022, 4, 20)]
    [InlineData("2022/1/4", 2022, 1, 4)]
    [InlineData("2019.01.04", 2019, 1, 4)]
    [InlineData("20220104", 2022, 1, 4)]
    [InlineData("20220104163055", 2022, 1, 4)]
    [InlineData("２０２２年１月４日", 2022, 1, 4)]
    [InlineData("２０２２／０１／０４", 2022, 1, 4)]
    [InlineData("2023-12-14 10:39:22", 2023, 12, 14)]
    [InlineData("2026-06-25 16:07", 2026, 6, 25)]
    [InlineData("2022年5月6日 下午 4时41分", 2022, 5, 6)]
    [InlineData("2022年5月6日（星期五）", 2022, 5, 6)]
    [InlineData("2023年8月9日印发", 2023, 8, 9)]
    [InlineData("二〇一二年五月四日", 2012, 5, 4)]
    [InlineData("二○一二年十二月三十一日", 2012, 12, 31)]
    [InlineData("二零一二年十月二十日", 2012, 10, 20)]
    [InlineData("二ＯＯ八年元月廿五日", 2008, 1, 25)]
    [InlineData("公元2012年5月4日", 2012, 5, 4)]
    [InlineData("中華民國105年1月4日", 2016, 1, 4)]
    [InlineData("中華民國104年12月31日（補登）", 2015, 12, 31)]
    [InlineData("中華民國一百零五年一月四日", 2016, 1, 4)]
    [InlineData("民國一○五年一月四日", 2016, 1, 4)]
    [InlineData("民國105.1.4", 2016, 1, 4)]
    [InlineData("民国元年1月1日", 1912, 1, 1)]
    [InlineData("13/05/2016", 2016, 5, 13)]
    [InlineData("05/13/2016", 2016, 5, 13)]
    [InlineData("4 January 2016", 2016, 1, 4)]
    [InlineData("January 4th, 2016", 2016, 1, 4)]
    public void Official_ways_of_writing_a_day_are_read(string text, int year, int month, int day)
    {
        Assert.True(LegalDate.TryRead(text, out var date, out var why), why?.En);
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("105-01-04")]
    [InlineData("105/1/4")]
    [InlineData("1050104")]
    [InlineData("105年1月4日")]
    public void A_short_year_counts_from_1912_only_where_the_field_is_known_to(string text)
    {
        Assert.False(LegalDate.TryRead(text, out _, out var why));
        Assert.NotNull(why);
        Assert.True(LegalDate.TryRead(text, out var date, out _, Era.Minguo));
        Assert.Equal(new DateOnly(2016, 1, 4), date);
    }

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("2022年13月1日")]
    [InlineData("2023-02-29")]
    [InlineData("0000-00-00")]
    [InlineData("99991231")]
    [InlineData("中華民國105年2月30日")]
    public void A_day_that_never_was_is_refused(string text)
    {
        Assert.False(LegalDate.TryRead(text, out _, out var why));
        Assert.NotNull(why);
    }

    [Fact]
    public void Day_and_month_are_not_guessed()
    {
        Assert.False(LegalDate.TryRead("04/05/2016", out _, out var why));
        Assert.Contains("day and month", why!.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("昨天")]
    [InlineData("2022年11月")]
    [InlineData("2022-11-30 或以后")]
    [InlineData("2022-11-300")]
    [InlineData("22-11-30")]
    public void What_is_no_date_is_refused_with_a_reason(string? text)
    {
        Assert.False(LegalDate.TryRead(text, out _, out var why));
        Assert.NotEmpty(why!.Zh);
    }

    [Theory]
    [InlineData("2022-01-03T16:00:00.000Z", 4)]
    [InlineData("2022-01-04T08:00:00+08:00", 4)]
    [InlineData("2022-01-04T00:00:00", 4)]
    public void An_instant_becomes_the_day_it_is_in_China(string text, int day)
    {
        Assert.True(LegalDate.TryRead(text, out var date, out _));
        Assert.Equal(new DateOnly(2022, 1, day), date);
    }

    [Fact]
    public void Every_day_is_read_back_from_every_unambiguous_form() => AnyDay.Sample(day =>
    {
        string[] forms =
        [
            $"{day:yyyy-MM-dd}", $"{day:yyyy/M/d}", $"{day:yyyy.M.d}", $"{day:yyyyMMdd}", $"{day.Year}年{day.Month}月{day.Day}日",
            $"中華民國{day.Year - 1911}年{day.Month}月{day.Day}日", $"民國{day.Year - 1911}.{day.Month}.{day.Day}",
        ];
        return forms.All(form => LegalDate.TryRead(form, out var read, out _) && read == day);
    });

    [Fact]
    public void Any_text_gives_a_date_or_a_reason() =>
        Gen.OneOf(Gen.String, Gen.Char["0123456789年月日-/.中華民國一二十〇 T:Z"].Array[0, 30].Select(letters => new string(letters)))
            .Sample(text => LegalDate.TryRead(text, out _, out var why) == (why is null));

    [Fact]
    public void Dates_in_a_running_text_are_found_and_nonsense_passed_over() =>
        Assert.Equal(
            [new DateOnly(1992, 11, 28), new DateOnly(2016, 1, 4)],
            LegalDate.AllIn("1992年11月28日通过，2022年2月30日无此日，中華民國105年1月4日修正").Select(found => found.Date));
}
