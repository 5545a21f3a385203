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

    public Countdown(Rule rule, Calendar calendar, ClockEvent begin, int extended)
    {
        this.rule = rule;
        this.calendar = calendar;
        position = CountsFirst(rule, begin) ? begin.On.AddDays(-1) : begin.On;
        remaining = DaysOf(rule, calendar, begin, extended);
    }

    /// <summary>True when the day of the event is the first that counts; never that on which a last day is set.</summary>
    public static bool CountsFirst(Rule rule, ClockEvent begin) =>
        rule.DayZero is DayZero.SameDay && begin.Verb is not ClockVerb.Replace;

    /// <summary>How many days a run takes: of the calendar or working days, as the rule counts.</summary>
    public static int DaysOf(Rule rule, Calendar calendar, ClockEvent begin, int extended)
    {
        var value = rule.Value ?? throw new ArgumentException($"{rule.Key} sets no period.", nameof(rule));
        if (begin.Until is { } until) return DaysTo(rule, calendar, begin.On, until, extended);
        return rule.Unit switch
        {
            TimeUnit.Month => MonthsFrom(begin.On, value + extended),
            TimeUnit.Hour => Hours(value + extended),
            _ => value + extended,
        };
    }

    static int DaysTo(Rule rule, Calendar calendar, DateOnly on, DateOnly until, int extended) => rule.Unit switch
    {
        TimeUnit.WorkingDay => calendar.WorkingDays(on, calendar.WorkingDayFrom(until)) + extended,
        TimeUnit.Month => until.DayNumber - on.DayNumber + MonthsFrom(until, extended),
        TimeUnit.Hour => until.DayNumber - on.DayNumber + Hours(extended),
        _ => until.DayNumber - on.DayNumber + extended,
    };

    static int MonthsFrom(DateOnly day, int months) => day.AddMonths(months).DayNumber - day.DayNumber;

    static int Hours(int hours) => (hours + 23) / 24;

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
