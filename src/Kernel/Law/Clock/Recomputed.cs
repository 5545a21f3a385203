namespace Daylight;

/// <summary>A date counted on two versions of a calendar, and what lies between them.</summary>
public sealed record Recomputed
{
    /// <summary>The date as it was told.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>The date as it is now.</summary>
    public required DateOnly After { get; init; }

    /// <summary>The days within the period that are worked in one version and not in the other.</summary>
    public required IReadOnlyList<DateOnly> ChangedDays { get; init; }

    /// <summary>What changed, in sentences the person waiting can read.</summary>
    public required Words Say { get; init; }

    /// <summary>True when the date is another.</summary>
    public bool Moved => Before != After;

    /// <summary>Counts one history on two versions of a calendar.</summary>
    /// <inheritdoc cref="Clock.DueOn(Rule, Calendar, ReadOnlySpan{ClockEvent}, DateOnly?)"/>
    public static Recomputed Of(
        Rule rule, Calendar before, Calendar after, ReadOnlySpan<ClockEvent> events, DateOnly? today = null)
    {
        var (was, now) = (Clock.DueOn(rule, before, events, today), Clock.DueOn(rule, after, events, today));
        var changed = new List<DateOnly>();
        var until = was > now ? was : now;
        for (var day = ClockEvent.Ordered(events)[0].On; day <= until; day = day.AddDays(1))
        {
            if (before.Works(day) != after.Works(day)) changed.Add(day);
        }
        return new() { Before = was, After = now, ChangedDays = changed, Say = Sentence(was, now, changed, after) };
    }

    static Words Sentence(DateOnly was, DateOnly now, List<DateOnly> changed, Calendar after)
    {
        if (changed.Count == 0 && was == now) return new("放假安排没有影响这个日期。", "The calendar does not affect this date.");
        var because = changed.Select(day => Because(day, after)).ToArray();
        var (zh, en) = (string.Join("；", because.Select(words => words.Zh)),
            string.Join("; ", because.Select(words => words.En)));
        if (was == now) return new($"最迟日期仍是{Dates.Zh(now)}。{zh}。", $"The last day is still {Dates.En(now)}. {en}.");
        var by = $"{(now > was ? "晚" : "早")}{Math.Abs(now.DayNumber - was.DayNumber)}天";
        return new($"最迟日期由{Dates.Zh(was)}改为{Dates.Zh(now)}，{by}。{zh}。",
            $"The last day moves from {Dates.En(was)} to {Dates.En(now)}. {en}.");
    }

    static Words Because(DateOnly day, Calendar after)
    {
        if (after.Special(day) is not { } special)
        {
            return new($"{Dates.Zh(day)}现在{(after.Works(day) ? "算工作日" : "不算工作日")}",
                $"{Dates.En(day)} is {(after.Works(day) ? "now" : "no longer")} a working day");
        }
        return special.Works
            ? new($"{Dates.Zh(day)}因{special.Holiday.Zh}调休上班：{special.Source.Zh}",
                $"{Dates.En(day)} is now worked in exchange for {special.Holiday.En}: {special.Source.En}")
            : new($"{Dates.Zh(day)}因{special.Holiday.Zh}放假：{special.Source.Zh}",
                $"{Dates.En(day)} is now off for {special.Holiday.En}: {special.Source.En}");
    }
}
