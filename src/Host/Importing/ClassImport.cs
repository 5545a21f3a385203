using Daylight.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Importing;

/// <summary>
/// Takes over the table of classes of an office: from then on its classes are those that letters are given here. The same
/// table again changes nothing.
/// </summary>
sealed class ClassImport(Db db, Ledger ledger)
{
    public async Task Run(string path, ImportTotals totals, ImportReport report, CancellationToken stop)
    {
        var table = await ClassFile.Read(path, stop);
        foreach (var (origin, reason) in table.Refused)
        {
            totals.Refuse(reason);
            report.Refuse(origin, reason);
        }
        if (table.Tree is not { } tree) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("import", stop);
        var before = (await db.OwnClasses.AsNoTracking().Select(own => own.Table).LastOrDefaultAsync(stop) ?? "").Split('\n').ToHashSet();
        var own = new OwnClasses { At = ledger.Now, Table = tree.Table() };
        var lines = own.Table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var added = lines.Count(line => !before.Contains(line));
        (totals.Added, totals.Present) = (totals.Added + added, totals.Present + lines.Length - added);
        before.Remove("");
        if (before.SetEquals(lines)) return;
        var root = await db.Bodies.AsNoTracking().SingleAsync(body => body.ParentCode == null, stop);
        db.Add(own);
        ledger.Write(Actor.Machine, "take-over-classes", $"classes:{own.Id}", root.Code, new Dictionary<string, object?> { ["classes"] = lines.Length }).Covers(own);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
