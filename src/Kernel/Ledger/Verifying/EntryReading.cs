using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Reads whole entries, also those in which a time is written that is none.</summary>
sealed class EntryReading(Db db)
{
    public async Task<IReadOnlyList<Entry>> Read(IQueryable<Entry> wanted, CancellationToken stop)
    {
        if (await Unreadable.Try(() => Whole(wanted).ToListAsync(stop)) is { } all) return all;
        var entries = new List<Entry>();
        foreach (var arrival in await wanted.Select(entry => entry.Arrival).ToListAsync(stop))
        {
            var one = db.Entries.Where(entry => entry.Arrival == arrival);
            entries.Add(await Unreadable.Try(() => Whole(one).SingleAsync(stop)) ?? await WithoutTime(one, stop));
        }
        return entries;
    }

    static IQueryable<Entry> Whole(IQueryable<Entry> entries) =>
        entries.AsNoTracking().Include(entry => entry.Secret).Include(entry => entry.Seals).AsSingleQuery();

    // Its time is then not what was logged, and all else of it is compared as of any other.
    async Task<Entry> WithoutTime(IQueryable<Entry> one, CancellationToken stop)
    {
        var read = await one.Select(e => new { e.Arrival, e.Index, e.Actor, e.Verb, e.Subject, e.Body, e.Leaf }).SingleAsync(stop);
        var entry = new Entry { At = default, Actor = read.Actor, Verb = read.Verb, Subject = read.Subject, Body = read.Body };
        (entry.Arrival, entry.Index, entry.Leaf) = (read.Arrival, read.Index, read.Leaf);
        entry.Secret = await db.Set<Secret>().AsNoTracking().SingleOrDefaultAsync(secret => secret.EntryArrival == read.Arrival, stop);
        entry.Seals.AddRange(await db.Set<Seal>().AsNoTracking().Where(seal => seal.EntryArrival == read.Arrival).ToListAsync(stop));
        return entry;
    }
}

/// <summary>What a database gives that was changed into something no value of its kind looks like.</summary>
static class Unreadable
{
    /// <summary>True for what reading such a value throws; not for a database that does not answer.</summary>
    public static bool Is(Exception fault) => fault.InnerException is not DbException
        && fault is (FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException);

    /// <summary>What the question answers; null when something in the answer can't be read.</summary>
    public static async Task<T?> Try<T>(Func<Task<T>> question) where T : class
    {
        try
        {
            return await question();
        }
        catch (Exception fault) when (Is(fault))
        {
            return null;
        }
    }
}
