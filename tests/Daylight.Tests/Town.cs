using Daylight.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Daylight.Tests;

/// <summary>
/// A small town with a whole Daylight of its own: real server on a free port, real database (SQLite, or the
/// PostgreSQL named in DAYLIGHT_TEST_POSTGRES), a clock the test sets. Tests that derive from it run on both
/// databases.
/// </summary>
[Trait("db", "both")]
public abstract class Town : IAsyncLifetime
{
    /// <summary>Tuesday: the day on which towns begin unless a test says otherwise.</summary>
    protected static readonly DateOnly FirstDay = new(2026, 10, 13);

    readonly string folder = Path.Combine(Path.GetTempPath(), $"town-{Guid.CreateVersion7():N}");
    WebApplication? app;

    /// <summary>The clock of the town; 10 o'clock of <see cref="FirstDay"/> at first.</summary>
    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(FirstDay, new(10, 0), TimeSpan.FromHours(8)));

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IServiceProvider Services => app!.Services;

    protected Uri Address { get; private set; } = new("http://localhost");

    /// <summary>A browser without JavaScript: keeps cookies, does not follow redirects.</summary>
    protected HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true })
    {
        BaseAddress = Address,
    };

    public virtual async ValueTask InitializeAsync()
    {
        var installation = Installation.Create(folder, await NewDatabase(), new()
        {
            Code = "440112",
            Name = "广州市黄埔区人民政府",
            NameEn = "Huangpu District People's Government",
            Place = "广州市黄埔区",
            PlaceEn = "Huangpu District, Guangzhou",
            Origin = "huangpu.test",
            Demonstration = true,
        });
        app = await Server.Build(installation, "http://127.0.0.1:0", Stop, services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            Change(services);
        });
        await Found();
        await app.StartAsync(Stop);
        Address = new(app.Urls.First());
    }

    /// <summary>Changes services before the server is built.</summary>
    protected virtual void Change(IServiceCollection services) { }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null) await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Lets whole days pass.</summary>
    protected void DaysPass(int days) => Time.Advance(TimeSpan.FromDays(days));

    /// <summary>Asks the database.</summary>
    protected async Task<T> Ask<T>(Func<Db, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<Db>());
    }

    /// <summary>Does something with the services of one request.</summary>
    protected async Task Do(Func<IServiceProvider, Task> deed)
    {
        await using var scope = Services.CreateAsyncScope();
        await deed(scope.ServiceProvider);
    }

    /// <summary>Waits until log, search index and every other follower have seen all that was committed.</summary>
    protected Task CatchUp() => Services.GetRequiredService<Following>().CatchUp(Stop);

    /// <summary>An officer with roles in a body, as the desk sees them.</summary>
    protected async Task<Actor> Officer(string name, Role roles, string body = "440112")
    {
        Actor? officer = null;
        await Do(async services =>
        {
            var account = await services.GetRequiredService<Accounts>()
                .Open(name, name, "correct horse battery", body, roles, Actor.Machine, Stop);
            officer = await Actor.Officer(services.GetRequiredService<Db>(), account.Id, Time.Today(), Stop);
        });
        return officer!;
    }

    async Task Found()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var district = Body("440112", null, "广州市黄埔区人民政府", "Huangpu District People's Government", "区政府", BodyKind.Government, "007490815");
            var housing = Body("440112101", district, "广州市黄埔区住房和城乡建设局", "Huangpu Housing Bureau", "区住房和城乡建设局", BodyKind.Department, "007490823");
            var street = Body("440112201", district, "广州市黄埔区大沙街道办事处", "Dasha Street Office", "大沙街道", BodyKind.Street, "007490831");
            db.AddRange(district, housing, street);
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "found", "body:440112", "440112");
            await db.SaveChangesAsync(Stop);
            await Services.GetRequiredService<KnownBodies>().Read(db, Stop);
        });
    }

    static Body Body(string code, Body? parent, string name, string nameEn, string shortName, BodyKind kind, string organisation) => new()
    {
        Code = code, Name = name, NameEn = nameEn, ShortName = shortName, Kind = kind,
        ParentCode = parent?.Code, Path = $"{parent?.Path}{code}/", OrganisationCode = organisation, DocumentPrefix = "穗埔府",
    };

    static async Task<string?> NewDatabase()
    {
        if (Environment.GetEnvironmentVariable("DAYLIGHT_TEST_POSTGRES") is not { Length: > 0 } server) return null;
        var name = $"town_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync(Stop);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(Stop);
        return $"{server};Database={name};Maximum Pool Size=20";
    }
}
