using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A value as a client of GeoReport reads it, from either format.</summary>
sealed class GeoNode
{
    public string? Text { get; init; }

    public Dictionary<string, GeoNode> Fields { get; } = [];

    public List<GeoNode> Items { get; } = [];

    /// <summary>The text of a field; null when it is empty. A field that is not there at all is a fault of the server.</summary>
    public string? this[string name] => Fields[name].Text;
}

/// <summary>What came back.</summary>
sealed record GeoReply(HttpStatusCode Status, string Raw, string ContentType, HttpResponseMessage Message, GeoNode Root)
{
    public List<GeoNode> Rows => Root.Items;

    public GeoNode Only
    {
        get
        {
            Assert.True(Root.Items.Count == 1, Raw);
            return Root.Items[0];
        }
    }
}

/// <summary>
/// The client side of GeoReport v2, written from the specification and knowing nothing of the server: discovers the endpoint,
/// lists services, creates a request and reads it back, in XML or in JSON.
/// </summary>
sealed class Open311Client(HttpClient http, string format)
{
    // Elements that hold several of one kind, by the specification and its extensions.
    static readonly HashSet<string> Lists =
        ["services", "service_requests", "errors", "attributes", "values", "endpoints", "formats", "notes", "service_request_updates"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string endpoint = "";

    public string Format => format;

    /// <summary>Finds where the interface stands.</summary>
    public async Task<GeoReply> Discover()
    {
        var found = await Read($"/open311/discovery.{format}");
        endpoint = found.Root.Fields["endpoints"].Items.Single(one => one["specification"] == "http://wiki.open311.org/GeoReport_v2")["url"]!;
        return found;
    }

    public async Task<GeoReply> Get(string resource, string query = "") => await Read($"{await Endpoint()}/{resource}.{format}{(query.Length > 0 ? "?" + query : "")}");

    public async Task<GeoReply> Create(string resource, params (string Name, string Value)[] fields) =>
        await Send(resource, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<GeoReply> Send(string resource, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{await Endpoint()}/{resource}.{format}") { Content = content };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await Reply(await http.SendAsync(request, Stop));
    }

    public async Task<GeoReply> Read(string address) => await Reply(await http.GetAsync(address, Stop));

    async Task<string> Endpoint()
    {
        if (endpoint.Length == 0) await Discover();
        return endpoint;
    }

    static async Task<GeoReply> Reply(HttpResponseMessage answer)
    {
        var (text, type) = (await answer.Content.ReadAsStringAsync(Stop), answer.Content.Headers.ContentType?.ToString() ?? "");
        var root = type.StartsWith("text/xml", StringComparison.Ordinal) ? OfXml(XDocument.Parse(text).Root!)
            : type.StartsWith("application/json", StringComparison.Ordinal) ? OfJson(JsonDocument.Parse(text).RootElement) : new();
        return new(answer.StatusCode, text, type, answer, root);
    }

    static GeoNode OfXml(XElement element)
    {
        // No namespaces, no attributes: clients of old read neither.
        if (element.HasAttributes || element.Name.Namespace != XNamespace.None) throw new XmlException($"{element.Name} has more than a name.");
        var node = new GeoNode { Text = !element.HasElements && element.Value.Length > 0 ? element.Value : null };
        if (Lists.Contains(element.Name.LocalName)) node.Items.AddRange(element.Elements().Select(OfXml));
        else foreach (var inside in element.Elements()) node.Fields.Add(inside.Name.LocalName, OfXml(inside));
        return node;
    }

    static GeoNode OfJson(JsonElement value)
    {
        var node = new GeoNode
        {
            Text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            },
        };
        if (value.ValueKind is JsonValueKind.Array) node.Items.AddRange(value.EnumerateArray().Select(OfJson));
        if (value.ValueKind is JsonValueKind.Object) foreach (var field in value.EnumerateObject()) node.Fields.Add(field.Name, OfJson(field.Value));
        return node;
    }
}
