namespace Daylight.Petitions;

/// <summary>Whom a petition accuses, as somebody said it.</summary>
/// <param name="Body">Code of the body; empty for none.</param>
/// <param name="Person">Name or account of an officer; empty for nobody.</param>
/// <param name="Because">Why it is kept from them.</param>
sealed record Accusal(string Body, string Person, string Because);

/// <summary>Who is accused in petitions (被检举控告的单位和人员): nothing told of them reaches them. 2022 Art. 30, 2005 Art. 23.</summary>
static class Accused
{
    extension(Db db)
    {
        /// <summary>The bodies accused in a petition: as the person said, and as an officer saw later.</summary>
        public async Task<IReadOnlyList<string>> AccusedIn(Petition petition, CancellationToken stop) =>
        [
            .. petition.Against is { } against ? [against] : (string[])[],
            .. await db.KeptFrom.AsNoTracking().Where(kept => kept.CaseId == petition.CaseId && kept.BodyCode != null && kept.BodyCode != petition.Against).Select(kept => kept.BodyCode!).ToListAsync(stop),
        ];
    }

    /// <summary>
    /// Those that accuse nobody, as far as anybody has said: only these are learned from, counted in topics, shown to programs
    /// and offered for publication.
    /// </summary>
    public static IQueryable<Petition> AccusingNobody(this IQueryable<Petition> petitions, Db db)
    {
        var kept = db.KeptFromAnybody;
        return petitions.Where(petition => petition.Against == null && petition.Kind != PetitionKind.Report && !kept.Contains(petition.CaseId));
    }

    /// <summary>True when what is told of some bodies would come to one of them, or to one below.</summary>
    public static bool Reach(this BodyTree bodies, IReadOnlyList<string> accused, string? to) =>
        bodies.Find(to) is { } body && accused.Any(one => bodies.Find(one) is not null && bodies.IsUnder(body.Code, one));

    /// <summary>
    /// What keeps a case from those it accuses; nothing is added yet. A person is told by name or account, and where several are
    /// of one name it is kept from all of them.
    /// </summary>
    public static async Task<IReadOnlyList<KeptFrom>> Kept(Db db, BodyTree bodies, Case matter, Accusal said, Actor by, DateTime at, CancellationToken stop)
    {
        KeptFrom Of(string? body, Guid? account) =>
            new() { CaseId = matter.Id, BodyCode = body, AccountId = account, Because = said.Because, By = by.Account, At = at };
        var people = said.Person.Length == 0 ? [] : await db.Users.AsNoTracking()
            .Where(user => user.ClosedAt == null && (user.DisplayName == said.Person || user.UserName == said.Person)).Select(user => user.Id).ToListAsync(stop);
        return [.. bodies.Find(said.Body) is { } body ? [Of(body.Code, null)] : (KeptFrom[])[], .. people.Select(account => Of(null, account))];
    }
}
