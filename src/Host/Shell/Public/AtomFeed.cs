using System.Text;
using System.Xml;
using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>A feed in Atom (RFC 4287) on its way to a program that looks by itself.</summary>
sealed class AtomFeed : IDisposable
{
    const string Atom = "http://www.w3.org/2005/Atom";

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    readonly MemoryStream bytes = new();
    readonly XmlWriter xml;
    readonly Reader reader;
    readonly string origin;

    /// <summary>Begins a feed.</summary>
    /// <param name="http">The request it answers.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="page">Path of the page that shows the same.</param>
    /// <param name="updated">When the newest of it changed (UTC).</param>
    public AtomFeed(HttpContext http, Words about, string page, DateTime updated)
    {
        reader = Reader.Of(http);
        origin = $"{http.Request.Scheme}://{http.Request.Host}";
        var self = origin + http.Request.Path + http.Request.QueryString;
        xml = XmlWriter.Create(bytes, Settings);
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, reader.Language.Tag);
        Element("id", self);
        Element("title", $"{about.In(reader.Language)} – {reader.SiteTitle}");
        Element("updated", Dates.Machine(updated));
        Link("self", self, "application/atom+xml");
        Link("alternate", origin + page, "text/html");
        Author(reader.Site.Body.In(reader.Language));
    }

    /// <summary>Adds an entry; <paramref name="rest"/> writes what only some have.</summary>
    /// <param name="address">The thing's address within the installation: its own for ever, whatever becomes of the site's.</param>
    /// <param name="title">Title.</param>
    /// <param name="updated">When it last changed (UTC).</param>
    /// <param name="page">Path of its page.</param>
    /// <param name="rest">Writes what only some have.</param>
    public void Entry(string address, string title, DateTime updated, string page, Action? rest = null)
    {
        xml.WriteStartElement("entry", Atom);
        Element("id", $"tag:{reader.Site.Domain.Split(':')[0]},2012:{address}");
        Element("title", title);
        Element("updated", Dates.Machine(updated));
        Link("alternate", origin + page, "text/html");
        rest?.Invoke();
        xml.WriteEndElement();
    }

    /// <summary>Writes the body or person an entry is by.</summary>
    public void Author(string name)
    {
        xml.WriteStartElement("author", Atom);
        Element("name", name);
        xml.WriteEndElement();
    }

    /// <summary>Writes what sort of thing an entry is.</summary>
    public void Category(string term, string label)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }

    /// <summary>Writes an element that holds text.</summary>
    public void Element(string name, string value) => xml.WriteElementString(name, Atom, Clean(value));

    /// <summary>Ends the feed.</summary>
    public IResult End(HttpContext http)
    {
        xml.WriteEndElement();
        xml.Flush();
        http.Response.Headers.ContentLanguage = reader.Language.Tag;
        http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    public void Dispose() => xml.Dispose();

    void Link(string relation, string href, string type)
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
