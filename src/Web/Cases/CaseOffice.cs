namespace Daylight.Web;

/// <summary>What the screens of cases have in common, whatever the procedure: desk, late list, tracking.</summary>
public sealed class CaseOffice(
    Db db, LawBook law, Jurisdiction where, Procedures procedures, BodyTree bodies, TimeProvider time)
{
    /// <summary>Roles that work on cases; whoever has only others has no desk.</summary>
    public const Role AtDesk = Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head | Role.Supervisor;

    public Db Db => db;

    public LawBook Law => law;

    public Procedures Procedures => procedures;

    public BodyTree Bodies => bodies;

    public DateOnly Today => time.Today();

    public Procedure ProcedureOf(Case matter) => procedures[matter.Procedure];

    /// <summary>The rule by which a request received today is counted; null where no law sets one.</summary>
    public Rule? RuleToday() => law.For(where.Code, LawSubject.OpenInformation, Today)?.Rule("reply", Today);

    /// <summary>A case with its steps, if the officer has anything to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await db.Cases.WithSteps(code, stop) is { } matter && (officer.RolesIn(matter.BodyCode, bodies) & AtDesk) != 0
            ? matter
            : null;

    /// <summary>The bodies whose cases the officer may see.</summary>
    public IQueryable<Body> BodiesOf(Actor officer)
    {
        var paths = officer.Posts.Where(post => (post.Roles & AtDesk) != 0)
            .Select(post => bodies.Find(post.BodyCode)?.Path).OfType<string>().Distinct().ToArray();
        // Most officers have one post; the server then gets a plain range of the index.
        return paths is [var only] ? db.Bodies.Under(only) : db.Bodies.Where(body => paths.Any(path => body.Path.StartsWith(path)));
    }

    /// <summary>The same, read from the tree.</summary>
    public IEnumerable<Body> BodiesSeenBy(Actor officer) => bodies.All.Where(body => (officer.RolesIn(body.Code, bodies) & AtDesk) != 0);

    /// <summary>
    /// States, as procedure and state, in which receipt awaits confirmation: an office that never confirms must be seen.
    /// </summary>
    public string[] Unconfirmed =>
    [
        .. from procedure in procedures.All
           from step in procedure.Steps.Where(step => step.Clock is ClockEffect.Start)
           from state in step.From.Where(procedure.Starts.Contains)
           select $"{procedure.Name}/{state.Name}",
    ];

    /// <summary>The last day of arrival of what is a risk today while its receipt is not confirmed: <see cref="LawBook.UnconfirmedDays"/>.</summary>
    public DateOnly RiskSince
    {
        get
        {
            // On the day itself the office still does what it has to.
            var (calendar, day) = (RuleToday() is { } rule ? law.CalendarOf(rule) : null, Today.AddDays(-1));
            while ((calendar?.WorkingDays(day, Today) ?? Today.DayNumber - day.DayNumber) < law.UnconfirmedDays) day = day.AddDays(-1);
            return day;
        }
    }

    /// <summary>States, as procedure and state, from which a step takes up that somebody outside kept silent.</summary>
    public string[] Silent(Func<Step, bool>? which = null) =>
    [
        .. (from procedure in procedures.All
            from step in procedure.Steps.Where(step => step.InSilence && (which is null || which(step)))
            from state in step.From
            select $"{procedure.Name}/{state.Name}").Distinct(),
    ];

    /// <summary>
    /// States, as procedure and state, in which the office has done what it had to and somebody must still say what a decision
    /// that came orders, and by when: nothing is due, and nothing is over.
    /// </summary>
    // Asked for every line of a list.
    public string[] ToBeOrdered => field ??=
    [
        .. from procedure in procedures.All
           from step in procedure.Steps.Where(step => step.Clock is ClockEffect.Next && step.Needs.HasFlag(Needs.Until))
           from state in step.From
           select $"{procedure.Name}/{state.Name}",
    ];

    /// <summary>The day on which a case arrived.</summary>
    public static DateOnly ArrivedOn(Case matter) => matter.Steps.Find(step => step.Number == 0)?.On ?? Instants.DayOf(matter.OpenedAt);

    /// <summary>True while nobody has confirmed its receipt.</summary>
    public bool IsUnconfirmed(Case matter) => matter.ClosedOn is null && Unconfirmed.Contains($"{matter.Procedure}/{matter.State}");

    /// <summary>The day on which a case arrived that is a risk since nobody has confirmed its receipt; null where it is none.</summary>
    public DateOnly? AtRiskSince(Case matter) => IsUnconfirmed(matter) && ArrivedOn(matter) is var day && day <= RiskSince ? day : null;

    /// <summary>Steps, as procedure and step, that choose the rule of a case: lists read these and no others.</summary>
    public string[] Choosing => [.. procedures.All.SelectMany(procedure => CaseClock.Choosing(procedure).Select(step => $"{procedure.Name}/{step}"))];

    /// <summary>The same for those whose rule stays only until another is taken, and for these.</summary>
    public (string[] Passing, string[] Ending) Passing
    {
        get
        {
            var all = procedures.All.Select(procedure => (procedure.Name, Steps: CaseClock.Passing(procedure))).ToList();
            return ([.. all.SelectMany(one => one.Steps.Passing.Select(step => $"{one.Name}/{step}"))], [.. all.SelectMany(one => one.Steps.Ending.Select(step => $"{one.Name}/{step}"))]);
        }
    }

    /// <summary>States, as procedure and state, in which nothing is late: <see cref="State.Rests"/>.</summary>
    public string[] Resting => procedures.Resting;

    /// <summary>The due date with every day of it; null when no clock runs.</summary>
    public Explained? Explain(Case matter) =>
        CaseClock.Explain(law, ProcedureOf(matter), matter, Today) is { } date ? Explained.Of(law, date) : null;

    /// <summary>What is left of the legal time; null when no clock runs.</summary>
    public TimeLeft? Left(Case matter)
    {
        var procedure = ProcedureOf(matter);
        if (CaseClock.RuleOf(law, procedure, matter) is not { } rule || matter.DueOn is not { } due) return null;
        var calendar = law.CalendarOf(rule);
        var whole = Clock.Left(rule, calendar, due, CaseClock.BegunOn(matter)!.Value);
        var left = Clock.Left(rule, calendar, due, matter.PausedOn ?? Today);
        return new(left, whole <= 0 ? 1 : 1 - (double)left / whole)
        {
            Unit = rule.Unit, Past = due < (matter.PausedOn ?? Today), Paused = matter.PausedOn is not null, Done = matter.DoneOn is not null,
        };
    }

    /// <summary>How the state of a case is marked.</summary>
    public Tone ToneOf(Case matter) => ProcedureOf(matter).State(matter.State).Kind switch
    {
        _ when matter.PausedOn is not null || ProcedureOf(matter).State(matter.State).Rests => Tone.Hold,
        StateKind.Ended => Done(matter),
        _ when matter.ReopenedOn is not null => Tone.Idle,
        _ when matter.DoneOn is not null && !ToBeOrdered.Contains($"{matter.Procedure}/{matter.State}") => Done(matter),
        _ when matter.LateOn(Today) => Tone.Late,
        StateKind.Waiting => Tone.Hold,
        _ => Tone.Idle,
    };

    // What was refused is done as well, but nobody ticks a refusal off as a success.
    Tone Done(Case matter)
    {
        var refused = matter is { Regime: { } regime, Outcome: { } code } && law.Outcome(regime, code) is { Gives: false };
        return refused || ProcedureOf(matter).State(matter.State).InVain ? Tone.Idle : Tone.Ok;
    }
}
