using Daylight.Host.Importing;
using Xunit;

namespace Daylight.Tests.Host.Importing;

public sealed class TimeCellTests
{
    [Theory]
    [InlineData("2019/2/28 11:25:05", "2019-02-28 11:25:05")]
    [InlineData("2019-02-28", "2019-02-28")]
    [InlineData("2019-02-28T11:25:05", "2019-02-28 11:25:05")]
    [InlineData("2019-02-28 11:25:05.123", "2019-02-28 11:25:05")]
    [InlineData("2019-02-28T23:30:00Z", "2019-03-01 07:30:00")]
    [InlineData("2019-02-28 11:25:05+09:00", "2019-02-28 10:25:05")]
    [InlineData("2019年2月28日", "2019-02-28")]
    [InlineData("2019年2月28日 11时25分", "2019-02-28 11:25:00")]
    [InlineData("2019年2月28日11点25分5秒", "2019-02-28 11:25:05")]
    [InlineData("2019.2.28 下午3:05", "2019-02-28 15:05:00")]
    [InlineData("2019/2/28 12:05:00 AM", "2019-02-28 00:05:00")]
    [InlineData("2019/2/28 3:05 PM", "2019-02-28 15:05:00")]
    [InlineData("２０１９／２／２８　１１：２５", "2019-02-28 11:25:00")]
    [InlineData("20190228", "2019-02-28")]
    [InlineData("43524", "2019-02-28")]
    [InlineData("43524.476", "2019-02-28 11:25:26")]
    [InlineData("43419.671666666698", "2018-11-15 16:07:12")]
    [InlineData("42894.730092592603", "2017-06-08 17:31:20")]
    [InlineData("43524.99999999", "2019-03-01 00:00:00")]
    public void A_time_is_read_in_every_form_that_files_have(string text, string expected)
    {
        Assert.True(TimeCell.TryRead(text, since1904: false, out var time, out var why), text);
        Assert.Null(why);
        Assert.Equal(expected, time.Clock is { } clock ? $"{time.Day:yyyy-MM-dd} {clock:HH:mm:ss}" : $"{time.Day:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("昨天")]
    [InlineData("2019-02-30")]
    [InlineData("2019/2/28 25:00")]
    [InlineData("2019/2/28 11:75")]
    [InlineData("04/05/2019")]
    [InlineData("123")]
    [InlineData("2019")]
    [InlineData("")]
    public void What_is_no_time_is_refused_with_the_reason(string text)
    {
        Assert.False(TimeCell.TryRead(text, since1904: false, out _, out var why));
        Assert.NotNull(why);
    }

    [Fact]
    public void Of_two_times_of_a_day_one_is_before_the_other_only_when_both_are_known()
    {
        LocalTime morning = new(new(2019, 2, 28), new(9, 0)), noon = new(new(2019, 2, 28), new(12, 0)), day = new(new(2019, 2, 28), null);
        Assert.True(morning.IsBefore(noon));
        Assert.False(noon.IsBefore(morning) || noon.IsBefore(noon) || noon.IsBefore(day) || day.IsBefore(noon));
        Assert.True(noon.IsBefore(new(new(2019, 3, 1), null)));
        Assert.Equal(new DateTime(2019, 2, 27, 16, 0, 0, DateTimeKind.Utc), day.Utc);
    }
}
