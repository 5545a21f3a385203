using Daylight.Disclosure.Importing;
using Daylight.Enquiries;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Importing;

/// <summary>
/// Takes over the enquiries of the system before this one, each as a case with its two days and its answer. They are
/// saved batch by batch: stopped at any instant, whole batches are there, and the same run again adds the rest.
/// </summary>
sealed class EnquiryImport(IServiceScopeFactory scopes, TimeProvider time)
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
        var (bodies, totals, seen) = (await Bodies(stop), new ImportTotals(), new HashSet<string>());
        var batch = new List<EnquiryDraft>(Batch);
        foreach (var path in paths)
        {
            await foreach (var row in TableFile.Read(path, EnquiryDraft.Judge, stop))
            {
                var draft = new EnquiryDraft(row, body ?? bodies.Root!.Code, bodies, time.Today());
                if (draft.Faults.Count == 0 && !seen.Add(draft.SourceId)) draft.Faults.Add(EnquiryWords.Twice);
                if (draft.Faults.Count == 0) batch.Add(draft);
                else Refuse(draft, totals, report);
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

    async Task<BodyTree> Bodies(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await BodyTree.Read(scope.ServiceProvider.GetRequiredService<Db>(), stop);
    }

    static void Refuse(EnquiryDraft draft, ImportTotals totals, ImportReport report)
    {
        var reason = new Words(string.Join(' ', draft.Faults.Select(fault => fault.Zh)), string.Join(' ', draft.Faults.Select(fault => fault.En)));
        totals.Refuse(reason);
        report.Refuse(draft.Origin, reason);
    }

    async Task Save(List<EnquiryDraft> batch, ImportTotals totals, ImportReport report, CancellationToken stop)
    {
        if (batch.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var bodies = await BodyTree.Read(db, stop);
        var filing = ActivatorUtilities.CreateInstance<EnquiryFiling>(scope.ServiceProvider, bodies);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two runs with the same file: the later one finds them. The index on their identity watches over it.
        await db.Lock("import", stop);
        var known = await Known(db, batch, stop);
        foreach (var draft in batch.Where(draft => !known.ContainsKey(draft.SourceId)))
        {
            await Enter(draft, filing, stop);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(stop);
        foreach (var draft in batch) Count(draft, known, totals, report);
        await report.Flush();
        batch.Clear();
    }

    // With the answer that is here, by the identity in the system it comes from.
    static async Task<Dictionary<string, string?>> Known(Db db, List<EnquiryDraft> batch, CancellationToken stop)
    {
        var ids = batch.Select(draft => draft.SourceId).ToList();
        return await (from enquiry in db.Enquiries.AsNoTracking()
                      join matter in db.Cases on enquiry.CaseId equals matter.Id
                      where ids.Contains(enquiry.SourceId!)
                      select new
                      {
                          enquiry.SourceId,
                          Answer = matter.Steps.Where(step => step.Step == "carry-over").Select(step => step.Text).FirstOrDefault(),
                      })
            .ToDictionaryAsync(found => found.SourceId!, found => (string?)found.Answer, stop);
    }

    static async Task Enter(EnquiryDraft draft, EnquiryFiling filing, CancellationToken stop)
    {
        var entry = new EnquiryEntry(Ids.Next(), Channel.Web, draft.AskedOn!.Value, null, draft.SourceId);
        var matter = await filing.Open(draft.Form, entry, Actor.Machine, stop);
        if (draft.Answer is { } answer)
            await filing.Answer(matter, "carry-over", answer, draft.AnsweredOn!.Value, Actor.Machine, stop);
    }

    static void Count(EnquiryDraft draft, Dictionary<string, string?> known, ImportTotals totals, ImportReport report)
    {
        if (!known.TryGetValue(draft.SourceId, out var answer))
        {
            totals.Added++;
            return;
        }
        totals.Present++;
        if (answer is null || answer == draft.Answer) return;
        totals.Warn([EnquiryWords.Changed]);
        report.Warn(draft.Origin, [EnquiryWords.Changed]);
    }
}
