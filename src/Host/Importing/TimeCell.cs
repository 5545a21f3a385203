using System.Globalization;
using System.Text.RegularExpressions;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>A day with the time of it, where the file says one; both as the body's wall clock shows them.</summary>
/// <param name="Day">The day.</param>
/// <param name="Clock">The time of day; null when the file gives the day alone.</param>
readonly record struct LocalTime(DateOnly Day, TimeOnly? Clock)
{
    /// <summary>The instant; the first of the day when no time is given.</summary>
    public DateTime Utc => Instants.At(Day, Clock ?? TimeOnly.MinValue);

    /// <summary>True when it was certainly before the other: of the same day only with both times.</summary>
    public bool IsBefore(LocalTime other) => Day != other.Day ? Day < other.Day : Clock < other.Clock;
}

/// <summary>
/// Reads the cell of a column that holds times: a serial number of a spreadsheet, or a date as people write it with or
/// without the time. What can be meant in two ways is refused: <see cref="LegalDate"/>.
/// </summary>
static partial class TimeCell
{
    // Days between the two beginnings that spreadsheets count from: 1899-12-30 and 1904-01-01.
    const int Between = 1462;

    // Before March 1900 the count is wrong: it knows a 29 February of that year. Nobody has such letters.
    const double FirstSerial = 61, LastSerial = 2_958_465;

    static readonly DateOnly Beginning = new(1899, 12, 30);

    /// <summary>Reads a cell.</summary>
    /// <param name="text">What stands in it.</param>
    /// <param name="since1904">Whether the file counts its days from 1904.</param>
    /// <param name="time">The time.</param>
    /// <param name="why">Why it can't be read; null when it can.</param>
    public static bool TryRead(string text, bool since1904, out LocalTime time, out Words? why)
    {
        time = default;
        var plain = PlainText.HalfWidthDigits(PlainText.OneLine(text));
        if (Serial().IsMatch(plain) && double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return OfSerial(serial, since1904, plain, out time, out why);
        if (!LegalDate.TryRead(plain, out var day, out why)) return false;
        if (Zoned().IsMatch(plain)) return OfInstant(plain, out time, out why);
        TimeOnly? clock = null;
        if (Clock().Match(plain) is { Success: true } found && (clock = OfClock(found)) is null) why = NoSuchTime(plain);
        time = new(day, clock);
        return why is null;
    }

    /// <summary>The day and time of a serial number, to the second: fractions of it are an error of rounding.</summary>
    public static LocalTime? OfSerial(double serial, bool since1904)
    {
        var seconds = Math.Round((serial + (since1904 ? Between : 0)) * TimeSpan.SecondsPerDay);
        var days = Math.Floor(seconds / TimeSpan.SecondsPerDay);
        if (days is not (>= FirstSerial and <= LastSerial)) return null;
        var clock = TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(seconds - (days * TimeSpan.SecondsPerDay)));
        return new(Beginning.AddDays((int)days), double.IsInteger(serial) ? null : clock);
    }

    static bool OfSerial(double serial, bool since1904, string text, out LocalTime time, out Words? why)
    {
        var read = OfSerial(serial, since1904);
        time = read ?? default;
        why = read is null ? ImportWords.NotADate(text) : null;
        return why is null;
    }

    static bool OfInstant(string text, out LocalTime time, out Words? why)
    {
        var isInstant = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant);
        var here = instant.ToOffset(Instants.Zone.BaseUtcOffset).DateTime;
        time = new(DateOnly.FromDateTime(here), TimeOnly.FromDateTime(here));
        why = isInstant ? null : NoSuchTime(text);
        return isInstant;
    }

    static TimeOnly? OfClock(Match found)
    {
        int Part(string name) => found.Groups[name].Success ? int.Parse(found.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (hour, half) = (Part("h"), found.Groups["half"].Value.ToUpperInvariant());
        if (half is "下午" or "PM" && hour < 12) hour += 12;
        if (half is "上午" or "AM" && hour == 12) hour = 0;
        return hour < 24 && Part("m") < 60 && Part("s") < 60 ? new(hour, Part("m"), Part("s")) : null;
    }

    static Words NoSuchTime(string text) => new($"“{text}”里的时刻不存在。", $"The time of day in “{text}” does not exist.");

    // Five digits before the point: 1927 to 2173. Six and eight are dates without hyphens.
    [GeneratedRegex(@"^[0-9]{5}(\.[0-9]+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"[T ]\d.*(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex Zoned();

    [GeneratedRegex(@"(?<half>上午|下午)? ?(?<!\d)(?<h>\d{1,2}) ?[:时時点點] ?(?:(?<m>\d{1,2}) ?(?:[:分] ?(?<s>\d{1,2})?)?)?"
        + @"(?:\.\d+)? ?秒? ?(?<half>[AP]M)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
