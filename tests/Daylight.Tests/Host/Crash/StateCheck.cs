using Daylight.Host;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Crash;

/// <summary>What must hold of an installation whose program was killed.</summary>
sealed class StateCheck(IServiceProvider services, CancellationToken stop)
{
    readonly Db db = services.GetRequiredService<Db>();

    /// <summary>As it was left: what has its place in the log, and what waits for it.</summary>
    public async Task Verifies() => Assert.Empty(await new Verification(
        db, services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>()).Run(null, stop));

    /// <summary>The log only grew: each checkpoint seen before is there and is the beginning of the newest.</summary>
    public async Task Vouches(Dictionary<long, Checkpoint> seen)
    {
        var stored = (await db.LogCheckpoints.AsNoTracking().Select(one => one.Note).ToListAsync(stop))
            .Select(note => Checkpoint.Read(SignedNote.Read(note, [])!.Text, [])!).ToDictionary(one => one.Size);
        if (stored.Count == 0) return;
        var newest = stored[stored.Keys.Max()];
        foreach (var (size, checkpoint) in seen) Assert.Equal(checkpoint.Root, stored[size].Root);
        foreach (var checkpoint in stored.Values.Where(one => !seen.ContainsKey(one.Size)))
        {
            var plan = ProofPlan.Consistency(checkpoint.Size, newest.Size);
            var tiles = await db.ReadTiles(plan.Tiles, stop);
            var path = plan.Hashes(tile => tiles[(tile.Level, tile.Index)]);
            Assert.True(Merkle.Extends(newest.Root, newest.Size, checkpoint.Root, checkpoint.Size, path));
            seen[checkpoint.Size] = checkpoint;
        }
    }

    /// <summary>Everything confirmed is there with what was sent, nothing is there twice, no number is missing.</summary>
    public async Task Holds(
        IReadOnlyList<(string Code, string Secret, string Text)> filed, IEnumerable<(string Code, string Step)> steps, IEnumerable<string> published)
    {
        var texts = await (from request in db.DisclosureRequests
                           join matter in db.Cases on request.CaseId equals matter.Id
                           select new { matter.Code, matter.SecretHash, request.Description }).ToListAsync(stop);
        Assert.Distinct(texts.Select(one => one.Description));
        Contiguous(texts.Select(one => one.Code));
        var byCode = texts.ToDictionary(one => one.Code);
        foreach (var (code, secret, text) in filed)
        {
            Assert.Equal(text, byCode[code].Description);
            Assert.Equal(CaseSecret.HashOf(secret), byCode[code].SecretHash);
        }
        var taken = (await (from step in db.Set<CaseStep>()
                            join matter in db.Cases on step.CaseId equals matter.Id
                            select new { matter.Code, step.Step }).ToListAsync(stop)).Select(one => (one.Code, one.Step)).ToHashSet();
        Assert.Superset(steps.ToHashSet(), taken);

        var records = await db.Records.AsNoTracking().Select(record => new { record.Index, record.Title }).ToListAsync(stop);
        Contiguous(records.Select(record => record.Index));
        Assert.Superset(published.ToHashSet(), records.Select(record => record.Title).ToHashSet());
    }

    /// <summary>The search finds what is published and nothing else, once everything has its place in the log.</summary>
    public async Task Finds()
    {
        await services.GetRequiredService<Sequencer>().PlaceAll(db, stop);
        var index = services.GetRequiredService<SearchIndex>();
        await Following.BringUp(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SearchFollower>(), _ => { }, stop);
        index.Refresh();
        var found = new List<string>();
        for (var page = 1; index.Search(new("通告", Audience.Public) { Page = page, Size = 100 }).Hits is { Count: > 0 } hits; page++)
            found.AddRange(hits.Select(hit => hit.Document.Address));
        var published = await db.Records.AsNoTracking().Published().Select(record => record.Index).ToListAsync(stop);
        Assert.Equal(published.Select(number => $"record:{number}").Order(), found.Order());
        Assert.Equal(published.Count, index.Count);
    }

    // GK-2026-00001, …: from 1, each once.
    static void Contiguous(IEnumerable<string> codes)
    {
        foreach (var series in codes.GroupBy(code => code[..code.LastIndexOf('-')]))
        {
            var numbers = series.Select(code => int.Parse(code[(code.LastIndexOf('-') + 1)..])).Order().ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }
    }
}
