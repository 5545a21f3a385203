using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>
/// Takes, on the day after, the steps by which the law itself answers a silence (<see cref="Step.ByItself"/>): a clock that
/// stands still for somebody who said nothing runs again by law, whether an officer has looked or not. Where something is
/// pointed out, as that nobody knows whether the letter came, it is left to the officer, who is reminded.
/// </summary>
sealed class Silences(IServiceScopeFactory scopes)
{
    /// <summary>Takes them. A case that somebody else moves at the same moment is theirs.</summary>
    /// <exception cref="AggregateException">What went wrong with some of them, when all are seen to.</exception>
    public async Task Go(CancellationToken stop) => await EachOf.All(await Silent(stop), code => Go(code, stop), stop);

    async Task Go(string code, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (steps, files) = (scope.ServiceProvider.GetRequiredService<CaseSteps>(), scope.ServiceProvider.GetRequiredService<CaseFiles>());
        var office = files.Office;
        if (await office.Db.Cases.WithSteps(code, stop) is not { WaitsUntil: { } until } matter || until >= office.Today) return;
        if (Desk.StepsFor(matter, office.ProcedureOf(matter), Actor.Machine, office.Bodies).FirstOrDefault(step => step.ByItself) is not { } step) return;
        if (await files.PointsOut(matter, step, null, "", stop) is { Count: > 0 }) return;
        await steps.Take(matter, step, new() { On = until.AddDays(1), Version = matter.Version }, Actor.Machine, stop);
    }

    async Task<List<string>> Silent(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var office = scope.ServiceProvider.GetRequiredService<CaseOffice>();
        var (today, states) = (office.Today, office.Silent(step => step.ByItself));
        return await office.Db.Cases.Open().Where(matter => matter.WaitsUntil < today && states.Contains(matter.Procedure + "/" + matter.State))
            .OrderBy(matter => matter.Code).Select(matter => matter.Code).ToListAsync(stop);
    }
}
