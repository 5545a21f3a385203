using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Carries records from the ledger into the <see cref="SearchIndex"/>: what was published or corrected is found with
/// the text of its current edition and files, what was withdrawn is found no more. It only looks at which records an
/// entry names and then reads how they stand, so that seeing an entry twice does no harm.
/// </summary>
public sealed class SearchFollower(SearchIndex index, TimeProvider time) : Follower, IDisposable
{
    /// <summary>What precedes the kind of document in <see cref="SearchDocument.Kind"/>: <c>record/notice</c>.</summary>
    public const string KindPrefix = "record/";

    /// <summary>Key of <see cref="SearchDocument.Shown"/>: the day it takes effect, <c>yyyy-MM-dd</c>.</summary>
    public const string Effective = "effective";

    /// <summary>Key of <see cref="SearchDocument.Shown"/>: the last day it is valid.</summary>
    public const string Expires = "expires";

    /// <summary>Key of <see cref="SearchDocument.Shown"/>: the day it was abolished.</summary>
    public const string Abolished = "abolished";

    /// <summary>Key of <see cref="SearchDocument.Shown"/>: when its current edition was published, ISO 8601 in UTC.</summary>
    public const string Updated = "updated";

    /// <summary>Key of <see cref="SearchDocument.Shown"/>: what it is about, in a sentence.</summary>
    public const string About = "about";

    const string RecordPrefix = "record:", BodyPrefix = "body:";

    // Texts of so many records are in memory at once.
    const int Chunk = 100;

    readonly SemaphoreSlim gate = new(1);

    /// <inheritdoc/>
    public override string Name => "search";

    /// <inheritdoc/>
    public override Task<long> Position(Db db, CancellationToken stop) => Task.FromResult(index.Position);

    /// <inheritdoc/>
    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            var fresh = entries.Where(entry => entry.Index >= index.Position).ToList();
            if (fresh.Count == 0) return;
            var touched = Named(fresh, RecordPrefix).Concat(await RecordsOf(db, Named(fresh, BodyPrefix), stop)).Distinct();
            await Renew(db, [.. touched], fresh[^1].Index!.Value + 1, stop);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public override Task Forget(Db db, CancellationToken stop)
    {
        index.Clear();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Takes up again the records whose validity (有效性) changes by a date alone: no entry tells of a document that
    /// expires. Called when a day begins, and when the program starts for the days it was not running.
    /// </summary>
    public async Task DaysPassed(Db db, DateOnly from, DateOnly to, CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            // A document is valid through its last day: it turns on the day after.
            var before = from.AddDays(-1);
            var turned = await db.Records.AsNoTracking().Published()
                .Where(record => (record.EffectiveOn >= from && record.EffectiveOn <= to)
                    || (record.ExpiresOn >= before && record.ExpiresOn < to)
                    || (record.AbolishedOn >= from && record.AbolishedOn <= to))
                .Select(record => record.Index).ToListAsync(stop);
            // Nothing has been followed yet: following will index them as they stand today.
            if (turned.Count > 0 && index.Position > 0) await Renew(db, turned, index.Position, stop);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    static IEnumerable<string> Named(IEnumerable<Entry> entries, string prefix) =>
        from entry in entries
        where entry.Subject.StartsWith(prefix, StringComparison.Ordinal)
        select entry.Subject[prefix.Length..];

    // A body that is renamed or moved takes its records with it.
    static async Task<IReadOnlyList<string>> RecordsOf(Db db, IEnumerable<string> codes, CancellationToken stop)
    {
        var found = new List<string>();
        foreach (var code in codes.Distinct())
        {
            if (await db.Bodies.AsNoTracking().SingleOrDefaultAsync(body => body.Code == code, stop) is not { } body) continue;
            var under = db.Bodies.Under(body.Path);
            found.AddRange(await db.Records.AsNoTracking().Published().Of(under).Select(record => record.Index).ToListAsync(stop));
        }
        return found;
    }

    async Task Renew(Db db, List<string> touched, long position, CancellationToken stop)
    {
        var bodies = touched.Count == 0 ? BodyTree.Empty : await BodyTree.Read(db, stop);
        foreach (var chunk in touched.Chunk(Chunk))
        {
            var documents = await Documents(db, chunk, bodies, stop);
            var found = documents.Select(document => document.Address).ToHashSet();
            index.Apply(documents, chunk.Select(number => RecordPrefix + number).Where(address => !found.Contains(address)), index.Position);
        }
        index.Apply([], [], position);
        index.Refresh();
    }

    async Task<IReadOnlyList<SearchDocument>> Documents(Db db, string[] numbers, BodyTree bodies, CancellationToken stop)
    {
        var published = db.Records.AsNoTracking().Published().Where(record => numbers.Contains(record.Index));
        var records = await published.Include(record => record.Topics).ToListAsync(stop);
        var editions = await db.Set<Edition>().AsNoTracking().Include(edition => edition.Attachments)
            .Where(edition => published.Any(record => record.Id == edition.RecordId && record.Edition == edition.Number))
            .ToDictionaryAsync(edition => edition.RecordId, stop);
        var today = time.Today();
        return [.. records.Where(record => editions.ContainsKey(record.Id))
            .Select(record => Document(record, editions[record.Id], bodies[record.BodyCode], today))];
    }

    static SearchDocument Document(Record record, Edition edition, Body body, DateOnly today)
    {
        var validity = record.ValidityOn(today);
        return new()
        {
            Address = record.Address,
            Kind = KindPrefix + record.Kind,
            Title = record.Title,
            Text = edition.Text,
            // Keywords lead to a record as its files do: behind its own words.
            AttachmentText = string.Join('\n', edition.Attachments.Select(file => file.Text).Append(record.Keywords).Where(text => text?.Length > 0)),
            DocumentNumber = record.DocumentNumber ?? "",
            IndexNumber = record.Index,
            BodyPath = body.Path.Split('/', StringSplitOptions.RemoveEmptyEntries),
            BodyName = record.IssuerName ?? body.Name,
            Category = record.Category,
            Topics = [.. record.Topics.Select(topic => topic.Topic)],
            Date = record.PublishedOn,
            LanguageTag = record.Language.Tag,
            Validity = validity.ToString(),
            InForce = validity is Validity.Valid or Validity.NotYet,
            Audience = [Audience.Everyone],
            Shown = Shown(record, edition),
        };
    }

    static Dictionary<string, string> Shown(Record record, Edition edition)
    {
        var shown = new Dictionary<string, string> { [Updated] = $"{edition.PublishedAt:yyyy-MM-ddTHH:mm:ssZ}" };
        Add(Effective, record.EffectiveOn);
        Add(Expires, record.ExpiresOn);
        Add(Abolished, record.AbolishedOn);
        if (record.Description is { Length: > 0 } about) shown[About] = about;
        return shown;

        void Add(string key, DateOnly? day)
        {
            if (day is { } known) shown[key] = $"{known:yyyy-MM-dd}";
        }
    }
}
