namespace Daylight;

/// <summary>What happened to a running period.</summary>
public enum ClockVerb
{
    /// <summary>The event the period is counted from.</summary>
    Start,

    /// <summary>From this day on nothing is counted.</summary>
    Pause,

    /// <summary>This is the last day not counted.</summary>
    Resume,

    /// <summary>The whole period runs again from the day after.</summary>
    Restart,

    /// <summary>The period is longer by <see cref="ClockEvent.Value"/>.</summary>
    Extend,

    /// <summary>A last day is set in place of the one that was counted: <see cref="ClockEvent.Until"/>.</summary>
    Replace,

    /// <summary>What was due is done.</summary>
    Stop,
}

/// <summary>One thing that happened to a period, on a day. The list of them is all a clock knows of a case.</summary>
/// <param name="Verb">What happened.</param>
/// <param name="On">The day.</param>
/// <param name="Value">How much longer, in the rule's unit; for <see cref="ClockVerb.Extend"/> only.</param>
/// <param name="Why">Why, as the person waiting reads it; null for the plain case.</param>
/// <param name="Until">The last day that is set; for <see cref="ClockVerb.Replace"/> only.</param>
public readonly record struct ClockEvent(ClockVerb Verb, DateOnly On, int Value = 0, Words? Why = null, DateOnly? Until = null)
{
    /// <summary>True when a run of the period begins with it.</summary>
    public bool Begins => Verb is ClockVerb.Start or ClockVerb.Restart or ClockVerb.Replace;

    /// <summary>The event the period is counted from: received, formed, decided.</summary>
    public static ClockEvent Start(DateOnly on, Words? why = null) => new(ClockVerb.Start, on, 0, why);

    /// <summary>A consultation went out: this day and those after are not counted.</summary>
    public static ClockEvent Pause(DateOnly from, Words? why = null) => new(ClockVerb.Pause, from, 0, why);

    /// <summary>The answer came: counting goes on the day after.</summary>
    public static ClockEvent Resume(DateOnly on, Words? why = null) => new(ClockVerb.Resume, on, 0, why);

    /// <summary>The full period runs again from the day after.</summary>
    public static ClockEvent Restart(DateOnly on, Words? why = null) => new(ClockVerb.Restart, on, 0, why);

    /// <summary>The corrected request was received: a restart.</summary>
    public static ClockEvent ReceivedAgain(DateOnly on) =>
        Restart(on, new("收到补正后的申请，期限重新起算", "The corrected request was received: the full period runs again"));

    /// <summary>The period was made longer by <paramref name="value"/> of the rule's unit.</summary>
    public static ClockEvent Extend(int value, DateOnly on, Words? why = null) => new(ClockVerb.Extend, on, value, why);

    /// <summary>
    /// A last day was set and told, where the law leaves it to the office (CN-OGI-2019 Art. 35). What pauses or extends
    /// the period afterwards moves it on; a day that turns out to be a day off is carried on to the next working day.
    /// </summary>
    public static ClockEvent Replace(DateOnly until, DateOnly on, Words? why = null) => new(ClockVerb.Replace, on, 0, why, until);

    /// <summary>What was due was done: the letter was signed for, or posted.</summary>
    public static ClockEvent Stop(DateOnly on) => new(ClockVerb.Stop, on);

    /// <summary>
    /// What is wrong with a list of events: nothing started, started twice, something before the start,
    /// an extension of nothing, a last day set in the past. Ends of pauses that never began are let pass: replies come when they come.
    /// </summary>
    public static Problems Check(ReadOnlySpan<ClockEvent> events)
    {
        var problems = new Problems();
        DateOnly? start = null;
        foreach (var happened in events)
        {
            if (happened.Verb is not ClockVerb.Start) continue;
            problems.When(start is not null, "start", "期限只能起算一次。", "A period starts once.");
            start ??= happened.On;
        }
        if (start is null) return problems.Add("start", "期限还没有起算。", "The period has not started.");
        foreach (var happened in events)
        {
            problems.When(happened.On < start, "events", "事情不能发生在起算日之前。",
                "Nothing can happen before the period starts.");
            problems.When(happened is { Verb: ClockVerb.Extend, Value: <= 0 }, "extend",
                "延长的天数应当大于0。", "An extension must be longer than nothing.")
                .When(happened.Verb is ClockVerb.Replace && !(happened.Until > happened.On), "replace",
                    "确定的最后一天应当在确定之后。", "A last day that is set lies after the day it is set on.");
        }
        return problems;
    }

    /// <summary>The events by day, those of one day as given: the same span when it is in order already.</summary>
    internal static ReadOnlySpan<ClockEvent> Ordered(ReadOnlySpan<ClockEvent> events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            if (events[i].On < events[i - 1].On) return Sort(events.ToArray());
        }
        return events;
    }

    static ClockEvent[] Sort(ClockEvent[] events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            var moving = events[i];
            var at = i;
            for (; at > 0 && moving.On < events[at - 1].On; at--) events[at] = events[at - 1];
            events[at] = moving;
        }
        return events;
    }
}
