namespace Daylight.Host.Demo;

/// <summary>Numbers and periods in Chinese words.</summary>
internal static class Numerals
{
    const string Digits = "零一二三四五六七八九";

    /// <summary>1 to 99 as 一 … 九十九.</summary>
    public static string Han(int n) => n switch
    {
        < 10 => Digits[n].ToString(),
        10 => "十",
        < 20 => "十" + Digits[n - 10],
        _ when n % 10 == 0 => Digits[n / 10] + "十",
        _ => Digits[n / 10] + "十" + Digits[n % 10],
    };

    /// <summary>From January to the month before, or the whole year before in January.</summary>
    public static string UpToLastMonth(DateOnly day) => day.Month switch
    {
        1 => $"{day.Year - 1}年全年",
        2 => $"{day.Year}年1月",
        _ => $"{day.Year}年1—{day.Month - 1}月",
    };

    public static string LastQuarter(DateOnly day)
    {
        var before = day.AddMonths(-3);
        return $"{before.Year}年第{Digits[((before.Month - 1) / 3) + 1]}季度";
    }

    public static string Season(DateOnly day) => day.Month switch
    {
        >= 3 and <= 5 => "春季",
        >= 6 and <= 8 => "夏季",
        >= 9 and <= 11 => "秋季",
        _ => "冬季",
    };
}
