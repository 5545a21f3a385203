using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>Where a holiday goes when its day is a day off anyway.</summary>
enum Substitute { None, NextFreeWeekday, NearestWeekday, AfterSunday }

/// <summary>
/// A holiday that comes every year by rule: <c>12-25</c>, <c>last monday in may</c>, <c>easter-2</c>,
/// <c>lunar 08-15</c>, <c>qingming</c>; the last four may carry an offset in days.
/// </summary>
sealed partial record HolidayRule(
    Words Holiday, Words Source, Func<int, DateOnly> On, Substitute Substitute, int From, int To, int[] Except)
{
    static readonly ChineseLunisolarCalendar Moon = new();
    static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>The first and last year rules are worked out for: as far as the lunar tables reach.</summary>
    public const int FirstYear = 1990, LastYear = 2099;

    public bool In(int year) => From <= year && year <= To && !Except.Contains(year);

    /// <summary>Reads an expression. Null when it is none of the known forms.</summary>
    public static Func<int, DateOnly>? Read(string on)
    {
        if (Fixed().Match(on) is { Success: true } day) return FixedDay(Number(day, "m"), Number(day, "d"));
        if (Weekday().Match(on) is { Success: true } nth) return NthWeekday(nth);
        if (Moving().Match(on) is not { Success: true } moving) return null;

        var shift = moving.Groups["shift"] is { Success: true } days
            ? int.Parse(days.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        if (moving.Groups["easter"].Success) return year => Easter(year).AddDays(shift);
        if (moving.Groups["qingming"].Success) return year => Qingming(year).AddDays(shift);
        var (month, dayOfMonth) = (Number(moving, "m"), Number(moving, "d"));
        if (month is < 1 or > 12 || dayOfMonth is < 1 or > 29) return null; // some months have no thirtieth
        return year => Lunar(year, month, dayOfMonth).AddDays(shift);
    }

    static Func<int, DateOnly>? FixedDay(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2001, month)
            ? year => new(year, month, day)
            : null;

    static Func<int, DateOnly>? NthWeekday(Match match)
    {
        var named = match.Groups["weekday"].ValueSpan;
        if (!Enum.TryParse<DayOfWeek>(named, ignoreCase: true, out var weekday)) return null;
        var month = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames,
            name => match.Groups["month"].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1;
        if (month is 0) return null;
        var nth = Array.IndexOf(Ordinals, match.Groups["nth"].Value);
        return nth < 0
            ? year => Last(year, month, weekday)
            : year => First(new(year, month, 1), weekday).AddDays(7 * nth);
    }

    static DateOnly First(DateOnly onOrAfter, DayOfWeek weekday) =>
        onOrAfter.AddDays(((int)weekday - (int)onOrAfter.DayOfWeek + 7) % 7);

    static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var end = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return end.AddDays(-(((int)end.DayOfWeek - (int)weekday + 7) % 7));
    }

    /// <summary>Easter Sunday of the Gregorian calendar: the Sunday after the ecclesiastical full moon.</summary>
    internal static DateOnly Easter(int year)
    {
        var century = year / 100;
        var golden = year % 19;
        var moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        moon -= moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        var weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
        var offset = moon - weekday;
        var month = 3 + (offset + 40) / 44;
        return new(year, month, offset + 28 - 31 * (month / 4));
    }

    // The solar term drifts by 0.2422 of a day a year against the leap days; good for 1990 to 2099.
    static DateOnly Qingming(int year)
    {
        var inCentury = year % 100;
        var day = (int)(inCentury * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - inCentury / 4;
        return new(year, 4, day);
    }

    // A leap month shifts the calendar's month numbers after it; holidays never fall in the leap month itself.
    static DateOnly Lunar(int year, int month, int day)
    {
        var leap = Moon.GetLeapMonth(year);
        var position = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Moon.ToDateTime(year, position, day, 0, 0, 0, 0));
    }

    static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<m>\d\d)-(?<d>\d\d)$")]
    private static partial Regex Fixed();

    [GeneratedRegex("^(?<nth>first|second|third|fourth|last) (?<weekday>[a-z]+) in (?<month>[a-z]+)$")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^((?<easter>easter)|(?<qingming>qingming)|lunar (?<m>\d\d)-(?<d>\d\d))(?<shift>[+-]\d+)?$")]
    private static partial Regex Moving();
}
