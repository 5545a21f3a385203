using Daylight.Host;
using Daylight.Host.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Daylight.Tests.Host.Demo;

/// <summary>The living present of the demonstration on the first working day of a year, taken through the doors of the desk.</summary>
[Trait("db", "sqlite"), Trait("kind", "demo")]
public sealed class JanuaryTests : IDisposable
{
    static readonly DateOnly Today = new(2027, 1, 4);

    readonly string place = Directory.CreateTempSubdirectory("daylight-january-").FullName;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(place, recursive: true);
    }

    [Fact]
    public async Task The_desk_has_requests_in_every_state_for_several_bodies_and_shared_among_officers()
    {
        await using var services = await Founded();
        var days = new DemoDays(services.GetRequiredService<LawBook>().Calendars["cn"].Works, Today.AddYears(1));
        DemoRequest[] recent = [.. new RecentRequests(days, Dice.For(DemoDistrict.UsualSeed, "recent requests"), Today).All().Select(request => request.Until(Today))];
        await new DemoRequests(services).Handle(recent, _ => { }, Stop);
        await new DemoMatters(services, days, Today).Handle(_ => { }, Stop);
        await new DemoTeam(services, days, Today).Handle(_ => { }, Stop);

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var open = await db.Cases.Where(matter => matter.ClosedOn == null).ToListAsync(Stop);
        foreach (var state in (string[])["unconfirmed", "in-hand", "correction-asked", "consulting", "drafted", "joined"])
            Assert.Contains(open, matter => matter.State == state);
        Assert.Contains(open, matter => matter.DueOn == Today);
        Assert.Contains(open, matter => matter.DueOn < Today);
        Assert.NotEmpty(await db.Set<CaseLink>().ToListAsync(Stop));
        Assert.NotEmpty(await db.Set<CaseNote>().ToListAsync(Stop));
    }

    async Task<ServiceProvider> Founded()
    {
        var installation = Installation.Create(Path.Combine(place, "demo"), null, DemoFounding.Settings);
        var collection = new ServiceCollection().AddLogging();
        installation.Register(collection);
        collection.AddSingleton<TimeProvider>(new FakeTimeProvider(new(Instants.At(Today, new(9, 0)), TimeSpan.Zero)));
        var services = collection.BuildServiceProvider();
        await Installation.Migrate(services, Stop);
        await new DemoFounding(services, Today).Found(Stop);
        return services;
    }
}
