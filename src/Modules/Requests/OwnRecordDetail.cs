namespace Daylight.Requests;

/// <summary>What desk and tracking show of a request to correct information about oneself.</summary>
sealed class OwnRecordDetail(Db db, LawBook law, BodyTree bodies, TimeProvider time) : ApplicationDetail
{
    public override string Procedure => OwnRecordProcedure.Procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } record) return [];
        return Given(
        [
            .. record.Masked(),
            (new("取得的途径", "Way"), DeliveryWays.Say(record.Way), false),
            (new("哪份记录", "Which record"), record.Record, true),
            (new("哪里不对", "What is wrong"), record.Wrong, true),
            (new("应当是什么", "What would be right"), record.Right, true),
            (new("证据", "Evidence"), record.Evidence, true),
        ]);
    }

    public override async Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } record) return [];
        return Given(record.InFull());
    }

    protected override Db Store => db;

    protected override async Task<Application?> Asked(Case matter, CancellationToken stop) => await Read(matter, stop);

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop) =>
        await Letters(matter, step, time.Today(), stop) is { Head: { } head } letters ? letters.All.Of(step, outcome, head) : null;

    public override async Task<Letterhead?> Head(Case matter, Step step, DateOnly on, CancellationToken stop) =>
        (await Letters(matter, step, on, stop))?.Head;

    // Whoever tells a person that it was put right has done it first.
    public override async Task<IReadOnlyList<PointedOut>> PointsOut(
        Case matter, Step step, string? outcome, string text, CancellationToken stop)
    {
        var found = await base.PointsOut(matter, step, outcome, text, stop);
        if (step.Needs.HasFlag(Needs.Outcome)) found = [.. found, .. ProofSeen.Missing(await Read(matter, stop), matter)];
        var says = step.Needs.HasFlag(Needs.Outcome) && matter.Regime is { } regime && law.Outcome(regime, outcome ?? "") is { Meaning: "corrected" };
        return !says || matter.Steps.Any(taken => taken.Step == OwnRecordProcedure.PutRight) ? found
            : [.. found, new("not-put-right", new("答复已经更正，但是没有登记更正", "The answer says it was put right, and that is not written down"), new("案卷", "The file"))];
    }

    async Task<(Letters All, Letterhead? Head)?> Letters(Case matter, Step step, DateOnly on, CancellationToken stop)
    {
        if (step.Letter is null || matter.Regime is not { } id || law.Regime(id) is not { } regime) return null;
        var record = await Read(matter, stop);
        var letters = new Letters(law, regime, matter, on)
        {
            Organ = bodies.ReconsiderationOrganOf(bodies[matter.BodyCode]),
            Court = bodies.CourtOf(bodies[matter.BodyCode]),
            Attachments = await db.CasePapers.AsNoTracking().Of(matter).GoingOut().Select(paper => paper.Name).ToListAsync(stop),
        };
        return (letters, letters.Head(step, bodies[matter.BodyCode], record?.Addressed ?? "申请人"));
    }

    Task<OwnRecord?> Read(Case matter, CancellationToken stop) =>
        db.OwnRecords.AsNoTracking().SingleOrDefaultAsync(record => record.CaseId == matter.Id, stop);
}
