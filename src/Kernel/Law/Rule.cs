namespace Daylight;

/// <summary>The unit in which the law counts a period.</summary>
public enum TimeUnit
{
    /// <summary>Working days (工作日) of the regime's calendar.</summary>
    WorkingDay,

    /// <summary>Every day of the calendar (自然日).</summary>
    CalendarDay,

    /// <summary>Months (月): the day with the same number, or the month's last.</summary>
    Month,

    /// <summary>Hours (小时).</summary>
    Hour,
}

/// <summary>Whether the day of the event is itself a day of the period.</summary>
public enum DayZero
{
    /// <summary>The period begins on the day after the event (次日起算).</summary>
    NextDay,

    /// <summary>The day of the event is the first day.</summary>
    SameDay,
}

/// <summary>What happens when a period in calendar days or months ends on a day off.</summary>
public enum Roll
{
    /// <summary>It ends there.</summary>
    None,

    /// <summary>It ends on the next working day (顺延).</summary>
    NextWorkingDay,
}

/// <summary>What an event does to a running period.</summary>
public enum EffectKind
{
    /// <summary>The days it takes are not counted; those already counted are kept.</summary>
    Pause,

    /// <summary>The whole period runs again from the day after the event.</summary>
    Restart,

    /// <summary>The body sets another date and tells it.</summary>
    Replace,
}

/// <summary>How far a period may be made longer, by whom, and who has to be told.</summary>
/// <param name="Max">The most that may be added, in the rule's unit.</param>
/// <param name="Usual">What is added when nothing else is said, in the rule's unit.</param>
/// <param name="Article">The article that allows it.</param>
/// <param name="Approver">Who approves it.</param>
/// <param name="Notice">Who is told.</param>
public sealed record Extension(int Max, int Usual, Words Article, Words Approver, Words Notice);

/// <summary>What the law says an event does to this period.</summary>
/// <param name="On">The event's name, such as <c>third-party</c> or <c>correction</c>.</param>
/// <param name="Does">What it does.</param>
/// <param name="Article">The article that says so.</param>
/// <param name="Words">The effect in a sentence.</param>
/// <param name="Evidence">How well it is founded.</param>
public sealed record Effect(string On, EffectKind Does, Words Article, Words Words, Evidence Evidence);

/// <summary>
/// One period of the law: how long, counted how, from what, and what follows. A row that a case began under
/// is never edited; a changed law is a new row with its own first day.
/// </summary>
public sealed record Rule
{
    /// <summary>The regime and the rule's own key, such as <c>cn-ogi-2019/reply</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What the period is for.</summary>
    public required Words Name { get; init; }

    /// <summary>The instrument that sets it; usually the regime's, for remedies another.</summary>
    public required Words Instrument { get; init; }

    /// <summary>The article.</summary>
    public required Words Article { get; init; }

    /// <summary>The length, in <see cref="Unit"/>; null when the law sets no period.</summary>
    public int? Value { get; init; }

    /// <summary>What is counted.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Whether the day of the event counts.</summary>
    public DayZero DayZero { get; init; }

    /// <summary>What happens when the last day is a day off.</summary>
    public Roll Roll { get; init; }

    /// <summary>The event the period is counted from.</summary>
    public required Words Anchor { get; init; }

    /// <summary>How it may be extended; null when it may not.</summary>
    public Extension? Extension { get; init; }

    /// <summary>What pauses or restarts it.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>What the law takes to have happened when the period passes in silence.</summary>
    public Words? Deemed { get; init; }

    /// <summary>What else a reader should know.</summary>
    public Words? Note { get; init; }

    /// <summary>The first event date the row applies to; null for the regime's whole time.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last event date the row applies to.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How well the row is founded.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>True for a period in which a person may seek a remedy or a remedy is decided.</summary>
    public bool Remedy { get; init; }

    /// <summary>The id of the calendar it is counted on.</summary>
    public required string CalendarId { get; init; }

    /// <summary>Instrument and article, as a source is cited.</summary>
    public Words Citation => field ??= new($"{Instrument.Zh}{Article.Zh}", $"{Instrument.En}, {Article.En}");

    /// <summary>The length in words: 20个工作日, 20 working days.</summary>
    public Words Length => field ??= Value is { } value ? LengthOf(value) : new("没有法定期限", "no period set by law");

    /// <summary>What <paramref name="on"/> does to this period, or null when the law gives it no effect.</summary>
    public Effect? EffectOf(string on) => Effects.FirstOrDefault(effect => effect.On == on);

    /// <summary>True when an event on <paramref name="day"/> falls under this row.</summary>
    public bool AppliesOn(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);

    /// <summary><paramref name="value"/> of its unit in words: 20个工作日, 20 working days.</summary>
    public Words LengthOf(int value) => Unit switch
    {
        TimeUnit.WorkingDay => new($"{value}个工作日", value == 1 ? "1 working day" : $"{value} working days"),
        TimeUnit.CalendarDay => new($"{value}日", value == 1 ? "1 day" : $"{value} days"),
        TimeUnit.Month => new($"{value}个月", value == 1 ? "1 month" : $"{value} months"),
        _ => new($"{value}小时", value == 1 ? "1 hour" : $"{value} hours"),
    };
}
