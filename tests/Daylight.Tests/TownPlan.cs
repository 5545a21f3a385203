using Daylight.Host;
using Daylight.Host.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Daylight.Tests;

/// <summary>
/// The plan every town is built from: tables, bodies and keys, made once per run. A town is then a copy, which
/// takes a tenth of the time.
/// </summary>
static class TownPlan
{
    static readonly string Folder = Path.Combine(Path.GetTempPath(), $"town-plan-{Ids.Next():N}");
    static readonly string? Server = Environment.GetEnvironmentVariable("DAYLIGHT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;
    static readonly string? Towns = Environment.GetEnvironmentVariable("DAYLIGHT_TEST_TOWNS");
    static readonly Lazy<Task> Made = new(Make);

    /// <summary>The law never changes within a run: one copy serves all towns.</summary>
    public static readonly LawBook Law = LawBook.Load(Path.Combine(AppContext.BaseDirectory, "law"));

    static readonly Settings Settings = new()
    {
        Code = "440112",
        Jurisdiction = "cn-44",
        Name = "广州市黄埔区人民政府",
        NameEn = "Huangpu District People's Government",
        Place = "广州市黄埔区",
        PlaceEn = "Huangpu District, Guangzhou",
        Origin = "huangpu.test",
        Demonstration = true,
    };

    /// <summary>Builds a new installation in a folder.</summary>
    public static async Task<Installation> Build(string folder, MailSettings? mail, CancellationToken stop)
    {
        await Made.Value.WaitAsync(stop);
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Folder, "log.key"), Path.Combine(folder, "log.key"));
        if (Server is null)
        {
            File.Copy(Path.Combine(Folder, "daylight.db"), Path.Combine(folder, "daylight.db"));
            return Installation.Create(folder, null, Settings with { Mail = mail });
        }
        var name = $"town_{Ids.Next():N}";
        Note(name);
        await Run($"CREATE DATABASE {name} TEMPLATE town_plan_{Environment.ProcessId}", stop);
        return Installation.Create(folder, $"{Server};Database={name};Maximum Pool Size=20", Settings with { Mail = mail });
    }

    /// <summary>Takes away what <see cref="Build"/> made.</summary>
    public static async Task Clear(Installation installation)
    {
        // Only its own: what other towns have open they go on using.
        await using (var own = new SqliteConnection(SqliteDb.Connection(installation.DatabaseFile))) SqliteConnection.ClearPool(own);
        Directory.Delete(installation.Folder, recursive: true);
        if (installation.Postgres is not { } connection) return;
        await using (var pooled = new NpgsqlConnection(connection)) NpgsqlConnection.ClearPool(pooled);
        await Run($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)", default);
    }

    // Whose database it is, for finding out which tests send the server what.
    static void Note(string database)
    {
        if (Towns is null) return;
        var test = TestContext.Current;
        lock (Made) File.AppendAllText(Towns, $"{database} {test.TestClass?.TestClassName} {test.TestMethod?.MethodName}\n");
    }

    static async Task Make()
    {
        var plan = $"town_plan_{Environment.ProcessId}";
        if (Server is not null) await Run($"CREATE DATABASE {plan}", default);
        var installation = Installation.Create(Folder, Server is null ? null : $"{Server};Database={plan};Pooling=false", Settings);
        var services = new ServiceCollection();
        services.AddLogging();
        installation.Register(services);
        await using (var provider = services.BuildServiceProvider())
        {
            await Installation.Migrate(provider, default);
            await using var scope = provider.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var district = Body("440112", null, "广州市黄埔区人民政府", "Huangpu District People's Government", "区政府", BodyKind.Government, "007490815");
            district.Court = "广州市黄埔区人民法院";
            db.AddRange(district,
                Body("440112101", district, "广州市黄埔区住房和城乡建设局", "Huangpu Housing Bureau", "区住房和城乡建设局", BodyKind.Department, "007490823"),
                Body("440112201", district, "广州市黄埔区大沙街道办事处", "Dasha Street Office", "大沙街道", BodyKind.Street, "007490831"));
            scope.ServiceProvider.GetRequiredService<Ledger>().Write(Actor.Machine, "found", "body:440112", "440112");
            await db.SaveChangesAsync();
        }
        // The write-ahead log is folded into the file when the last connection closes.
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    static async Task Run(string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    static Body Body(string code, Body? parent, string name, string nameEn, string shortName, BodyKind kind, string organisation) => new()
    {
        Code = code, Name = name, NameEn = nameEn, ShortName = shortName, Kind = kind,
        ParentCode = parent?.Code, Path = $"{parent?.Path}{code}/", OrganisationCode = organisation, DocumentPrefix = "穗埔府",
    };
}
