using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// One line of the ledger (台账): who did what to which thing, when. Entries are only ever added.
/// Its <see cref="Leaf"/> is what the public transparency log hashes; everything that could identify a
/// person stays outside the leaf, behind a salted commitment.
/// </summary>
public sealed class Entry
{
    /// <summary>Order of arrival, given by the database on insert. Has gaps; see <see cref="Index"/>.</summary>
    public long Arrival { get; internal set; }

    /// <summary>Position in the transparency log, contiguous from zero; null until the sequencer has placed it.</summary>
    public long? Index { get; internal set; }

    /// <summary>When it happened (UTC, whole microseconds).</summary>
    public required DateTime At { get; init; }

    /// <summary>The office that acted, never a person: <see cref="Actor.PublicName"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: a verb of the law, such as <c>publish</c>, <c>register</c>, <c>reply</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>Kernel address of the thing: <c>record:…</c>, <c>case:…</c>, <c>body:…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Code of the body concerned.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// The exact text that the log hashes: canonical JSON of the columns above, the public part, the
    /// commitment to the private part and the digest of the rows it changed. Written once, when saved.
    /// </summary>
    public string Leaf { get; internal set; } = "";

    /// <summary>The private part; absent, or erased by law.</summary>
    public Secret? Secret { get; internal set; }

    /// <summary>The rows this entry changed, each by salted digest.</summary>
    public List<Seal> Seals { get; } = [];

    /// <summary>Facts for everyone, as given when the entry was written; part of the leaf.</summary>
    [NotMapped]
    internal IReadOnlyDictionary<string, object?> Public { get; init; } = new Dictionary<string, object?>();

    /// <summary>Rows said to be changed by this entry; needed only where one transaction carries several entries.</summary>
    [NotMapped]
    internal HashSet<object> Covered { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Says that this entry accounts for the change of <paramref name="rows"/>.</summary>
    public Entry Covers(params ReadOnlySpan<object> rows)
    {
        foreach (var row in rows) Covered.Add(row);
        return this;
    }

    internal static void Model(ModelBuilder model)
    {
        model.Entity<Entry>(entry =>
        {
            entry.HasKey(e => e.Arrival);
            entry.Property(e => e.Arrival).ValueGeneratedOnAdd();
            entry.HasIndex(e => e.Index).IsUnique();
            entry.HasIndex(e => e.Subject);
            entry.HasOne(e => e.Secret).WithOne().HasForeignKey<Secret>(s => s.EntryArrival);
            entry.HasMany(e => e.Seals).WithOne().HasForeignKey(s => s.EntryArrival);
        });
        model.Entity<Secret>().HasKey(secret => secret.EntryArrival);
        model.Entity<Seal>(seal =>
        {
            seal.HasKey(s => new { s.Row, s.EntryArrival });
        });
    }
}

/// <summary>
/// The private part of an entry. Only its commitment is in the log, so that it can be erased when the law
/// asks for it without breaking the log: erasing removes salt and data together.
/// </summary>
public sealed class Secret
{
    /// <summary>The entry.</summary>
    public long EntryArrival { get; private set; }

    /// <summary>Random salt; empty once erased.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>Canonical JSON; empty once erased.</summary>
    public required string Data { get; set; }
}

/// <summary>The state of one row after an entry: what <c>verify</c> compares the row with.</summary>
public sealed class Seal
{
    /// <summary>The entry.</summary>
    public long EntryArrival { get; private set; }

    /// <summary>The row: table and key, <c>record/0198…</c>.</summary>
    public required string Row { get; init; }

    /// <summary>Random salt, so that a digest tells nothing about a short value; empty once the value was erased.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>SHA-256 of salt and the row's canonical JSON; of salt alone when the row was deleted.</summary>
    public required byte[] Digest { get; init; }
}
