using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What is new, for programs that look by themselves: Atom (RFC 4287) of everything, of a body, of any list.</summary>
static class Feeds
{
    const int Newest = 50, LongestSummary = 300;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/feed.atom", Everything).Kept(PublicPages.Catalogue);
        app.MapGet("/records/feed.atom", Narrowed).Kept(PublicPages.Catalogue);
        app.MapGet("/bodies/{code}/feed.atom", OfBody).Kept(PublicPages.Catalogue);
    }

    static IResult Everything(HttpContext http, SearchIndex index, Labels labels) =>
        Write(http, new() { Path = "/records" }, new("最新公开信息", "Newly published"), index, labels);

    static IResult Narrowed(HttpContext http, SearchIndex index, Labels labels)
    {
        var asked = Finding.Read(http.Request, "/records", labels);
        var parts = Finding.Facets.Where(pair => asked.Chosen.ContainsKey(pair.Facet)).Select(pair => labels.Of(pair.Facet, asked.Chosen[pair.Facet])).ToList();
        if (asked.Text.Length > 0) parts.Add(new($"“{asked.Text}”", $"“{asked.Text}”"));
        return parts.Count == 0 ? Everything(http, index, labels) : Write(http, asked,
            new(string.Join(" · ", parts.Select(part => part.Zh)), string.Join(" · ", parts.Select(part => part.En))), index, labels);
    }

    static IResult OfBody(string code, HttpContext http, SearchIndex index, Labels labels) =>
        labels.Bodies.Find(code) is { } body
            ? Write(http, new() { Path = "/records", Chosen = new Dictionary<Daylight.Facet, string> { [Daylight.Facet.Body] = code } }, body.Words, index, labels)
            : Wrong.NotFound;

    static IResult Write(HttpContext http, Finding asked, Words about, SearchIndex index, Labels labels)
    {
        var language = LanguageChoice.Of(http);
        var hits = index.Search((asked with { Sort = SearchSort.Newest, Page = 1 }).Query(Newest) with { WithFacets = false }).Hits;
        var records = hits.Select(hit => new FoundRecord(hit, labels)).ToList();
        var updated = records.Select(record => record.Updated).DefaultIfEmpty(DateTime.UnixEpoch).Max();
        using var feed = new AtomFeed(http, about, asked.Href, updated);
        foreach (var record in records)
            feed.Entry(record.Document.Address, record.Document.Title, record.Updated, record.Href, () => Rest(feed, record, labels, language));
        return feed.End(http);
    }

    static void Rest(AtomFeed feed, FoundRecord record, Labels labels, Language language)
    {
        var document = record.Document;
        if (document.Date is { } day) feed.Element("published", Dates.Machine(Instants.At(day, TimeOnly.MinValue)));
        feed.Author(document.BodyName);
        feed.Category(document.Category, labels.Of(Daylight.Facet.Category, document.Category).In(language));
        var summary = document.Shown.GetValueOrDefault(SearchFollower.About) ?? record.Snippet ?? "";
        if (summary.Length > 0) feed.Element("summary", summary.Length > LongestSummary ? summary[..LongestSummary] : summary);
    }
}
