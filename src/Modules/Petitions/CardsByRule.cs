namespace Daylight.Petitions;

/// <summary>
/// Gives, at night, the card that a rule sets for a petition whose last day has passed, or that nobody signed for in time
/// (自动发牌), one of each kind for each last day. Its body and whoever supervises it see it at once; a person settles it.
/// </summary>
sealed class CardsByRule(CaseOffice office, Ledger ledger) : NightWork
{
    // As many as are read at a time.
    const int Batch = 200;

    public override async Task Go(CancellationToken stop)
    {
        var db = office.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("petition-cards", stop);
        for (var after = ""; await Late(after, stop) is { Count: > 0 } late; after = late[^1].Code) await Give(late, CardFor, stop);
        for (var after = ""; await Unsigned(after, stop) is { Count: > 0 } unsigned; after = unsigned[^1].Code) await Give(unsigned, ForSigning, stop);
        await transaction.CommitAsync(stop);
    }

    Task<List<Case>> Late(string after, CancellationToken stop) => office.Db.Cases.AsNoTracking().Late(office.Today)
        .Where(matter => matter.Code.CompareTo(after) > 0
            // What a system before this one left undone is late, and nobody here let it become so.
            && !(office.Db.Set<Petition>().Any(petition => petition.CaseId == matter.Id && petition.SourceId != null)
                && matter.DueOn < DateOnly.FromDateTime(matter.OpenedAt.AddHours(Instants.HoursAhead))))
        .OrderBy(matter => matter.Code).Take(Batch).ToListAsync(stop);

    Task<List<Case>> Unsigned(string after, CancellationToken stop) => office.Db.Cases.AsNoTracking().Petitions().Open()
        .Where(matter => matter.State == PetitionStates.Dispatched.Name && matter.DueOn >= office.Today && matter.Code.CompareTo(after) > 0)
        .Include(matter => matter.Steps).OrderBy(matter => matter.Code).Take(Batch).ToListAsync(stop);

    async Task Give(List<Case> late, Func<Case, SupervisionCard?> which, CancellationToken stop)
    {
        var db = office.Db;
        var ids = late.Select(matter => matter.Id).ToList();
        var given = (await db.Set<SupervisionCard>().AsNoTracking().Where(card => card.DueOn != null && ids.Contains(card.CaseId))
            .Select(card => new { card.CaseId, card.Kind, card.DueOn }).ToListAsync(stop)).Select(card => (card.CaseId, card.Kind, card.DueOn)).ToHashSet();
        foreach (var matter in late)
            if (which(matter) is { } card && given.Add((matter.Id, card.Kind, card.DueOn)))
            {
                db.Add(card);
                Supervise.Cards.Write(ledger, Actor.Machine, "supervise", matter, card);
            }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    SupervisionCard? CardFor(Case matter) => matter.DueOn is { } due
        ? CardFor(matter, due, days => $"这一步最迟{due:yyyy-MM-dd}，已经超过{days}个工作日。请说明原因和办结的日期。") : null;

    // One that is late besides gets its card for that.
    SupervisionCard? ForSigning(Case matter) => Standards.Of(office.Law, matter, Standards.Sign) is { } due && due < office.Today
        ? CardFor(matter, due, days => $"最迟{due:yyyy-MM-dd}签收，已经超过{days}个工作日没有签收。请签收，或者说明为什么不归本单位。") : null;

    SupervisionCard? CardFor(Case matter, DateOnly due, Func<int, string> because)
    {
        if (matter.Regime is not { } regime || office.Law.Rule($"{regime}/card", office.Today) is not { } standard) return null;
        var days = office.Law.CalendarOf(standard).WorkingDays(due, office.Today);
        return office.Law.Cards.LastOrDefault(rule => rule.Late <= days) is not { } rule ? null : new()
        {
            CaseId = matter.Id, Kind = PetitionWords.Find<CardKind>(rule.Card)!.Value, BodyCode = matter.BodyCode, DueOn = due,
            Because = because(days),
            AnswerBy = Supervise.Cards.AnswerBy(matter, office), At = ledger.Now,
        };
    }
}
