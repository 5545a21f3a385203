using Daylight.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Daylight.Tests;

/// <summary>
/// A small town with a whole Daylight of its own: real server on a free port, real database (SQLite, or the
/// PostgreSQL named in DAYLIGHT_TEST_POSTGRES), a clock the test sets. Tests that derive from it run on both
/// databases.
/// </summary>
[Trait("db", "both")]
public abstract class Town(DateOnly? begins = null) : IAsyncLifetime
{
    /// <summary>Tuesday: the day on which towns begin unless a test says otherwise.</summary>
    protected static readonly DateOnly FirstDay = new(2026, 10, 13);

    /// <summary>The password of every officer that <see cref="Officer"/> makes.</summary>
    internal const string Password = "correct horse battery";

    readonly string folder = Path.Combine(Path.GetTempPath(), $"town-{Ids.Next():N}");
    Installation? installation;
    WebApplication? app;

    /// <summary>The clock of the town; 10 o'clock of the day on which it begins at first.</summary>
    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(begins ?? FirstDay, new(10, 0), TimeSpan.FromHours(8)));

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IServiceProvider Services => app!.Services;

    /// <summary>How the town has e-mail; most have none.</summary>
    internal virtual MailSettings? Mail => null;

    /// <summary>The folder of the installation.</summary>
    protected string Folder => folder;

    protected Uri Address { get; private set; } = new("http://localhost");

    /// <summary>A browser without JavaScript: keeps cookies, does not follow redirects.</summary>
    protected HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true })
    {
        BaseAddress = Address,
    };

    public virtual async ValueTask InitializeAsync()
    {
        installation = await TownPlan.Build(folder, Mail, Stop);
        await Start();
    }

    /// <summary>Stops the server and starts it again on the same folder and database.</summary>
    protected async Task Restart()
    {
        await End();
        await Start();
    }

    async Task Start()
    {
        app = await Server.Build(installation!, "http://127.0.0.1:0", Stop, Change);
        await app.StartAsync(Stop);
        Address = new(app.Urls.First());
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await End();
        if (installation is not null) await TownPlan.Clear(installation);
    }

    /// <summary>Stops the server; folder and database stay.</summary>
    protected async Task End()
    {
        if (app is null) return;
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        app = null;
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

    /// <summary>What a verification says once everything is in the log.</summary>
    protected async Task<IReadOnlyList<string>> FaultsFound()
    {
        await CatchUp();
        IReadOnlyList<Words> faults = [];
        await Do(async services => faults = await new Verification(services.GetRequiredService<Db>(),
            services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>()).Run(null, Stop));
        return [.. faults.Select(fault => fault.En)];
    }

    /// <summary>An officer with roles in a body, as the desk sees them.</summary>
    protected async Task<Actor> Officer(string name, Role roles, string body = "440112")
    {
        Actor? officer = null;
        await Do(async services =>
        {
            var account = await services.GetRequiredService<Accounts>()
                .Open(name, name, Password, body, roles, Actor.Machine, Stop);
            officer = await Actor.Officer(services.GetRequiredService<Db>(), account.Id, Time.Today(), Stop);
        });
        return officer!;
    }

    /// <summary>What a town has in place of a real installation's services; a test may change more.</summary>
    protected virtual void Change(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Time);
        // What is done at night is done when a test says so: days pass here without nights.
        services.Remove(services.Single(service => service.ImplementationType == typeof(NightRound)));
        services.AddSingleton(TownPlan.Law);
        // What every new town says while it starts would hide what a failing test says.
        services.AddLogging(logging => logging.AddFilter<ConsoleLoggerProvider>("Daylight", LogLevel.Warning));
        // Passwords are hashed as always, only not a hundred thousand times.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
    }
}
