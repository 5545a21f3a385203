namespace Daylight;

/// <summary>How a period stands.</summary>
public enum Standing
{
    /// <summary>Days are being counted.</summary>
    Running,

    /// <summary>The clock stands still; the date moves with every day it does.</summary>
    Paused,

    /// <summary>What was due is done.</summary>
    Stopped,
}

/// <summary>How a period ended.</summary>
/// <param name="On">The day.</param>
/// <param name="LateWorkingDays">Working days after the due date; 0 when on time.</param>
/// <param name="LateDays">Days after the due date; 0 when on time.</param>
public sealed record Finish(DateOnly On, int LateWorkingDays, int LateDays)
{
    /// <summary>True when it was done by the last day.</summary>
    public bool OnTime => LateDays == 0;

    /// <summary>What its rule counts.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The finish in a sentence; never a bare 逾期, and in the days of the rule.</summary>
    public Words Say => (OnTime, Unit) switch
    {
        (true, _) => new($"{Dates.Zh(On)}办结，没有超过期限。", $"Done on {Dates.En(On)}, in time."),
        (_, TimeUnit.WorkingDay) => new($"{Dates.Zh(On)}办结，晚了{LateWorkingDays}个工作日（{LateDays}天）。",
            $"Done on {Dates.En(On)}, late by {LateWorkingDays} working days ({LateDays} days)."),
        _ => new($"{Dates.Zh(On)}办结，晚了{LateDays}天。", $"Done on {Dates.En(On)}, late by {LateDays} days."),
    };
}

/// <summary>A legal date with everything that leads to it.</summary>
public sealed record DueDate
{
    /// <summary>The last day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>
    /// True when it may yet change: the calendar of its days is not announced, or the clock stands still now.
    /// </summary>
    public required bool Provisional { get; init; }

    /// <summary>The rule, as the case began under it.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The calendar's id.</summary>
    public required string CalendarId { get; init; }

    /// <summary>The calendar's version: with another version the date may be another.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>Every day from the first start to the last day, or to the finish if that was later.</summary>
    public required IReadOnlyList<Day> Days { get; init; }

    /// <summary>The days of the running period, extensions included; working days or days as the rule counts.</summary>
    public required int Length { get; init; }

    /// <summary>By how much it was extended, in the rule's unit; 0 when it was not.</summary>
    public required int Extended { get; init; }

    /// <summary>How it stands.</summary>
    public required Standing Standing { get; init; }

    /// <summary>How it ended; null while it has not.</summary>
    public Finish? Finish { get; init; }

    /// <summary>The first day, on which the first event fell.</summary>
    public DateOnly Start => Days[0].Date;

    /// <summary>How many days were counted by the end of <paramref name="today"/>, since the last (re)start.</summary>
    public int CountedBy(DateOnly today)
    {
        var counted = 0;
        foreach (var day in Days)
        {
            if (day.Date > today) break;
            counted = day.N;
        }
        return counted;
    }

    /// <summary>The part of the period that has passed by the end of <paramref name="today"/>, 0 to 100.</summary>
    public int PercentBy(DateOnly today) => Length == 0 ? 100 : Math.Min(100, CountedBy(today) * 100 / Length);
}
