namespace Daylight.Disclosure.Importing;

/// <summary>One transaction of an import: all of its records with their numbers, entries and seals, or none.</summary>
sealed class RecordBatch(IServiceProvider services, BodyTree bodies)
{
    readonly Db db = services.GetRequiredService<Db>();
    readonly Catalogue catalogue = services.GetRequiredService<Catalogue>();

    public async Task Save(IReadOnlyList<ReadyRecord> batch, CancellationToken stop)
    {
        if (batch.Count == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two runs with the same documents: the later one finds them. The index on their identity watches over it.
        await db.Lock("import", stop);
        var fresh = await Fresh(batch, stop);
        var numbers = await Numbers(fresh, await Keeping(fresh, stop), stop);
        foreach (var one in fresh)
            catalogue.Publish(one.Publication, Actor.Machine, numbers[one], one.Publication.PublishedAt!.Value);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    async Task<IReadOnlyList<ReadyRecord>> Fresh(IReadOnlyList<ReadyRecord> batch, CancellationToken stop)
    {
        var ids = batch.Select(one => one.Publication.SourceId).ToList();
        var known = await db.Records.Where(record => ids.Contains(record.SourceId)).Select(record => record.SourceId).ToHashSetAsync(stop);
        foreach (var one in batch) one.Present = known.Contains(one.Publication.SourceId);
        return [.. batch.Where(one => !one.Present)];
    }

    // Those whose number from the source is free here; the first of a batch has it.
    async Task<IReadOnlySet<ReadyRecord>> Keeping(IReadOnlyList<ReadyRecord> fresh, CancellationToken stop)
    {
        var wanted = fresh.Where(one => one.OwnIndex is not null).GroupBy(one => one.OwnIndex!.ToString()).ToList();
        var asked = wanted.Select(group => group.Key).ToList();
        var taken = wanted.Count == 0 ? [] : await db.Records.Where(record => asked.Contains(record.Index))
            .Select(record => record.Index).ToHashSetAsync(stop);
        return wanted.Where(group => !taken.Contains(group.Key)).Select(group => group.First()).ToHashSet();
    }

    async Task<Dictionary<ReadyRecord, string>> Numbers(
        IReadOnlyList<ReadyRecord> fresh, IReadOnlySet<ReadyRecord> keeping, CancellationToken stop)
    {
        var numbers = new Dictionary<ReadyRecord, string>(ReferenceEqualityComparer.Instance);
        foreach (var series in fresh.GroupBy(one => SeriesOf(one, keeping.Contains(one))))
        {
            var own = series.Where(keeping.Contains).ToList();
            foreach (var one in own) numbers[one] = one.OwnIndex!.ToString();
            if (own.Count > 0) await db.PassNumber(series.Key, own.Max(one => one.OwnIndex!.Serial), stop);
            var rest = series.Where(one => !keeping.Contains(one)).ToList();
            if (rest.Count == 0) continue;
            var serial = await db.TakeNumbers(series.Key, rest.Count, stop);
            foreach (var one in rest)
            {
                numbers[one] = Catalogue.IndexNumber(bodies[one.Publication.BodyCode], one.Year, serial++);
                one.LoseIndex();
            }
        }
        return numbers;
    }

    string SeriesOf(ReadyRecord one, bool keeps) => keeps
        ? $"record/{one.OwnIndex!.Front}/{one.OwnIndex.Year}"
        : $"record/{bodies[one.Publication.BodyCode].OrganisationCode}/{one.Year}";
}
