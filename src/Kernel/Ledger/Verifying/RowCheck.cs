using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>Compares every row of state with its last seal.</summary>
sealed class RowCheck(Db db, LastSeals seals, Findings findings)
{
    static readonly MethodInfo Typed = typeof(RowCheck).GetMethod(nameof(CheckTable), BindingFlags.NonPublic | BindingFlags.Instance)!;

    readonly HashSet<long> explained = [];
    readonly List<string> unreadable = [];
    int read;

    /// <summary>Rows compared.</summary>
    public long Count { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.IsDefined(typeof(InLedgerAttribute), false)))
            await (Task)Typed.MakeGenericMethod(type.ClrType).Invoke(this, [type, stop])!;
        await new SpellingCheck(db, findings).Run(db.Model.FindEntityType(typeof(Entry))!, stop);
        foreach (var (row, seal) in seals.Unmet()) Gone(row, seal);
        foreach (var table in unreadable)
            findings.Add($"{table} 有一行读不懂：其中的值被改过。", $"A row of {table} can't be read: a value in it was changed.");
        SayBroken();
    }

    async Task CheckTable<T>(IEntityType type, CancellationToken stop) where T : class
    {
        var next = 0;
        while (!await CheckFrom<T>(type, next, stop))
        {
            next = read + 1;
            unreadable.Add(type.GetTableName()!);
        }
        await new SpellingCheck(db, findings).Run(type, stop);
    }

    // False when a row can't be read: the one after those that were.
    async Task<bool> CheckFrom<T>(IEntityType type, int from, CancellationToken stop) where T : class
    {
        read = from;
        var rows = ByKey(db.Set<T>().AsNoTracking(), type);
        try
        {
            await foreach (var row in (from > 0 ? rows.Skip(from) : rows).AsAsyncEnumerable().WithCancellation(stop))
            {
                read++;
                Count++;
                Check(Sealing.RowName(type, row), type, row);
            }
            return true;
        }
        catch (Exception fault) when (Unreadable.Is(fault))
        {
            return false;
        }
    }

    // What is passed over after a row that can't be read must be what was read before it.
    static IQueryable<T> ByKey<T>(IQueryable<T> rows, IEntityType type) where T : class
    {
        IOrderedQueryable<T>? sorted = null;
        foreach (var part in type.FindPrimaryKey()!.Properties.Select(property => property.Name))
            sorted = sorted is null ? rows.OrderBy(row => EF.Property<object>(row, part)) : sorted.ThenBy(row => EF.Property<object>(row, part));
        return sorted!;
    }

    void Check(string name, IEntityType type, object row)
    {
        if (!seals.Meet(name, out var seal))
            findings.Add($"{name} 没有台账记录。", $"{name} has no ledger entry.");
        else if (!Sealing.DigestOf(type, row, seal.Salt).AsSpan().SequenceEqual(seal.Digest))
        {
            if (seals.IsBroken(seal)) Broken(name, seal);
            else findings.Add($"{name} 被改过，与台账不符（{seal.Subject}，第{seal.Index}条）。",
                $"{name} was changed behind the ledger ({seal.Subject}, entry {seal.Index}).");
        }
    }

    void Gone(string row, LastSeal seal)
    {
        if (seals.IsBroken(seal)) Broken(row, seal);
        else if (unreadable.Remove(row[..row.IndexOf('/')]))
            findings.Add($"{row} 被改过，读不懂了（{seal.Subject}，第{seal.Index}条）。",
                $"{row} was changed behind the ledger and can't be read any more ({seal.Subject}, entry {seal.Index}).");
        else findings.Add($"{row} 不见了（{seal.Subject}，第{seal.Index}条）。",
            $"{row} is gone ({seal.Subject}, entry {seal.Index}).");
    }

    // The entry's leaf does not know these seals: it is the seal that was changed, not the row.
    void Broken(string row, LastSeal seal)
    {
        explained.Add(seal.Arrival);
        findings.Of(seal.Index, seal.Subject, $"给{row}的封记被改过。", $"the seal of {row} was changed.");
    }

    void SayBroken()
    {
        foreach (var entry in seals.Broken.Where(entry => !explained.Contains(entry.Arrival)))
            findings.Of(entry.Index, entry.Subject, "的封记被改过。", "its seals were changed.");
    }
}
