namespace Daylight;

/// <summary>
/// The legal clock of a case: the steps taken, told to <see cref="Clock"/> as events. The same events give the
/// date that is stored for sorting and the explanation day by day.
/// </summary>
public static class CaseClock
{
    /// <summary>The rule a case is counted by; null when no clock runs.</summary>
    public static Rule? RuleOf(LawBook law, Procedure procedure, Case matter) =>
        RuleOf(law, procedure, matter, matter.Steps.Where(taken => procedure.Step(taken.Step) is { Rule: not null } step
            && !(step.RuleUntil is { } end && matter.Steps.Any(later => later.Number > taken.Number && later.Step == end))).MaxBy(taken => taken.Number)?.Step);

    /// <summary>The same for a case without its steps.</summary>
    /// <param name="law">The law.</param>
    /// <param name="procedure">The procedure of the case.</param>
    /// <param name="matter">The case.</param>
    /// <param name="chosenBy">The last step taken of those that choose a rule, see <see cref="Choosing"/>; null when none was.</param>
    public static Rule? RuleOf(LawBook law, Procedure procedure, Case matter, string? chosenBy) =>
        ((chosenBy is null ? null : procedure.Step(chosenBy)?.Rule) ?? procedure.Rule) is { } rule
            && matter is { Regime: { } regime, ReceivedOn: { } received }
            ? law.Rule($"{regime}/{rule}", received)
            : null;

    /// <summary>
    /// The steps of a procedure that put another period in the place of its own: a simplified procedure has shorter ones.
    /// </summary>
    public static string[] Choosing(Procedure procedure) =>
        [.. procedure.Steps.Where(step => step.Rule is not null).Select(step => step.Name)];

    /// <summary>Of these, those whose rule stays only until another step is taken, and these steps: <see cref="Step.RuleUntil"/>.</summary>
    public static (string[] Passing, string[] Ending) Passing(Procedure procedure)
    {
        var passing = procedure.Steps.Where(step => step is { Rule: not null, RuleUntil: not null }).ToList();
        return ([.. passing.Select(step => step.Name)], [.. passing.Select(step => step.RuleUntil!).Distinct()]);
    }

    /// <summary>The due date with its explanation, as it stands today; null when no clock runs.</summary>
    public static DueDate? Explain(LawBook law, Procedure procedure, Case matter, DateOnly today) =>
        // What is handled in other cases has no date of its own.
        !Ceased(matter) && RuleOf(law, procedure, matter) is { } rule
            ? Clock.Due(rule, law.CalendarOf(rule), Events(procedure, matter.Steps, rule), today)
            : null;

    /// <summary>Working days from today to the due date; negative when it has passed, null when no clock runs.</summary>
    public static int? DaysLeft(LawBook law, Procedure procedure, Case matter, DateOnly today) =>
        RuleOf(law, procedure, matter) is { } rule && matter.DueOn is { } due
            ? Clock.Left(rule, law.CalendarOf(rule), due, matter.PausedOn ?? today)
            : null;

    /// <summary>The last day of a case once its period is made longer on a day; null where it can't be.</summary>
    /// <param name="law">The law.</param>
    /// <param name="procedure">The procedure of the case.</param>
    /// <param name="matter">The case, with its steps.</param>
    /// <param name="days">How much longer, in the unit of its rule; null for the usual length.</param>
    /// <param name="on">The day.</param>
    public static DateOnly? Extended(LawBook law, Procedure procedure, Case matter, int? days, DateOnly on) =>
        RuleOf(law, procedure, matter) is { Extension: { } extension } rule
            ? Clock.DueOn(rule, law.CalendarOf(rule), [.. Events(procedure, matter.Steps, rule), ClockEvent.Extend(days ?? extension.Usual, on)])
            : null;

    /// <summary>The steps of a case as events of its clock.</summary>
    public static ClockEvent[] Events(Procedure procedure, IEnumerable<CaseStep> steps, Rule rule)
    {
        var all = steps.OrderBy(step => step.Number).ToArray();
        var back = TakenBack(procedure, all);
        var moved = Moved(all, back).ToArray();
        // A later date corrects an earlier one: the day had been written down wrong.
        var begun = Math.Max(Array.FindLastIndex(moved, Begins), 0);
        var running = moved[begun..];
        var events = running.Select((step, i) => step.Clock is ClockEffect.FromReceipt ? ClockEvent.Start(ReceivedBefore(all, step) ?? step.On)
            : Event(step, rule, procedure.Step(step.Step), i > 0 ? Told(all, running[i - 1], step) : null, back.Contains(step.Number))).ToList();
        // A duty that began with its last day ends on that day, whatever the rule would have given.
        if (running is [{ Clock: ClockEffect.Next, Until: { } until } first, ..])
            events.Insert(1, ClockEvent.Replace(until, first.On, procedure.Step(first.Step)?.Counted));
        return [.. events];
    }

    static DateOnly? ReceivedBefore(IEnumerable<CaseStep> steps, CaseStep step) =>
        steps.Where(taken => taken.Number < step.Number && taken.Clock is ClockEffect.Start or ClockEffect.Date).MaxBy(taken => taken.Number)?.On;

    // The day those asked were told last: it moves when it is known on which day they got the letter.
    static DateOnly? Told(CaseStep[] all, CaseStep before, CaseStep step) => before.Clock is ClockEffect.Pause
        ? all.LastOrDefault(taken => taken.Number >= before.Number && taken.Number < step.Number && taken.Until is not null)?.Until
        : null;

    // What never ended went on; at most a pause that stood open ended with it.
    static List<CaseStep> Moved(CaseStep[] steps, IReadOnlySet<int> back)
    {
        var moved = new List<CaseStep>();
        foreach (var step in steps.Where(step => step.Clock is not ClockEffect.None and not ClockEffect.Undo))
            if (!back.Contains(step.Number) || moved is [.., { Clock: ClockEffect.Pause or ClockEffect.Suspend }]) moved.Add(step);
        return moved;
    }

    /// <summary>Numbers of the steps by which a duty was said to be done, and which were taken back: <see cref="Step.TakesBack"/>.</summary>
    public static IReadOnlySet<int> TakenBack(Procedure procedure, IEnumerable<CaseStep> steps)
    {
        var (done, back) = (new Stack<int>(), new HashSet<int>());
        foreach (var step in steps.OrderBy(step => step.Number))
        {
            if (step.Clock is ClockEffect.Stop) done.Push(step.Number);
            else if (procedure.Step(step.Step) is { TakesBack: true } && done.TryPop(out var last)) back.Add(last);
        }
        return back;
    }

    /// <summary>The day from which the present duty is counted, of the steps that are known; null before receipt.</summary>
    public static DateOnly? BegunOn(Case matter) =>
        matter.Steps.Where(Begins).MaxBy(step => step.Number) is { Clock: not ClockEffect.FromReceipt } begun ? begun.On : matter.ReceivedOn;

    /// <summary>What was entered of a case since the present duty began, without what the program counted anew.</summary>
    public static IEnumerable<CaseStep> SinceBegun(Case matter) => matter.Steps.OrderByDescending(step => step.Number)
        .TakeWhile(step => !Begins(step)).Where(step => step.Step != Recount.StepName);

    static bool Begins(CaseStep step) => step.Clock is ClockEffect.Start or ClockEffect.Date or ClockEffect.Next or ClockEffect.FromReceipt;

    static bool Ceased(Case matter) => matter.Steps.Any(step => step.Clock == ClockEffect.Cease);

    static ClockEvent Event(CaseStep step, Rule rule, Step? declared, DateOnly? told, bool back) => step.Clock switch
    {
        _ when back => ClockEvent.Resume(told < step.On ? told.Value : step.On),
        ClockEffect.Start or ClockEffect.Date or ClockEffect.Next => ClockEvent.Start(step.On, declared?.Counted),
        ClockEffect.Pause => ClockEvent.Pause(step.On, declared?.Counted ?? new("征求第三方意见", "Consulting a third party")),
        // The time of asking ends with the reply, or with the day told for it: later replies and late entries cost the office's days.
        ClockEffect.Resume => ClockEvent.Resume(told < step.On ? told.Value : step.On),
        ClockEffect.Suspend => ClockEvent.Pause(step.On, declared?.Counted ?? new("已通知补正，等申请人补充", "Correction asked for; waiting for the requester")),
        ClockEffect.Restart => declared?.Counted is { } counted ? ClockEvent.Restart(step.On, counted) : ClockEvent.ReceivedAgain(step.On),
        ClockEffect.Extend => ClockEvent.Extend(step.Days ?? rule.Extension?.Usual ?? 0, step.On, new("经批准延长", "Extended with approval")),
        ClockEffect.Replace => ClockEvent.Replace(step.Until!.Value, step.On, declared?.Counted),
        ClockEffect.Stop => ClockEvent.Stop(step.On),
        _ => throw new InvalidOperationException($"{step.Clock} is not an effect on a clock."),
    };

    /// <summary>Sets what the case stores of its clock after a step was added: due date, pause, day done.</summary>
    public static void Settle(LawBook law, Procedure procedure, Case matter, CaseStep step)
    {
        switch (step.Clock)
        {
            case ClockEffect.Pause or ClockEffect.Suspend:
                // The date stands where it stood; it moves on when the clock runs again.
                matter.PausedOn = step.On;
                return;
            case ClockEffect.Resume or ClockEffect.Restart or ClockEffect.Undo:
                matter.PausedOn = null;
                if (procedure.Step(step.Step) is { TakesBack: true }) matter.DoneOn = null;
                break;
            case ClockEffect.Stop:
                // What ends while the clock stands still was not late: the date moves to the end of the pause first.
                (matter.DoneOn, matter.PausedOn) = (step.On, null);
                break;
            case ClockEffect.Cease:
                (matter.DueOn, matter.DueProvisional, matter.PausedOn) = (null, false, null);
                return;
            case ClockEffect.None:
                // A step that puts another rule in place has the days counted anew by it, from where they began.
                if (procedure.Step(step.Step)?.Rule is null) return;
                break;
            case ClockEffect.Start or ClockEffect.Next or ClockEffect.FromReceipt:
                // A period that begins anew, as that of an appeal, is a new duty.
                (matter.DoneOn, matter.PausedOn) = (null, null);
                break;
        }
        var due = DueAsItStands(law, procedure, matter);
        (matter.DueOn, matter.DueProvisional) = (due?.Due, due?.Provisional ?? false);
    }

    /// <summary>
    /// The due date by the law as it is now, and whether it is provisional; null when no clock runs. While the clock
    /// is paused the date stands where it stood: it moves on when counting goes on.
    /// </summary>
    public static (DateOnly Due, bool Provisional)? DueAsItStands(LawBook law, Procedure procedure, Case matter)
    {
        if (RuleOf(law, procedure, matter) is not { } rule) return null;
        var calendar = law.CalendarOf(rule);
        var events = Events(procedure, matter.Steps, rule);
        if (matter.PausedOn is not null) events = events[..Array.FindLastIndex(events, happened => happened.Verb == ClockVerb.Pause)];
        var due = Clock.DueOn(rule, calendar, events);
        return (due, Clock.IsProvisional(rule, calendar, matter.ReceivedOn!.Value, due));
    }
}
