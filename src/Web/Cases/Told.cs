namespace Daylight.Web;

/// <summary>A count of days told in sentences: what a person would say, not what every day was.</summary>
static class Told
{
    /// <summary>The sentences, in the order of the days.</summary>
    public static IEnumerable<Words> Of(DueDate date, Calendar calendar)
    {
        var unit = date.Rule.Unit is TimeUnit.WorkingDay ? new Words("个工作日", "working day") : new Words("天", "day");
        var said = new List<(DateOnly On, Words Words)>();
        foreach (var day in date.Days.Where(day => day.Kind is DayKind.Start or DayKind.Restart))
            said.Add((day.Date, new($"{Zh(day.Date)}：{day.Why.Zh}。", $"{En(day.Date)}: {day.Why.En}.")));
        foreach (var day in date.Days.Where(day => day is { Counts: true, N: 1 }))
            said.Add((day.Date, new($"{Zh(day.Date)}是第1{unit.Zh}。", $"{En(day.Date)} is {unit.En} 1.")));
        foreach (var day in date.Days.Where(day => day.Kind is DayKind.MakeUp))
            said.Add((day.Date, new($"{Zh(day.Date)}{day.Why.Zh}，是第{day.N}个。", $"{En(day.Date)}: {day.Why.En}; it is number {day.N}.")));
        foreach (var (first, last) in Runs(date.Days, DayKind.Holiday)) said.Add((first.Date, Off(first, last, calendar)));
        foreach (var (first, last) in Runs(date.Days, DayKind.Paused))
            said.Add((first.Date, new($"{SpanZh(first, last)}{Plain(first.Why.Zh)}，都不算。", $"{SpanEn(first, last)}: {first.Why.En}; not counted.")));
        foreach (var (first, last) in Runs(date.Days, DayKind.Rolled))
            said.Add((first.Date, new($"{SpanZh(first, last)}：{last.Why.Zh}。", $"{SpanEn(first, last)}: {last.Why.En}.")));

        foreach (var (_, words) in said.OrderBy(sentence => sentence.On)) yield return words;
        if (date.Days.Any(day => day.Kind is DayKind.Weekend)) yield return new("其余星期六、星期日休息，不算。", "The other weekends are days off and don't count.");
        yield return date.Days.LastOrDefault(day => day.Date == date.Date) is { Counts: true } due
            ? new($"{Zh(date.Date)}是第{due.N}{unit.Zh}，最后一天。", $"{En(date.Date)} is {unit.En} {due.N}, the last.")
            : new($"{Zh(date.Date)}是最后一天。", $"{En(date.Date)} is the last day.");
        if (date.Finish is { } finish) yield return finish.Say;
    }

    /// <summary>Days of one kind that follow one another.</summary>
    public static IEnumerable<(Day First, Day Last)> Runs(IReadOnlyList<Day> days, DayKind kind)
    {
        for (var i = 0; i < days.Count; i++)
        {
            if (days[i].Kind != kind) continue;
            var first = days[i];
            while (i + 1 < days.Count && days[i + 1].Kind == kind) i++;
            yield return (first, days[i]);
        }
    }

    static Words Off(Day first, Day last, Calendar calendar)
    {
        var holiday = calendar.Special(first.Date)?.Holiday ?? new("", "a holiday");
        return new($"{SpanZh(first, last)}{holiday.Zh}放假，不算。", $"{SpanEn(first, last)}: off for {holiday.En}, not counted.");
    }

    static string Plain(string why) => why.Replace("，不计入", "", StringComparison.Ordinal);

    static string SpanZh(Day first, Day last) => first == last ? Zh(first.Date) : $"{Zh(first.Date)}至{Zh(last.Date)}";

    static string SpanEn(Day first, Day last) => first == last ? En(first.Date) : $"{En(first.Date)} to {En(last.Date)}";

    static string Zh(DateOnly day) => Dates.DayYear(day, Language.Hans);

    static string En(DateOnly day) => Dates.DayYear(day, Language.English);
}
