using System.Linq.Expressions;

namespace Daylight;

/// <summary>A case and the share of its legal time that has passed.</summary>
public sealed class Reminded
{
    /// <summary>The case.</summary>
    public required Case Matter { get; init; }

    /// <summary>
    /// The <see cref="Reminder.Percent"/> of the last reminder it has reached; 0 before the first, and where no time runs:
    /// without a date, while the clock stands still, once the duty is done.
    /// </summary>
    public required int Percent { get; init; }
}

/// <summary>
/// Who is reminded of what (提醒): the one answer to which share of its legal time a case has used, for lists and for
/// whoever tells officers of it. The database decides, for any number of cases.
/// </summary>
public sealed class Reminders(LawBook law, Jurisdiction where, Procedures procedures)
{
    /// <summary>All reminders, from the smallest share.</summary>
    public IReadOnlyList<Reminder> All => law.Reminders;

    /// <summary>The reminder of a share; null when there is none.</summary>
    public Reminder? Find(int percent) => All.FirstOrDefault(reminder => reminder.Percent == percent);

    /// <summary>Cases with the share that has passed by the end of a day.</summary>
    public IQueryable<Reminded> Of(IQueryable<Case> cases, DateOnly today)
    {
        var row = Expression.Parameter(typeof(Case), "matter");
        Expression share = Expression.Constant(0);
        foreach (var reminder in All)
            share = Expression.Condition(Reached(reminder, today).Of(row), Expression.Constant(reminder.Percent), share);
        return cases.Select(Expression.Lambda<Func<Case, Reminded>>(Expression.MemberInit(Expression.New(typeof(Reminded)),
            Expression.Bind(typeof(Reminded).GetProperty(nameof(Reminded.Matter))!, row),
            Expression.Bind(typeof(Reminded).GetProperty(nameof(Reminded.Percent))!, share)), row));
    }

    Expression<Func<Case, bool>> Reached(Reminder reminder, DateOnly today)
    {
        Expression<Func<Case, bool>> running = c => c.ClosedOn == null && c.DoneOn == null && c.PausedOn == null;
        // The whole time has passed with the last day, whatever the rule.
        Expression<Func<Case, bool>> over = c => c.DueOn <= today;
        return Conditions.All([running, reminder.Percent == 100 ? over : Conditions.Any(Clocks().Select(clock => clock.Reached(law, reminder, today)))]);
    }

    // Every way in which the clock of a case can be running here: a procedure, a regime of its subject, a rule of either.
    IEnumerable<Running> Clocks() =>
        from procedure in procedures.All
        from key in procedure.Steps.Select(step => step.Rule).Append(procedure.Rule).OfType<string>().Distinct()
        from regime in law.Regimes
        where regime.Subject == procedure.Subject && $"{where.Code}-".StartsWith($"{regime.Jurisdiction}-", StringComparison.Ordinal)
        from rule in regime.Rules
        where rule.Key == $"{regime.Id}/{key}" && rule.Value is not null
        select new Running(procedure, key, regime, rule);

    sealed record Running(Procedure Procedure, string Key, Regime Regime, Rule Rule)
    {
        public Expression<Func<Case, bool>> Reached(LawBook law, Reminder reminder, DateOnly today) =>
            Conditions.All([Counted, Due(law, reminder, today), .. Rows, .. Chosen]);

        Expression<Func<Case, bool>> Counted
        {
            get
            {
                var (procedure, regime) = (Procedure.Name, Regime.Id);
                return c => c.Procedure == procedure && c.Regime == regime;
            }
        }

        // An extension that was given before the period began anew belongs to the one that ended. A last day that the office
        // set has no length of its own: what is left is measured by the usual period.
        Expression<Func<Case, bool>> Due(LawBook law, Reminder reminder, DateOnly today)
        {
            var calendar = law.CalendarOf(Rule);
            var plain = reminder.LatestDue(Rule, calendar, 0, today);
            if (Rule.Extension is not { Usual: var usual }) return c => c.DueOn <= plain;
            var extended = reminder.LatestDue(Rule, calendar, usual, today);
            return c => c.DueOn <= plain || (c.DueOn <= extended && c.Steps.Any(step => step.Clock == ClockEffect.Extend
                && !c.Steps.Any(later => later.Number > step.Number
                    && (later.Clock == ClockEffect.Start || later.Clock == ClockEffect.Date || later.Clock == ClockEffect.Next || later.Clock == ClockEffect.FromReceipt
                        || later.Clock == ClockEffect.Restart || later.Clock == ClockEffect.Replace))));
        }

        // A rule that was changed within its regime has a row for each time.
        IEnumerable<Expression<Func<Case, bool>>> Rows
        {
            get
            {
                if (Rule is { From: null, To: null }) yield break;
                var (from, to) = (Rule.From ?? DateOnly.MinValue, Rule.To ?? DateOnly.MaxValue);
                yield return c => c.ReceivedOn >= from && c.ReceivedOn <= to;
            }
        }

        // Where steps put one rule in the place of another, the last of them decides.
        IEnumerable<Expression<Func<Case, bool>>> Chosen
        {
            get
            {
                var choosing = CaseClock.Choosing(Procedure);
                if (choosing.Length == 0) yield break;
                var (passing, ending) = CaseClock.Passing(Procedure);
                var these = choosing.Where(name => Procedure.Step(name)!.Rule == Key).Concat(Key == Procedure.Rule ? [""] : []).ToArray();
                yield return c => these.Contains(c.Steps.Where(step => choosing.Contains(step.Step)
                        && !(passing.Contains(step.Step) && c.Steps.Any(later => later.Number > step.Number && ending.Contains(later.Step))))
                    .OrderByDescending(step => step.Number).Select(step => step.Step).FirstOrDefault() ?? "");
            }
        }
    }
}
