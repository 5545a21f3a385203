using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Daylight.Host;
using Daylight.Host.Backups;
using Daylight.Host.Commands;
using Daylight.Host.Data;
using Daylight.Tests.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Daylight.Tests.Host.Backups;

/// <summary>What was backed up is what comes back, also while others write; a backup that is not whole comes back not at all.</summary>
public sealed class BackupTests : LedgerTown
{
    readonly string place = Directory.CreateTempSubdirectory("daylight-backup-").FullName;

    string BackupFile => Path.Combine(place, "town.backup");

    string Again => Path.Combine(place, "again");

    Installation Here => Services.GetRequiredService<Installation>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(place, recursive: true);
    }

    [Fact]
    public async Task All_of_it_comes_back_and_verifies()
    {
        await Write();
        var restored = await Restored();
        await using var services = Where.Services(restored);
        Assert.Empty(await FaultsOf(services));
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        Assert.Equal((await Ask(here => here.NewestCheckpoint(Stop)))!.Note, (await db.NewestCheckpoint(Stop))!.Note);
        var keys = Directory.GetFiles(Path.Combine(Folder, "keys")).Select(key => $"keys/{Path.GetFileName(key)}");
        foreach (var name in (string[])["settings.json", Installation.Key, .. keys])
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder, name), Stop), await File.ReadAllBytesAsync(Path.Combine(Again, name), Stop));
        Assert.False(Directory.Exists(Path.Combine(Again, Installation.SearchFolder)));
    }

    [Fact]
    public async Task By_the_commands_of_an_operator()
    {
        var (here, again) = (Here.Postgres, await EmptyPostgres());
        var (exit, said) = await Child.Run(["backup", BackupFile, "--data", Folder, .. Database(here)]);
        Assert.True(exit == 0, said);
        (exit, said) = await Child.Run(["restore", BackupFile, "--data", Again, .. Database(again)]);
        Assert.True(exit == 0, said);
        Assert.Contains("are as they were logged", said);
    }

    static string[] Database(string? server) => server is null ? [] : ["--database", server];

    [Fact]
    public async Task It_says_what_it_holds_and_only_its_owner_may_read_it()
    {
        await Write();
        var newest = await Ask(db => db.NewestCheckpoint(Stop));
        var manifest = JsonDocument.Parse(await Member("manifest.json")).RootElement;
        Assert.Equal(newest!.Size, manifest.GetProperty("size").GetInt64());
        Assert.Equal(newest.Note.Split('\n')[2], manifest.GetProperty("root").GetString());
        Assert.Equal(1, manifest.GetProperty("version").GetInt32());
        var sums = Encoding.UTF8.GetString(await Member("SHA256SUMS"));
        Assert.Contains("  settings.json\n", sums);
        Assert.Contains("  files/", sums);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        Assert.Equal([BackupFile], Directory.GetFiles(place));
    }

    [Fact]
    public async Task While_others_write_it_is_one_moment()
    {
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++) await Publish($"第{i}号通告", $"第{i}号。", $"附件{i}.txt");
        }, Stop);
        await Write();
        await enough.CancelAsync();
        await writing;
        await using var services = Where.Services(await Restored());
        Assert.Empty(await FaultsOf(services));
    }

    [Fact]
    public async Task A_byte_changed_anywhere_is_noticed_and_nothing_is_restored()
    {
        await Write();
        var whole = await File.ReadAllBytesAsync(BackupFile, Stop);
        var members = Members().ToList();
        foreach (var (name, at, length) in members)
        {
            var damaged = whole.ToArray();
            damaged[at + length / 2] ^= 4;
            await File.WriteAllBytesAsync(BackupFile, damaged, Stop);
            Assert.Contains(await Refused(), said => said.Contains(name, StringComparison.Ordinal) || name == Manifest.Sums);
        }
        // The length in the heading of a member; what else stands there is not restored.
        var heading = whole.ToArray();
        heading[members[1].At - 512 + 124 + 9] ^= 4;
        await File.WriteAllBytesAsync(BackupFile, heading, Stop);
        Assert.NotEmpty(await Refused());
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_is_refused_and_says_where()
    {
        await Write();
        var whole = await File.ReadAllBytesAsync(BackupFile, Stop);
        foreach (var (name, at, length) in Members())
        {
            await File.WriteAllBytesAsync(BackupFile, whole[..(int)(at + length / 2)], Stop);
            Assert.Contains($"“{name}”", Assert.Single(await Refused()));
        }
        foreach (var length in (int[])[1, 3000])
        {
            await File.WriteAllTextAsync(BackupFile, new string('x', length), Stop);
            Assert.Equal("This is not a backup.", Assert.Single(await Refused()));
        }
    }

    [Fact]
    public async Task Only_into_an_empty_folder_and_never_over_another_backup()
    {
        await Write();
        Assert.Contains(await new Backup(Here, DatabaseCopy.Of(Here.DatabaseFile, Here.Postgres), Time).Write(BackupFile, _ => { }, Stop),
            problem => problem.Say.En.Contains("exists already", StringComparison.Ordinal));
        Directory.CreateDirectory(Again);
        await File.WriteAllTextAsync(Path.Combine(Again, "mine"), "", Stop);
        Assert.Contains("not empty", Assert.Single(await Said()));
        Assert.True(File.Exists(Path.Combine(Again, "mine")));
    }

    [Fact]
    public async Task A_member_that_would_land_outside_the_folder_is_refused()
    {
        await using (var file = File.Create(BackupFile))
        await using (var tar = new TarWriter(file))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "../outside") { DataStream = new MemoryStream([1]) }, Stop);
        Assert.NotEmpty(await Refused());
        Assert.False(File.Exists(Path.Combine(place, "outside")));
    }

    async Task Write()
    {
        _ = await Visitor().Read("/requests/new");
        var backup = new Backup(Here, DatabaseCopy.Of(Here.DatabaseFile, Here.Postgres), Time);
        Assert.Empty(await backup.Write(BackupFile, _ => { }, Stop));
        Assert.Empty(backup.Damaged);
    }

    async Task<Installation> Restored()
    {
        var postgres = await EmptyPostgres();
        Assert.Empty(await new Restore(BackupFile, Again).Run(postgres, _ => { }, Stop));
        return Installation.Open(Again, postgres, [])!;
    }

    // What a restore says, of which nothing may stay.
    async Task<IReadOnlyList<string>> Refused()
    {
        var said = await Said();
        Assert.False(Directory.Exists(Again) || Directory.Exists(Again + ".part"));
        return said;
    }

    async Task<IReadOnlyList<string>> Said() =>
        [.. (await new Restore(BackupFile, Again).Run(Here.Postgres, _ => { }, Stop)).Select(problem => problem.Say.En)];

    async Task<string?> EmptyPostgres()
    {
        if (Here.Postgres is not { } server) return null;
        var name = $"again_{Ids.Next():N}";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync(Stop);
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
    }

    static async Task<IReadOnlyList<Words>> FaultsOf(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await new Verification(scope.ServiceProvider.GetRequiredService<Db>(),
            services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>()).Run(null, Stop);
    }

    async Task<byte[]> Member(string name)
    {
        var (_, at, length) = Members().Single(member => member.Name == name);
        return (await File.ReadAllBytesAsync(BackupFile, Stop)).AsSpan((int)at, (int)length).ToArray();
    }

    List<(string Name, long At, long Length)> Members()
    {
        var members = new List<(string, long, long)>();
        using var tar = new TarReader(File.OpenRead(BackupFile));
        while (tar.GetNextEntry() is { } member)
            if (member.Length > 0) members.Add((member.Name, member.DataOffset, member.Length));
        return members;
    }
}
