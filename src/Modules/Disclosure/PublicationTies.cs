namespace Daylight.Disclosure;

/// <summary>
/// Ties publications to the cases whose answers they publish (依申请公开转主动公开). Which cases those can be the law says,
/// not another module: those whose outcome gave information to somebody.
/// </summary>
sealed class PublicationTies(Db db, LawBook law, Ledger ledger) : CaseTies
{
    public override async Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop)
    {
        var from = await db.PublicationDrafts.Where(draft => draft.CaseId == matter.Id && draft.From != null)
            .Select(draft => draft.From!).ToListAsync(stop);
        var publications = await (from draft in db.PublicationDrafts
                                  join other in db.Cases on draft.CaseId equals other.Id
                                  where draft.From == matter.Address
                                  select other.Code).ToListAsync(stop);
        return [.. from.Select(address => address["case:".Length..]), .. publications];
    }

    public override async Task<IReadOnlyList<Link>> Records(Case matter, CancellationToken stop)
    {
        var records = await (from draft in db.PublicationDrafts
                             join record in db.Records.Published() on draft.RecordId equals record.Id
                             where draft.From == matter.Address
                             orderby record.Index
                             select new { record.Title, record.Index }).ToListAsync(stop);
        return [.. records.Select(record => new Link(record.Title, $"/records/{record.Index}"))];
    }

    public override IQueryable<string>? Published =>
        from draft in db.PublicationDrafts
        join record in db.Records.Published() on draft.RecordId equals record.Id
        where draft.From != null
        select draft.From;

    public override IQueryable<string>? CaseOf(Guid record) => from draft in db.PublicationDrafts where draft.RecordId == record && draft.From != null select draft.From;

    public override IQueryable<string>? StillNeeded(DateOnly endedFrom) =>
        from draft in db.PublicationDrafts
        join publication in db.Cases.Open() on draft.CaseId equals publication.Id
        where draft.From != null
        select draft.From;

    // A draft that was never released is a copy and nothing else. Of what was released the record tells: there only the files
    // go that were too much for it, and were redacted.
    public override async Task Forget(Case matter, CancellationToken stop)
    {
        var publications = await (from draft in db.PublicationDrafts
                                  join publication in db.Cases on draft.CaseId equals publication.Id
                                  where draft.From == matter.Address
                                  select new { publication, Released = draft.RecordId != null }).ToListAsync(stop);
        foreach (var one in publications)
            if (one.Released) db.RemoveRange(await db.CasePapers.Of(one.publication).Originals().ToListAsync(stop));
            else await CaseRows.Anonymise(db, one.publication, ledger.Now, stop);
    }

    public override Door? ForOfficer(Case matter) => ToPublish(matter);

    public override Door? ToPublish(Case matter) => Discloses(law, matter)
        ? new(new("转为主动公开", "Publish what was given"), $"/desk/publications/new?from={matter.Code}")
        : null;

    /// <summary>True when the case was answered, the answer stands, it gave information and is still known.</summary>
    public static bool Discloses(LawBook law, Case matter) =>
        matter is { DoneOn: not null, ReopenedOn: null, AnonymisedAt: null, Regime: { } regime, Outcome: { } outcome } && law.Outcome(regime, outcome) is { Discloses: true };
}
