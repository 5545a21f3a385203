using System.Globalization;

namespace Daylight;

/// <summary>Checks a calendar's file and makes its source; a calendar with a base adds to it.</summary>
static class CalendarReading
{
    // Long enough for any holiday; a longer range is a slip of the pen.
    const int LongestRange = 31;

    static readonly string[] Week = Enum.GetNames<DayOfWeek>();
    static readonly Words NoSource = new("", "");

    public static CalendarSource? Read(CalendarFile file, CalendarSource? onto, Faults faults)
    {
        if (faults.Missing(file.Id, "id")) return null;
        var holidays = ReadHolidays(file, faults);
        var source = faults.SaidIfAny(file.Source, "source", null)
            ?? (onto is { Rules: [var inherited, ..] } ? inherited.Source : NoSource);
        if (file.Rules is { Length: > 0 } && source == NoSource) faults.Lacks("source", null);
        var notices = (file.Notices ?? []).Select(notice => ReadNotice(notice, file, holidays, faults));
        return new()
        {
            Id = file.Id,
            Name = faults.Said(file.Name, "name"),
            Weekend = onto is not null && file.Weekend is null ? onto.Weekend : ReadWeekend(file.Weekend, faults),
            WeekendSource = faults.Said(file.WeekendSource ?? onto?.WeekendSource, "weekendSource"),
            Evidence = faults.EvidenceOf(file.Evidence, null),
            KnownFrom = faults.Date(file.KnownFrom, "knownFrom") ?? onto?.KnownFrom,
            RulesThrough = faults.Date(file.KnownThrough, "knownThrough") ?? onto?.RulesThrough,
            Rules = [.. onto?.Rules ?? [],
                .. (file.Rules ?? []).Select(rule => ReadRule(rule, source, holidays, faults)).OfType<HolidayRule>()],
            Announced = [.. (onto?.Announced ?? []).Concat(notices.OfType<(Notice, IReadOnlyList<SpecialDay>)>())
                .OrderBy(announced => announced.Item1.Announced)],
        };
    }

    static Dictionary<string, Words> ReadHolidays(CalendarFile file, Faults faults)
    {
        var holidays = new Dictionary<string, Words>();
        foreach (var (key, words) in file.Holidays ?? []) holidays[key] = faults.Said(words, "holidays." + key);
        return holidays;
    }

    static HashSet<DayOfWeek> ReadWeekend(string[]? names, Faults faults)
    {
        if (names is null) faults.Lacks("weekend", null);
        var weekend = new HashSet<DayOfWeek>();
        foreach (var name in names ?? [])
        {
            var known = Array.FindIndex(Week, day => day.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known >= 0) weekend.Add((DayOfWeek)known);
            else faults.Add($"weekend“{name}”不是星期几的英文名。", $"weekend \"{name}\" is not a day of the week.");
        }
        if (weekend.Count == 7) faults.Add("一周不能没有工作日。", "A week needs a working day.");
        return weekend;
    }

    static HolidayRule? ReadRule(HolidayFile? file, Words source, Dictionary<string, Words> holidays, Faults faults)
    {
        if (file is null || faults.Missing(file.On, "on", "rules")) return null;
        if (HolidayRule.Read(file.On) is not { } on)
        {
            faults.Add($"看不懂“{file.On}”。可写：12-25、last monday in may、easter-2、lunar 08-15、qingming。",
                $"Cannot read \"{file.On}\". Write 12-25, last monday in may, easter-2, lunar 08-15 or qingming.");
            return null;
        }
        var substitute = faults.One(file.Substitute, "substitute", file.On, Substitute.None,
            ("none", Substitute.None), ("next-free-weekday", Substitute.NextFreeWeekday),
            ("nearest-weekday", Substitute.NearestWeekday), ("after-sunday", Substitute.AfterSunday));
        var said = faults.SaidIfAny(file.Source, "source", file.On) ?? source;
        return new(Named(file.For, holidays, faults), said, on, substitute,
            file.From ?? int.MinValue, file.To ?? int.MaxValue, file.Except ?? []);
    }

    static (Notice, IReadOnlyList<SpecialDay>)? ReadNotice(
        NoticeFile? file, CalendarFile calendar, Dictionary<string, Words> holidays, Faults faults)
    {
        if (file is null) return null;
        var of = $"notice {file.Number ?? file.Announced}";
        if (file.Year is not (> 1989 and < 2200)) faults.Lacks("year", of);
        if (file.Announced is null) faults.Lacks("announced", of);
        var title = OfYear(faults.Said(file.Title ?? calendar.NoticeTitle, "title", of), file.Year ?? 0);
        var notice = new Notice(
            file.Year ?? 0, faults.Date(file.Announced, "announced", of) ?? Calendar.First, file.Number ?? "", title);
        var days = new List<SpecialDay>();
        foreach (var entry in file.Days ?? [])
        {
            if (entry is not null) AddDays(entry, notice, holidays, faults, of, days);
        }
        if (days.Count == 0) faults.Lacks("days", of);
        return (notice, days);
    }

    static Words OfYear(Words title, int year)
    {
        var text = year.ToString(CultureInfo.InvariantCulture);
        return new(title.Zh.Replace("{year}", text, StringComparison.Ordinal),
            title.En.Replace("{year}", text, StringComparison.Ordinal));
    }

    static void AddDays(
        NoticeDays entry, Notice notice, Dictionary<string, Words> holidays, Faults faults, string of,
        List<SpecialDay> days)
    {
        var holiday = Named(entry.For, holidays, faults);
        var statutory = Ranges(entry.Statutory, faults, of).ToHashSet();
        foreach (var day in Ranges(entry.Off, faults, of))
        {
            var kind = statutory.Remove(day) ? SpecialKind.Statutory : SpecialKind.Swapped;
            days.Add(new(day, kind, holiday, notice.Citation));
        }
        if (statutory.Count > 0)
        {
            faults.Add($"{of}: statutory的日子不在off里。", $"{of}: a statutory day is not among the days off.");
        }
        foreach (var day in Ranges(entry.Work, faults, of))
        {
            days.Add(new(day, SpecialKind.MakeUp, holiday, notice.Citation));
        }
    }

    static Words Named(string? key, Dictionary<string, Words> holidays, Faults faults)
    {
        if (key is not null && holidays.TryGetValue(key, out var words)) return words;
        faults.Add($"holidays里没有“{key}”。", $"holidays has no \"{key}\".");
        return NoSource;
    }

    static List<DateOnly> Ranges(string? text, Faults faults, string of)
    {
        var days = new List<DateOnly>();
        const StringSplitOptions parts = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var part in (text ?? "").Split(',', parts))
        {
            var cut = part.IndexOf("..", StringComparison.Ordinal);
            var (first, last) = cut < 0 ? (part, part) : (part[..cut], part[(cut + 2)..]);
            if (!Faults.TryDate(first, out var from) || !Faults.TryDate(last, out var to)
                || from < Calendar.First || to > Calendar.Last
                || from > to || to.DayNumber - from.DayNumber > LongestRange)
            {
                faults.Add($"{of}: “{part}”不是日期或者日期范围。", $"{of}: \"{part}\" is not a date or a range of dates.");
                continue;
            }
            for (var day = from; day <= to; day = day.AddDays(1)) days.Add(day);
        }
        return days;
    }
}
