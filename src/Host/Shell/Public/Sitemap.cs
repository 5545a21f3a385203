using System.Text;
using System.Xml;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>All public addresses for search engines (sitemaps.org), in parts, and what they may not read.</summary>
static class Sitemap
{
    // The most that the form allows in one part.
    const int Part = 50_000;
    const string Form = "http://www.sitemaps.org/schemas/sitemap/0.9";

    static readonly string[] Closed = ["/desk", "/account", "/cases", "/sign-in", "/search", "/api/"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", Index).Kept(PublicPages.Catalogue);
        app.MapGet("/sitemap/{part:int}.xml", One).Kept(PublicPages.Catalogue);
        app.MapGet("/robots.txt", Robots);
    }

    static IResult Robots(HttpContext http) => Results.Text(
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {Origin(http)}/sitemap.xml\n");

    static async Task<IResult> Index(HttpContext http, Db db, CancellationToken stop)
    {
        var parts = (await db.Records.Published().CountAsync(stop) + Part - 1) / Part;
        return Write("sitemapindex", xml =>
        {
            for (var part = 0; part <= parts; part++) Location(xml, "sitemap", $"{Origin(http)}/sitemap/{part}.xml", null);
        });
    }

    // What anybody can go to from any page; the last stands at the foot of each without being part of the navigation.
    static IEnumerable<string> Pages(Site site) => site.Navigation.Select(item => item.Href.Split('?', '#')[0]).Append("/accessibility")
        .Where(path => !Closed.Any(closed => path.StartsWith(closed, StringComparison.Ordinal))).Distinct();

    // Part 0 has the pages and bodies, the others the records.
    static async Task<IResult> One(int part, HttpContext http, Db db, Site site, BodyTree bodies, CancellationToken stop)
    {
        var origin = Origin(http);
        if (part == 0)
            return Write("urlset", xml =>
            {
                foreach (var path in Pages(site).Concat(bodies.All.Select(body => $"/bodies/{body.Code}"))) Location(xml, "url", origin + path, null);
            });
        if (part is < 0 or > 100_000) return Wrong.NotFound;
        var records = await (from record in db.Records.Published()
                             orderby record.Index
                             select new { record.Index, Changed = record.Editions.Max(edition => edition.PublishedAt) })
            .AsNoTracking().Skip((part - 1) * Part).Take(Part).ToListAsync(stop);
        return records.Count == 0 ? Wrong.NotFound : Write("urlset", xml =>
        {
            foreach (var record in records) Location(xml, "url", origin + FoundRecord.HrefOf(record.Index), record.Changed);
        });
    }

    static IResult Write(string root, Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Form);
            content(xml);
            xml.WriteEndElement();
        }
        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    static void Location(XmlWriter xml, string element, string address, DateTime? changed)
    {
        xml.WriteStartElement(element, Form);
        xml.WriteElementString("loc", Form, address);
        if (changed is { } at) xml.WriteElementString("lastmod", Form, Dates.Machine(at));
        xml.WriteEndElement();
    }

    static string Origin(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
