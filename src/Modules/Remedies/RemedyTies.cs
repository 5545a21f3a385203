namespace Daylight.Remedies;

/// <summary>
/// Ties remedies to the cases they are about. Which cases those can be the law says, not another module: those whose
/// regime names the complaint as a remedy.
/// </summary>
sealed class RemedyTies(Db db, LawBook law) : CaseTies
{
    public override async Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop)
    {
        var about = await db.Remedies.Where(remedy => remedy.CaseId == matter.Id && remedy.About != null)
            .Select(remedy => remedy.About!).ToListAsync(stop);
        var against = await (from remedy in db.Remedies
                             join other in db.Cases on remedy.CaseId equals other.Id
                             where remedy.About == matter.Address
                             select other.Code).ToListAsync(stop);
        return [.. about.Select(address => address["case:".Length..]), .. against];
    }

    // Whoever complains or sues may need the file; so may the body.
    public override IQueryable<string>? StillNeeded(DateOnly endedFrom) =>
        from remedy in db.Remedies
        join other in db.Cases on remedy.CaseId equals other.Id
        where remedy.About != null && (other.ClosedOn == null || other.ClosedOn >= endedFrom)
        select remedy.About;

    // What was ordered is carried out once the case it is about was answered anew, and is not when that answer came back.
    public override async Task<IReadOnlyList<Following>> Following(Case matter, Procedure procedure, Step step, StepInput input, CancellationToken stop)
    {
        var answered = IsAnsweredAnew(matter, procedure, step);
        if (!answered && !(step.Reopens && step.After.Count > 0)) return [];
        var (state, name, because) = answered
            ? (Execution.Due.Name, Execution.Execute, $"{matter.Code}已重新答复")
            : ("executed", Execution.NotExecuted, $"{matter.Code}的重新答复没有送达");
        // A suit may be about the reconsideration before it.
        var before = from first in db.Remedies
                     join other in db.Cases on first.CaseId equals other.Id
                     where first.About == matter.Address
                     select "case:" + other.Code;
        var codes = await (from remedy in db.Remedies
                           join other in db.Cases on remedy.CaseId equals other.Id
                           where other.State == state && (remedy.About == matter.Address || before.Contains(remedy.About))
                           select other.Code).ToListAsync(stop);
        var following = new List<Following>();
        foreach (var code in codes)
        {
            var remedy = (await db.Cases.WithSteps(code, stop))!;
            var last = remedy.Steps.MaxBy(taken => taken.Number)!;
            // Only what followed from the answer is taken back with it.
            if (!answered && last is not { Step: Execution.Execute, As: Role.Machine }) continue;
            var taken = ReconsiderationProcedure.Procedure.Name == remedy.Procedure ? ReconsiderationProcedure.Procedure : LitigationProcedure.Procedure;
            following.Add(new(remedy, taken.Step(name)!, new() { On = input.On > last.On ? input.On : last.On, Reason = because }, Actor.Machine));
        }
        return following;
    }

    static bool IsAnsweredAnew(Case matter, Procedure procedure, Step step) =>
        step.To is { Kind: StateKind.Ended, InVain: false } && procedure.Reply(matter) is { } reply
        && matter.Steps.Where(taken => procedure.Step(taken.Step) is { Reopens: true, After.Count: 0 }).All(taken => taken.Number < reply.Number);

    public override Door? ForOfficer(Case matter) => HasRemedies(matter)
        ? new(new("登记对它的复议、诉讼、投诉", "Register a remedy against it"), $"/desk/remedies/new?about={matter.Code}")
        : null;

    public override Door? ForRequester(Case matter) => HasRemedies(matter)
        ? new(new("不满意，可以怎么办", "If you disagree: what you can do"), $"/remedies?about={matter.Code}&body={matter.BodyCode}")
        : null;

    bool HasRemedies(Case matter) =>
        matter is { Regime: { } regime, ReceivedOn: { } received } && law.Rule($"{regime}/complaint", received) is not null;
}
