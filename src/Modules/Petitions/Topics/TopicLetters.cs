namespace Daylight.Petitions;

/// <summary>A letter as topics are made of it.</summary>
/// <param name="Letter">The letter; known by the code of its case.</param>
/// <param name="EnteredAt">When it was entered here (UTC), whenever it was received.</param>
sealed record EnteredLetter(TopicLetter Letter, DateTime EnteredAt);

/// <summary>
/// Which petitions topics are made of: all but reports of misconduct, which stay with those who check them, what was
/// withdrawn, and what was anonymised.
/// </summary>
static class TopicLetters
{
    const double MostSevere = 3;

    /// <summary>All of them.</summary>
    public static Task<IReadOnlyList<EnteredLetter>> All(Db db, TopicTree classes, CancellationToken stop) => Read(db, db.Cases.AsNoTracking(), classes, stop);

    /// <summary>Those among some cases.</summary>
    public static Task<IReadOnlyList<EnteredLetter>> Of(Db db, List<string> codes, TopicTree classes, CancellationToken stop) =>
        Read(db, db.Cases.AsNoTracking().Where(matter => codes.Contains(matter.Code)), classes, stop);

    static async Task<IReadOnlyList<EnteredLetter>> Read(Db db, IQueryable<Case> cases, TopicTree classes, CancellationToken stop)
    {
        var rows = await (from petition in db.Petitions.AsNoTracking().AccusingNobody(db)
                          join matter in cases on petition.CaseId equals matter.Id
                          join area in db.Areas.AsNoTracking() on petition.AreaId equals area.Id into areas
                          from area in areas.DefaultIfEmpty()
                          where matter.AnonymisedAt == null && matter.State != PetitionStates.Withdrawn.Name
                          select new
                          {
                              matter.Code, matter.Title, matter.ReceivedOn, matter.OpenedAt, Settled = matter.ClosedOn != null || matter.DoneOn != null,
                              petition.Reporter, petition.Story, Place = petition.Place ?? area.Name, petition.Class, petition.VotesFor, petition.VotesAgainst,
                          }).ToListAsync(stop);
        return [.. rows.Select(row => new EnteredLetter(new(row.Code, row.Reporter, row.Title, row.Story, At(row.ReceivedOn, row.OpenedAt))
        {
            Place = row.Place, For = row.VotesFor, Against = row.VotesAgainst, Resolved = row.Settled,
            Severity = row.Class is { } code && classes.Find(code) is { } known ? (known.Severity - 1) / (MostSevere - 1) : 0,
        }, row.OpenedAt))];
    }

    // What was entered on the day it came has an hour; what was taken over from elsewhere has its day.
    static DateTime At(DateOnly? received, DateTime entered) =>
        received is { } day && day != Instants.DayOf(entered) ? Instants.At(day, TimeOnly.MinValue) : entered;
}
