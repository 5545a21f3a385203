using Daylight.Disclosure.Importing;
using Daylight.Remedies;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Importing;

/// <summary>
/// Takes over the ledger of disclosure requests of the system before this one (依申请公开台账): each becomes a case under the
/// law of its day, moved by the steps of the procedure as far as it had come, with what was sought against its decision. They
/// are saved batch by batch: stopped at any instant, whole batches are there, and the same run again adds the rest.
/// </summary>
sealed class RequestImport(IServiceScopeFactory scopes, LawBook law, Jurisdiction where, TimeProvider time)
{
    const int Batch = 50;

    /// <summary>Imports. Every row ends in the totals, and in the report when somebody should know of it.</summary>
    /// <param name="paths">Files.</param>
    /// <param name="body">Code of the body that was asked where a row names none; null: the root.</param>
    /// <param name="report">Takes the refusals and warnings.</param>
    /// <param name="gauge">Tells how far the reading is.</param>
    /// <param name="tick">Called after each batch.</param>
    /// <param name="stop">Stops between batches or rolls one back.</param>
    public async Task<ImportTotals> Run(
        IReadOnlyList<string> paths, string? body, ImportReport report, ReadingGauge gauge, Action<ImportTotals> tick, CancellationToken stop)
    {
        var (reading, totals, seen) = (await Reading(body, stop), new ImportTotals(), new Dictionary<Guid, LedgerRow>());
        var batch = new List<LedgerRow>(Batch);
        foreach (var path in paths)
        {
            var ignored = false;
            await foreach (var cells in TableFile.Read(path, LedgerRow.Judge, stop))
            {
                var row = new LedgerRow(cells, reading);
                if (!ignored && row.Unknown.Count > 0) row.Warnings.Add(LedgerWords.Ignored(row.Unknown));
                ignored |= row.Unknown.Count > 0;
                if (row.Faults.Count == 0) Compare(row, seen);
                if (row.Faults.Count == 0) batch.Add(row);
                else Refuse(row, totals, report);
                if (batch.Count < Batch) continue;
                await Save(batch, totals, report, stop);
                tick(totals);
            }
            gauge.Pass(path);
        }
        await Save(batch, totals, report, stop);
        tick(totals);
        return totals;
    }

    async Task<LedgerReading> Reading(string? body, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bodies = await BodyTree.Read(scope.ServiceProvider.GetRequiredService<Db>(), stop);
        return new(law, where, bodies, body ?? bodies.Root!.Code, time.Today());
    }

    static void Compare(LedgerRow row, Dictionary<Guid, LedgerRow> seen)
    {
        if (seen.TryAdd(row.Request.Once, row)) return;
        var first = seen[row.Request.Once];
        row.Faults.Add(first.Request == row.Request && first.Remedies.SequenceEqual(row.Remedies)
            ? LedgerWords.Twice(first.Origin) : LedgerWords.SameNumber(first.Origin));
    }

    static void Refuse(LedgerRow row, ImportTotals totals, ImportReport report)
    {
        var reason = new Words(string.Join(' ', row.Faults.Select(fault => fault.Zh)), string.Join(' ', row.Faults.Select(fault => fault.En)));
        totals.Refuse(reason);
        report.Refuse(row.Origin, reason);
        report.Warn(row.Origin, row.Warnings);
    }

    async Task Save(List<LedgerRow> batch, ImportTotals totals, ImportReport report, CancellationToken stop)
    {
        if (batch.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var bodies = await BodyTree.Read(db, stop);
        var carrying = ActivatorUtilities.CreateInstance<Carrying>(scope.ServiceProvider, bodies);
        var remedies = ActivatorUtilities.CreateInstance<RemedyFiling>(scope.ServiceProvider, bodies);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two runs with the same file: the later one finds them. The index on their marks watches over it.
        await db.Lock("import", stop);
        var known = await Known(db, batch, stop);
        foreach (var row in batch.Where(row => !known.ContainsKey(row.Request.Once)))
        {
            var matter = await carrying.Enter(row.Request, stop);
            foreach (var remedy in row.Remedies) await Enter(remedy, row.Request, matter, remedies, stop);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(stop);
        foreach (var row in batch) Count(row, known, totals, report);
        await report.Flush();
        batch.Clear();
    }

    // With the outcome that is here, by the mark of the request.
    static Task<Dictionary<Guid, string?>> Known(Db db, List<LedgerRow> batch, CancellationToken stop)
    {
        var marks = batch.Select(row => row.Request.Once).ToList();
        return (from request in db.DisclosureRequests.AsNoTracking()
                join matter in db.Cases on request.CaseId equals matter.Id
                where marks.Contains(request.Once)
                select new { request.Once, matter.Outcome })
            .ToDictionaryAsync(found => found.Once, found => (string?)found.Outcome, stop);
    }

    static Task Enter(CarriedRemedy remedy, CarriedRequest request, Case matter, RemedyFiling filing, CancellationToken stop)
    {
        var form = RemedyForm.Blank with
        {
            Kind = RemedyForm.Code(remedy.Kind), Body = request.Body, About = matter.Code, Applicant = request.Name, ClaimText = "原台账登记，没有记载请求和理由。",
        };
        // The ledger has no day on which the body was told: what is pending is counted from the day it was filed.
        var entry = new RemedyEntry(request.OnceOf(form.Kind), request.Body, Channel.Post, remedy.FiledOn, remedy.FiledOn, null);
        return filing.CarryOver(form, remedy.Kind, entry, remedy is { Outcome: { } outcome, DecidedOn: { } on } ? (outcome, on) : null, stop);
    }

    static void Count(LedgerRow row, Dictionary<Guid, string?> known, ImportTotals totals, ImportReport report)
    {
        if (known.TryGetValue(row.Request.Once, out var outcome))
        {
            totals.Present++;
            if (row.Request.Outcome is { } now && now.Code != outcome) row.Warnings.Add(LedgerWords.Changed);
        }
        else totals.Added++;
        totals.Warn(row.Warnings);
        report.Warn(row.Origin, row.Warnings);
    }
}
