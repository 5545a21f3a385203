using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Compares the entries with the tiles of the log and both with the signed checkpoints. Two trees are grown side by
/// side, one from the entries and one from the stored hashes: where they differ, the one that leads to the roots that
/// were signed is right, and the other was changed.
/// </summary>
sealed class LogCheck(Db db, VerifierKey key, Findings findings)
{
    // A number that somebody wrote into an entry must not make the check walk for ever.
    const long MostMissing = 100_000;

    readonly GrowingTree fromEntries = new(), fromTiles = new();
    readonly List<Difference> differences = [];
    readonly CheckpointCheck checkpoints = new(db, key, findings);

    /// <summary>How many entries the log should have: as many as the newest believable checkpoint says.</summary>
    public long Size { get; private set; }

    /// <summary>Index of the next entry that is expected.</summary>
    public long Next => fromEntries.Size;

    public async Task Begin(CancellationToken stop)
    {
        await checkpoints.Read(stop);
        var placed = await db.Entries.LongCountAsync(entry => entry.Index != null, stop);
        Size = Math.Min(checkpoints.Newest, placed + MostMissing);
        if (Size < checkpoints.Newest)
            findings.Add($"检查点说有{checkpoints.Newest}条，台账只有{placed}条。",
                $"A checkpoint vouches for {checkpoints.Newest} entries; there are {placed}.");
    }

    /// <summary>Takes the next entries, in order.</summary>
    public async Task Add(IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        var tiles = await Tiles(Next, entries[^1].Index!.Value, stop);
        foreach (var entry in entries)
        {
            while (Next < entry.Index) Add(null, null, tiles);
            Add(Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)), entry.Subject, tiles);
        }
    }

    public async Task End(CancellationToken stop)
    {
        if (Next < Size)
        {
            var tiles = await Tiles(Next, Size - 1, stop);
            while (Next < Size) Add(null, null, tiles);
        }
        await CheckLengths(stop);
        if (!checkpoints.Differ(byEntries: true)) await TilesAreWrong(stop);
        else if (!checkpoints.Differ(byEntries: false)) await EntriesAreWrong(stop);
        else BothAreWrong();
    }

    void Add(Hash? leaf, string? subject, Dictionary<long, LogTile> tiles)
    {
        var stored = Stored(tiles, Next);
        if (leaf is null || leaf != stored) differences.Add(new(Next, subject, leaf is null, stored is null));
        fromEntries.Add(leaf ?? default);
        fromTiles.Add(stored ?? default);
        checkpoints.Compare(fromEntries, fromTiles);
    }

    static Hash? Stored(Dictionary<long, LogTile> tiles, long index)
    {
        var at = (int)(index % Tile.FullWidth) * Hash.Length;
        return tiles.TryGetValue(index / Tile.FullWidth, out var tile) && tile.Hashes.Length >= at + Hash.Length
            ? new(tile.Hashes.AsSpan(at, Hash.Length))
            : null;
    }

    async Task<Dictionary<long, LogTile>> Tiles(long from, long to, CancellationToken stop)
    {
        var (first, last) = (from / Tile.FullWidth, to / Tile.FullWidth);
        return await db.LogTiles.AsNoTracking()
            .Where(tile => tile.Level == 0 && first <= tile.Index && tile.Index <= last)
            .ToDictionaryAsync(tile => tile.Index, stop);
    }

    async Task TilesAreWrong(CancellationToken stop)
    {
        foreach (var tile in differences.GroupBy(difference => difference.Index / Tile.FullWidth))
            FaultOfTile(0, tile.Key, tile.First().Index, tile.All(difference => difference.NotStored));
        await CheckUpper(fromEntries, stop);
    }

    async Task EntriesAreWrong(CancellationToken stop)
    {
        foreach (var (index, subject, missing, _) in differences)
            if (missing) findings.Changed(index, $"台账缺第{index}条。", $"Entry {index} is missing.");
            else findings.Changed(index, $"第{index}条（{subject}）被改过，与签发的日志不符。",
                $"Entry {index} ({subject}) was changed: it is not what the signed log holds.");
        await CheckUpper(fromTiles, stop);
    }

    void BothAreWrong()
    {
        foreach (var (index, subject, missing, _) in differences)
            if (missing) findings.Changed(index, $"台账缺第{index}条。", $"Entry {index} is missing.");
            else findings.Changed(index, $"第{index}条（{subject}）与日志的瓦片{Tile.At(0, index / Tile.FullWidth, Size)}不符，至少有一个被改过。",
                $"Entry {index} ({subject}) and {Tile.At(0, index / Tile.FullWidth, Size)} of the log contradict each other: one of them was changed.");
        checkpoints.SayWhere();
    }

    async Task CheckUpper(GrowingTree right, CancellationToken stop)
    {
        for (var level = 1; level <= right.Levels; level++)
        {
            var stored = await db.LogTiles.AsNoTracking().Where(tile => tile.Level == level)
                .ToDictionaryAsync(tile => tile.Index, stop);
            var hashes = right.Level(level);
            var wrong = Enumerable.Range(0, hashes.Count).Where(i => Stored(stored, i) != hashes[i]);
            foreach (var tile in wrong.GroupBy(i => (long)i / Tile.FullWidth))
                FaultOfTile(level, tile.Key, tile.First(), !stored.ContainsKey(tile.Key));
        }
    }

    void FaultOfTile(int level, long index, long at, bool missing)
    {
        var path = Tile.At(level, index, Size).Path;
        if (missing) findings.Add($"日志的{path}不见了。", $"{path} of the log is missing.");
        else findings.Add($"日志的{path}被改过，从第{at}个哈希起。", $"{path} of the log was changed, from hash {at} on.");
    }

    // Tiles that hold more than the log has, or that it does not have at all.
    async Task CheckLengths(CancellationToken stop)
    {
        var lengths = db.LogTiles.AsNoTracking().Select(tile => new { tile.Level, tile.Index, tile.Hashes.Length });
        await foreach (var tile in lengths.AsAsyncEnumerable().WithCancellation(stop))
            if (tile.Level is < 0 or > 7 || tile.Index < 0
                || tile.Length > Tile.At(tile.Level, tile.Index, Size).Width * Hash.Length)
                findings.Add($"日志多出瓦片或哈希：第{tile.Level}层第{tile.Index}块。",
                    $"Tile {tile.Index} of level {tile.Level} holds what does not belong to the log.");
    }

    // A place where entries and stored hashes do not say the same.
    readonly record struct Difference(long Index, string? Subject, bool Missing, bool NotStored);
}
