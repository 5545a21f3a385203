using System.Text;
using Daylight.Host.Shell.Public;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Log;

/// <summary>What the page of the log shows.</summary>
/// <param name="Size">Entries in the log.</param>
/// <param name="Newest">The newest checkpoint; null before the first entry.</param>
/// <param name="Key">The key that checks its signature.</param>
/// <param name="Last">The newest entries.</param>
public sealed record LogModel(long Size, LogCheckpoint? Newest, string Key, IReadOnlyList<EntryLine> Last);

/// <summary>An entry in a list.</summary>
public sealed record EntryLine(long Index, DateTime At, Words Done, LogSubject About);

/// <summary>What the page of an entry shows.</summary>
/// <param name="Index">Its place.</param>
/// <param name="At">When it happened.</param>
/// <param name="Done">What was done.</param>
/// <param name="About">To what.</param>
/// <param name="Subject">To what, as the log has it.</param>
/// <param name="Leaf">The text that the log hashes.</param>
/// <param name="Fingerprint">The leaf's hash.</param>
/// <param name="Size">Entries in the log.</param>
public sealed record EntryModel(
    long Index, DateTime At, Words Done, LogSubject About, string Subject, string Leaf, string Fingerprint, long Size);

/// <summary>The log explained, and its entries one by one.</summary>
static class Overview
{
    const int MostLast = 10;

    public static async Task<IResult> Show(Db db, SigningKey key, LogWords words, CancellationToken stop)
    {
        var newest = await db.NewestCheckpoint(stop);
        var last = await db.Entries.AsNoTracking().Where(entry => entry.Index != null).OrderByDescending(entry => entry.Index)
            .Take(MostLast).Select(entry => new { entry.Index, entry.At, entry.Verb, entry.Subject }).ToListAsync(stop);
        return Page.Of<LogPage>(new LogModel(newest?.Size ?? 0, newest, key.Verifier.ToString(), [.. last.Select(entry =>
            new EntryLine(entry.Index!.Value, entry.At, words.Done(entry.Verb, entry.Subject), words.About(entry.Subject)))]));
    }

    public static async Task<IResult> One(long place, Db db, LogWords words, CancellationToken stop)
    {
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Index == place, stop);
        if (entry is null || await db.NewestCheckpoint(stop) is not { } newest) return Wrong.NotFound;
        var fingerprint = Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)).Hex;
        return Page.Of<EntryPage>(new EntryModel(place, entry.At, words.Done(entry.Verb, entry.Subject),
            words.About(entry.Subject), entry.Subject, entry.Leaf, fingerprint, newest.Size));
    }
}
