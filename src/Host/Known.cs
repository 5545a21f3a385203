using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>Something of the database that is kept in memory, and read again after each change of it, on whichever node that was.</summary>
/// <param name="subject">With what the subject of an entry begins that changes it.</param>
abstract class Known(string subject) : Follower
{
    long seen;

    public override bool IsKept => false;

    public override Task<long> Position(Db db, CancellationToken stop) => Task.FromResult(seen);

    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        if (entries.Any(entry => entry.Subject.StartsWith(subject, StringComparison.Ordinal))) await Read(db, stop);
        seen = entries[^1].Index!.Value + 1;
    }

    public override Task Forget(Db db, CancellationToken stop) => Read(db, stop);

    /// <summary>Reads it; what the log holds up to now is then known.</summary>
    public async Task Read(Db db, CancellationToken stop)
    {
        seen = await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;
        await Load(db, stop);
    }

    /// <summary>Takes it from the database.</summary>
    protected abstract Task Load(Db db, CancellationToken stop);
}
