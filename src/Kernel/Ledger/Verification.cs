namespace Daylight;

/// <summary>
/// Recomputes the whole log and compares it with everything that is stored: entries with their leaves, leaves with
/// tiles, tiles with signed checkpoints, every row of state with its last seal, every file with its hash. It reads one
/// moment of the database, so it can run while the installation serves. Nothing is repaired; what does not fit is
/// named, and where two things contradict each other the signed checkpoints decide which of them was changed.
/// </summary>
public sealed class Verification(Db db, VerifierKey key, IFiles files)
{
    const int Batch = 1024;

    readonly Findings findings = new();
    readonly LastSeals seals = new();
    readonly EntryReading reading = new(db);

    /// <summary>Entries of the log that were read.</summary>
    public long Entries { get; private set; }

    /// <summary>Rows of state that were compared.</summary>
    public long Rows { get; private set; }

    /// <summary>Cases and letters whose private data was erased by rule: each has an entry that says so, and why.</summary>
    public int Erased { get; private set; }

    /// <summary>Verifies.</summary>
    /// <param name="progress">Told the number of entries read so far.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>What does not fit; empty when everything does.</returns>
    public async Task<IReadOnlyList<Words>> Run(IProgress<long>? progress, CancellationToken stop)
    {
        await using var moment = await db.Snapshot(stop);
        var entries = new EntryCheck(findings, seals);
        var log = new LogCheck(db, key, findings);

        await log.Begin(stop);
        while (await ReadEntries(entries, log, stop)) progress?.Report(Entries);
        await log.End(stop);
        await ReadUnplaced(entries, log, stop);
        entries.End();
        Erased = entries.Erased;

        var rows = new RowCheck(db, seals, findings);
        await rows.Run(stop);
        Rows = rows.Count;
        await new FileCheck(db, files, findings).Run(stop);
        return findings.All();
    }

    async Task<bool> ReadEntries(EntryCheck check, LogCheck log, CancellationToken stop)
    {
        var entries = await reading.Read(db.Entries.From(log.Next).Where(entry => entry.Index < log.Size).Take(Batch), stop);
        if (entries.Count == 0) return false;
        foreach (var entry in entries) check.Check(entry);
        await log.Add(entries, stop);
        Entries += entries.Count;
        return true;
    }

    // Entries that the sequencer has not placed yet are no fault; their rows count as sealed.
    async Task ReadUnplaced(EntryCheck check, LogCheck log, CancellationToken stop)
    {
        var unplaced = db.Entries.Where(entry => entry.Index == null || entry.Index < 0 || entry.Index >= log.Size)
            .OrderBy(entry => entry.Arrival);
        foreach (var entry in await reading.Read(unplaced, stop))
        {
            check.Check(entry);
            if (entry.Index is not null)
                findings.Add($"第{entry.Index}条（{entry.Subject}）不在签发过的日志里。",
                    $"Entry {entry.Index} ({entry.Subject}) is outside the log that was signed.");
        }
    }
}
