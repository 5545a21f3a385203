using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>
/// Turns the unit of work into leaves just before it is saved: every changed row is sealed by exactly one entry,
/// and every entry gets its leaf. This is where "no change without a ledger entry" is enforced.
/// </summary>
static class Sealing
{
    const int SaltBytes = 16;

    /// <summary>Seals what <paramref name="tracker"/> is about to save.</summary>
    /// <exception cref="InvalidOperationException">A row changed and no entry accounts for it: a bug.</exception>
    public static void SealChanges(ChangeTracker tracker)
    {
        var entries = new List<Entry>();
        var changes = new List<EntityEntry>();
        foreach (var change in tracker.Entries())
        {
            if (change.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (change is { Entity: Entry entry, State: EntityState.Added }) entries.Add(entry);
            else if (IsInLedger(change)) changes.Add(change);
        }

        foreach (var entry in entries) Unseal(tracker, entry);
        foreach (var change in changes) EntryFor(change, entries).Seals.Add(SealOf(change));
        foreach (var entry in entries) entry.Leaf = LeafOf(entry);
    }

    // A save that was refused is tried again: what it sealed is sealed anew.
    static void Unseal(ChangeTracker tracker, Entry entry)
    {
        foreach (var seal in entry.Seals.ToArray()) tracker.Context.Entry(seal).State = EntityState.Detached;
        entry.Seals.Clear();
    }

    /// <summary>The commitment to a private part; null when there is none.</summary>
    public static Secret? Seal(IReadOnlyDictionary<string, object?>? facts) =>
        facts is null ? null : new Secret { Salt = RandomNumberGenerator.GetBytes(32), Data = Text(facts) };

    static string Text(IReadOnlyDictionary<string, object?> facts) => Encoding.UTF8.GetString(Canonical.Bytes(facts));

    /// <summary>The digest of a row as it stands, under the salt of its seal; of the salt alone for a deleted one.</summary>
    public static byte[] DigestOf(IEntityType type, object? row, byte[] salt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        if (row is not null) hash.AppendData(Canonical.Bytes(Facts(type, row)));
        return hash.GetHashAndReset();
    }

    /// <summary>The name of a row in seals: table and key.</summary>
    public static string RowName(IEntityType type, object row) =>
        $"{type.GetTableName()}/{string.Join(',', type.FindPrimaryKey()!.Properties
            .Select(property => Convert.ToString(property.GetGetter().GetClrValue(row))))}";

    /// <summary>True for rows that need an entry to change.</summary>
    public static bool IsInLedger(EntityEntry row) =>
        row.Metadata.ClrType.IsDefined(typeof(InLedgerAttribute), inherit: false);

    // Most units of work carry one entry. Where there are more, each row goes to the entry that names it, and
    // what nobody names to the one entry that names nothing: the step of the case that decided all of it.
    static Entry EntryFor(EntityEntry change, List<Entry> entries)
    {
        if (entries is [var only]) return only;
        if (entries.Find(entry => entry.Covered.Contains(change.Entity)) is { } covering) return covering;
        var open = entries.Where(entry => entry.Covered.Count == 0).ToList();
        return open is [var general]
            ? general
            : throw new InvalidOperationException($"{RowName(change.Metadata, change.Entity)} changes without a ledger entry that covers it.");
    }

    static Seal SealOf(EntityEntry change)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var left = change.State == EntityState.Deleted ? null : change.Entity;
        return new()
        {
            Row = RowName(change.Metadata, change.Entity),
            Salt = salt,
            Digest = DigestOf(change.Metadata, left, salt),
        };
    }

    // Read from the row itself, so that a verification need not track what it compares. What is null is left out: a
    // column that comes with a later version is null in older rows, and their seals hold.
    static Dictionary<string, object?> Facts(IEntityType type, object row) =>
        type.GetProperties().Select(property => (property.Name, Value: property.GetGetter().GetClrValue(row)))
            .Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value);

    static string LeafOf(Entry entry)
    {
        var leaf = new Dictionary<string, object?>
        {
            ["v"] = 1,
            ["at"] = entry.At,
            ["actor"] = entry.Actor,
            ["verb"] = entry.Verb,
            ["subject"] = entry.Subject,
            ["body"] = entry.Body,
            ["public"] = entry.Public,
        };
        if (entry.Secret is { } secret) leaf["sealed"] = Commitment(secret);
        if (entry.Seals.Count > 0) leaf["state"] = StateDigest(entry.Seals);
        return Text(leaf);
    }

    /// <summary>What the leaf says of the private part.</summary>
    public static byte[] Commitment(Secret secret) =>
        SealedValue.Commit(secret.Salt, Encoding.UTF8.GetBytes(secret.Data)).ToArray();

    /// <summary>What the leaf says of the rows the entry changed.</summary>
    public static byte[] StateDigest(IEnumerable<Seal> seals)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seal in seals.OrderBy(seal => seal.Row, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(seal.Row));
            hash.AppendData([0]);
            hash.AppendData(seal.Digest);
        }
        return hash.GetHashAndReset();
    }
}
