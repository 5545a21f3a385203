using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>What the home page shows.</summary>
public sealed record HomeModel
{
    /// <summary>What codes are called.</summary>
    public required Labels Labels { get; init; }

    /// <summary>What is due today.</summary>
    public required DueToday Due { get; init; }

    /// <summary>Each priority field with its newest record, or null.</summary>
    public required IReadOnlyList<(Class Field, FieldRecord? Newest)> Fields { get; init; }

    /// <summary>The newest records.</summary>
    public required IReadOnlyList<LatestRecord> Latest { get; init; }

    /// <summary>What was opened most in the last weeks.</summary>
    public required IReadOnlyList<RelatedRecord> MostRead { get; init; }

    /// <summary>Words that most readers searched for in the last weeks.</summary>
    public required IReadOnlyList<string> MostSearched { get; init; }

    /// <summary>What systems bring.</summary>
    public required IReadOnlyList<HomePart> Parts { get; init; }

    /// <summary>Figures of the year.</summary>
    public required YearFigures Year { get; init; }

    /// <summary>Bodies that exist today.</summary>
    public required IReadOnlyList<Body> Bodies { get; init; }
}

/// <summary>What people wait for, of every kind, by what is due today.</summary>
/// <param name="All">Due today.</param>
/// <param name="Done">Of these, answered.</param>
/// <param name="Late">Not answered though their last day has passed.</param>
public sealed record DueToday(int All, int Done, int Late);

/// <summary>The newest record of a field.</summary>
public sealed record FieldRecord(string Topic, string Index, string Title, DateOnly PublishedOn);

/// <summary>A record that was just published.</summary>
public sealed record LatestRecord(
    string Index, string Title, string? DocumentNumber, string BodyCode, string Kind, Language Language, DateOnly PublishedOn);

/// <summary>The figures of a year up to today, by month.</summary>
public sealed record YearFigures
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Records published, by month from January.</summary>
    public required IReadOnlyList<double> Published { get; init; }

    /// <summary>Requests received, by month from January; null where no module takes requests.</summary>
    public required IReadOnlyList<double>? Received { get; init; }

    /// <summary>Requests that are open.</summary>
    public required int Open { get; init; }

    /// <summary>Requests answered in the year for which the law sets a period.</summary>
    public required int Answered { get; init; }

    /// <summary>Of these, in time.</summary>
    public required int InTime { get; init; }

    /// <summary>Normative documents in force.</summary>
    public required int Normative { get; init; }
}

/// <summary>The home page.</summary>
static class Home
{
    /// <summary>The measures of records published, and of normative documents in force: those of the annual report.</summary>
    public const string Published = "records.published", Normative = "records.normative-valid";

    /// <summary>The measure of requests received, where a module has it.</summary>
    public const string Received = "requests.received";

    /// <summary>The measure of those of them that are not decided yet.</summary>
    public const string Waiting = "requests.carried-out";

    /// <summary>The measure of requests answered; of these, in time.</summary>
    public const string Answered = "requests.answered", InTime = "requests.answered/in-time";

    const int MostLatest = 6, MostRead = 5, MostSearched = 4, ReadDays = 30;

    // One or two readers are no crowd; their words are their own.
    const int FewestReaders = 3;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", Show).Kept(PublicPages.Catalogue, PublicPages.Figures);

    static async Task<IResult> Show(
        Db db, SearchIndex index, Labels labels, Measures measures, IServiceProvider services, TimeProvider time, CancellationToken stop)
    {
        var today = time.Today();
        var newest = await Fields(db, labels.Classes.Topics, stop);
        return Page.Of<HomePage>(new HomeModel
        {
            Labels = labels,
            Due = await Due(db, services.GetRequiredService<Procedures>().Resting, today, stop),
            Fields = [.. labels.Classes.Topics.Select(field => (field, newest.GetValueOrDefault(field.Code)))],
            Latest = await Latest(db, stop),
            MostRead = await Read(db, today, stop),
            MostSearched = [.. (await Searched(db, today, stop)).Where(word => IsFound(index, word)).Take(MostSearched)],
            Parts = await Parts(services, stop),
            Year = await Figures(db, measures, labels.Bodies.Root, today, stop),
            Bodies = [.. labels.Bodies.All.Where(body => body.ExistsOn(today))],
        });
    }

    static async Task<IReadOnlyList<HomePart>> Parts(IServiceProvider services, CancellationToken stop)
    {
        var parts = new List<HomePart>();
        foreach (var module in Modules.All)
            if (await module.AtHome(services, stop) is { } part) parts.Add(part);
        return parts;
    }

    static async Task<IReadOnlyList<LatestRecord>> Latest(Db db, CancellationToken stop) =>
        await db.Records.AsNoTracking().Published().NewestFirst().Take(MostLatest)
            .Select(record => new LatestRecord(record.Index, record.Title, record.DocumentNumber, record.BodyCode,
                record.Kind, record.Language, record.PublishedOn))
            .ToListAsync(stop);

    // One question with a part for each field: each part goes from the newest record back and ends at the first it meets.
    static async Task<Dictionary<string, FieldRecord>> Fields(Db db, IReadOnlyList<Class> fields, CancellationToken stop)
    {
        if (fields.Count == 0) return [];
        var parts = fields.Select(field => db.Records.Published().On(field.Code).NewestFirst().Take(1)
            .Select(record => new
            {
                // A column, not the code itself: parts can only be joined before anything is made of them here.
                record.Topics.First(topic => topic.Topic == field.Code).Topic, record.Index, record.Title, record.PublishedOn,
            }));
        return await parts.Aggregate((all, part) => all.Concat(part)).ToDictionaryAsync(
            newest => newest.Topic, newest => new FieldRecord(newest.Topic, newest.Index, newest.Title, newest.PublishedOn), stop);
    }

    // What somebody waits for: cases that a secret opens. The office's own drafts are not people's deadlines.
    static async Task<DueToday> Due(Db db, string[] resting, DateOnly today, CancellationToken stop)
    {
        var cases = db.Cases.AsNoTracking().Where(c => c.SecretHash != null);
        var due = await cases.Where(c => c.DueOn == today).GroupBy(c => c.DoneOn != null)
            .Select(group => new { Done = group.Key, Count = group.Count() }).ToListAsync(stop);
        return new(due.Sum(part => part.Count), due.Where(part => part.Done).Sum(part => part.Count), await cases.Overdue(today).CountAsync(c => !resting.Contains(c.Procedure + "/" + c.State), stop));
    }

    static async Task<IReadOnlyList<RelatedRecord>> Read(Db db, DateOnly today, CancellationToken stop)
    {
        var since = today.AddDays(-ReadDays);
        var counts = from view in db.Set<RecordView>()
                     where view.Day >= since
                     group view by view.RecordId into views
                     select new { RecordId = views.Key, Count = views.Sum(view => view.Count) };
        return await (from count in counts
                      join record in db.Records.Published() on count.RecordId equals record.Id
                      orderby count.Count descending, record.Index
                      select new RelatedRecord(record.Index, record.Title, record.Kind, record.PublishedOn, record.Language)).Take(MostRead).ToListAsync(stop);
    }

    static Task<List<string>> Searched(Db db, DateOnly today, CancellationToken stop)
    {
        var since = today.AddDays(-ReadDays);
        return (from word in db.Set<SearchedWord>()
                where word.Day >= since
                group word by word.Word into days
                select new { Word = days.Key, Readers = days.Sum(day => day.Readers) } into read
                where read.Readers >= FewestReaders
                orderby read.Readers descending, read.Word
                select read.Word).Take(2 * MostSearched).ToListAsync(stop);
    }

    // A word whose records were withdrawn is shown no longer.
    static bool IsFound(SearchIndex index, string word) =>
        index.Search(new(word, Audience.Public) { Size = 1, WithFacets = false }).Total > 0;

    static async Task<YearFigures> Figures(Db db, Measures measures, Body? root, DateOnly today, CancellationToken stop)
    {
        var first = new DateOnly(today.Year, 1, 1);
        return new()
        {
            Year = today.Year,
            Published = await Months(Published) ?? [],
            Received = await Months(Received),
            Open = await Total(Waiting),
            Answered = await Total(Answered),
            InTime = await Total(InTime),
            Normative = await Total(Normative),
        };

        async Task<int> Total(string name) => measures.Find(name) is { } measure && root is not null
            ? (int)await Measures.Total(measure, db, new(root.Path, first, today), stop)
            : 0;

        async Task<IReadOnlyList<double>?> Months(string name)
        {
            if (measures.Find(name) is not { } measure || root is null) return null;
            var counts = await Measures.ByMonth(measure, db, new(root.Path, first, today), stop);
            return [.. Enumerable.Range(1, today.Month).Select(month => (double)counts.GetValueOrDefault((today.Year, month)))];
        }
    }
}
