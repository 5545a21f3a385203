namespace Daylight.Disclosure.Importing;

/// <summary>
/// Publishes the documents of files and folders as records. Documents are read as a stream and saved batch by batch,
/// each batch in one transaction with its entries in the ledger: stopped or killed at any instant, whole batches are
/// there, and the same run again adds the rest.
/// </summary>
sealed class RecordImport(IServiceScopeFactory scopes, KeptFiles files, Classification classes, TimeProvider time)
{
    // Enough that flushing to disk does not set the pace; small enough that a serving node waits no second for its turn.
    const int Batch = 100;
    const int MostText = 4_000_000;

    /// <summary>Imports. Every row read ends in the totals, and in the report when somebody should know of it.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="body">Code of the body that publishes all of it; null: each document's issuer, or else the root.</param>
    /// <param name="report">Takes a line for each refused row and each warning.</param>
    /// <param name="gauge">Tells how far the reading is.</param>
    /// <param name="tick">Called after each batch.</param>
    /// <param name="stop">Stops between batches or rolls one back.</param>
    public async Task<ImportTotals> Run(
        IReadOnlyList<string> paths, string? body, ImportReport report, ReadingGauge gauge, Action<ImportTotals> tick,
        CancellationToken stop)
    {
        var run = new ImportRun(await Catalogued(body, stop), report, new());
        var (batch, letters) = (new List<ImportedRecord>(Batch), 0L);
        await foreach (var item in RecordReader.Read(paths, gauge, stop))
        {
            if (item is not ReadItem.Record { Document: var document }) run.Refuse(item.Origin, ((ReadItem.Refused)item).Reason);
            else if (run.Catalogue.Refusal(document) is { } reason) run.Refuse(document.Origin, reason);
            else
            {
                batch.Add(document);
                letters += document.Text.Length;
            }
            if (batch.Count < Batch && letters < MostText) continue;
            await Save(batch, run, stop);
            (batch, letters) = (new(Batch), 0);
            tick(run.Totals);
        }
        await Save(batch, run, stop);
        tick(run.Totals);
        return run.Totals;
    }

    async Task<Cataloguing> Catalogued(string? body, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bodies = await BodyTree.Read(scope.ServiceProvider.GetRequiredService<Db>(), stop);
        return new(bodies, body is null ? null : bodies[body], classes, time.Today());
    }

    async Task Save(List<ImportedRecord> batch, ImportRun run, CancellationToken stop)
    {
        if (batch.Count > 0)
        {
            var fresh = await Prepare(await Unknown(batch, run, stop), run, stop);
            await using var scope = scopes.CreateAsyncScope();
            await new RecordBatch(scope.ServiceProvider, run.Catalogue.Bodies).Save(fresh, stop);
            foreach (var one in fresh) run.Tell(one);
        }
        await run.Report.Flush();
    }

    // A document that is here already costs no more than this question.
    async Task<IReadOnlyList<ImportedRecord>> Unknown(List<ImportedRecord> batch, ImportRun run, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var ids = batch.Select(document => document.SourceId).ToList();
        var known = await (from record in db.Records
                           join edition in db.Set<Edition>() on record.Id equals edition.RecordId
                           where ids.Contains(record.SourceId!) && edition.Number == 1
                           select new { record.SourceId, edition.Title, edition.Text })
            .ToDictionaryAsync(record => record.SourceId!, stop);
        foreach (var document in batch)
        {
            if (!known.TryGetValue(document.SourceId, out var there)) continue;
            run.Totals.Present++;
            if (there.Title == document.Title && there.Text == document.Text) continue;
            run.Warn(document.Origin, [SavingWords.ChangedAtSource]);
        }
        return [.. batch.Where(document => !known.ContainsKey(document.SourceId))];
    }

    // Files are kept and read before the transaction: reading a scanned page takes seconds, and others want to write.
    async Task<IReadOnlyList<ReadyRecord>> Prepare(IReadOnlyList<ImportedRecord> documents, ImportRun run, CancellationToken stop)
    {
        var ready = new List<ReadyRecord>(documents.Count);
        foreach (var document in documents)
        {
            var warnings = new List<Words>();
            var publication = run.Catalogue.Of(document, warnings) with { Attachments = await files.Of(document, warnings, stop) };
            var marked = publication.Attachments.FirstOrDefault(file => Scrutiny.Mark("", file.Text ?? "") is not null);
            if (marked is not null)
                run.Refuse(document.Origin, SavingWords.ClassifiedFile(marked.Name, Scrutiny.Mark("", marked.Text!)!));
            else
                ready.Add(new(document.Origin, publication, Cataloguing.OwnIndex(document), warnings));
        }
        return ready;
    }
}
