namespace Daylight.Host.Demo;

/// <summary>Working days by number, from a calendar that the caller brings.</summary>
internal sealed class DemoDays
{
    static readonly DateOnly Start = new(2003, 1, 1);
    readonly List<DateOnly> workdays = [];
    readonly int[] position;

    public DemoDays(Func<DateOnly, bool> isWorkday, DateOnly last)
    {
        position = new int[last.DayNumber - Start.DayNumber + 1];
        for (var day = Start; day <= last; day = day.AddDays(1))
        {
            if (isWorkday(day)) workdays.Add(day);
            position[day.DayNumber - Start.DayNumber] = Math.Max(0, workdays.Count - 1);
        }
    }

    public bool IsWorkday(DateOnly day) => workdays[At(day)] == day;

    /// <summary>The n-th working day after (or, when negative, before) a day; the day itself is not counted.</summary>
    public DateOnly Add(DateOnly day, int n)
    {
        var from = At(day);
        if (n < 0 && workdays[from] != day) from++;
        return workdays[Math.Clamp(from + n, 0, workdays.Count - 1)];
    }

    /// <summary>Working days after the first day up to and including the last.</summary>
    public int Between(DateOnly first, DateOnly last) => At(last) - At(first);

    /// <summary>All working days from the first to the last day, both included.</summary>
    public IReadOnlyList<DateOnly> All(DateOnly first, DateOnly last)
    {
        var from = At(first) + (IsWorkday(first) ? 0 : 1);
        return workdays.GetRange(from, At(last) - from + 1);
    }

    int At(DateOnly day) => position[Math.Clamp(day.DayNumber - Start.DayNumber, 0, position.Length - 1)];
}
