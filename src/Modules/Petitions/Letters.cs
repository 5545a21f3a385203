using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// Letters that were published with their answers (公开的来信和答复), with search. They are records like any others: what
/// shows here, and in search, feeds and interface, is decided in one place.
/// </summary>
public static class Letters
{
    /// <summary>The kind of record as which they are published.</summary>
    public const string Kind = "letter";

    const int PageSize = 20, MostPages = SearchQuery.DeepestHit / PageSize;

    /// <summary>A page of the list.</summary>
    public sealed record Model(string Text, int Page, SearchResult Found, BodyTree Bodies)
    {
        public int Pages => (Math.Min(Found.Total, SearchQuery.DeepestHit) + PageSize - 1) / PageSize;
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/petitions", Show);

    static IResult Show(string? q, string? page, SearchIndex index, BodyTree bodies)
    {
        var text = new string([.. (q ?? "").Where(letter => !char.IsControl(letter)).Take(SearchQuery.LongestText)]).Trim();
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, MostPages) : 1;
        return Page.Of<LettersView>(new Model(text, number, index.Search(new(text, Audience.Public)
        {
            Filters = new Dictionary<Daylight.Facet, IReadOnlyList<string>> { [Daylight.Facet.Kind] = [SearchFollower.KindPrefix + Kind] },
            Page = number, Size = PageSize, WithFacets = false,
        }), bodies));
    }
}
