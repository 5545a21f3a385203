using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Retention;

/// <summary>What nobody needs goes; what anybody needs stays, whenever a run is interrupted.</summary>
public sealed class LeftoversTests : RetentionTown
{
    readonly Interruption interruption = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(interruption);
        services.AddScoped<Daylight.Web.CaseTies, Interrupting>();
    }

    [Fact]
    public async Task A_run_that_dies_in_the_middle_has_done_some_cases_whole_and_the_next_does_the_rest()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce("request", "own-record", "enquiry");
        // After the first case, while it is asked whether the second is still due.
        interruption.After = 4;
        await Assert.ThrowsAsync<InvalidOperationException>(Run);
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(matter => matter.AnonymisedAt != null, Stop)));
        Assert.Empty(await FaultsFound());
        await Restart();
        Assert.Equal(2, (await Run()).Cases);
        HasNone("the database", await EveryRow());
        Assert.Empty(await FaultsFound());
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Folder, "files"), "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains("诸葛", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_nothing_names_go_when_they_are_old_and_all_others_stay()
    {
        var (code, _) = await Register();
        await Clerk.Upload($"/desk/cases/{code}/papers", $"/desk/cases/{code}/papers", [], ("名单.txt", "名单"u8.ToArray()));
        var named = await Ask(db => db.CasePapers.Select(paper => paper.Hash).SingleAsync(Stop));
        var files = Services.GetRequiredService<IFiles>();
        var old = (await files.Keep(new MemoryStream("没有人要的"u8.ToArray()), Stop)).Hash;
        var unfinished = Path.Combine(Folder, "files", "begun.part");
        await File.WriteAllTextAsync(unfinished, "写到一半", Stop);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddDays(-30));
        var young = (await files.Keep(new MemoryStream("刚传上来的"u8.ToArray()), Stop)).Hash;
        await Run();
        Assert.Equal((false, true, true, false), (Has(files, old), Has(files, young), Has(files, named), File.Exists(unfinished)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_form_that_was_never_sent_goes_after_its_day_and_a_saved_one_after_its_month()
    {
        using var visitor = Visitor();
        await ToTheCheck(visitor, Answers);
        Assert.Equal(1, await Ask(db => db.Set<Daylight.Requests.RequestDraft>().CountAsync(Stop)));
        await Run();
        Assert.Equal(1, await Ask(db => db.Set<Daylight.Requests.RequestDraft>().CountAsync(Stop)));
        DaysPass(2);
        await Run();
        Assert.Equal(0, await Ask(db => db.Set<Daylight.Requests.RequestDraft>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_letter_set_aside_goes_after_its_time_and_one_that_waits_never_does()
    {
        await Comes(Letter("nobody@mail.huangpu.test", "搁置的。", id: "1"), Letter("nobody@mail.huangpu.test", "没人看的。", id: "2"));
        var mail = (await Came()).Single(one => one.Text.Contains("搁置", StringComparison.Ordinal));
        await Officer("above", Role.Clerk);
        using var above = await Visitor().SignedIn("above");
        await above.Submit($"/desk/mail/{mail.Id}", $"/desk/mail/{mail.Id}/aside", ("because", "与本机关无关"));
        await YearsPass(4);
        await InForce("mail");
        Assert.Equal(1, (await Run()).Letters);
        Assert.Equal("没人看的。", (await Came()).Single().Text.Trim());
        Assert.Empty(await FaultsFound());
        Assert.False(Has(Services.GetRequiredService<IFiles>(), mail.Hash));
    }

    static bool Has(IFiles files, string hash)
    {
        using var open = files.Open(hash);
        return open is not null;
    }

    /// <summary>When to die: after so many questions; never when zero.</summary>
    public sealed class Interruption
    {
        public int After { get; set; }
    }

    sealed class Interrupting(Interruption interruption) : Daylight.Web.CaseTies
    {
        public override Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);

        public override IQueryable<string>? StillNeeded(DateOnly endedFrom) =>
            interruption.After > 0 && --interruption.After == 0 ? throw new InvalidOperationException("killed") : null;
    }
}
