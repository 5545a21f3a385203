using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>Who is put in mind of a case: who works on it, who covers for them, or else the clerks of its body.</summary>
sealed class Addressees(Db db, Absences absences, Colleagues colleagues, Procedures procedures)
{
    readonly Dictionary<(string Body, Role Roles), IReadOnlyList<Guid>> holders = [];
    Dictionary<Guid, Guid>? officers;
    IReadOnlyDictionary<Guid, Absence>? away;
    HashSet<Guid>? reached;
    ILookup<Guid, KeptFrom>? kept;

    /// <summary>The accounts, of those that have an address and did not decline.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Case matter, CancellationToken stop)
    {
        officers ??= await db.Assignments.AsNoTracking().Holding().ToDictionaryAsync(one => one.CaseId, one => one.To!.Value, stop);
        away ??= await absences.Now(stop);
        reached ??= await db.Users.AsNoTracking().Where(user => user.Email != null && user.RemindersDeclinedAt == null && user.ClosedAt == null)
            .Select(user => user.Id).ToHashSetAsync(stop);
        var told = await Officer(matter, stop) is { } officer ? [officer] : await Holders(matter.BodyCode, Role.Clerk, stop);
        kept ??= (await db.KeptFrom.AsNoTracking().Where(one => one.AccountId != null).ToListAsync(stop)).ToLookup(one => one.CaseId);
        return [.. told.Where(account => reached.Contains(account) && kept[matter.Id].All(one => one.AccountId != account))];
    }

    // Whoever left the body is told nothing of its cases.
    async Task<Guid?> Officer(Case matter, CancellationToken stop)
    {
        if (!officers!.TryGetValue(matter.Id, out var officer)) return null;
        if (away!.TryGetValue(officer, out var absence)) officer = absence.CoverId;
        var holders = await Holders(matter.BodyCode, procedures[matter.Procedure].Officers, stop);
        return holders.Contains(officer) ? officer : null;
    }

    async Task<IReadOnlyList<Guid>> Holders(string body, Role roles, CancellationToken stop)
    {
        if (holders.TryGetValue((body, roles), out var known)) return known;
        return holders[(body, roles)] = [.. (await colleagues.Of(body, roles, stop)).Select(one => one.Account)];
    }
}
