using System.Globalization;
using System.Net;
using System.Text;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What every answer of Open311 GeoReport v2 keeps, and what it says of itself and of its services: G, D, S and F of the checklist.</summary>
public sealed class Open311Tests(Open311Town town) : Open311Checks(town)
{
    // --- General

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G1_the_suffix_chooses_the_format_and_another_is_refused_in_xml(string format)
    {
        var client = Here.Client(format);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("services")).Status);
        var other = await client.Read($"{Base}/services.{format}x");
        Assert.Equal((HttpStatusCode.BadRequest, "text/xml; charset=utf-8"), (other.Status, other.ContentType));
        Assert.Equal("400", other.Only["code"]);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G2_answers_say_their_type_and_encoding_and_xml_begins_with_a_declaration(string format)
    {
        var services = await Here.Client(format).Get("services", "locale=zh");
        Assert.Equal(format == "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8", services.ContentType);
        Assert.Contains("路灯", services.Raw, StringComparison.Ordinal);
        if (format != "xml") return;
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", services.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("xmlns", services.Raw, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[a-z_]+ ", services.Raw);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G3_a_form_comes_urlencoded_or_in_parts_and_nothing_else(string format)
    {
        var client = Here.Client(format);
        Assert.Equal(HttpStatusCode.Created, (await Here.Sent(format)).Status);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in Here.Fields()) parts.Add(new StringContent(value), name);
        Assert.Equal(HttpStatusCode.Created, (await client.Send("requests", parts)).Status);
        Refuses(400, await client.Send("requests", new StringContent("{}", Encoding.UTF8, "application/json")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G4_times_carry_their_offset_and_a_forgotten_plus_is_read(string format)
    {
        var (client, code) = (Here.Client(format), await Created(format));
        foreach (var field in (string[])["requested_datetime", "updated_datetime", "expected_datetime"])
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", (await client.Get($"requests/{code}")).Only[field]);
        var start = $"{Here.Now.UtcDateTime.AddHours(7):yyyy-MM-ddTHH:mm:ss}+08:00";
        Assert.Contains(await Listed(client, $"start_date={start}"), code.Equals);
        Assert.Contains(await Listed(client, $"start_date={Uri.EscapeDataString(start)}"), code.Equals);
        foreach (var wrong in (string[])["yesterday", "2026-12-01", "2026-13-01T00:00:00Z", "2026-12-01T00:00:00"])
            Refuses(400, await client.Get("requests", $"start_date={wrong}"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G5_an_empty_parameter_is_one_that_was_not_given(string format)
    {
        var client = Here.Client(format);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("requests", "status=&service_code=&start_date=&page=&jurisdiction_id=&service_request_id=")).Status);
        Refuses(400, await client.Create("requests", [.. Here.Fields(("service_code", "")), ("service_code", "")]));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G6_the_one_jurisdiction_may_be_named_and_another_is_not_found(string format)
    {
        var client = Here.Client(format);
        foreach (var resource in (string[])["services", "services/pothole", "requests", "servicerequestupdates", "bulk"])
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get(resource, "jurisdiction_id=440112")).Status);
            Refuses(404, await client.Get(resource, "jurisdiction_id=elsewhere.test"));
        }
        Refuses(404, await Here.Sent(format, ("jurisdiction_id", "elsewhere.test")));
    }

    [Fact]
    public async Task G7_json_is_the_xml_without_its_outermost_element()
    {
        var code = await Created("xml");
        foreach (var (resource, root, list) in ((string, string, bool)[])
                 [("services", "services", true), ("requests", "service_requests", true), ($"requests/{code}", "service_requests", true), ("services/pothole", "service_definition", false),
                  ("services/none", "errors", true)])
        {
            var (xml, json) = (await Here.Client("xml").Get(resource), await Here.Client("json").Get(resource));
            Assert.Contains($"?><{root}>", xml.Raw, StringComparison.Ordinal);
            Assert.StartsWith(list ? "[" : "{", json.Raw, StringComparison.Ordinal);
            Assert.Equal(Flat(xml.Root), Flat(json.Root));
        }
        // An empty element is a null, and a truth is in lower case or none.
        Assert.Contains("<media_url", (await Here.Client("xml").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
        Assert.Contains("\"media_url\":null", (await Here.Client("json").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
        Assert.Contains("<metadata>false</metadata>", (await Here.Client("xml").Get("services")).Raw, StringComparison.Ordinal);
        Assert.Contains("\"metadata\":false", (await Here.Client("json").Get("services")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G8_codes_are_texts_and_degrees_are_numbers()
    {
        var code = await Released();
        var raw = (await Here.Client("json").Get($"requests/{code}")).Raw;
        Assert.Contains($"\"service_request_id\":\"{code}\"", raw, StringComparison.Ordinal);
        Assert.Contains("\"service_code\":\"rubbish\"", raw, StringComparison.Ordinal);
        Assert.Contains("\"lat\":23.1065,\"long\":113.4598", raw, StringComparison.Ordinal);
        Assert.Contains("<lat>23.1065</lat><long>113.4598</long>", (await Here.Client("xml").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G9_errors_are_a_list_and_say_all_that_is_wrong(string format)
    {
        var client = Here.Client(format);
        foreach (var nothing in (string[])["services/none", "requests/RX-2026-99999", "tokens/none", "elsewhere", "requests/a/b"])
            Assert.Equal("404", Refuses(404, await client.Get(nothing)).Only["code"]);
        Assert.Equal("403", Refuses(403, await Here.Sent(format, ("api_key", "wrong"))).Only["code"]);
        var several = Refuses(400, await Here.Sent(format, ("lat", "95"), ("long", ""), ("email", "x"), ("description", "<b>bold</b>"), ("media_url", "file:///etc")));
        foreach (var name in (string[])["lat", "email", "description", "media_url"])
            Assert.Contains(several.Rows, row => row["description"]!.StartsWith(name, StringComparison.Ordinal) && row["code"] == "400");
        Refuses(404, await client.Create("services"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G10_pages_of_others_may_read_it_and_what_has_not_changed_is_not_sent_again(string format)
    {
        using var page = Here.Browser();
        page.DefaultRequestHeaders.Add("Origin", "https://map.example.com");
        using var first = await page.GetAsync($"{Base}/services.{format}", Stop);
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        page.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await page.GetAsync($"{Base}/services.{format}", Stop);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var sends = new HttpRequestMessage(HttpMethod.Options, $"{Base}/requests.{format}");
        sends.Headers.Add("Access-Control-Request-Method", "POST");
        using var asked = await page.SendAsync(sends, Stop);
        Assert.False(asked.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) && methods.Any(one => one.Contains("POST", StringComparison.Ordinal)));
    }

    // --- Discovery

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task D1_discovery_says_when_it_changed_whom_to_ask_and_where_keys_are(string format)
    {
        var found = (await Here.Client(format).Discover()).Root;
        Assert.True(DateTimeOffset.Parse(found["changeset"]!, CultureInfo.InvariantCulture) <= Here.Now);
        Assert.NotEmpty(found["contact"]!);
        Assert.Contains("Keys are given by", found["key_service"], StringComparison.Ordinal);
        Assert.NotEmpty(found.Fields["endpoints"].Items);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task D2_an_endpoint_says_what_it_is_where_and_in_which_formats(string format)
    {
        var endpoint = Assert.Single((await Here.Client(format).Discover()).Root.Fields["endpoints"].Items);
        Assert.Equal("http://wiki.open311.org/GeoReport_v2", endpoint["specification"]);
        Assert.EndsWith(Base, endpoint["url"], StringComparison.Ordinal);
        Assert.NotNull(endpoint["changeset"]);
        Assert.Equal("test", endpoint["type"]);
        Assert.Equal(["text/xml", "application/json"], endpoint.Fields["formats"].Items.Select(item => item.Text));
    }

    // Whoever changes the list or a question moves Offers.Changed, and then this.
    [Fact]
    public void D3_the_changeset_moves_with_the_list_of_services() =>
        Assert.Equal((new DateTime(2026, 11, 26, 6, 0, 0, DateTimeKind.Utc), "9547ea636a9e3b8d"), (Offers.Changed, Offers.Fingerprint()));

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task D3_programs_read_the_changeset_of_the_list_they_read(string format)
    {
        var found = (await Here.Client(format).Discover()).Root;
        var said = (string[])[found["changeset"]!, Assert.Single(found.Fields["endpoints"].Items)["changeset"]!];
        Assert.All(said, changeset => Assert.Equal(Offers.Changed, DateTimeOffset.Parse(changeset, CultureInfo.InvariantCulture).UtcDateTime));
        var list = (await Here.Client(format).Get("services")).Rows;
        Assert.Equal(Offers.All.Select(offer => (offer.Code, offer.Name.En)), list.Select(row => (row["service_code"]!, row["service_name"]!)));
    }

    // --- Services

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task S1_every_service_says_all_of_itself_in_the_readers_language(string format)
    {
        var client = Here.Client(format);
        var (english, chinese) = ((await client.Get("services")).Rows, (await client.Get("services", "locale=zh")).Rows);
        Assert.Equal(Offers.All.Select(offer => offer.Code), english.Select(row => row["service_code"]));
        Assert.All(english, row => Assert.All(["service_name", "description", "keywords", "group"], (string field) => Assert.NotNull(row[field])));
        Assert.All(english, row => Assert.Contains(row["metadata"], (string[])["true", "false"]));
        Assert.All(english, row => Assert.Contains(row["type"], (string[])["realtime", "batch"]));
        Assert.True(english.Count(row => row["metadata"] == "true") >= 2);
        Assert.Equal(("Street light out", "路灯不亮"), (english[0]["service_name"], chinese[0]["service_name"]));
        Assert.Equal("路燈不亮", (await client.Get("services", "locale=zh-Hant")).Rows[0]["service_name"]);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task S2_what_is_wrong_with_the_list_of_services_is_an_error(string format)
    {
        var client = Here.Client(format);
        Refuses(404, await client.Get("services", "jurisdiction_id=nowhere"));
        Refuses(400, await client.Get("services", "lat=x&long=1"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task S3_a_point_may_be_named_whole_and_every_service_is_taken_there(string format)
    {
        var client = Here.Client(format);
        Assert.Equal((await client.Get("services")).Raw, (await client.Get("services", "lat=23.1&long=113.4")).Raw);
        Refuses(400, await client.Get("services", "lat=23.1"));
        Refuses(400, await client.Get("services", "lat=23.1&long=181"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task F1_a_definition_asks_its_questions_in_order(string format)
    {
        var client = Here.Client(format);
        foreach (var code in (await client.Get("services")).Rows.Where(row => row["metadata"] == "true").Select(row => row["service_code"]!))
        {
            var definition = (await client.Get($"services/{code}")).Root;
            Assert.Equal(code, definition["service_code"]);
            var attributes = definition.Fields["attributes"].Items;
            Assert.Equal(Enumerable.Range(1, attributes.Count), attributes.Select(asks => int.Parse(asks["order"]!, CultureInfo.InvariantCulture)));
            Assert.All(attributes, asks =>
            {
                Assert.NotNull(asks["code"]);
                Assert.NotNull(asks["description"]);
                Assert.Contains(asks["variable"], (string[])["true", "false"]);
                Assert.Contains(asks["required"], (string[])["true", "false"]);
                Assert.True(asks.Fields.ContainsKey("datatype_description"));
                Assert.Contains(asks["datatype"], (string[])["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]);
                if (asks["datatype"]!.EndsWith("list", StringComparison.Ordinal)) Assert.All(asks.Fields["values"].Items, value => Assert.True(value["key"] is not null && value["name"] is not null));
                else Assert.False(asks.Fields.ContainsKey("values"));
            });
        }
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task F2_a_definition_of_nothing_is_not_found(string format) => Refuses(404, await Here.Client(format).Get("services/none"));

    static List<string> Flat(GeoNode node, string under = "") =>
    [
        .. node.Text is { } text ? [$"{under}={text}"] : (string[])[],
        .. node.Fields.SelectMany(field => Flat(field.Value, $"{under}/{field.Key}")),
        .. node.Items.SelectMany((item, place) => Flat(item, $"{under}[{place}]")),
    ];
}
