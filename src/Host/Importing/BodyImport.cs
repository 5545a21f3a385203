using Daylight.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Importing;

/// <summary>
/// Enters bodies from files and brings those that are here up to date: one transaction, an entry for each body founded
/// or changed. Bodies that a file does not name stay as they are; none is ever deleted, since records belong to it.
/// </summary>
sealed class BodyImport(Db db, Ledger ledger)
{
    /// <summary>Imports. Every row ends in the totals; refused ones and what to look at in the report.</summary>
    /// <param name="paths">Files.</param>
    /// <param name="parent">Code of the superior of new bodies that name none; null: the root.</param>
    /// <param name="report">Takes the refusals and warnings.</param>
    /// <param name="stop">Stops before anything is saved.</param>
    public async Task<ImportTotals> Run(IReadOnlyList<string> paths, string? parent, ImportReport report, CancellationToken stop)
    {
        var drafts = new List<BodyDraft>();
        foreach (var path in paths)
            await foreach (var row in BodyFile.Read(path, stop)) drafts.Add(new(row));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("bodies", stop);
        var bodies = await db.Bodies.ToDictionaryAsync(body => body.Code, stop);
        var root = bodies.Values.First(body => body.ParentCode is null);
        var check = new BodyTreeCheck(bodies.ToDictionary(), root.Code, parent ?? root.Code);
        check.Judge(drafts);
        var totals = new ImportTotals();
        Enter(drafts.Where(draft => draft.Faults.Count == 0), check, bodies);
        Place(bodies);
        var told = Tell(bodies.Values);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        foreach (var draft in drafts) Count(draft, told, totals, report);
        return totals;
    }

    // Superiors first: a new body may take over what its superior has.
    void Enter(IEnumerable<BodyDraft> drafts, BodyTreeCheck check, Dictionary<string, Body> bodies)
    {
        var waiting = drafts.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Where(draft => check.ParentOf(draft) is not { } above || waiting.TrueForAll(other => other.Code != above)).ToList();
            foreach (var draft in next)
            {
                var above = check.ParentOf(draft);
                if (bodies.TryGetValue(draft.Code, out var body)) draft.Apply(body);
                else db.Add(bodies[draft.Code] = body = draft.Make(bodies[above!]));
                body.ParentCode = above;
            }
            waiting.RemoveAll(next.Contains);
        }
    }

    // A body that moves takes all below it along.
    static void Place(Dictionary<string, Body> bodies)
    {
        foreach (var body in bodies.Values)
        {
            var path = "";
            for (var at = body; at is not null; at = at.ParentCode is { } above ? bodies[above] : null) path = $"{at.Code}/{path}";
            if (body.Path != path) body.Path = path;
        }
    }

    Dictionary<string, EntityState> Tell(IEnumerable<Body> bodies)
    {
        db.ChangeTracker.DetectChanges();
        var told = new Dictionary<string, EntityState>();
        foreach (var row in bodies.Select(body => db.Entry(body)).Where(row => row.State is not EntityState.Unchanged).ToList())
        {
            var changed = row.Properties.Where(property => property.IsModified).Select(property => (object?)property.Metadata.Name).ToList();
            var isNew = row.State == EntityState.Added;
            ledger.Write(Actor.Machine, isNew ? "found" : "change", $"body:{row.Entity.Code}", row.Entity.Code,
                isNew ? null : new Dictionary<string, object?> { ["changed"] = changed }).Covers(row.Entity);
            told[row.Entity.Code] = row.State;
        }
        return told;
    }

    static void Count(BodyDraft draft, Dictionary<string, EntityState> told, ImportTotals totals, ImportReport report)
    {
        if (draft.Faults.Count > 0)
        {
            var reason = new Words(string.Join(' ', draft.Faults.Select(fault => fault.Zh)), string.Join(' ', draft.Faults.Select(fault => fault.En)));
            totals.Refuse(reason);
            report.Refuse(draft.Origin, reason);
            return;
        }
        switch (told.GetValueOrDefault(draft.Code, EntityState.Unchanged))
        {
            case EntityState.Added: totals.Added++; break;
            case EntityState.Modified: totals.Changed++; break;
            default: totals.Present++; break;
        }
        totals.Warn(draft.Warnings);
        report.Warn(draft.Origin, draft.Warnings);
    }
}
