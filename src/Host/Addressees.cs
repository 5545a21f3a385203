using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>Who is put in mind of a case: who works on it, who covers for them, or else the clerks of its body.</summary>
sealed class Addressees(Db db, Absences absences, Colleagues colleagues)
{
    readonly Dictionary<string, IReadOnlyList<Guid>> clerks = [];
    Dictionary<Guid, Guid>? officers;
    IReadOnlyDictionary<Guid, Absence>? away;
    HashSet<Guid>? reached;

    /// <summary>The accounts, of those that have an address and did not decline.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Case matter, CancellationToken stop)
    {
        officers ??= await db.Assignments.AsNoTracking().Holding().ToDictionaryAsync(one => one.CaseId, one => one.To!.Value, stop);
        away ??= await absences.Now(stop);
        reached ??= await db.Users.AsNoTracking().Where(user => user.Email != null && user.RemindersDeclinedAt == null && user.ClosedAt == null)
            .Select(user => user.Id).ToHashSetAsync(stop);
        if (!officers.TryGetValue(matter.Id, out var officer)) return [.. (await Clerks(matter.BodyCode, stop)).Where(reached.Contains)];
        return [.. new[] { away.TryGetValue(officer, out var absence) ? absence.CoverId : officer }.Where(reached.Contains)];
    }

    async Task<IReadOnlyList<Guid>> Clerks(string body, CancellationToken stop)
    {
        if (clerks.TryGetValue(body, out var known)) return known;
        return clerks[body] = [.. (await colleagues.Of(body, Role.Clerk, stop)).Select(one => one.Account)];
    }
}
