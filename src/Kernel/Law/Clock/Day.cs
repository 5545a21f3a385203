namespace Daylight;

/// <summary>What a day is in the count.</summary>
public enum DayKind
{
    /// <summary>The day of the event; counted only where the law says so.</summary>
    Start,

    /// <summary>The day from which the whole period runs again, or on which its last day was set.</summary>
    Restart,

    /// <summary>An ordinary day that counts.</summary>
    Counted,

    /// <summary>A weekend day worked by order; it counts.</summary>
    MakeUp,

    /// <summary>A weekend.</summary>
    Weekend,

    /// <summary>A holiday.</summary>
    Holiday,

    /// <summary>A day on which the clock stands still.</summary>
    Paused,

    /// <summary>The period ended on a day off and is carried on over this day.</summary>
    Rolled,

    /// <summary>A day after the last.</summary>
    Late,
}

/// <summary>One day of the count and why it counts or does not.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counts">True when it is one of the days of the period.</param>
/// <param name="N">How many days have been counted by its end, since the last (re)start.</param>
/// <param name="Why">Why, in a few words.</param>
/// <param name="Source">The article or notice that says so.</param>
/// <param name="Kind">What it is.</param>
public sealed record Day(DateOnly Date, bool Counts, int N, Words Why, Words Source, DayKind Kind);
