using Daylight.Host;
using Daylight.Host.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>An installation is founded whole or not at all, and says plainly what it lacks.</summary>
public sealed class InstallationTests : IDisposable
{
    readonly string place = Directory.CreateTempSubdirectory("daylight-new-").FullName;

    string Folder => Path.Combine(place, "new");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(place, recursive: true);
    }

    [Fact]
    public async Task Init_says_the_password_the_key_of_the_log_and_what_comes_next()
    {
        var (exit, said) = await Child.Run("init", "--data", Folder, "--name", "广州市黄埔区人民政府", "--code", "440112");
        Assert.True(exit == 0, said);
        Assert.Contains("Password", said);
        Assert.Contains("daylight.440112.example+", said);
        Assert.Contains($"./daylight serve --data {Folder}", said);
        Assert.Contains("the log signs as daylight.440112.example, which can't be changed later", said);
        Assert.Contains("index numbers of what is published will begin with 000000000", said);
        Assert.Contains("must carry its identification code (SiteIDCode)", said);
        Assert.Contains("lacks the ICP number", said);
        Assert.Contains("the site is run by 广州市黄埔区人民政府", said);
        Assert.DoesNotContain("no code of a division", said);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        Assert.Equal([Folder], Directory.GetFileSystemEntries(place));
        (exit, said) = await Child.Run("verify", "--data", Folder);
        Assert.True(exit == 0, said);
    }

    [Fact]
    public void Init_says_at_once_all_that_is_wrong()
    {
        File.WriteAllText(Path.Combine(place, "mine"), "");
        var problems = new Foundation { Folder = place, Name = "", Code = "44-01", Organisation = "123", Origin = "https://x.example", Office = "", SiteCode = "44", Icp = "备案" }.Check();
        Assert.Equal(["code", "data", "icp", "name", "office", "organisation-code", "origin", "site-code"], problems.Select(problem => problem.Field).Order());
    }

    [Theory]
    [InlineData("440112", false), InlineData("440112101", false), InlineData("440112101001", false)]
    [InlineData("abc", true), InlineData("4401121", true), InlineData("44011a", true)]
    public void Init_warns_of_a_code_that_is_no_division(string code, bool warned)
    {
        var asked = new Foundation { Folder = Folder, Name = "甲", Code = code, Origin = "www.example.gov.cn", Organisation = "007490823" };
        Assert.Empty(asked.Check());
        Assert.Equal(warned ? 1 : 0, asked.Settled.Count(words => words.En.Contains(code, StringComparison.Ordinal)));
        Assert.Equal(warned ? 1 : 0, asked.Settled.Count());
        Assert.Equal(warned ? "cn" : "cn-44", asked.Jurisdiction);
    }

    [Fact]
    public async Task What_init_is_told_of_the_site_stands_on_its_pages_and_nothing_is_made_up()
    {
        var asked = new Foundation
        {
            Folder = Folder, Name = "甲市人民政府", NameEn = "City of A", Code = "440112", Office = "甲市政务数据局", SiteCode = "4401120001", Icp = "粤ICP备05000001号-2",
        };
        Assert.Empty(asked.Missing);
        Assert.Equal(0, await Founding.Run(asked, Stop));
        var settings = Installation.Open(Folder, null, [])!.Settings;
        var site = Server.SiteOf(settings, null);
        Assert.Equal((new("甲市政务数据局", "甲市政务数据局"), "4401120001", "粤ICP备05000001号-2"), (site.Office, site.IdCode, site.IcpNumber));
        Assert.Equal(new("甲市人民政府", "City of A"), Server.SiteOf(settings with { Office = null }, null).Office);
    }

    [Theory]
    [InlineData("siteCode", "is no site code")]
    [InlineData("icp", "is no ICP number")]
    public void What_settings_say_wrongly_of_the_site_is_said(string name, string said)
    {
        Installation.Create(Folder, null, new() { Code = "1", Name = "甲", NameEn = "A", Origin = "a.test" });
        var file = Path.Combine(Folder, "settings.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace($"\"{name}\": null", $"\"{name}\": \"12\"", StringComparison.Ordinal));
        var problems = new Problems();
        Assert.Null(Installation.Open(Folder, null, problems));
        Assert.Contains(said, Assert.Single(problems).Say.En);
    }

    [Fact]
    public async Task What_a_killed_init_left_behind_is_begun_anew()
    {
        Directory.CreateDirectory(Folder + ".part");
        await File.WriteAllTextAsync(Path.Combine(Folder + ".part", Installation.Key), "PRIV", Stop);
        Assert.Equal(0, await Founding.Run(new() { Folder = Folder, Name = "甲", Code = "440112" }, Stop));
        Assert.NotNull(Installation.Open(Folder, null, []));
    }

    [Fact]
    public async Task The_next_start_does_not_wait_for_a_migration_whose_program_was_killed()
    {
        var installation = Installation.Create(Folder, null, new() { Code = "1", Name = "甲", NameEn = "A", Origin = "a.test" });
        await using (var connection = new SqliteConnection($"Data Source={installation.DatabaseFile};Pooling=false"))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            // As the framework leaves it.
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-10-13 00:00:00+00:00');
                """;
            await command.ExecuteNonQueryAsync(Stop);
        }
        await using var services = Where.Services(installation);
        await Installation.Migrate(services, Stop);
        await using var scope = services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<Db>().Entries.CountAsync(Stop));
    }

    [Fact]
    public void Settings_that_can_not_be_read_and_a_key_that_is_gone_are_said()
    {
        Installation.Create(Folder, null, new() { Code = "1", Name = "甲", NameEn = "A", Origin = "a.test" });
        File.Delete(Path.Combine(Folder, Installation.Key));
        File.WriteAllText(Path.Combine(Folder, "settings.json"), "{");
        var problems = new Problems();
        Assert.Null(Installation.Open(Folder, null, problems));
        Assert.Contains("settings.json can't be read", problems[0].Say.En);
        Assert.Contains("log.key is gone", problems[1].Say.En);
    }
}
