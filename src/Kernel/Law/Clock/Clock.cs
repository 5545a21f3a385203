namespace Daylight;

/// <summary>
/// Legal periods: a rule, a calendar and what happened give a date. Pure functions. <c>DueOn</c> is for lists and
/// allocates nothing; <c>Due</c> walks every day and says why. Both give the same date.
/// </summary>
/// <remarks>
/// A pause keeps the days already counted; its first day, its last day and all between are not counted. A restart
/// begins a full period, a last day that is set one that ends there; extensions given before it belong to the period
/// that ended. Several pauses may overlap:
/// counting goes on when the last of them has ended.
/// </remarks>
public static class Clock
{
    /// <summary>The last day of the period that began with an event on <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentException">The rule sets no period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period leaves the calendar's years.</exception>
    public static DateOnly DueOn(Rule rule, Calendar calendar, DateOnly start) =>
        new Countdown(rule, calendar, ClockEvent.Start(start), 0).Due();

    /// <summary>The last day of a period after all that happened.</summary>
    /// <param name="rule">The period.</param>
    /// <param name="calendar">The calendar it is counted on.</param>
    /// <param name="events">What happened, beginning with the start; in any order.</param>
    /// <param name="today">A pause without an end lasts to this day at least, else to the last day told of.</param>
    /// <exception cref="ArgumentException">The rule sets no period, or the events are no history.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period leaves the calendar's years.</exception>
    public static DateOnly DueOn(Rule rule, Calendar calendar, ReadOnlySpan<ClockEvent> events, DateOnly? today = null)
    {
        events = ClockEvent.Ordered(events);
        var begins = LastBeginning(events);
        var extended = 0;
        foreach (var happened in events[begins..])
        {
            if (happened.Verb is ClockVerb.Extend) extended += happened.Value;
            if (happened.Verb is ClockVerb.Stop) break;
        }
        var countdown = new Countdown(rule, calendar, events[begins], extended);
        var open = 0;
        DateOnly from = default, latest = default;
        foreach (var happened in events[(begins + 1)..])
        {
            if (happened.Verb is ClockVerb.Pause && open++ == 0) from = happened.On;
            if (happened.Verb is ClockVerb.Pause or ClockVerb.Resume) latest = happened.On;
            if (happened.Verb is ClockVerb.Resume && open > 0 && --open == 0) countdown.Skip(from, happened.On);
            if (happened.Verb is not ClockVerb.Stop) continue;
            today = happened.On;
            break;
        }
        if (open > 0) countdown.Skip(from, today is { } end && end > latest ? end : latest);
        return countdown.Due();
    }

    /// <summary>The date with every day that leads to it, see <see cref="DueDate.Days"/>.</summary>
    /// <inheritdoc cref="DueOn(Rule, Calendar, ReadOnlySpan{ClockEvent}, DateOnly?)"/>
    public static DueDate Due(Rule rule, Calendar calendar, ReadOnlySpan<ClockEvent> events, DateOnly? today = null)
    {
        var problems = ClockEvent.Check(events);
        if (problems.Any) throw new ArgumentException(problems[0].Say.En, nameof(events));
        return new DayWalk(rule, calendar).Walk(Stretch.Of(ClockEvent.Ordered(events).ToArray(), today));
    }

    /// <summary>A period in hours ends at this instant; the day it falls on is the due date of lists.</summary>
    /// <exception cref="ArgumentException">The rule does not count hours.</exception>
    public static DateTimeOffset DueAt(Rule rule, DateTimeOffset received) =>
        rule is { Unit: TimeUnit.Hour, Value: { } hours }
        ? received.AddHours(hours)
        : throw new ArgumentException($"{rule.Key} does not count hours.", nameof(rule));

    /// <summary>
    /// What is left after today: working days for rules that count them, otherwise days. Today is not counted;
    /// 0 means today is the last day, below 0 late by so many.
    /// </summary>
    public static int Left(Rule rule, Calendar calendar, DateOnly due, DateOnly today) =>
        rule.Unit is TimeUnit.WorkingDay ? calendar.WorkingDays(today, due) : due.DayNumber - today.DayNumber;

    /// <summary>True when the date may yet change because the calendar of its days has not been announced.</summary>
    public static bool IsProvisional(Rule rule, Calendar calendar, DateOnly start, DateOnly due) =>
        (rule.Unit is TimeUnit.WorkingDay || rule.Roll is Roll.NextWorkingDay)
        && (!calendar.Knows(due) || start < calendar.KnownFrom);

    static int LastBeginning(ReadOnlySpan<ClockEvent> events)
    {
        for (var i = events.Length - 1; i >= 0; i--)
        {
            if (events[i].Begins) return i;
        }
        throw new ArgumentException("The period has not started.", nameof(events));
    }
}
