namespace Daylight;

/// <summary>
/// Walks a period day by day and says of each day why it counts or not. Slower than <see cref="Countdown"/> and
/// written apart from it, so that each is the other's proof.
/// </summary>
sealed class DayWalk(Rule rule, Calendar calendar)
{
    readonly List<Day> days = [];
    int n;

    public DueDate Walk(List<Stretch> stretches)
    {
        var last = stretches[^1];
        DateOnly due = default;
        foreach (var stretch in stretches) due = Run(stretch);
        var paused = last.Stop is null && last.Gaps.Any(gap => gap.Open);
        return new()
        {
            Date = due,
            Provisional = paused || Clock.IsProvisional(rule, calendar, days[0].Date, due),
            Rule = rule,
            CalendarId = calendar.Id,
            CalendarVersion = calendar.Version,
            Days = days,
            Length = Countdown.DaysOf(rule, calendar, last.Begin, last.Extended),
            Extended = last.Extended,
            Standing = last.Stop is not null ? Standing.Stopped : paused ? Standing.Paused : Standing.Running,
            Finish = last.Stop is { } done ? FinishOf(done, due) : null,
        };
    }

    Finish FinishOf(DateOnly done, DateOnly due) => done <= due
        ? new(done, 0, 0) { Unit = rule.Unit }
        : new(done, calendar.WorkingDays(due, done), done.DayNumber - due.DayNumber) { Unit = rule.Unit };

    // Up to the last day, or to the finish if it came late; a run that began again ends the day before that.
    DateOnly Run(Stretch stretch)
    {
        var length = Countdown.DaysOf(rule, calendar, stretch.Begin, stretch.Extended);
        DateOnly? due = null;
        n = 0;
        for (var day = stretch.Begin.On; stretch.Until is not { } again || day < again; day = day.AddDays(1))
        {
            days.Add(Say(day, stretch, length, due is not null));
            if (due is null && n == length && !Rolls(day)) due = day;
            if (due is { } found && stretch.Until is null && !(day < stretch.Stop)) return found;
        }
        return due ?? default;
    }

    bool Rolls(DateOnly day) =>
        rule.Unit is not TimeUnit.WorkingDay && rule.Roll is Roll.NextWorkingDay && !calendar.Works(day);

    Day Say(DateOnly day, Stretch stretch, int length, bool late)
    {
        if (late) return Late(day);
        if (n == length) return Rolled(day);
        if (day == stretch.Begin.On && !Countdown.CountsFirst(rule, stretch.Begin)) return Begin(stretch.Begin);
        foreach (var gap in stretch.Gaps)
        {
            if (gap.From <= day && day <= gap.To) return Paused(day, gap);
        }
        return rule.Unit is TimeUnit.WorkingDay
            ? WorkingDay(day)
            : Counted(day, DayKind.Counted, Phrases.Plain, rule.Citation);
    }

    Day Late(DateOnly day) =>
        new(day, false, n, calendar.Works(day) ? Phrases.Late : Phrases.LateRest, rule.Citation, DayKind.Late);

    Day Begin(ClockEvent begin)
    {
        var why = begin.Verb switch
        {
            ClockVerb.Replace => Phrases.Set(begin.Until!.Value, begin.Why),
            ClockVerb.Restart => begin.Why ?? Phrases.Again,
            _ => begin.Why ?? Phrases.NotFirst(rule),
        };
        return new(begin.On, false, 0, why, rule.Citation, begin.Verb is ClockVerb.Start ? DayKind.Start : DayKind.Restart);
    }

    Day Paused(DateOnly day, Gap gap)
    {
        var why = gap.Why ?? Phrases.Still;
        if (calendar.Special(day) is { Works: false } off) why = Phrases.StillAnd(why, off.Holiday);
        return new(day, false, n, why, rule.Citation, DayKind.Paused);
    }

    Day Rolled(DateOnly day)
    {
        var (why, source) = calendar.Works(day)
            ? (Phrases.RolledTo, rule.Citation)
            : (Phrases.RolledOver(OffWords(day)), OffSource(day));
        return new(day, false, n, why, source, DayKind.Rolled);
    }

    Day WorkingDay(DateOnly day)
    {
        var special = calendar.Special(day);
        if (!calendar.Works(day))
        {
            return new(day, false, n, OffWords(day), OffSource(day),
                special is null ? DayKind.Weekend : DayKind.Holiday);
        }
        return special is null
            ? Counted(day, DayKind.Counted, calendar.Knows(day) ? Phrases.Working : Phrases.Assumed, rule.Citation)
            : Counted(day, DayKind.MakeUp, Phrases.MakeUp(day, special), special.Source);
    }

    Day Counted(DateOnly day, DayKind kind, Words why, Words source) => new(day, true, ++n, why, source, kind);

    Words OffWords(DateOnly day) =>
        calendar.Special(day) is { } special ? Phrases.Holiday(day, special) : Phrases.Weekend(day);

    Words OffSource(DateOnly day) => calendar.Special(day) is { } special ? special.Source : calendar.WeekendSource;
}
