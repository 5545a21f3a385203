using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>Every entry gets its place, once, however many write and place at the same time.</summary>
public sealed class SequencerTests : LedgerTown
{
    const int Writers = 6, Each = 40;

    [Fact]
    public async Task Places_are_contiguous_whoever_writes_and_however_many_place()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) await Tell("note", $"thing:{writer}-{i}");
        }, Stop)));
        var placing = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted) await Do(services =>
                services.GetRequiredService<Sequencer>().PlaceAll(services.GetRequiredService<Db>(), Stop));
        }, Stop)).ToList();
        await writing;
        await Task.WhenAll(placing);
        await CatchUp();

        var entries = await Ask(db => db.Entries.AsNoTracking().OrderBy(e => e.Index).Select(e => new { e.Index, e.Subject }).ToListAsync(Stop));
        Assert.Equal(Enumerable.Range(0, entries.Count).Select(i => (long?)i), entries.Select(e => e.Index));
        for (var writer = 0; writer < Writers; writer++)
        {
            var mine = entries.Where(e => e.Subject.StartsWith($"thing:{writer}-", StringComparison.Ordinal)).Select(e => e.Subject);
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"thing:{writer}-{i}"), mine);
        }
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Each_checkpoint_extends_the_one_before()
    {
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i <= round * round; i++) await Tell("note", $"thing:{round}-{i}");
            await CatchUp();
        }
        var signed = await Checkpoints();
        Assert.True(signed.Count > 5);
        foreach (var (older, newer) in signed.Zip(signed.Skip(1)))
        {
            var plan = ProofPlan.Consistency(older.Size, newer.Size);
            var tiles = await Ask(db => db.ReadTiles(plan.Tiles, Stop));
            Assert.True(Merkle.Extends(newer.Root, newer.Size, older.Root, older.Size, plan.Hashes(tile => tiles[(tile.Level, tile.Index)])));
        }
    }

    [Fact]
    public async Task Each_entry_is_proved_by_the_newest_checkpoint()
    {
        for (var i = 0; i < 270; i++) await Tell("note", $"thing:{i}");
        await CatchUp();
        var newest = (await Checkpoints())[^1];
        var leaves = await Ask(db => db.Entries.AsNoTracking().OrderBy(e => e.Index).Select(e => e.Leaf).ToListAsync(Stop));
        Assert.Equal(newest.Size, leaves.Count);
        Assert.Equal(newest.Root, Merkle.Root([.. leaves.Select(leaf => Merkle.Leaf(Encoding.UTF8.GetBytes(leaf)))]));
        foreach (var index in (int[])[0, 1, 127, 255, 256, leaves.Count - 1])
        {
            var proof = await Ask(db => db.ProofOf(index, Stop));
            Assert.True(Merkle.Includes(newest.Root, newest.Size, index, Merkle.Leaf(Encoding.UTF8.GetBytes(leaves[index])), proof!.Path));
        }
        Assert.Null(await Ask(db => db.ProofOf(leaves.Count, Stop)));
    }

    async Task<List<Checkpoint>> Checkpoints() =>
        [.. (await Ask(db => db.LogCheckpoints.AsNoTracking().OrderBy(c => c.Size).ToListAsync(Stop)))
            .Select(stored => Checkpoint.Read(SignedNote.Read(stored.Note, [])!.Text, [])!)];
}
