using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>All bodies with how much each published.</summary>
public sealed record BodiesModel(BodyTree Tree, IReadOnlyDictionary<string, int> Published);

/// <summary>A body, what it published, and how it answers.</summary>
public sealed record BodyModel
{
    /// <summary>The body.</summary>
    public required Body Body { get; init; }

    /// <summary>Its superiors, the nearest last.</summary>
    public required IReadOnlyList<Body> Above { get; init; }

    /// <summary>The bodies directly below it.</summary>
    public required IReadOnlyList<Body> Below { get; init; }

    /// <summary>Its newest records, with those of the bodies below it.</summary>
    public required Found Newest { get; init; }

    /// <summary>Records of this year.</summary>
    public required int ThisYear { get; init; }

    /// <summary>Requests it answered in the last 365 days, and of these in time.</summary>
    public required (int All, int InTime) Answered { get; init; }
}

/// <summary>The public bodies: who publishes, where to find them.</summary>
static class PublicBodies
{
    const int MostNewest = 10, Days = 365;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bodies", All).Kept(PublicPages.Catalogue);
        app.MapGet("/bodies/{code}", One).Kept(PublicPages.Catalogue, PublicPages.Figures);
    }

    static IResult All(SearchIndex index, BodyTree tree)
    {
        var counts = index.Search(new("", Audience.Public) { Size = 0 }).Facets[Daylight.Facet.Body];
        return Page.Of<BodiesPage>(new BodiesModel(tree, counts.ToDictionary(count => count.Value, count => count.Count)));
    }

    static async Task<IResult> One(string code, Db db, SearchIndex index, Labels labels, TimeProvider time, CancellationToken stop)
    {
        var tree = labels.Bodies;
        if (tree.Find(code) is not { } body) return Wrong.NotFound;
        var asked = new Finding { Path = "/records", Chosen = new Dictionary<Daylight.Facet, string> { [Daylight.Facet.Body] = code } };
        var newest = index.Search(asked.Query(MostNewest));
        return Page.Of<BodyPage>(new BodyModel
        {
            Body = body,
            Above = [.. body.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(above => tree[above])],
            Below = [.. tree.All.Where(below => below.ParentCode == code)],
            Newest = new(asked, newest, labels, index.UpdatedAt.UtcDateTime),
            ThisYear = newest.Facets[Daylight.Facet.Year].FirstOrDefault(year => year.Value == $"{time.Today().Year}")?.Count ?? 0,
            Answered = await Answered(db, body, time.Today(), stop),
        });
    }

    static async Task<(int, int)> Answered(Db db, Body body, DateOnly today, CancellationToken stop)
    {
        var since = today.AddDays(-Days);
        var parts = await db.Cases.AsNoTracking().Of(db.Bodies.Under(body.Path)).Where(c => c.SecretHash != null && c.DoneOn > since && c.DueOn != null && c.DecidedOn != null)
            .GroupBy(c => c.DoneOn <= c.DueOn).Select(part => new { part.Key, Count = part.Count() }).ToListAsync(stop);
        return (parts.Sum(part => part.Count), parts.Where(part => part.Key).Sum(part => part.Count));
    }
}
