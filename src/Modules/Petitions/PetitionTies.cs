namespace Daylight.Petitions;

/// <summary>Ties a petition to the cases in which other bodies assist, and shows what else can be done with it.</summary>
sealed class PetitionTies(Db db) : CaseTies
{
    public override async Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop)
    {
        if (matter.Procedure == AssistProcedure.Procedure.Name)
        {
            return await (from assistance in db.Set<Assistance>()
                          join lead in db.Cases on assistance.LeadId equals lead.Id
                          where assistance.CaseId == matter.Id
                          select lead.Code).ToListAsync(stop);
        }
        return await (from assistance in db.Set<Assistance>()
                      join other in db.Cases on assistance.CaseId equals other.Id
                      where assistance.LeadId == matter.Id
                      select other.Code).ToListAsync(stop);
    }

    // Who has answered waits for the supervisor, who settles it.
    public override async Task<IReadOnlyList<Owed>> Owed(CancellationToken stop)
    {
        var open = await (from card in db.Set<SupervisionCard>().AsNoTracking()
                          join matter in db.Cases.AsNoTracking() on card.CaseId equals matter.Id
                          where card.SettledAt == null && card.AnsweredAt == null
                          orderby card.AnswerBy
                          select new { card.Id, card.Kind, card.AnswerBy, Matter = matter }).ToListAsync(stop);
        return [.. open.Select(one => new Owed(one.Matter.Id, $"{one.Id}", SupervisionCard.Say(one.Kind), one.AnswerBy, Supervise.HrefOf(one.Matter)))];
    }

    public override Door? ForOfficer(Case matter) =>
        matter is { ClosedOn: null } && PetitionsModule.IsPetition(matter) && matter.State == PetitionStates.Handling.Name
            ? new(new("请别的单位协办", "Ask other bodies to assist"), Assist.HrefOf(matter))
            : null;
}
