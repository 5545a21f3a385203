using System.Globalization;

namespace Daylight.Web;

/// <summary>Dates and instants as people read them, in each language.</summary>
public static class Dates
{
    static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>今天 · 10月13日 within the year of <paramref name="today"/> · 2025年10月13日.</summary>
    public static string Day(DateOnly day, DateOnly today, Language language)
    {
        if (day == today) return Say("今天", "today", language);
        if (day.Year != today.Year) return DayYear(day, language);
        return language is Language.English ? Format(day, "d MMMM") : $"{day.Month}月{day.Day}日";
    }

    /// <summary>2026年10月13日 · 13 October 2026.</summary>
    public static string DayYear(DateOnly day, Language language) => language is Language.English
        ? Format(day, "d MMMM yyyy")
        : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>The same in both.</summary>
    public static Words DayYear(DateOnly day) => new(DayYear(day, Language.Hans), DayYear(day, Language.English));

    /// <summary>2026年10月 · October 2026.</summary>
    public static string Month(DateOnly day, Language language) => language is Language.English
        ? Format(day, "MMMM yyyy")
        : $"{day.Year}年{day.Month}月";

    /// <summary>星期二 · Tuesday.</summary>
    public static string Weekday(DateOnly day, Language language) => language is Language.English
        ? day.DayOfWeek.ToString()
        : "星期" + Weekdays[(int)day.DayOfWeek];

    /// <summary>10月13日 星期二 · Tuesday 13 October; with the year when it is another than <paramref name="today"/>'s.</summary>
    public static string DayWeek(DateOnly day, DateOnly today, Language language)
    {
        // Where the weekday matters somebody must act, so the date is said even when it is today.
        var date = day.Year == today.Year ? Format(day, "d MMMM") : Format(day, "d MMMM yyyy");
        var said = day.Year == today.Year ? $"{day.Month}月{day.Day}日" : DayYear(day, language);
        return language is Language.English ? $"{day.DayOfWeek} {date}" : $"{said} {Weekday(day, language)}";
    }

    /// <summary>2026年10月13日 9:20 · 13 October 2026, 09:20; <paramref name="utc"/> shown in <paramref name="zone"/>.</summary>
    public static string When(DateTime utc, TimeZoneInfo zone, Language language)
    {
        var (date, time) = Local(utc, zone);
        return language is Language.English
            ? $"{DayYear(date, language)}, {time.ToString("HH:mm", CultureInfo.InvariantCulture)}"
            : $"{DayYear(date, language)} {time.Hour}:{time.Minute:00}";
    }

    /// <summary>The day and the time of day of an instant in a zone.</summary>
    public static (DateOnly Date, TimeOnly Time) Local(DateTime utc, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>The form for <c>datetime</c> attributes and page tags: 2026-10-13.</summary>
    public static string Machine(DateOnly day) => Format(day, "yyyy-MM-dd");

    /// <summary>An instant for <c>datetime</c> attributes: 2026-10-13T01:20:00Z.</summary>
    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>
    /// The type of a box for a day: a browser throws away what is no day, so what was typed wrongly is shown as text.
    /// </summary>
    public static string BoxFor(string? typed) =>
        string.IsNullOrEmpty(typed) || DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? "date"
            : "text";

    static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    static string Say(string zh, string en, Language language) => new Words(zh, en).In(language);
}
