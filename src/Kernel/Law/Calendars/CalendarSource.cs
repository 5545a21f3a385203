using System.Security.Cryptography;
using System.Text;

namespace Daylight;

/// <summary>What a calendar is made from: the week, the rules and the notices.</summary>
sealed record CalendarSource
{
    public required string Id { get; init; }
    public required Words Name { get; init; }
    public required IReadOnlySet<DayOfWeek> Weekend { get; init; }
    public required Words WeekendSource { get; init; }
    public required Evidence Evidence { get; init; }
    public required DateOnly? KnownFrom { get; init; }

    /// <summary>As the file says; a calendar made from yearly notices is known as far as they reach.</summary>
    public required DateOnly? RulesThrough { get; init; }

    public required IReadOnlyList<HolidayRule> Rules { get; init; }

    /// <summary>Ordered by announcement: a later notice changes what an earlier one said of the same day.</summary>
    public required IReadOnlyList<(Notice Notice, IReadOnlyList<SpecialDay> Days)> Announced { get; init; }

    public IReadOnlyList<Notice> Notices => field ??= [.. Announced.Select(announced => announced.Notice)];

    public DateOnly? KnownThrough => RulesThrough ?? LastYearWithoutGap();

    public Dictionary<DateOnly, SpecialDay> SpecialDays()
    {
        var days = new Dictionary<DateOnly, SpecialDay>();
        foreach (var day in HolidayYears.Of(Rules, Weekend)) days.TryAdd(day.Date, day);
        foreach (var (_, special) in Announced)
        {
            foreach (var day in special) days[day.Date] = day;
        }
        return days;
    }

    public CalendarSource AsKnownOn(DateOnly day) =>
        this with { Announced = [.. Announced.Where(announced => announced.Notice.Announced <= day)] };

    public string Fingerprint(IEnumerable<SpecialDay> days)
    {
        var text = new StringBuilder(Id);
        foreach (var weekday in Weekend.Order()) text.Append('|').Append((int)weekday);
        text.Append($"|{KnownFrom:yyyyMMdd}|{KnownThrough:yyyyMMdd}");
        foreach (var day in days.OrderBy(day => day.Date)) text.Append($"|{day.Date:yyyyMMdd}{(int)day.Kind}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }

    DateOnly? LastYearWithoutGap()
    {
        DateOnly? through = null;
        foreach (var year in Announced.Select(announced => announced.Notice.Year).Distinct().Order())
        {
            if (through is { } last && year > last.Year + 1) break;
            through = new(year, 12, 31);
        }
        return KnownFrom is null ? null : through;
    }
}
