using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>Throws away the kept pages that a change makes wrong, on every node, by following the ledger.</summary>
sealed class PageEviction(IOutputCacheStore pages, SearchIndex index) : Follower
{
    long? seen;
    long changes;

    public override string Name => "pages";

    /// <summary>Grows with everything that changed; a page made across a change is not kept.</summary>
    public long Changes => Volatile.Read(ref changes);

    /// <summary>True while the search index has not seen all that is in the log: lists are not whole.</summary>
    public bool Behind => seen is not { } known || index.Position < known;

    // Nothing is kept when the program starts, so it begins with what comes next.
    public override async Task<long> Position(Db db, CancellationToken stop) =>
        seen ??= await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;

    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        Interlocked.Increment(ref changes);
        foreach (var tag in entries.SelectMany(entry => TagsOf(entry.Subject)).Append(PublicPages.Log).Distinct())
            await pages.EvictByTagAsync(tag, stop);
        seen = entries[^1].Index!.Value + 1;
    }

    public override async Task Forget(Db db, CancellationToken stop)
    {
        Interlocked.Increment(ref changes);
        await pages.EvictByTagAsync(PublicPages.All, stop);
    }

    static string[] TagsOf(string subject) => subject.Split(':', 2)[0] switch
    {
        "record" => [subject, PublicPages.Catalogue],
        "case" or "topic" => [PublicPages.Figures],
        "body" => [PublicPages.All],
        _ => [],
    };
}
