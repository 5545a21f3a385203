namespace Daylight;

/// <summary>What a state means for the people waiting.</summary>
public enum StateKind
{
    /// <summary>Somebody in the office has to act; the clock runs.</summary>
    Working,

    /// <summary>The office waits for somebody outside: the requester or a third party.</summary>
    Waiting,

    /// <summary>Nothing more happens.</summary>
    Ended,
}

/// <summary>A state of a procedure.</summary>
/// <param name="Name">Stored; never changes.</param>
/// <param name="Title">The official term, short enough for a chip.</param>
/// <param name="Meaning">One plain sentence for the person whose case it is.</param>
/// <param name="Kind">Who has to act.</param>
public sealed record State(string Name, Words Title, Words Meaning, StateKind Kind = StateKind.Working)
{
    /// <summary>True when a case ends in it without what it was opened for: withdrawn, not taken on, given up.</summary>
    public bool InVain { get; init; }

    /// <summary>True when nobody is asked to act in it by the last day: what is answered with another case, what is suspended. It is not late meanwhile.</summary>
    public bool Rests { get; init; }
}

/// <summary>
/// A procedure of the law (程序): its states and the only steps that can happen. From this one value come the
/// buttons, the clocks, the public page on how it works, the diagram in the documentation and the tests.
/// </summary>
public sealed class Procedure
{
    /// <summary>Stored; never changes.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people.</summary>
    public required Words Title { get; init; }

    /// <summary>Letters before the case number, such as <c>GK</c>.</summary>
    public required string CodePrefix { get; init; }

    /// <summary>Name of the rule, within the case's regime, that gives the due date; null where no clock runs.</summary>
    public string? Rule { get; init; }

    /// <summary>Subject of law by which the regime is found, such as <c>ogi</c>; null where none applies.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// True when its steps happen here, at the moment they are entered: no day is asked for. Only the day from which
    /// the law counts may lie before.
    /// </summary>
    public bool HereAndNow { get; init; }

    /// <summary>True when the person whose case it is may say, once for each answer, how satisfied they are with the answer.</summary>
    public bool Rated { get; init; }

    /// <summary>
    /// The step by which a person who is not satisfied with the answer asks for it to be taken up again: a low rating leads
    /// on to it, and a person decides. Null where a rating is only counted.
    /// </summary>
    public string? Dissatisfied { get; init; }

    /// <summary>States in which a case may be opened.</summary>
    public required IReadOnlyList<State> Starts { get; init; }

    /// <summary>All states.</summary>
    public required IReadOnlyList<State> States { get; init; }

    /// <summary>All steps.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Roles of the office that take any of its steps; who supervises decides, and works on no case.</summary>
    public Role Officers => Steps.Aggregate(Role.None, (all, step) => all | step.By) & ~(Role.Requester | Role.Machine | Role.Supervisor);

    /// <summary>The state with this name.</summary>
    public State State(string name) => States.First(state => state.Name == name);

    /// <summary>The step with this name, or null.</summary>
    public Step? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The answer of a case as it stands; null until it was delivered.</summary>
    public CaseStep? Reply(Case matter) => matter.Steps.Where(taken => taken.Text is not null && Step(taken.Step) is { IsReply: true } step
        && (step.Replaces ? EndAfter(matter, taken) is not null : IsDelivered(matter, taken))).MaxBy(taken => taken.Number);

    /// <summary>
    /// The step by which the body's own answer reached the person last; null while none has. What a body above decides of it is
    /// no answer of theirs.
    /// </summary>
    public CaseStep? LastAnswered(Case matter)
    {
        var (back, written, answered) = (CaseClock.TakenBack(this, matter.Steps), false, (CaseStep?)null);
        foreach (var taken in matter.Steps.OrderBy(taken => taken.Number))
        {
            written |= Step(taken.Step) is { IsReply: true, Above: 0 };
            if (written && taken.Clock is ClockEffect.Stop && !back.Contains(taken.Number)) (answered, written) = (taken, false);
        }
        return answered;
    }

    /// <summary>The outcome as the person knows it, by code: that of the answer that stands. Null until it was delivered.</summary>
    public string? ToldOutcome(Case matter) => matter.DoneOn is null ? null : Reply(matter)?.Outcome ?? matter.Outcome;

    /// <summary>The day on which the answer that stands was delivered: periods of remedies begin with it. Null until then.</summary>
    public DateOnly? AnsweredOn(Case matter) => Reply(matter) switch
    {
        { } reply when Step(reply.Step) is { Replaces: true } => EndAfter(matter, reply)!.On,
        // Another duty that was done since, as the decision not to take it up again, is no answer.
        { } reply => Delivery(matter, reply)?.On ?? matter.DoneOn,
        null => matter.DoneOn,
    };

    /// <summary>True when a decision is still to come from a state on, without the case being taken up again.</summary>
    public bool DecidesAfter(string state)
    {
        var (reached, open) = (new HashSet<string> { state }, new Queue<string>([state]));
        while (open.TryDequeue(out var from))
        {
            foreach (var step in Steps.Where(step => !step.Reopens && step.From.Any(one => one.Name == from)))
            {
                if (step.Decides) return true;
                if (reached.Add(step.To.Name)) open.Enqueue(step.To.Name);
            }
        }
        return false;
    }

    // It has reached the person once the duty to answer was done; that another duty has begun since changes nothing.
    bool IsDelivered(Case matter, CaseStep taken) =>
        matter.DoneOn is not null || Delivery(matter, taken) is not null;

    // The first step by which the duty was done since the answer was written.
    CaseStep? Delivery(Case matter, CaseStep reply)
    {
        var back = CaseClock.TakenBack(this, matter.Steps);
        return matter.Steps.Where(later => later.Number >= reply.Number && later.Clock is ClockEffect.Stop && !back.Contains(later.Number)).MinBy(later => later.Number);
    }

    // An answer that takes the place of another does so once it has reached the person.
    CaseStep? EndAfter(Case matter, CaseStep taken) =>
        matter.Steps.FirstOrDefault(later => later.Number > taken.Number && State(later.To).Kind is StateKind.Ended && !CameBack(matter, later));

    bool CameBack(Case matter, CaseStep delivery) =>
        matter.Steps.Any(next => next.Number == delivery.Number + 1 && Step(next.Step)?.After.Contains(delivery.Step) == true);

    /// <summary>
    /// The text of a step as the person whose case it is may read it; null while it is the office's own: a draft, or an
    /// answer that was not delivered or not the last.
    /// </summary>
    public string? Told(Case matter, CaseStep taken) => Step(taken.Step) switch
    {
        null or { Draft: true } or { ToOthers: true } => null,
        { IsReply: true } => taken == Reply(matter) ? taken.Text : null,
        _ => taken.Text,
    };

    /// <summary>Steps that the procedure allows from a state under a regime, whoever takes them.</summary>
    public IEnumerable<Step> StepsFrom(string state, string? regime) =>
        Steps.Where(step => step.From.Any(from => from.Name == state)
            && (step.Regimes.Count == 0 || (regime is not null && step.Regimes.Contains(regime))));
}

/// <summary>All procedures of the installation, from its modules.</summary>
public sealed class Procedures(IEnumerable<Procedure> all)
{
    readonly Dictionary<string, Procedure> byName = all.ToDictionary(procedure => procedure.Name);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Procedure> All => byName.Values;

    /// <summary>States, as procedure and state, in which nothing is late: <see cref="State.Rests"/>.</summary>
    public string[] Resting { get; } = [.. from procedure in all from state in procedure.States where state.Rests select $"{procedure.Name}/{state.Name}"];

    /// <summary>The procedure with this name.</summary>
    public Procedure this[string name] => byName[name];

    /// <summary>The procedure with this name, or null.</summary>
    public Procedure? Find(string name) => byName.GetValueOrDefault(name);
}
