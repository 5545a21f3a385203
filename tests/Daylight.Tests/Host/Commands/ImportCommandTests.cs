using System.Diagnostics;
using Daylight.Host;
using Daylight.Tests.Modules.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>The command as it is run: a process of its own beside a server that is serving the same installation.</summary>
public sealed class ImportCommandTests : ImportTown
{
    [Fact]
    public async Task It_imports_while_the_installation_is_served_and_leaves_a_table_of_refusals()
    {
        Input.File("a.txt", $"码头夜间照明通知\n{Prose}");
        Input.File("b.txt", "");
        var (status, said, _) = await Run("records", Input.Path);
        Assert.Equal(0, status);
        Assert.Contains("2 read: 1 added, 0 changed, 0 already there, 1 refused", said, StringComparison.Ordinal);
        Assert.Contains("  1 × refused: The file is empty.", said, StringComparison.Ordinal);
        Assert.Contains("  1 × warning: No document number.", said, StringComparison.Ordinal);
        var report = Assert.Single(Directory.GetFiles(Folder, "import-records-*.csv"));
        Assert.Contains("b.txt", await File.ReadAllTextAsync(report, Stop), StringComparison.Ordinal);
        await CatchUp();
        using var visitor = Visitor();
        Assert.Contains("/records/007490815/2026-00001", await visitor.Read("/search?q=码头夜间照明"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("letters", "a.txt")]
    [InlineData("items", "a.txt")]
    [InlineData("nonsense", "a.txt")]
    [InlineData("records", "there-is-none.txt")]
    [InlineData("bodies", "there-is-none.csv")]
    public async Task Wrong_use_gets_a_sentence_and_status_2(string what, string file)
    {
        var (status, _, complaint) = await Run(what, Path.Combine(Input.Path, file));
        Assert.Equal(2, status);
        Assert.StartsWith("daylight: ", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_exist_and_input_of_which_nothing_can_be_used_are_bad_input()
    {
        var empty = Input.File("b.txt", "");
        Assert.Equal(2, (await Run("records", empty)).Status);
        var (status, _, complaint) = await Run("records", empty, "--body", "nobody");
        Assert.Equal(2, status);
        Assert.Contains("nobody", complaint, StringComparison.Ordinal);
    }

    [Fact, Trait("kind", "crash")]
    public async Task Killed_at_any_instant_it_leaves_whole_batches_and_the_next_run_completes_it()
    {
        const int All = 1500;
        Input.File("a.jsonl", string.Concat(Enumerable.Range(0, All).Select(i =>
            $$"""{"id":"{{i}}","title":"第{{i}}号工作通知","text":"{{Prose}}第{{i}}次。"}""" + "\n")));
        for (var kills = 0; kills < 3; kills++)
        {
            var before = await Count();
            using var process = Start("records", Input.Path);
            // Killed as soon as another batch is there, wherever the process is by then.
            while (!process.HasExited && await Count() == before) await Task.Yield();
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Stop);
            Assert.Equal(0, await Count() % 100);
        }
        Assert.InRange(await Count(), 100, All);
        Assert.Empty(await FaultsFound());
        var (status, said, _) = await Run("records", Input.Path);
        Assert.Equal(0, status);
        Assert.Contains($"{All:n0} read:", said, StringComparison.Ordinal);
        Assert.Equal(All, await Count());
        Assert.Equal(All, await Ask(db => db.Records.Select(record => record.SourceId).Distinct().CountAsync(Stop)));
        Assert.Empty(await FaultsFound());
        Assert.Equal(All, Services.GetRequiredService<SearchIndex>().Count);
    }

    Task<int> Count() => Ask(db => db.Records.CountAsync(Stop));

    async Task<(int Status, string Said, string Complaint)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await said, await complaint);
    }

    Process Start(params string[] arguments)
    {
        var database = Services.GetRequiredService<Installation>().Postgres;
        string[] place = database is null ? ["--data", Folder] : ["--data", Folder, "--database", database];
        return Process.Start(new ProcessStartInfo("dotnet", [typeof(Installation).Assembly.Location, "import", .. arguments, .. place])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "en", ["DOTNET_gcServer"] = "0" },
        })!;
    }
}
