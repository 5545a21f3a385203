using Lucene.Net.Search;

namespace Daylight;

/// <summary>One question on its way: everything asked for first, and if nobody has that, what comes near.</summary>
sealed class Searching(IndexSearcher searcher, ColumnStore columns, SearchQuery query, DateOnly today)
{
    readonly Asked asked = Asked.Read(query.Text);

    public SearchResult Answer()
    {
        var plan = new SearchPlan(asked, searcher.IndexReader);
        var marks = new Marks(asked);
        var found = Count(plan.All(), query);
        var reach = SearchReach.All;
        var suggestion = found.FoundAny ? null : Suggestion(plan);
        foreach (var (further, attempt) in Further(plan))
        {
            if (found.FoundAny) break;
            if (attempt() is not { } lucene || Count(lucene, query) is not { FoundAny: true } more) continue;
            (found, reach) = (more, further);
        }
        marks.AddSounds(plan.Readings());
        var hits = found.Page().Select(hit => Hit(hit.Doc, hit.Score, marks)).ToList();
        return new(found.Total, hits, found.FacetCounts(), reach, suggestion);
    }

    static IEnumerable<(SearchReach Reach, Func<Query?> Attempt)> Further(SearchPlan plan) =>
    [
        (SearchReach.Initials, plan.ByInitials),
        (SearchReach.Some, () => plan.Some(any: false)),
        (SearchReach.Some, () => plan.Some(any: true)),
    ];

    Counting Count(Query lucene, SearchQuery asking)
    {
        var byScore = asking.Sort == SearchSort.Relevance && !asked.IsEmpty;
        var counting = new Counting(searcher.IndexReader, columns, asking, byScore, today);
        if (Postings.Of(lucene) is { } postings) postings.Run(searcher, counting);
        else searcher.Search(lucene, counting);
        return counting;
    }

    SearchHit Hit(int doc, float score, Marks marks)
    {
        var excerpt = new Excerpt(marks, query.WithSnippets);
        searcher.IndexReader.Document(doc, excerpt);
        var document = excerpt.Document;
        var title = Excerpt.Segments(document.Title, 0, document.Title.Length, marks.In(document.Title));
        return new(document, title, excerpt.Snippet, score);
    }

    // Chinese is mistyped by sound: what sounds the same in a title the viewer may see is what was meant.
    string? Suggestion(SearchPlan plan)
    {
        if (plan.BySound() is not { } sound) return null;
        var best = Count(sound, new(query.Text, query.Audience) { Size = 1, WithFacets = false });
        if (best.Page() is not [var (doc, _)]) return null;
        var excerpt = new Excerpt(new(asked), withSnippet: false);
        searcher.IndexReader.Document(doc, excerpt);
        var title = Folding.Fold(excerpt.Document.Title);
        var words = asked.Wanted.Select(part => SearchPlan.Sounds(part.Text) is { Count: > 1 } sounds
            ? SameSound(title, sounds) ?? part.Text : part.Text).ToList();
        var suggestion = string.Join(' ', words);
        return suggestion == string.Join(' ', asked.Wanted.Select(part => part.Text)) ? null : suggestion;
    }

    static string? SameSound(string title, List<string> sounds)
    {
        var read = Pinyin.AsRead(title);
        for (var at = 0; at + sounds.Count <= read.Length; at++)
            if (Enumerable.Range(0, sounds.Count).All(i => Pinyin.IsRead(read[at + i], sounds[i])))
                return title.Substring(at, sounds.Count);
        return null;
    }
}
