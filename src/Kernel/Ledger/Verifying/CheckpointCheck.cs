using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Checks the signature of every checkpoint, and which tree leads to the root it signs.</summary>
sealed class CheckpointCheck(Db db, VerifierKey key, Findings findings)
{
    readonly Queue<Checkpoint> ahead = new();
    readonly List<Compared> compared = [];

    /// <summary>Size of the newest checkpoint whose signature is right; 0 when there is none.</summary>
    public long Newest { get; private set; }

    public async Task Read(CancellationToken stop)
    {
        // The time beside a note is nobody's word; it is not read.
        var stored = await db.LogCheckpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Size)
            .Select(checkpoint => new Stored(checkpoint.Size, checkpoint.Note)).ToListAsync(stop);
        // Signatures take most of the time of a verification, and none depends on another.
        foreach (var (said, read) in stored.Zip(stored.AsParallel().AsOrdered().WithCancellation(stop).Select(Read)))
        {
            if (read is null)
                findings.Add($"大小为{said.Size}的检查点被改过，签名不符。",
                    $"The checkpoint of size {said.Size} was changed: its signature is wrong.");
            else
                ahead.Enqueue(read);
        }
        Newest = ahead.Count == 0 ? 0 : ahead.Max(checkpoint => checkpoint.Size);
    }

    Checkpoint? Read(Stored stored)
    {
        var problems = new Problems();
        if (SignedNote.Read(stored.Note, problems) is not { } note) return null;
        var checkpoint = Checkpoint.Read(note.Text, problems.And(note.Verify([key])));
        return problems.None && checkpoint?.Size == stored.Size ? checkpoint : null;
    }

    /// <summary>Compares the roots as often as both trees have the size of a checkpoint.</summary>
    public void Compare(GrowingTree fromEntries, GrowingTree fromTiles)
    {
        while (ahead.TryPeek(out var next) && next.Size <= fromEntries.Size)
        {
            ahead.Dequeue();
            if (next.Size == fromEntries.Size)
                compared.Add(new(next.Size, fromEntries.Root == next.Root, fromTiles.Root == next.Root));
        }
    }

    /// <summary>True when some checkpoint signs another root than the tree has.</summary>
    public bool Differ(bool byEntries) => compared.Any(one => !(byEntries ? one.ByEntries : one.ByTiles));

    /// <summary>Says between which checkpoints the change lies that neither tree explains.</summary>
    public void SayWhere()
    {
        var holds = compared.TakeWhile(one => one.ByEntries).LastOrDefault().Size;
        var fails = compared.First(one => !one.ByEntries).Size;
        findings.Add($"第{holds}条到第{fails - 1}条之间有条目在签发之后被改过，连同日志的瓦片。",
            $"Between entry {holds} and entry {fails - 1} something was changed after signing, together with the tiles of the log.");
    }

    readonly record struct Stored(long Size, string Note);

    readonly record struct Compared(long Size, bool ByEntries, bool ByTiles);
}
