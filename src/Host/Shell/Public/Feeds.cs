using System.Text;
using System.Xml;
using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What is new, for programs that look by themselves: Atom (RFC 4287) of everything, of a body, of any list.</summary>
static class Feeds
{
    const int Newest = 50, LongestSummary = 300;
    const string Atom = "http://www.w3.org/2005/Atom";

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/feed.atom", PublicRoute.Reading, Everything).Kept(PublicPages.Catalogue);
        app.MapMethods("/records/feed.atom", PublicRoute.Reading, Narrowed).Kept(PublicPages.Catalogue);
        app.MapMethods("/bodies/{code}/feed.atom", PublicRoute.Reading, OfBody).Kept(PublicPages.Catalogue);
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
        var reader = Reader.Of(http);
        var origin = $"{http.Request.Scheme}://{http.Request.Host}";
        var hits = index.Search((asked with { Sort = SearchSort.Newest, Page = 1 }).Query(Newest) with { WithFacets = false }).Hits;
        var records = hits.Select(hit => new FoundRecord(hit, labels)).ToList();
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, reader.Language.Tag);
            Element(xml, "id", origin + http.Request.Path + http.Request.QueryString);
            Element(xml, "title", Clean($"{about.In(reader.Language)} – {reader.SiteTitle}"));
            Element(xml, "updated", Dates.Machine(records.Select(record => record.Updated).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            Link(xml, "self", origin + http.Request.Path + http.Request.QueryString, "application/atom+xml");
            Link(xml, "alternate", origin + asked.Href, "text/html");
            xml.WriteStartElement("author");
            Element(xml, "name", reader.Site.Body.In(reader.Language));
            xml.WriteEndElement();
            foreach (var record in records) Entry(xml, record, origin, reader.Site.Domain, labels, reader.Language);
            xml.WriteEndElement();
        }
        http.Response.Headers.ContentLanguage = reader.Language.Tag;
        http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    static void Entry(XmlWriter xml, FoundRecord record, string origin, string domain, Labels labels, Language language)
    {
        var document = record.Document;
        xml.WriteStartElement("entry");
        // The index number is the record's for ever, whatever becomes of the site's address.
        Element(xml, "id", $"tag:{domain.Split(':')[0]},2012:{document.Address}");
        Element(xml, "title", Clean(document.Title));
        Element(xml, "updated", Dates.Machine(record.Updated));
        if (document.Date is { } day) Element(xml, "published", Dates.Machine(Instants.At(day, TimeOnly.MinValue)));
        Link(xml, "alternate", origin + record.Href, "text/html");
        xml.WriteStartElement("author");
        Element(xml, "name", Clean(document.BodyName));
        xml.WriteEndElement();
        xml.WriteStartElement("category");
        xml.WriteAttributeString("term", document.Category);
        xml.WriteAttributeString("label", labels.Of(Daylight.Facet.Category, document.Category).In(language));
        xml.WriteEndElement();
        var summary = Clean(document.Shown.GetValueOrDefault(SearchFollower.About) ?? record.Snippet ?? "");
        if (summary.Length > 0) Element(xml, "summary", Clean(summary.Length > LongestSummary ? summary[..LongestSummary] : summary));
        xml.WriteEndElement();
    }

    static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Atom, value);

    static void Link(XmlWriter xml, string relation, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    // What XML can't hold is left out; half a character becomes the sign for one.
    static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));
}
