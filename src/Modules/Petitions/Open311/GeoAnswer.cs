using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.Net.Http.Headers;

namespace Daylight.Petitions;

/// <summary>Values under their names, in order: an element of XML, an object of JSON.</summary>
sealed class GeoFields : List<KeyValuePair<string, object?>>
{
    /// <summary>Adds a value: null, a text, a number, a truth, other fields or a <see cref="GeoList"/>.</summary>
    public void Add(string name, object? value) => Add(KeyValuePair.Create(name, value));
}

/// <summary>Several of one name. The wrapper stands in XML only where it has a name of its own, and never in JSON.</summary>
/// <param name="Item">The name of each in XML.</param>
/// <param name="All">Fields or texts.</param>
sealed record GeoList(string Item, IReadOnlyList<object> All)
{
    public static GeoList Of(string item, IEnumerable<object> all) => new(item, [.. all]);
}

/// <summary>
/// An answer of the GeoReport interface, the same in both formats: JSON is the XML without its outermost element (the Spark
/// convention).
/// </summary>
/// <param name="Format">Which format was asked for.</param>
/// <param name="Root">Name of the outermost element.</param>
/// <param name="Content">Fields, or a list.</param>
sealed record GeoAnswer(GeoFormat Format, string Root, object Content) : IResult, IStatusCodeHttpResult
{
    const int TagBytes = 12;

    static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Addresses of neighbouring pages.</summary>
    public string? Link { get; init; }

    /// <summary>True for what only the program that asked may read.</summary>
    public bool Private { get; init; }

    public int? StatusCode => Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var bytes = new MemoryStream();
        if (Format is GeoFormat.Json) Json(bytes);
        else Xml(bytes);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = Private || Status != StatusCodes.Status200OK ? "no-store" : "no-cache";
        response.Headers.Vary = "Accept-Language, Cookie";
        if (Link is not null) response.Headers.Link = Link;
        if (Status == StatusCodes.Status200OK && !Private)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).AsSpan(0, TagBytes))}\"");
            response.GetTypedHeaders().ETag = tag;
            if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.ContentType = Format is GeoFormat.Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        bytes.Position = 0;
        await bytes.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    void Xml(Stream to)
    {
        using var xml = XmlWriter.Create(to, Plain);
        xml.WriteStartDocument();
        Element(xml, Root, Content);
        xml.WriteEndDocument();
    }

    static void Element(XmlWriter xml, string name, object? value)
    {
        xml.WriteStartElement(name);
        switch (value)
        {
            case GeoFields fields:
                foreach (var (field, inside) in fields) Element(xml, field, inside);
                break;
            case GeoList list:
                foreach (var one in list.All) Element(xml, list.Item, one);
                break;
            default:
                xml.WriteString(Text(value));
                break;
        }
        xml.WriteEndElement();
    }

    void Json(Stream to)
    {
        using var json = new Utf8JsonWriter(to, Readable);
        Value(json, Content);
    }

    static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or "":
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case GeoFields fields:
                json.WriteStartObject();
                foreach (var (field, inside) in fields)
                {
                    json.WritePropertyName(field);
                    Value(json, inside);
                }
                json.WriteEndObject();
                break;
            case GeoList list:
                json.WriteStartArray();
                foreach (var one in list.All) Value(json, one);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <summary>A value as it is written: truths in lower case, numbers with a point.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        DateTime at => Time(at),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>An instant with the offset of the body's place.</summary>
    public static string Time(DateTime utc) =>
        new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(Instants.Zone.BaseUtcOffset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

/// <summary>The formats of an answer.</summary>
enum GeoFormat
{
    Xml,
    Json,
}
