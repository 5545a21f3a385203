using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>The catalogue and the search: one list, with words or without.</summary>
static class Lists
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/records", Records).Kept(PublicPages.Catalogue);
        app.MapGet("/search", Search);
    }

    static IResult Records(HttpRequest request, SearchIndex index, PageEviction kept, Labels labels) =>
        Page.Of<CataloguePage>(Find(Finding.Read(request, "/records", labels), index, labels) with { Incomplete = kept.Behind });

    static IResult Search(HttpRequest request, SearchIndex index, PageEviction kept, Readership readership, Labels labels)
    {
        var found = Find(Finding.Read(request, "/search", labels), index, labels);
        if (found is { Asked: { Text.Length: > 0, Page: 1 }, Result.Hits: [var first, ..] })
            readership.Searched(found.Asked.Text, first.Document.Title, request.HttpContext.Connection.RemoteIpAddress);
        return Page.Of<SearchPage>(found with { Incomplete = kept.Behind });
    }

    /// <summary>Asks the index; a page beyond the last shows the last.</summary>
    public static Found Find(Finding asked, SearchIndex index, Labels labels)
    {
        var result = index.Search(asked.Query());
        if (result.Hits.Count == 0 && asked.Page > 1 && result.Total > 0)
        {
            asked = asked with { Page = Finding.Pages(result.Total), Beyond = asked.Beyond ?? asked.Page };
            result = index.Search(asked.Query());
        }
        return new(asked, result, labels, index.UpdatedAt.UtcDateTime);
    }
}
