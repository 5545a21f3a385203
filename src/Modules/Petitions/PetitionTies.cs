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
    public override async Task<IReadOnlyList<Owed>> Owed(CancellationToken stop) =>
        [.. (await db.Set<SupervisionCard>().AsNoTracking().Where(card => card.SettledAt == null && card.AnsweredAt == null)
            .Select(card => new { card.Id, card.CaseId, card.Kind, card.AnswerBy }).ToListAsync(stop))
            .Select(card => new Owed(card.CaseId, $"{card.Id}", SupervisionCard.Say(card.Kind), card.AnswerBy, Supervise.HrefOf))];

    public override Door? ForOfficer(Case matter) =>
        matter is { ClosedOn: null } && PetitionsModule.IsPetition(matter) && matter.State == PetitionStates.Handling.Name
            ? new(new("请别的单位协办", "Ask other bodies to assist"), Assist.HrefOf(matter))
            : null;
}
