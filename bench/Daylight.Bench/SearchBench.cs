using System.Diagnostics;
using Daylight.Host.Demo;

namespace Daylight.Bench;

/// <summary>
/// Questions as the search page asks them (rights, facets, exact total, twenty hits with snippets) beside a bare Lucene
/// query for the same terms, which finds the numbers of twenty documents and reads none.
/// </summary>
static class SearchBench
{
    const string Name = "search";
    const int Hits = 20;
    const int Warming = 5;
    const ulong Seed = 2012;
    static readonly Target Promised = Target.Most(2);

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        using var index = Filled(Path.Combine(sizes.Folder, $"search-{sizes.Indexed}"), sizes.Indexed, stop);
        var records = DemoText.Records(sizes.Questions * 20, Seed + 1).Where(record => record.Keywords.Count > 1)
            .Take(sizes.Questions).ToList();
        var single = records.Select(record => Asked(record.Keywords[0]));
        var two = records.Select(record => Asked($"{record.Keywords[0]} {record.Keywords[1]}"));
        var filtered = records.Select((record, n) => Asked(record.Keywords[0]) with { Filters = Filter(record, n) });
        Warm(index, [.. single, .. two, .. filtered]);
        return
        [
            await Compare("one word", index, [.. single], sizes.Rounds),
            await Compare("two words", index, [.. two], sizes.Rounds),
            await Compare("one word, filtered", index, [.. filtered], sizes.Rounds),
            // What of it the texts of the hits cost, and the hits.
            await Compare("one word, no snippets", index, [.. single.Select(asked => asked with { WithSnippets = false })], sizes.Rounds, null),
            await Compare("one word, one hit", index, [.. single.Select(asked => asked with { Size = 1, WithSnippets = false })], sizes.Rounds, null),
            await Compare("one word, counts alone", index, [.. single.Select(asked => asked with { Size = 0 })], sizes.Rounds, null),
        ];
    }

    // A server that has just started compiles while it answers, and ours is the longer program: whoever is measured first
    // would pay for it.
    static void Warm(SearchIndex index, SearchQuery[] questions)
    {
        for (var time = 0; time < Warming; time++)
        {
            Times(questions, index.Search);
            Times(questions, question => index.Bare(question.Text, Hits));
        }
    }

    static Task<Figure> Compare(string name, SearchIndex index, SearchQuery[] questions, int rounds) =>
        Compare(name, index, questions, rounds, Promised);

    static async Task<Figure> Compare(string name, SearchIndex index, SearchQuery[] questions, int rounds, Target? target) => Figure.Times(
        Name, name, await Paired.Measure(rounds, () => Times(questions, index.Search),
            () => Times(questions, question => index.Bare(question.Text, Hits))), target);

    static List<double> Times<T>(SearchQuery[] questions, Func<SearchQuery, T> answer)
    {
        var times = new List<double>(questions.Length);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            answer(question);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return times;
    }

    static SearchQuery Asked(string text) => new(text, Audience.Public) { Size = Hits };

    static Dictionary<Facet, IReadOnlyList<string>> Filter(DemoRecord record, int n) => (n % 3) switch
    {
        0 => new() { [Facet.Body] = [record.Body] },
        1 => new() { [Facet.Category] = [record.Category] },
        _ => new() { [Facet.Year] = [$"{Instants.DayOf(record.PublishedAt).Year}"] },
    };

    static SearchIndex Filled(string folder, int count, CancellationToken stop)
    {
        var index = SearchIndex.Open(folder, TimeProvider.System);
        // One that was interrupted goes on from where it was.
        foreach (var chunk in DemoText.Records(count, Seed).Select(Document).Skip((int)index.Position).Chunk(1000))
        {
            stop.ThrowIfCancellationRequested();
            index.Apply(chunk, [], index.Position + chunk.Length);
        }
        index.Commit();
        index.Refresh();
        return index;
    }

    static SearchDocument Document(DemoRecord record, int number) => new()
    {
        Address = $"record:{number}",
        Kind = SearchFollower.KindPrefix + record.Kind,
        Title = record.Title,
        Text = record.Text,
        DocumentNumber = record.DocumentNumber ?? "",
        IndexNumber = $"000000000/{Instants.DayOf(record.PublishedAt).Year}-{number:00000}",
        BodyPath = record.Body == DemoBody.District.Code ? [record.Body] : [DemoBody.District.Code, record.Body],
        BodyName = DemoBody.All.First(body => body.Code == record.Body).Name.Zh,
        Category = record.Category,
        Topics = record.Topics,
        Date = Instants.DayOf(record.PublishedAt),
        Validity = nameof(Validity.Valid),
        Audience = [Audience.Everyone],
    };
}
