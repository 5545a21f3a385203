using System.Numerics;

namespace Daylight;

/// <summary>
/// The working days of a jurisdiction, as announced. Immutable; asked as known on an earlier day it answers as one
/// could have counted then. Days beyond what was announced follow the week and the rules only.
/// </summary>
public sealed class Calendar
{
    /// <summary>The first day the calendar answers for.</summary>
    public static readonly DateOnly First = new(1990, 1, 1);

    /// <summary>The last day the calendar answers for.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    readonly CalendarSource source;
    readonly ulong[] working;
    readonly int[] before; // working days before each word of 64 days
    readonly Dictionary<DateOnly, SpecialDay> special;

    internal Calendar(CalendarSource source)
    {
        this.source = source;
        special = source.SpecialDays();
        working = new ulong[(Last.DayNumber - First.DayNumber) / 64 + 1];
        before = new int[working.Length + 1];
        FillWeeks();
        foreach (var day in special.Values) Mark(day);
        for (var word = 0; word < working.Length; word++)
        {
            before[word + 1] = before[word] + BitOperations.PopCount(working[word]);
        }
        (KnownFrom, KnownThrough) = (source.KnownFrom, source.KnownThrough);
        Version = source.Fingerprint(special.Values);
    }

    // The week repeats; days that differ from it are few, so they are put in afterwards.
    void FillWeeks()
    {
        Span<bool> works = stackalloc bool[7];
        for (var day = 0; day < 7; day++) works[day] = !source.Weekend.Contains((DayOfWeek)day);
        var weekday = (int)First.DayOfWeek;
        for (var offset = 0; offset <= Last.DayNumber - First.DayNumber; offset++)
        {
            if (works[weekday]) working[offset >> 6] |= 1UL << (offset & 63);
            weekday = weekday == 6 ? 0 : weekday + 1;
        }
    }

    void Mark(SpecialDay day)
    {
        var offset = Offset(day.Date);
        var bit = 1UL << (offset & 63);
        if (day.Works) working[offset >> 6] |= bit;
        else working[offset >> 6] &= ~bit;
    }

    /// <summary>Its id, such as <c>cn</c>.</summary>
    public string Id => source.Id;

    /// <summary>Its name.</summary>
    public Words Name => source.Name;

    /// <summary>A fingerprint of what it says: the same days, the same version.</summary>
    public string Version { get; }

    /// <summary>How well it is founded.</summary>
    public Evidence Evidence => source.Evidence;

    /// <summary>Why weekends are days off.</summary>
    public Words WeekendSource => source.WeekendSource;

    /// <summary>The first day that was announced; null when none was.</summary>
    public DateOnly? KnownFrom { get; }

    /// <summary>The last day that was announced; null when none was.</summary>
    public DateOnly? KnownThrough { get; }

    /// <summary>The notices it is made from, oldest first.</summary>
    public IReadOnlyList<Notice> Notices => source.Notices;

    /// <summary>True when the day's arrangement has been announced.</summary>
    public bool Knows(DateOnly day) => KnownFrom <= day && day <= KnownThrough;

    /// <summary>True on a working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the calendar's years.</exception>
    public bool Works(DateOnly day)
    {
        var offset = Offset(day);
        return (working[offset >> 6] >> (offset & 63) & 1) is 1;
    }

    /// <summary>True on the days of the week that are off unless a notice says otherwise.</summary>
    public bool IsWeekend(DateOnly day) => source.Weekend.Contains(day.DayOfWeek);

    /// <summary>What makes the day differ from its place in the week; null when nothing does.</summary>
    public SpecialDay? Special(DateOnly day) => special.GetValueOrDefault(day);

    /// <summary>
    /// The number of working days after <paramref name="after"/> up to and including <paramref name="through"/>;
    /// negative when <paramref name="through"/> comes first.
    /// </summary>
    public int WorkingDays(DateOnly after, DateOnly through) => Rank(through) - Rank(after);

    /// <summary>The <paramref name="n"/>-th working day after <paramref name="day"/>; n is at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day found is beyond <see cref="Last"/>.</exception>
    public DateOnly Add(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var wanted = Rank(day) + n;
        if (wanted > before[^1])
        {
            throw new ArgumentOutOfRangeException(nameof(n), "The period ends beyond the calendar.");
        }

        var found = Array.BinarySearch(before, wanted);
        var word = (found >= 0 ? found : ~found) - 1;
        while (before[word] >= wanted) word--; // a whole word of days off repeats the same count
        var bits = working[word];
        for (var skip = wanted - before[word]; skip > 1; skip--) bits &= bits - 1;
        return First.AddDays((word << 6) + BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>The day itself when it is a working day, otherwise the next one.</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => Works(day) ? day : Add(day, 1);

    /// <summary>The calendar as one knew it on <paramref name="day"/>: later notices do not exist yet.</summary>
    public Calendar AsKnownOn(DateOnly day) =>
        Notices.All(notice => notice.Announced <= day) ? this : new(source.AsKnownOn(day));

    /// <summary>The calendar with one more notice: what it would change, before it is added to the law data.</summary>
    public Calendar With(Notice notice, IReadOnlyList<SpecialDay> days) =>
        new(source with
        {
            Announced = [.. source.Announced.Append((notice, days)).OrderBy(announced => announced.Item1.Announced)],
        });

    // Working days from the calendar's first day through this one.
    int Rank(DateOnly day)
    {
        var offset = Offset(day);
        var upTo = working[offset >> 6] << (63 - (offset & 63));
        return before[offset >> 6] + BitOperations.PopCount(upTo);
    }

    static int Offset(DateOnly day)
    {
        var offset = day.DayNumber - First.DayNumber;
        if ((uint)offset > (uint)(Last.DayNumber - First.DayNumber))
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "The calendar answers for 1990 to 2199.");
        }
        return offset;
    }
}
