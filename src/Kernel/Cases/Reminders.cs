using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>
    /// By how much the present period was made longer, in the unit of its rule; <see cref="Usually"/> for the usual length, null
    /// where it was not. An extension that was given before the period began anew belongs to the one that ended.
    /// </summary>
    public required int? Extended { get; init; }

    /// <summary>Stands for the usual length of an extension.</summary>
    public const int Usually = 0;
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

    static readonly Expression<Func<Case, int?>> Extended = c => c.Steps
        .Where(step => step.Clock == ClockEffect.Extend && !c.Steps.Any(later => later.Number > step.Number
            && (later.Clock == ClockEffect.Start || later.Clock == ClockEffect.Date || later.Clock == ClockEffect.Next || later.Clock == ClockEffect.FromReceipt
                || later.Clock == ClockEffect.Restart || later.Clock == ClockEffect.Replace)))
        .Select(step => (int?)(step.Days ?? Reminded.Usually)).FirstOrDefault();

    /// <summary>The lengths of extensions that were granted in these cases, the usual one among them.</summary>
    public static async Task<IReadOnlyList<int>> Lengths(IQueryable<Case> cases, CancellationToken stop) =>
    [
        Reminded.Usually,
        .. await cases.SelectMany(c => c.Steps).Where(step => step.Clock == ClockEffect.Extend && step.Days != null)
            .Select(step => step.Days!.Value).Distinct().ToListAsync(stop),
    ];

    /// <summary>Cases with the share that has passed by the end of a day.</summary>
    /// <param name="cases">Cases.</param>
    /// <param name="today">The day.</param>
    /// <param name="lengths">Every length of an extension that is found in them: <see cref="Lengths"/>.</param>
    public IQueryable<Reminded> Of(IQueryable<Case> cases, DateOnly today, IReadOnlyList<int> lengths)
    {
        var row = Expression.Parameter(typeof(Case), "matter");
        Expression share = Expression.Constant(0);
        foreach (var reminder in All)
            share = Expression.Condition(Reached(reminder, today, lengths).Of(row), Expression.Constant(reminder.Percent), share);
        return cases.Select(Expression.Lambda<Func<Case, Reminded>>(Expression.MemberInit(Expression.New(typeof(Reminded)),
            Expression.Bind(typeof(Reminded).GetProperty(nameof(Reminded.Matter))!, row),
            Expression.Bind(typeof(Reminded).GetProperty(nameof(Reminded.Percent))!, share),
            Expression.Bind(typeof(Reminded).GetProperty(nameof(Reminded.Extended))!, Extended.Of(row))), row));
    }

    Expression<Func<Case, bool>> Reached(Reminder reminder, DateOnly today, IReadOnlyList<int> lengths)
    {
        Expression<Func<Case, bool>> running = c => c.ClosedOn == null && c.DoneOn == null && c.PausedOn == null;
        // The whole time has passed with the last day, whatever the rule.
        Expression<Func<Case, bool>> over = c => c.DueOn <= today;
        return Conditions.All([running, reminder.Percent == 100 ? over : Conditions.Any(Clocks().Select(clock => clock.Reached(law, reminder, today, lengths)))]);
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
        public Expression<Func<Case, bool>> Reached(LawBook law, Reminder reminder, DateOnly today, IReadOnlyList<int> lengths) =>
            Conditions.All([Counted, Due(law, reminder, today, lengths), .. Rows, .. Chosen]);

        Expression<Func<Case, bool>> Counted
        {
            get
            {
                var (procedure, regime) = (Procedure.Name, Regime.Id);
                return c => c.Procedure == procedure && c.Regime == regime;
            }
        }

        // A last day that the office set has no length of its own: what is left is measured by the usual period.
        Expression<Func<Case, bool>> Due(LawBook law, Reminder reminder, DateOnly today, IReadOnlyList<int> lengths)
        {
            var calendar = law.CalendarOf(Rule);
            return Conditions.Any(Rule.Extension is not { Usual: var usual } ? [DueBy(0)] : lengths.Select(Longer).Prepend(DueBy(0)));

            Expression<Func<Case, bool>> DueBy(int extended)
            {
                var latest = reminder.LatestDue(Rule, calendar, extended, today);
                return c => c.DueOn <= latest;
            }

            Expression<Func<Case, bool>> Longer(int length)
            {
                var row = Expression.Parameter(typeof(Case), "c");
                return Conditions.All([DueBy(length is Reminded.Usually ? usual : length),
                    Expression.Lambda<Func<Case, bool>>(Expression.Equal(Extended.Of(row), Expression.Constant(length, typeof(int?))), row)]);
            }
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
