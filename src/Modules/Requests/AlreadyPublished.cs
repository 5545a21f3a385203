namespace Daylight.Requests;

/// <summary>What may answer a request before it is sent: published records that have everything that is asked for.</summary>
sealed class AlreadyPublished(SearchIndex index)
{
    const int Most = 3;
    const int Shortest = 2;

    /// <summary>A few records, best first; none when the words are too few to tell, or nothing has all of them.</summary>
    public IReadOnlyList<Link> Find(string feature)
    {
        var words = feature.Trim('《', '》', '“', '”', ' ');
        if (words.Length < Shortest) return [];
        var found = index.Search(new(words, Audience.Public) { Size = Most, WithFacets = false, WithSnippets = false });
        return found.Reach is not SearchReach.All ? []
            : [.. found.Hits.Select(hit => new Link(hit.Document.Title, "/records/" + hit.Document.IndexNumber))];
    }
}
