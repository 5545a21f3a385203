namespace Daylight.Web;

/// <summary>
/// A legal date as pages show it: the days as cells of a calendar, the same in sentences, and the address at which the
/// calculator gives the same answer.
/// </summary>
public sealed record Explained(DueDate Date, IReadOnlyList<DayCell> Cells, IReadOnlyList<Words> Sentences, string Link)
{
    /// <summary>More days than this are told in sentences only.</summary>
    const int MostCells = 420;

    /// <summary>What is counted.</summary>
    public Words Unit => Date.Rule.Unit is TimeUnit.WorkingDay ? new("个工作日", "working day") : new("天", "day");

    /// <summary>True when a calendar of the days is worth showing.</summary>
    public bool Drawn => Cells.Count <= MostCells;

    public static Explained Of(LawBook law, DueDate date)
    {
        var calendar = law.CalendarOf(date.Rule);
        return new(date, [.. date.Days.Select(day => CellOf(day, date, calendar))], [.. Told.Of(date, calendar)], LinkTo(date));
    }

    static DayCell CellOf(Day day, DueDate date, Calendar calendar)
    {
        int? n = day.Counts ? day.N : null;
        if (day.Date == date.Date && day.Kind is not DayKind.Late) return new(day.Date, day.Counts, n, new("最迟", "Last day"), DayMark.Due);
        var (note, mark) = day.Kind switch
        {
            DayKind.Start => (new("起算", "Start"), DayMark.Start),
            DayKind.Restart => (new("重新起算", "Anew"), DayMark.Start),
            DayKind.MakeUp => (new("调休", "Worked"), DayMark.Makeup),
            DayKind.Weekend => (new("休", "Off"), DayMark.Weekend),
            DayKind.Holiday => (calendar.Special(day.Date)?.Holiday ?? new("放假", "Holiday"), DayMark.Holiday),
            DayKind.Paused => (new("暂停", "Paused"), DayMark.Hold),
            DayKind.Rolled => (new("顺延", "Moved on"), DayMark.Weekend),
            DayKind.Late => (new("逾期", "Late"), DayMark.Outside),
            _ => ((Words?)null, DayMark.Counted),
        };
        return new(day.Date, day.Counts, n, note, mark);
    }

    // From the last beginning: the calculator knows one run of a period.
    static string LinkTo(DueDate date)
    {
        var begun = date.Days.Last(day => day.Kind is DayKind.Start or DayKind.Restart || day == date.Days[0]);
        var query = $"/law/due?rule={Uri.EscapeDataString(date.Rule.Key)}&from={Dates.Machine(begun.Date)}";
        if (date.Extended > 0) query += "&extended=true";
        if (date.Extended > 0 && date.Extended != date.Rule.Extension?.Usual) query += $"&days={date.Extended}";
        foreach (var (first, last) in Told.Runs(date.Days, DayKind.Paused).Where(run => run.First.Date > begun.Date))
            query += $"&pause={Dates.Machine(first.Date)}..{Dates.Machine(last.Date)}";
        return query;
    }
}
