using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>A follower sees every entry once and in order, also when the server is started again or it fails half way.</summary>
public sealed class FollowerTests : LedgerTown
{
    readonly ConcurrentQueue<long> seen = new();
    readonly Diary diary;

    public FollowerTests() => diary = new(seen);

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<Follower>(diary);
    }

    [Fact]
    public async Task Every_entry_comes_once_and_in_order_also_after_a_restart()
    {
        await Write(20);
        await CatchUp();
        await Restart();
        await Write(30);
        await Restart();
        await CatchUp();
        var entries = await Ask(db => db.Entries.LongCountAsync(Stop));
        Assert.Equal(Enumerable.Range(0, (int)entries).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task Many_who_want_to_catch_up_do_not_make_it_see_twice()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await Write(5);
            await CatchUp();
        }, Stop)));
        await CatchUp();
        Assert.Equal(Enumerable.Range(0, seen.Count).Select(i => (long)i), seen);
        Assert.Equal(seen.Count, await Ask(db => db.Entries.CountAsync(Stop)));
    }

    [Fact]
    public async Task One_that_fails_is_told_again_and_holds_up_nobody_for_good()
    {
        diary.FailAt = await Ask(db => db.Entries.LongCountAsync(Stop)) + 3;
        await Write(10);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(async () =>
        {
            // The loop of the server may meet the fault before us.
            while (diary.FailAt is not null) await CatchUp();
            throw new InvalidOperationException();
        });
        await CatchUp();
        Assert.Equal(Enumerable.Range(0, await Ask(db => db.Entries.CountAsync(Stop))).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task One_that_forgets_is_told_everything_again()
    {
        await Write(3);
        await CatchUp();
        seen.Clear();
        await Do(services => diary.Forget(services.GetRequiredService<Db>(), Stop));
        await CatchUp();
        Assert.Equal(Enumerable.Range(0, await Ask(db => db.Entries.CountAsync(Stop))).Select(i => (long)i), seen);
    }

    async Task Write(int count)
    {
        for (var i = 0; i < count; i++) await Tell("note", $"thing:{i}");
    }

    // Keeps its position in the database, together with what it makes.
    sealed class Diary(ConcurrentQueue<long> seen) : Follower
    {
        public long? FailAt { get; set; }

        public override string Name => "diary";

        public override async Task<long> Position(Db db, CancellationToken stop) =>
            (await db.Set<FollowerPosition>().AsNoTracking().SingleOrDefaultAsync(p => p.Name == Name, stop))?.Position ?? 0;

        public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
        {
            if (FailAt is { } at && entries.Any(entry => entry.Index == at))
            {
                FailAt = null;
                throw new InvalidOperationException("The diary is full.");
            }
            foreach (var entry in entries) seen.Enqueue(entry.Index!.Value);
            await Keep(db, entries[^1].Index!.Value + 1, stop);
        }

        public override Task Forget(Db db, CancellationToken stop) => Keep(db, 0, stop);

        async Task Keep(Db db, long position, CancellationToken stop)
        {
            var kept = await db.Set<FollowerPosition>().SingleOrDefaultAsync(p => p.Name == Name, stop);
            if (kept is null) db.Add(new FollowerPosition { Name = Name, Position = position });
            else kept.Position = position;
            await db.SaveChangesAsync(stop);
        }
    }
}
