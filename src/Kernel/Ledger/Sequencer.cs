using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Gives saved entries their place in the transparency log: contiguous, without gaps, in the order of arrival.
/// One node at a time does it; tiles, places and the signed checkpoint are one transaction, so that a crash leaves
/// the log either before or after.
/// </summary>
public sealed class Sequencer(SigningKey key, TimeProvider time)
{
    /// <summary>Entries placed in one transaction: enough to keep pace with an import, short enough not to block it.</summary>
    const int Batch = 1000;

    /// <summary>Places what is waiting.</summary>
    /// <returns>How many entries were placed; less than a full batch means nothing waits any more.</returns>
    public async Task<int> Place(Db db, CancellationToken stop)
    {
        // A look before taking the lock: most of the time nothing waits.
        if (!await db.Entries.AnyAsync(entry => entry.Index == null, stop)) return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("sequencer", stop);
        var waiting = await db.Entries.Where(entry => entry.Index == null)
            .OrderBy(entry => entry.Arrival).Take(Batch).ToListAsync(stop);
        if (waiting.Count == 0) return 0;

        var newest = await db.NewestCheckpoint(stop);
        var size = newest?.Size ?? 0;
        var edge = await db.ReadTiles(Tile.Edge(size), stop);
        if (newest is not null) RefuseForeign(newest, edge);
        var growth = TileWriter.Append(size, Leaves(waiting), tile => edge[(tile.Level, tile.Index)]);
        for (var i = 0; i < waiting.Count; i++) waiting[i].Index = size + i;
        await Keep(db, growth, stop);
        db.LogCheckpoints.Add(new()
        {
            Size = growth.Size,
            At = time.Now(),
            Note = new Checkpoint(key.Verifier.Name, growth.Size, growth.Root).Sign(key).ToString(),
        });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        return waiting.Count;
    }

    /// <summary>Places everything that is waiting.</summary>
    public async Task PlaceAll(Db db, CancellationToken stop)
    {
        while (await Place(db, stop) > 0) { }
    }

    // Signing on top of tiles that somebody changed would vouch for the change.
    static void RefuseForeign(LogCheckpoint newest, IReadOnlyDictionary<(int, long), ReadOnlyMemory<byte>> edge)
    {
        var signed = SignedNote.Read(newest.Note, []) is { } note ? Checkpoint.Read(note.Text, []) : null;
        var root = ProofPlan.Root(newest.Size).Hashes(tile => edge.GetValueOrDefault((tile.Level, tile.Index)))[0];
        if (signed?.Root != root)
            throw new InvalidDataException(
                $"The tiles at the end of the log are not those of its checkpoint of size {newest.Size}: run verify. Nothing is signed.");
    }

    static Hash[] Leaves(List<Entry> entries) =>
        [.. entries.Select(entry => Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)))];

    static async Task Keep(Db db, Growth growth, CancellationToken stop)
    {
        foreach (var (tile, hashes) in growth.Tiles)
        {
            var kept = await db.LogTiles.FindAsync([tile.Level, tile.Index], stop);
            if (kept is null) db.LogTiles.Add(new() { Level = tile.Level, Index = tile.Index, Hashes = hashes.ToArray() });
            else kept.Hashes = hashes.ToArray();
        }
    }
}
