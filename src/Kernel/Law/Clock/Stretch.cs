namespace Daylight;

/// <summary>Days on which the clock stands still, both ends included.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="Why">Why it stands still; null for the plain case.</param>
/// <param name="Open">True when no end has been told yet.</param>
readonly record struct Gap(DateOnly From, DateOnly To, Words? Why, bool Open);

/// <summary>One run of a period: from a start or restart up to the next one.</summary>
sealed record Stretch(ClockEvent Begin, int Extended, IReadOnlyList<Gap> Gaps, DateOnly? Stop, DateOnly? Until)
{
    /// <summary>Cuts a history, in order, into its runs.</summary>
    public static List<Stretch> Of(ClockEvent[] events, DateOnly? today)
    {
        var begins = Enumerable.Range(0, events.Length)
            .Where(i => events[i].Begins).Append(events.Length).ToArray();
        var stretches = new List<Stretch>();
        for (var i = 0; i + 1 < begins.Length; i++)
        {
            DateOnly? until = begins[i + 1] < events.Length ? events[begins[i + 1]].On : null;
            stretches.Add(Read(events[begins[i]], events[(begins[i] + 1)..begins[i + 1]], today, until));
        }
        return stretches;
    }

    static Stretch Read(ClockEvent begin, ClockEvent[] events, DateOnly? today, DateOnly? until)
    {
        var stop = Array.FindIndex(events, happened => happened.Verb is ClockVerb.Stop);
        DateOnly? stoppedOn = stop < 0 ? null : events[stop].On;
        if (stop >= 0) events = events[..stop];

        var gaps = new List<Gap>();
        var waiting = new List<ClockEvent>();
        DateOnly latest = default;
        foreach (var happened in events)
        {
            if (happened.Verb is ClockVerb.Pause or ClockVerb.Resume) latest = happened.On;
            if (happened.Verb is ClockVerb.Pause) waiting.Add(happened);
            if (happened.Verb is not ClockVerb.Resume || waiting.Count == 0) continue;
            gaps.Add(new(waiting[^1].On, happened.On, waiting[^1].Why, Open: false));
            waiting.RemoveAt(waiting.Count - 1);
        }
        // A pause nobody ended lasts until what it waited for came otherwise, the matter was done, or today.
        var end = until?.AddDays(-1) ?? stoppedOn ?? today;
        foreach (var pause in waiting)
        {
            gaps.Add(new(pause.On, end > latest ? end.Value : latest, pause.Why, Open: stoppedOn is null));
        }
        var extended = events.Where(happened => happened.Verb is ClockVerb.Extend).Sum(happened => happened.Value);
        return new(begin, extended, gaps, stoppedOn, until);
    }
}
