using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>In which calendar a year without a name is meant.</summary>
enum Era
{
    /// <summary>Four digits are Gregorian; a shorter year needs 民國 before it.</summary>
    AsWritten,

    /// <summary>The field is known to count from 1912 (民國): a year of up to three digits needs no name.</summary>
    Minguo,
}

/// <summary>
/// Reads the dates that official texts and files write. What can be meant in two ways is refused, never guessed.
/// </summary>
static partial class LegalDate
{
    // Times with a zone become a day in this one: sources write local midnight as 16:00Z of the day before.
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public readonly record struct Found(DateOnly Date, int Index, int Length);

    /// <summary>Reads a field that holds a date and nothing but a date, with or without a time.</summary>
    /// <returns>False with the reason when it is none, does not exist or is ambiguous.</returns>
    public static bool TryRead(string? text, out DateOnly date, out Words? why, Era era = Era.AsWritten)
    {
        date = default;
        var plain = PlainText.HalfWidthDigits(PlainText.OneLine(text ?? ""));
        if (plain.Length is 0 or > 80)
        {
            why = plain.Length == 0 ? ImportWords.NoDate : ImportWords.NotADate(plain[..20] + "…");
            return false;
        }
        if (Written().Match(plain) is { Success: true, Index: 0 } written && IsTail(plain, written.Length))
            return FromWritten(written, era, out date, out why);
        if (Separated().Match(plain) is { Success: true } separated && IsTail(plain, separated.Length))
            return FromSeparated(separated, plain, era, out date, out why);
        if (Compact().Match(plain) is { Success: true } compact)
            return FromCompact(compact, plain, era, out date, out why);
        if (English().Match(plain) is { Success: true } english && IsTail(plain, english.Length))
            return FromEnglish(english, plain, out date, out why);
        why = ImportWords.NotADate(plain);
        return false;
    }

    /// <summary>
    /// The real dates in a running text that are written with 年月日, in order. Nonsense is passed over.
    /// </summary>
    public static IEnumerable<Found> AllIn(string text, Era era = Era.AsWritten)
    {
        foreach (Match match in Written().Matches(PlainText.HalfWidthDigits(text)))
        {
            if (FromWritten(match, era, out var date, out _)) yield return new(date, match.Index, match.Length);
        }
    }

    static bool FromWritten(Match match, Era era, out DateOnly date, out Words? why)
    {
        var year = Number(match.Groups["y"].ValueSpan);
        var month = Number(match.Groups["m"].ValueSpan);
        var day = Number(match.Groups["d"].ValueSpan);
        return Make(Year(match.Groups["era"].Value, year, era), month, day, match.Value, out date, out why);
    }

    static bool FromSeparated(Match match, string text, Era era, out DateOnly date, out Words? why)
    {
        var (first, second, third) = (match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value);
        var (a, b, c) = (Number(first), Number(second), Number(third));
        var name = match.Groups["era"].Value;
        if (first.Length <= 2 && third.Length == 4 && name.Length == 0)
            return DayOrMonthFirst(a, b, c, text, out date, out why);
        var year = Year(name, a, era);
        if (third.Length > 2) year = -1;
        if (!Make(year, b, c, text, out date, out why)) return false;
        // A time in another zone can belong to the next day here.
        if (match.Groups["zone"].Length == 0) return true;
        var iso = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant);
        if (iso) date = DateOnly.FromDateTime(instant.ToOffset(China).DateTime);
        return true;
    }

    // 13/05/2016 can only be a day; 04/05/2016 is April or May depending on the country.
    static bool DayOrMonthFirst(int a, int b, int year, string text, out DateOnly date, out Words? why)
    {
        if (a <= 12 && b <= 12 && a != b)
        {
            date = default;
            why = ImportWords.AmbiguousDate(text);
            return false;
        }
        return a > 12 ? Make(year, b, a, text, out date, out why) : Make(year, a, b, text, out date, out why);
    }

    static bool FromCompact(Match match, string text, Era era, out DateOnly date, out Words? why)
    {
        var digits = match.Groups["date"].ValueSpan;
        if (digits.Length < 8 && era != Era.Minguo)
        {
            date = default;
            why = ImportWords.NotADate(text);
            return false;
        }
        var year = Year("", Number(digits[..^4]), era);
        return Make(year, Number(digits[^4..^2]), Number(digits[^2..]), text, out date, out why);
    }

    static bool FromEnglish(Match match, string text, out DateOnly date, out Words? why)
    {
        var month = Array.IndexOf(Months, match.Groups["m"].Value[..3].ToLowerInvariant()) + 1;
        var (year, day) = (Number(match.Groups["y"].ValueSpan), Number(match.Groups["d"].ValueSpan));
        return Make(year, month, day, text, out date, out why);
    }

    // 0: a short year without a calendar; -1: not a year.
    static int Year(string name, int year, Era era) => name switch
    {
        "" or "公元" or "西元" when year >= 1000 => year,
        "" when era == Era.Minguo && year is > 0 and < 200 => year + 1911,
        "" => 0,
        "公元" or "西元" => -1,
        _ => year is > 0 and < 200 ? year + 1911 : -1,
    };

    static bool Make(int year, int month, int day, string text, out DateOnly date, out Words? why)
    {
        date = default;
        why = year switch
        {
            0 => ImportWords.ShortYear(text),
            < 1800 or > 2200 => ImportWords.NoSuchDate(text),
            _ when month is < 1 or > 12 => ImportWords.NoSuchDate(text),
            _ when day < 1 || day > DateTime.DaysInMonth(year, month) => ImportWords.NoSuchDate(text),
            _ => null,
        };
        if (why is null) date = new(year, month, day);
        return why is null;
    }

    static int Number(ReadOnlySpan<char> digits) => ChineseNumber.Read(digits) ?? -1;

    static bool IsTail(string text, int from) => Tail().IsMatch(text, from);

    [GeneratedRegex(@"(?<era>中華民國|中华民国|民國|民国|公元|西元)? ?(?<y>[0-9]{1,4}|[0-9〇○◯Oo零一二三四五六七八九十百元]{1,8}) ?年 ?"
        + @"(?<m>[0-9]{1,2}|[元一二三四五六七八九十]{1,3}) ?月 ?(?<d>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,4}) ?[日号號]")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<era>中華民國|中华民国|民國|民国|公元|西元|ROC)? ?(?<a>[0-9]{1,4}) ?(?<s>[-/.‐–—]) ?(?<b>[0-9]{1,2}) ?\k<s> ?"
        + @"(?<c>[0-9]{1,4})(?![0-9])(?=(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d\d:\d\d)$)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Separated();

    [GeneratedRegex(@"^(?<date>[0-9]{6,8})(?:[0-9]{6})?$")]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?:(?<d>\d{1,2})(?:st|nd|rd|th)? (?<m>[a-z]{3,9})\.?,? |(?<m>[a-z]{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?, ?)"
        + @"(?<y>\d{4})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    // A time, a weekday or a note in brackets such as （補登） may follow.
    [GeneratedRegex(@"\G(?: ?[（(][^（）()]{1,12}[）)])?(?: ?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])?"
        + @"(?:[T ]{0,2}(?:上午|下午)? ?\d{1,2} ?[:时時点點](?: ?\d{1,2} ?(?:[:分] ?(?:\d{1,2}(?:\.\d{1,9})? ?秒?)?)?)?)?"
        + @" ?(?:Z|[+-]\d\d:?\d\d)?(?: ?[AP]M)? ?(?:印发|印發|发布|發布)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();
}
