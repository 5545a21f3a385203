namespace Daylight;

/// <summary>
/// Counts a period down without looking at single days: what fits before each gap is taken off, then it jumps
/// over the gap. Lives on the stack.
/// </summary>
struct Countdown
{
    readonly Rule rule;
    readonly Calendar calendar;
    DateOnly position; // the last day dealt with
    int remaining;
    DateOnly? reached;

    public Countdown(Rule rule, Calendar calendar, DateOnly start, int extended)
    {
        this.rule = rule;
        this.calendar = calendar;
        position = rule.DayZero is DayZero.SameDay ? start.AddDays(-1) : start;
        remaining = DaysOf(rule, start, extended);
    }

    /// <summary>How many days a period takes: of the calendar or working days, as the rule counts.</summary>
    public static int DaysOf(Rule rule, DateOnly start, int extended)
    {
        var value = rule.Value ?? throw new ArgumentException($"{rule.Key} sets no period.", nameof(rule));
        var length = value + extended;
        return rule.Unit switch
        {
            TimeUnit.Month => start.AddMonths(length).DayNumber - start.DayNumber,
            TimeUnit.Hour => (length + 23) / 24,
            _ => length,
        };
    }

    /// <summary>Leaves out the days of a gap, both ends included.</summary>
    public void Skip(DateOnly from, DateOnly to)
    {
        if (reached is not null || to <= position) return;
        var available = from > position ? Between(position, from.AddDays(-1)) : 0;
        if (remaining <= available)
        {
            reached = After(position, remaining);
            return;
        }
        remaining -= available;
        position = to;
    }

    public readonly DateOnly Due()
    {
        var last = reached ?? After(position, remaining);
        var rolls = rule.Unit is not TimeUnit.WorkingDay && rule.Roll is Roll.NextWorkingDay;
        return rolls ? calendar.WorkingDayFrom(last) : last;
    }

    readonly int Between(DateOnly after, DateOnly through) => rule.Unit is TimeUnit.WorkingDay
        ? calendar.WorkingDays(after, through)
        : through.DayNumber - after.DayNumber;

    readonly DateOnly After(DateOnly day, int n) =>
        rule.Unit is TimeUnit.WorkingDay ? calendar.Add(day, n) : day.AddDays(n);
}
