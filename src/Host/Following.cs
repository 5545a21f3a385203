using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>
/// The loop that carries changes from the ledger to everything made from it: first the sequencer gives new entries
/// their place, then each follower takes what it has not seen.
/// </summary>
sealed partial class Following(
    IServiceScopeFactory scopes, Sequencer sequencer, IEnumerable<Follower> followers, Pulse pulse,
    ILogger<Following> log) : BackgroundService
{
    const int Batch = 500;

    // Whoever wants to catch up waits for whoever is doing it: a follower sees each entry once. Never disposed: it holds
    // nothing, and when a start fails the loop may still be about to let it go.
    readonly SemaphoreSlim turn = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // The ledger is safe whatever a follower does; it tries again from its own position.
                Failed(log, fault);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await pulse.Wait(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sequences what waits and brings every follower up to date.</summary>
    public async Task CatchUp(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await sequencer.PlaceAll(db, stop);
            // Most of the time nothing waits and all have seen all: that costs two questions.
            var size = await db.LogSize(stop);
            var read = new LastRead();
            // One after the other: pages are kept from when the search index has seen everything.
            foreach (var follower in followers)
                if (await follower.Position(db, stop) < size) await BringUp(scopes, follower, _ => { }, read, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Brings one follower up to date with what is in the log.</summary>
    /// <param name="scopes">Where a database comes from.</param>
    /// <param name="follower">The follower.</param>
    /// <param name="seen">Told how many entries it has just seen.</param>
    /// <param name="stop">Stops.</param>
    public static Task BringUp(IServiceScopeFactory scopes, Follower follower, Action<int> seen, CancellationToken stop) =>
        BringUp(scopes, follower, seen, new(), stop);

    static async Task BringUp(IServiceScopeFactory scopes, Follower follower, Action<int> seen, LastRead read, CancellationToken stop)
    {
        int count;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var entries = await read.From(db, await follower.Position(db, stop), stop);
            count = entries.Count;
            if (count == 0) return;
            await follower.Follow(db, entries, stop);
            seen(count);
        }
        while (count == Batch);
    }

    // Followers stand at the same place, as a rule: what was read for one is there for the next.
    sealed class LastRead
    {
        long from = -1;
        IReadOnlyList<Entry> entries = [];

        public async Task<IReadOnlyList<Entry>> From(Db db, long position, CancellationToken stop)
        {
            if (position != from) (entries, from) = (await db.Entries.AsNoTracking().From(position).Take(Batch).ToListAsync(stop), position);
            return entries;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Following the ledger failed; trying again.")]
    static partial void Failed(ILogger log, Exception fault);
}
