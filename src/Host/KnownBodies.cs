using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>Keeps <see cref="BodyTree"/> in memory, read again after each change of a body, on whichever node it happened.</summary>
sealed class KnownBodies : Follower
{
    long seen;

    /// <summary>The tree as last read.</summary>
    public BodyTree Tree { get; private set; } = BodyTree.Empty;

    public override string Name => "bodies";

    public override bool IsKept => false;

    public override Task<long> Position(Db db, CancellationToken stop) => Task.FromResult(seen);

    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        if (entries.Any(entry => entry.Subject.StartsWith("body:", StringComparison.Ordinal))) await Read(db, stop);
        seen = entries[^1].Index!.Value + 1;
    }

    public override Task Forget(Db db, CancellationToken stop) => Read(db, stop);

    /// <summary>Reads the tree; what the log holds up to now is then known.</summary>
    public async Task Read(Db db, CancellationToken stop)
    {
        seen = await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;
        Tree = await BodyTree.Read(db, stop);
    }
}
