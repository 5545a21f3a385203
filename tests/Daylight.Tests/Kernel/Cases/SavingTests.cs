using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>What is swallowed when saving fails: that somebody else was faster, and nothing else.</summary>
public sealed class SavingTests : Town
{
    const string Bureau = "440112101";

    [Fact]
    public async Task A_real_fault_of_saving_is_never_taken_for_somebody_who_was_faster()
    {
        var head = await Officer("head", Role.Head, Bureau);
        await Faulty<Opinions>(opinions => opinions.Say(Nowhere, 5, Stop));
        await Faulty<Opinions>(opinions => opinions.Wish(Nowhere, TownPlan.Law.Outcome("cn-ogi-2019", "A2"), "", Stop));
        await Faulty<Assigning>(assigning => assigning.Give(Nowhere, head.Account, 0, head, Stop));
    }

    [Fact]
    public async Task Whoever_says_the_same_at_the_same_moment_is_told_that_it_was_said()
    {
        var code = await Answered();
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            Problems? problems = null;
            await Do(async services =>
            {
                var matter = await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop);
                problems = await services.GetRequiredService<Opinions>().Say(matter!, 5, Stop);
            });
            return problems!;
        }));
        Assert.Single(all, problems => problems.None);
        Assert.Equal(1, await Ask(db => db.Set<Satisfaction>().CountAsync(Stop)));
    }

    async Task<string> Answered()
    {
        var matter = Nowhere;
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            db.Add(matter);
            ledger.Write(Actor.Machine, "open", matter.Address, Bureau).Covers(matter);
            await db.SaveChangesAsync(Stop);
        });
        return matter.Code;
    }

    // A case that was answered and is in no table.
    static Case Nowhere => new()
    {
        Code = "GK-2026-00777", Procedure = RequestProcedure.Procedure.Name, BodyCode = Bureau, State = RequestProcedure.Decided.Name, Title = "题目",
        Channel = Channel.Counter, OpenedAt = new(2026, 10, 13, 2, 0, 0, DateTimeKind.Utc), ReceivedOn = FirstDay, DoneOn = FirstDay, Regime = "cn-ogi-2019",
    };

    Task Faulty<T>(Func<T, Task> deed) where T : notnull =>
        Do(async services => await Assert.ThrowsAsync<DbUpdateException>(() => deed(services.GetRequiredService<T>())));
}
