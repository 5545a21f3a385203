using System.Globalization;

namespace Daylight;

/// <summary>Legal dates as sentences carry them. The machine's culture has no part in it.</summary>
static class Dates
{
    static readonly string[] Chinese = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    public static string Zh(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    public static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static Words Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    static readonly Words[] Weekdays = [.. Chinese.Select((zh, day) => new Words(zh, ((DayOfWeek)day).ToString()))];
}
