namespace Daylight;

/// <summary>
/// When the program itself gives a card in a petition whose last day has passed (自动发牌): a practice of offices, and no law.
/// </summary>
/// <param name="Card">What it gives: yellow or red.</param>
/// <param name="Late">From how many working days after the last day on.</param>
public sealed record CardRule(string Card, int Late);

/// <summary>
/// A share of a legal time after which those who have to act are reminded (提醒). It is a practice of offices and no law, and
/// stands as data beside it.
/// </summary>
/// <param name="Percent">The share, 1 to 100.</param>
/// <param name="Words">What is said once it has passed.</param>
/// <param name="Past">What is said after the last day instead; null for the same.</param>
public sealed record Reminder(int Percent, Words Words, Words? Past = null)
{
    /// <summary>
    /// True when the share has passed by the end of <paramref name="today"/>, in counted days. The due date alone tells it,
    /// since pauses and restarts have moved it: so many days are left of so many.
    /// </summary>
    /// <param name="rule">The period.</param>
    /// <param name="calendar">The calendar it is counted on.</param>
    /// <param name="extended">By how much it was extended, in the rule's unit.</param>
    /// <param name="due">Its last day as it stands; the clock runs.</param>
    /// <param name="today">The day.</param>
    public bool Reached(Rule rule, Calendar calendar, int extended, DateOnly due, DateOnly today) =>
        Clock.Left(rule, calendar, due, today) * 100 <= Length(rule, calendar, extended, due) * (100 - Percent);

    /// <summary>
    /// The latest last day of which the share has passed by the end of <paramref name="today"/>: what is due later has more
    /// left. It makes of the share a day that a database can compare.
    /// </summary>
    public DateOnly LatestDue(Rule rule, Calendar calendar, int extended, DateOnly today)
    {
        var due = today;
        while (Reached(rule, calendar, extended, due.AddDays(1), today)) due = due.AddDays(1);
        return due;
    }

    // Months are of different lengths: those before the last day are taken.
    static int Length(Rule rule, Calendar calendar, int extended, DateOnly due) => rule is { Unit: TimeUnit.Month, Value: { } months }
        ? due.DayNumber - due.AddMonths(-(months + extended)).DayNumber
        : Countdown.DaysOf(rule, calendar, ClockEvent.Start(due), extended);
}
