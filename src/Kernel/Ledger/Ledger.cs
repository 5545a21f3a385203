using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Where every change is told (台账). Writing an entry adds it to the unit of work; it is saved together
/// with the rows it is about, or not at all.
/// </summary>
public sealed class Ledger(Db db, TimeProvider time)
{
    /// <summary>The verb of entries that say that private parts were erased.</summary>
    public const string Erasure = "erase";

    // What a database takes in one question.
    const int MostAtOnce = 500;

    /// <summary>The moment that entries written now carry.</summary>
    public DateTime Now => time.Now();

    /// <summary>Adds an entry.</summary>
    /// <param name="by">Who acts.</param>
    /// <param name="verb">A verb of the law in English, such as <c>publish</c>.</param>
    /// <param name="subject">Kernel address of the thing.</param>
    /// <param name="body">Code of the body concerned.</param>
    /// <param name="publicPart">Facts for everyone. Never anything about a person.</param>
    /// <param name="privatePart">Facts for the file, committed to by hash only.</param>
    public Entry Write(Actor by, string verb, string subject, string body,
        IReadOnlyDictionary<string, object?>? publicPart = null,
        IReadOnlyDictionary<string, object?>? privatePart = null)
    {
        var entry = new Entry
        {
            At = time.Now(),
            Actor = by.PublicName,
            Verb = verb,
            Subject = subject,
            Body = body,
            Public = publicPart ?? new Dictionary<string, object?>(),
            Secret = Sealing.Seal(By(by, privatePart)),
        };
        db.Add(entry);
        return entry;
    }

    /// <summary>
    /// Erases the private parts of everything told so far about a thing, and the salts of old seals of rows that the
    /// caller has just changed: nothing of what was erased can be guessed any more. The log stays valid, since it holds
    /// commitments only. Adds the entry that says so; the caller saves. CN-PIPL Art. 47.
    /// </summary>
    /// <param name="by">Who acts.</param>
    /// <param name="subject">Kernel address of the thing.</param>
    /// <param name="body">Code of the body concerned.</param>
    /// <param name="because">The ground in law, for everyone.</param>
    /// <param name="stop">Stops.</param>
    public async Task<Entry> Erase(Actor by, string subject, string body, string because, CancellationToken stop)
    {
        var changed = db.ChangeTracker.Entries()
            .Where(row => row.State is EntityState.Modified or EntityState.Deleted && Sealing.IsInLedger(row))
            .Select(row => Sealing.RowName(row.Metadata, row.Entity)).ToList();
        await foreach (var entry in db.Entries.About(subject).Include(entry => entry.Secret).AsAsyncEnumerable().WithCancellation(stop))
            if (entry.Secret is { } secret) (secret.Salt, secret.Data) = ([], "");
        // A row may have been sealed under another subject: a letter that waited was about no case yet.
        foreach (var rows in changed.Chunk(MostAtOnce))
            foreach (var seal in await db.Set<Seal>().Where(seal => rows.Contains(seal.Row)).ToListAsync(stop)) seal.Salt = [];
        return Write(by, Erasure, subject, body, new Dictionary<string, object?> { ["because"] = because });
    }

    // The person behind the office belongs to the file, not to the public log.
    static Dictionary<string, object?>? By(Actor by, IReadOnlyDictionary<string, object?>? facts)
    {
        if (by.Account is null) return facts is null ? null : new(facts);
        return new(facts ?? new Dictionary<string, object?>()) { ["account"] = by.Account };
    }
}

/// <summary>Named queries on the ledger.</summary>
public static class EntryQueries
{
    extension(Db db)
    {
        /// <summary>All entries.</summary>
        public DbSet<Entry> Entries => db.Set<Entry>();
    }

    extension(IQueryable<Entry> entries)
    {
        /// <summary>Entries that have their place in the log, from <paramref name="position"/> on, in order.</summary>
        public IQueryable<Entry> From(long position) =>
            entries.Where(entry => entry.Index >= position).OrderBy(entry => entry.Index);

        /// <summary>Entries about one thing, oldest first.</summary>
        public IQueryable<Entry> About(string subject) =>
            entries.Where(entry => entry.Subject == subject).OrderBy(entry => entry.Arrival);
    }
}
