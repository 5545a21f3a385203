using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>Keeps the classes of matters in memory, read again when a table of the office's own takes their place.</summary>
/// <param name="delivered">Those that hold where the office has none.</param>
sealed class KnownClasses(TopicTree delivered) : Follower
{
    long seen;
    TopicTree? own;

    /// <summary>The classes as last read.</summary>
    public TopicTree Tree => own ?? delivered;

    public override string Name => "classes";

    public override bool IsKept => false;

    public override Task<long> Position(Db db, CancellationToken stop) => Task.FromResult(seen);

    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        if (entries.Any(entry => entry.Subject.StartsWith("classes:", StringComparison.Ordinal))) await Read(db, stop);
        seen = entries[^1].Index!.Value + 1;
    }

    public override Task Forget(Db db, CancellationToken stop) => Read(db, stop);

    /// <summary>Reads them; what the log holds up to now is then known.</summary>
    public async Task Read(Db db, CancellationToken stop)
    {
        seen = await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;
        own = await delivered.Own(db, stop);
    }
}
