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

    public override Door? ForOfficer(Case matter) => HasRemedies(matter)
        ? new(new("登记对它的复议、诉讼、投诉", "Register a remedy against it"), $"/desk/remedies/new?about={matter.Code}")
        : null;

    public override Door? ForRequester(Case matter) => HasRemedies(matter)
        ? new(new("不满意，可以怎么办", "If you disagree: what you can do"), $"/remedies?about={matter.Code}&body={matter.BodyCode}")
        : null;

    bool HasRemedies(Case matter) =>
        matter is { Regime: { } regime, ReceivedOn: { } received } && law.Rule($"{regime}/complaint", received) is not null;
}
