using System.Globalization;

namespace Daylight.Web;

/// <summary>
/// A page of the published records of one kind, such as answered questions or letters, with search among them. What shows
/// here is decided where it is decided for every record.
/// </summary>
/// <param name="Text">What was searched for; empty for all of them.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Found">What was found.</param>
/// <param name="Bodies">The bodies by whose names they are shown.</param>
public sealed record PublishedList(string Text, int Page, SearchResult Found, BodyTree Bodies)
{
    const int PageSize = 20, MostPages = SearchQuery.DeepestHit / PageSize;

    /// <summary>How many pages there are to turn.</summary>
    public int Pages => (Math.Min(Found.Total, SearchQuery.DeepestHit) + PageSize - 1) / PageSize;

    /// <summary>Reads a page as an address asks for it; what is typed wrong is the first page, and too long is cut.</summary>
    public static PublishedList Of(string kind, string? q, string? page, SearchIndex index, BodyTree bodies)
    {
        var text = new string([.. (q ?? "").Where(letter => !char.IsControl(letter)).Take(SearchQuery.LongestText)]).Trim();
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, MostPages) : 1;
        return new(text, number, Find(kind, text, index, number, PageSize), bodies);
    }

    /// <summary>The published records of a kind that a text finds.</summary>
    public static SearchResult Find(string kind, string text, SearchIndex index, int page, int size) => index.Search(new(text, Audience.Public)
    {
        Filters = new Dictionary<Daylight.Facet, IReadOnlyList<string>> { [Daylight.Facet.Kind] = [SearchFollower.KindPrefix + kind] },
        Page = page, Size = size, WithFacets = false,
    });
}
