namespace Daylight.Requests;

/// <summary>
/// What may answer a request before it is sent: published records that have everything that is asked for, or, since people ask
/// in sentences, those whose title is said in the question for the most part.
/// </summary>
sealed class AlreadyPublished(SearchIndex index, LawBook law)
{
    const int Most = 3, Looked = 12, Shortest = 2, Said = 60;

    readonly Likeness likeness = new(law.AskedOften.Ignored, Said);

    /// <summary>A few records, best first; none when the words are too few to tell, or nothing comes near.</summary>
    public IReadOnlyList<Link> Find(string feature)
    {
        var words = feature.Trim('《', '》', '“', '”', ' ');
        if (words.Length < Shortest) return [];
        var found = index.Search(new(words, Audience.Public) { Size = Looked, WithFacets = false, WithSnippets = false });
        var near = found.Reach switch
        {
            SearchReach.All => found.Hits,
            SearchReach.Some => found.Hits.Where(hit => likeness.Covered(hit.Document.Title, by: words) >= Said),
            _ => [],
        };
        return [.. near.Take(Most).Select(hit => new Link(hit.Document.Title, "/records/" + hit.Document.IndexNumber))];
    }
}
