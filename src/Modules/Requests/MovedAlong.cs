namespace Daylight.Requests;

/// <summary>
/// What the clock of a request that leads does to those that follow it: whoever is asked is asked about the same information, and
/// what takes longer takes longer for all. Each moves by its own days, by the same rule, with an entry of its own. A correction,
/// a fee or a later date is the affair of the one requester alone.
/// </summary>
static class MovedAlong
{
    /// <summary>The step that one which leads brings to those that follow; null where it is its own affair.</summary>
    public static Step? Of(Step leads) => leads.Clock switch
    {
        ClockEffect.Pause => Along(RequestProcedure.PauseAlong),
        ClockEffect.Resume => Resume,
        ClockEffect.Extend => Along(RequestProcedure.ExtendAlong),
        _ => null,
    };

    /// <summary>The step by which the days of one that follows are counted again.</summary>
    public static Step Resume => Along(RequestProcedure.ResumeAlong);

    /// <summary>True when it reaches one that follows: nothing is extended twice, nor once it is late, nor resumed that ran on.</summary>
    public static bool Reaches(Case follows, Step along, DateOnly today) => along.Clock switch
    {
        ClockEffect.Pause => follows.PausedOn is null,
        ClockEffect.Resume => follows.PausedOn is not null,
        _ => follows.Steps.All(taken => taken.Clock is not ClockEffect.Extend) && !(follows.DueOn < today),
    };

    /// <summary>What comes with it: the day of the one that leads, unless the other came to it later.</summary>
    public static StepInput Input(Case leads, Case follows, StepInput input) => new()
    {
        On = Later(input.On, follows.Steps.Max(taken => taken.On)), Days = input.Days, LetPass = input.LetPass, Wording = input.Wording,
        Reason = $"与{leads.Code}合并办理",
    };

    /// <summary>The day from which a pause is over by the clock of the one that leads: a reply that comes too late moves none of them.</summary>
    public static DateOnly ResumedOn(Case leads, StepInput input, LawBook law) =>
        CaseClock.RuleOf(law, RequestProcedure.Procedure, leads) is { } rule ? CaseClock.Events(RequestProcedure.Procedure, leads.Steps, rule)[^1].On : input.On;

    static Step Along(string name) => RequestProcedure.Procedure.Step(name)!;

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
