using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Recomputes the whole log and compares it with everything that is stored: entries with their leaves, leaves with
/// tiles, tiles with signed checkpoints, and every row of state with its last seal. Nothing is repaired; what does
/// not fit is named.
/// </summary>
public sealed class Verification(Db db, VerifierKey key, IFiles files)
{
    const int Batch = 1000;

    readonly List<Words> faults = [];
    readonly Dictionary<string, LastSeal> rows = [];
    readonly HashSet<string> erased = [];
    readonly List<(long Index, string Subject)> missingSecrets = [];
    readonly Dictionary<(int, long), ReadOnlyMemory<byte>> tiles = [];
    long size;

    /// <summary>Entries that were read.</summary>
    public long Entries => size;

    /// <summary>Rows of state that were compared.</summary>
    public long Rows { get; private set; }

    /// <summary>Verifies.</summary>
    /// <param name="progress">Told the number of entries read so far.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>What does not fit; empty when everything does.</returns>
    public async Task<IReadOnlyList<Words>> Run(IProgress<long>? progress, CancellationToken stop)
    {
        while (await ReadEntries(stop)) progress?.Report(size);
        await CheckWaiting(stop);
        foreach (var (index, subject) in missingSecrets.Where(missing => !erased.Contains(missing.Subject)))
            Fault($"第{index}条（{subject}）的非公开部分不见了，台账里没有依法删除的记录。",
                $"The private part of entry {index} ({subject}) is gone, and no entry says it was erased.");
        await CheckTiles(stop);
        await CheckCheckpoints(stop);
        await CheckRows(stop);
        await CheckFiles(stop);
        return faults;
    }

    async Task<bool> ReadEntries(CancellationToken stop)
    {
        var entries = await db.Entries.AsNoTracking().Include(entry => entry.Secret).Include(entry => entry.Seals)
            .From(size).Take(Batch).ToListAsync(stop);
        if (entries.Count == 0) return false;
        for (var i = 0; i < entries.Count; i++) CheckEntry(entries[i], size + i);
        var leaves = entries.Select(entry => Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf))).ToArray();
        foreach (var (tile, hashes) in TileWriter.Append(size, leaves, tile => tiles[(tile.Level, tile.Index)]).Tiles)
            tiles[(tile.Level, tile.Index)] = hashes;
        size += entries.Count;
        return true;
    }

    void CheckEntry(Entry entry, long place)
    {
        if (entry.Index != place)
            Fault($"台账缺第{place}条，下一条是第{entry.Index}条。", $"Entry {place} is missing; the next is {entry.Index}.");
        CheckLeaf(entry);
        if (entry.Verb == "erase") erased.Add(entry.Subject);
        foreach (var seal in entry.Seals) rows[seal.Row] = new(seal, entry);
    }

    void CheckLeaf(Entry entry)
    {
        using var leaf = Parse(entry);
        if (leaf is null) return;
        var said = leaf.RootElement;
        Same(entry, said, "at", entry.At.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"));
        Same(entry, said, "actor", entry.Actor);
        Same(entry, said, "verb", entry.Verb);
        Same(entry, said, "subject", entry.Subject);
        Same(entry, said, "body", entry.Body);
        var state = entry.Seals.Count == 0 ? null : Convert.ToBase64String(Sealing.StateDigest(entry.Seals));
        Same(entry, said, "state", state);
        if (!said.TryGetProperty("sealed", out var commitment)) return;
        if (entry.Secret is not { Data.Length: > 0 } secret) missingSecrets.Add((entry.Index!.Value, entry.Subject));
        else if (commitment.GetString() != Convert.ToBase64String(Sealing.Commitment(secret)))
            Fault($"第{entry.Index}条（{entry.Subject}）的非公开部分被改过。",
                $"The private part of entry {entry.Index} ({entry.Subject}) was changed.");
    }

    JsonDocument? Parse(Entry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.Leaf);
        }
        catch (JsonException)
        {
            Fault($"第{entry.Index}条（{entry.Subject}）的内容被改过，已经读不出来。",
                $"Entry {entry.Index} ({entry.Subject}) was changed and can't be read any more.");
            return null;
        }
    }

    void Same(Entry entry, JsonElement leaf, string name, string? stored)
    {
        var said = leaf.TryGetProperty(name, out var value) ? value.GetString() : null;
        if (said != stored)
            Fault($"第{entry.Index}条（{entry.Subject}）的“{name}”与记入时不同。",
                $"“{name}” of entry {entry.Index} ({entry.Subject}) is not what was logged.");
    }

    // Entries that the sequencer has not placed yet are no fault; their rows count as sealed.
    async Task CheckWaiting(CancellationToken stop)
    {
        var waiting = await db.Entries.AsNoTracking().Include(entry => entry.Secret).Include(entry => entry.Seals)
            .Where(entry => entry.Index == null).OrderBy(entry => entry.Arrival).ToListAsync(stop);
        foreach (var entry in waiting)
        {
            CheckLeaf(entry);
            foreach (var seal in entry.Seals) rows[seal.Row] = new(seal, entry);
        }
    }

    async Task CheckTiles(CancellationToken stop)
    {
        var stored = await db.LogTiles.AsNoTracking().ToDictionaryAsync(tile => (tile.Level, tile.Index), stop);
        foreach (var (place, hashes) in tiles)
        {
            if (!stored.Remove(place, out var tile))
                Fault($"日志的瓦片{place}不见了。", $"Tile {place} of the log is missing.");
            else if (!hashes.Span.SequenceEqual(tile.Hashes))
                FaultInTile(tile, hashes.Span);
        }
        foreach (var place in stored.Keys) Fault($"日志多出瓦片{place}。", $"Tile {place} does not belong to the log.");
    }

    void FaultInTile(LogTile tile, ReadOnlySpan<byte> right)
    {
        var at = right.CommonPrefixLength(tile.Hashes) / Hash.Length + tile.Index * Tile.FullWidth;
        var (zh, en) = tile.Level == 0 ? ($"从第{at}条起", $"from entry {at} on") : ($"第{at}个节点", $"at node {at}");
        Fault($"日志的瓦片{Tile.At(tile.Level, tile.Index, size).Path}与台账不符，{zh}。",
            $"{Tile.At(tile.Level, tile.Index, size).Path} of the log does not match the entries, {en}.");
    }

    async Task CheckCheckpoints(CancellationToken stop)
    {
        var checkpoints = await db.LogCheckpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Size).ToListAsync(stop);
        foreach (var stored in checkpoints)
        {
            var problems = new Problems();
            var note = SignedNote.Read(stored.Note, problems);
            var checkpoint = note is null ? null : Checkpoint.Read(note.Text, problems.And(note.Verify([key])));
            if (checkpoint is null || problems.Any || checkpoint.Size != stored.Size)
                Fault($"大小为{stored.Size}的检查点被改过，签名不符。", $"The checkpoint of size {stored.Size} was changed: its signature is wrong.");
            else if (checkpoint.Size > size)
                Fault($"检查点说有{checkpoint.Size}条，台账只有{size}条。", $"A checkpoint vouches for {checkpoint.Size} entries; there are {size}.");
            else if (ProofPlan.Root(checkpoint.Size).Hashes(tile => tiles[(tile.Level, tile.Index)])[0] != checkpoint.Root)
                Fault($"前{checkpoint.Size}条与当时签发的检查点不符：签发之后有条目被改过。",
                    $"The first {checkpoint.Size} entries are not those of the signed checkpoint: something was changed after signing.");
        }
        if (size > 0 && checkpoints.LastOrDefault()?.Size != size)
            Fault($"没有大小为{size}的检查点。", $"There is no checkpoint of size {size}.");
    }

    async Task CheckRows(CancellationToken stop)
    {
        var check = GetType().GetMethod(nameof(CheckRowsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.IsDefined(typeof(InLedgerAttribute), false)))
            await (Task)check.MakeGenericMethod(type.ClrType).Invoke(this, [stop])!;
        foreach (var (row, last) in rows.Where(pair => !pair.Value.Met && !pair.Value.Deleted))
            Fault($"{row} 不见了（{last.Entry.Subject}，台账第{last.Entry.Index}条）。",
                $"{row} is gone ({last.Entry.Subject}, entry {last.Entry.Index}).");
    }

    async Task CheckRowsOf<T>(CancellationToken stop) where T : class
    {
        await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            Rows++;
            var tracked = db.Entry(row);
            var name = Sealing.RowName(tracked);
            if (!rows.TryGetValue(name, out var last))
            {
                Fault($"{name} 没有台账记录。", $"{name} has no ledger entry.");
                continue;
            }
            last.Met = true;
            if (!Sealing.DigestOf(tracked, last.Seal.Salt).AsSpan().SequenceEqual(last.Seal.Digest))
                Fault($"{name} 被改过，与台账不符（{last.Entry.Subject}，第{last.Entry.Index}条）。",
                    $"{name} was changed behind the ledger ({last.Entry.Subject}, entry {last.Entry.Index}).");
        }
    }

    async Task CheckFiles(CancellationToken stop)
    {
        await foreach (var file in db.Set<Attachment>().AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
        {
            await using var content = files.Open(file.Hash);
            if (content is null)
                Fault($"附件“{file.Name}”的文件不见了。", $"The file of attachment “{file.Name}” is gone.");
            else if (Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, stop)) != file.Hash)
                Fault($"附件“{file.Name}”的文件被改过。", $"The file of attachment “{file.Name}” was changed.");
        }
    }

    void Fault(string zh, string en) => faults.Add(new(zh, en));

    sealed class LastSeal(Seal seal, Entry entry)
    {
        public Seal Seal => seal;
        public Entry Entry => entry;
        public bool Met { get; set; }

        public bool Deleted => System.Security.Cryptography.SHA256.HashData(seal.Salt).AsSpan().SequenceEqual(seal.Digest);
    }
}
