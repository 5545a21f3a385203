using Daylight.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Daylight.Host.Importing;

/// <summary>
/// Enters areas from files: one transaction, an entry for each that is new or drawn anew. An area whose border moved keeps its
/// old drawing, with the last day on which it held. Areas of one kind never overlap.
/// </summary>
sealed class AreaImport(Db db, Ledger ledger, TimeProvider time)
{
    readonly List<(Area Area, Geometry Border)> drawn = [];

    /// <summary>Imports. Every feature ends in the totals; refused ones in the report.</summary>
    public async Task<ImportTotals> Run(IReadOnlyList<string> paths, ImportReport report, CancellationToken stop)
    {
        var drafts = new List<AreaDraft>();
        foreach (var path in paths) drafts.AddRange(await AreaFile.Read(path, time.Today(), stop));
        return await Run(drafts, report.Refuse, stop);
    }

    /// <summary>The same for areas that were read.</summary>
    public async Task<ImportTotals> Run(IReadOnlyList<AreaDraft> drafts, Action<Origin, Words> refuse, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("areas", stop);
        var bodies = await BodyTree.Read(db, stop);
        var (known, firsts) = (await db.Areas.Where(area => area.ValidTo == null).ToDictionaryAsync(area => area.Code, stop), new Dictionary<string, Origin>());
        var named = drafts.Select(draft => draft.Area?.Code).ToHashSet();
        drawn.AddRange(known.Values.Where(area => !named.Contains(area.Code)).Select(area => (area, AreaBorder.Of(area.Border))));
        var totals = new ImportTotals();
        foreach (var draft in drafts)
        {
            var fault = draft.Fault ?? Fault(draft.Area!, known, bodies, firsts, draft.Origin);
            if (fault is null) Enter(Placed(draft.Area!, bodies), known, bodies, totals);
            else
            {
                totals.Refuse(fault);
                refuse(draft.Origin, fault);
            }
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return totals;
    }

    Words? Fault(Area area, Dictionary<string, Area> known, BodyTree bodies, Dictionary<string, Origin> firsts, Origin origin)
    {
        if (!firsts.TryAdd(area.Code, origin)) return AreaWords.Twice(firsts[area.Code]);
        if (area.BodyCode is { } body && bodies.Find(body) is null) return AreaWords.NoSuchBody(body);
        if (known.TryGetValue(area.Code, out var old) && area.ValidFrom < old.ValidFrom) return AreaWords.Older(old.ValidFrom);
        var border = AreaBorder.Of(area.Border);
        foreach (var (other, its) in drawn)
            if (other.Kind == area.Kind && AreaBorder.Overlap(border, its)) return AreaWords.Overlaps(other);
        drawn.Add((area, border));
        return null;
    }

    // A street office looks after the street that has its code.
    static Area Placed(Area area, BodyTree bodies) => area.BodyCode is not null || bodies.Find(area.Code) is null ? area : new()
    {
        Code = area.Code, Kind = area.Kind, Name = area.Name, NameEn = area.NameEn, BodyCode = area.Code, Border = area.Border, Datum = area.Datum, ValidFrom = area.ValidFrom,
    };

    void Enter(Area area, Dictionary<string, Area> known, BodyTree bodies, ImportTotals totals)
    {
        var old = known.GetValueOrDefault(area.Code);
        if (old is not null && (old.Kind, old.Name, old.NameEn, old.BodyCode, old.Border) == (area.Kind, area.Name, area.NameEn, area.BodyCode, area.Border))
        {
            totals.Present++;
            return;
        }
        if (old is null) totals.Added++;
        else
        {
            totals.Changed++;
            old.ValidTo = area.ValidFrom.AddDays(-1);
        }
        db.Add(area);
        var entry = ledger.Write(Actor.Machine, "draw-area", area.Address, area.BodyCode ?? bodies.Root!.Code).Covers(area);
        if (old is not null) entry.Covers(old);
    }
}
