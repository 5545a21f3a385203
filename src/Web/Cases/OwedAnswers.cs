using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>What bodies still owe about cases besides their steps (督办回应): for inbox, late list and reminders.</summary>
public sealed class OwedAnswers(CaseOffice office, IEnumerable<CaseTies> ties)
{
    /// <summary>All of it, with its cases, what is due first, first.</summary>
    /// <param name="among">The cases to look at.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<IReadOnlyList<(Owed Owed, Case Matter)>> Of(IQueryable<Case> among, CancellationToken stop)
    {
        var owed = new List<Owed>();
        foreach (var tie in ties) owed.AddRange(await tie.Owed(stop));
        if (owed.Count == 0) return [];
        var ids = owed.Select(one => one.Case).Distinct().ToList();
        var cases = await among.AsNoTracking().Where(matter => ids.Contains(matter.Id)).ToDictionaryAsync(matter => matter.Id, stop);
        return [.. from one in owed where cases.ContainsKey(one.Case) orderby one.By, cases[one.Case].Code select (one, cases[one.Case])];
    }

    /// <summary>That of the bodies an officer sees.</summary>
    public Task<IReadOnlyList<(Owed Owed, Case Matter)>> Of(Actor officer, CancellationToken stop) => Of(office.Db.Cases.Of(office.BodiesOf(officer)), stop);
}
