using System.Globalization;
using System.Net;
using System.Text;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Open311 GeoReport v2, demand by demand of the checklist and in both formats, as an outside client meets it.</summary>
[Trait("db", "both")]
public sealed partial class Open311Tests(Open311Town town) : IClassFixture<Open311Town>
{
    const string Base = "/open311/v2";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // --- General

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G1_the_suffix_chooses_the_format_and_another_is_refused_in_xml(string format)
    {
        var client = town.Client(format);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("services")).Status);
        var other = await client.Read($"{Base}/services.{format}x");
        Assert.Equal((HttpStatusCode.BadRequest, "text/xml; charset=utf-8"), (other.Status, other.ContentType));
        Assert.Equal("400", other.Only["code"]);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G2_answers_say_their_type_and_encoding_and_xml_begins_with_a_declaration(string format)
    {
        var services = await town.Client(format).Get("services", "locale=zh");
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
        var client = town.Client(format);
        Assert.Equal(HttpStatusCode.Created, (await town.Sent(format)).Status);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in town.Fields()) parts.Add(new StringContent(value), name);
        Assert.Equal(HttpStatusCode.Created, (await client.Send("requests", parts)).Status);
        Refuses(400, await client.Send("requests", new StringContent("{}", Encoding.UTF8, "application/json")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G4_times_carry_their_offset_and_a_forgotten_plus_is_read(string format)
    {
        var (client, code) = (town.Client(format), await Created(format));
        foreach (var field in (string[])["requested_datetime", "updated_datetime", "expected_datetime"])
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", (await client.Get($"requests/{code}")).Only[field]);
        var start = $"{town.Now.UtcDateTime.AddHours(7):yyyy-MM-ddTHH:mm:ss}+08:00";
        Assert.Contains(await Listed(client, $"start_date={start}"), code.Equals);
        Assert.Contains(await Listed(client, $"start_date={Uri.EscapeDataString(start)}"), code.Equals);
        foreach (var wrong in (string[])["yesterday", "2026-12-01", "2026-13-01T00:00:00Z", "2026-12-01T00:00:00"])
            Refuses(400, await client.Get("requests", $"start_date={wrong}"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G5_an_empty_parameter_is_one_that_was_not_given(string format)
    {
        var client = town.Client(format);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("requests", "status=&service_code=&start_date=&page=&jurisdiction_id=&service_request_id=")).Status);
        Refuses(400, await client.Create("requests", [.. town.Fields(("service_code", "")), ("service_code", "")]));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G6_the_one_jurisdiction_may_be_named_and_another_is_not_found(string format)
    {
        var client = town.Client(format);
        foreach (var resource in (string[])["services", "services/pothole", "requests", "servicerequestupdates", "bulk"])
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get(resource, "jurisdiction_id=440112")).Status);
            Refuses(404, await client.Get(resource, "jurisdiction_id=elsewhere.test"));
        }
        Refuses(404, await town.Sent(format, ("jurisdiction_id", "elsewhere.test")));
    }

    [Fact]
    public async Task G7_json_is_the_xml_without_its_outermost_element()
    {
        var code = await Created("xml");
        foreach (var (resource, root, list) in ((string, string, bool)[])
                 [("services", "services", true), ("requests", "service_requests", true), ($"requests/{code}", "service_requests", true), ("services/pothole", "service_definition", false),
                  ("services/none", "errors", true)])
        {
            var (xml, json) = (await town.Client("xml").Get(resource), await town.Client("json").Get(resource));
            Assert.Contains($"?><{root}>", xml.Raw, StringComparison.Ordinal);
            Assert.StartsWith(list ? "[" : "{", json.Raw, StringComparison.Ordinal);
            Assert.Equal(Flat(xml.Root), Flat(json.Root));
        }
        // An empty element is a null, and a truth is in lower case or none.
        Assert.Contains("<media_url", (await town.Client("xml").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
        Assert.Contains("\"media_url\":null", (await town.Client("json").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
        Assert.Contains("<metadata>false</metadata>", (await town.Client("xml").Get("services")).Raw, StringComparison.Ordinal);
        Assert.Contains("\"metadata\":false", (await town.Client("json").Get("services")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G8_codes_are_texts_and_degrees_are_numbers()
    {
        var code = await Released();
        var raw = (await town.Client("json").Get($"requests/{code}")).Raw;
        Assert.Contains($"\"service_request_id\":\"{code}\"", raw, StringComparison.Ordinal);
        Assert.Contains("\"service_code\":\"rubbish\"", raw, StringComparison.Ordinal);
        Assert.Contains("\"lat\":23.1065,\"long\":113.4598", raw, StringComparison.Ordinal);
        Assert.Contains("<lat>23.1065</lat><long>113.4598</long>", (await town.Client("xml").Get($"requests/{code}")).Raw, StringComparison.Ordinal);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G9_errors_are_a_list_and_say_all_that_is_wrong(string format)
    {
        var client = town.Client(format);
        foreach (var nothing in (string[])["services/none", "requests/RX-2026-99999", "tokens/none", "elsewhere", "requests/a/b"])
            Assert.Equal("404", Refuses(404, await client.Get(nothing)).Only["code"]);
        Assert.Equal("403", Refuses(403, await town.Sent(format, ("api_key", "wrong"))).Only["code"]);
        var several = Refuses(400, await town.Sent(format, ("lat", "95"), ("long", ""), ("email", "x"), ("description", "<b>bold</b>"), ("media_url", "file:///etc")));
        foreach (var name in (string[])["lat", "email", "description", "media_url"])
            Assert.Contains(several.Rows, row => row["description"]!.StartsWith(name, StringComparison.Ordinal) && row["code"] == "400");
        Refuses(404, await client.Create("services"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task G10_pages_of_others_may_read_it_and_what_has_not_changed_is_not_sent_again(string format)
    {
        using var page = town.Browser();
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
        var found = (await town.Client(format).Discover()).Root;
        Assert.True(DateTimeOffset.Parse(found["changeset"]!, CultureInfo.InvariantCulture) <= town.Now);
        Assert.NotEmpty(found["contact"]!);
        Assert.Contains("Keys are given by", found["key_service"], StringComparison.Ordinal);
        Assert.NotEmpty(found.Fields["endpoints"].Items);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task D2_an_endpoint_says_what_it_is_where_and_in_which_formats(string format)
    {
        var endpoint = Assert.Single((await town.Client(format).Discover()).Root.Fields["endpoints"].Items);
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

    // --- Services

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task S1_every_service_says_all_of_itself_in_the_readers_language(string format)
    {
        var client = town.Client(format);
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
        var client = town.Client(format);
        Refuses(404, await client.Get("services", "jurisdiction_id=nowhere"));
        Refuses(400, await client.Get("services", "lat=x&long=1"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task S3_a_point_may_be_named_whole_and_every_service_is_taken_there(string format)
    {
        var client = town.Client(format);
        Assert.Equal((await client.Get("services")).Raw, (await client.Get("services", "lat=23.1&long=113.4")).Raw);
        Refuses(400, await client.Get("services", "lat=23.1"));
        Refuses(400, await client.Get("services", "lat=23.1&long=181"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task F1_a_definition_asks_its_questions_in_order(string format)
    {
        var client = town.Client(format);
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
    public async Task F2_a_definition_of_nothing_is_not_found(string format) => Refuses(404, await town.Client(format).Get("services/none"));

    // --- Create

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C1_a_request_needs_its_service_a_place_and_the_required_answers(string format)
    {
        Refuses(400, await town.Sent(format, ("service_code", "")));
        Refuses(400, await town.Sent(format, ("lat", ""), ("long", ""), ("address_string", "")));
        Refuses(400, await town.Sent(format, ("service_code", "street-light")));
        foreach (var place in ((string, string)[][])[[("address_string", "")], [("lat", ""), ("long", "")], [("lat", ""), ("long", ""), ("address_string", ""), ("address_id", "4401-77")]])
            Assert.Equal(HttpStatusCode.Created, (await town.Sent(format, place)).Status);
        var code = await Created(format, ("service_code", "street-light"), ("attribute[fault]", "out"));
        var kept = await town.Asked(db => db.Cases.AsNoTracking().SingleAsync(matter => matter.Code == code, Stop));
        Assert.Equal(("hotline", "440112", Channel.Other), (kept.Procedure, kept.BodyCode, kept.Channel));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C2_answers_are_checked_by_type_and_list_and_several_are_sent_in_brackets(string format)
    {
        foreach (var (name, value) in ((string, string)[])[("attribute[depth]", "deep"), ("attribute[danger]", "perhaps"), ("attribute[where][]", "ceiling"), ("attribute[none]", "1")])
            Refuses(400, await town.Sent(format, ("service_code", "pothole"), ("attribute[where]", "pavement"), (name, value)));
        Refuses(400, await town.Sent(format, ("service_code", "street-light"), ("attribute[fault]", "out"), ("attribute[fault]", "day")));
        Refuses(400, await town.Sent(format, ("service_code", "street-light"), ("attribute[fault]", "out"), ("attribute[since]", "long ago")));
        var code = await Created(format, ("service_code", "pothole"), ("attribute[where][]", "pavement"), ("attribute[where][]", "cycleway"), ("attribute[depth]", "7.5"));
        var story = await StoryOf(code);
        Assert.Contains("坏在哪里：人行道、自行车道", story, StringComparison.Ordinal);
        Assert.Contains("大约多深：7.5", story, StringComparison.Ordinal);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C3_who_asks_and_what_it_is_about_are_kept_and_nothing_longer_and_no_html(string format)
    {
        var code = await Created(format, ("email", "li@example.com"), ("first_name", "四"), ("last_name", "李"), ("phone", "13700137000"), ("description", "第一行\r\n第二行 a < b"),
            ("media_url", "https://photos.example.com/1.jpg"), ("account_id", "u-1"));
        var kept = await town.Asked(async db => await (from petition in db.Petitions join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition).SingleAsync(Stop));
        Assert.Equal(("李四", "13700137000", "li@example.com", PetitionSource.Program), (kept.Name, kept.Phone, kept.Email, kept.Source));
        Assert.StartsWith("第一行\n第二行 a < b", kept.Story, StringComparison.Ordinal);
        Assert.Contains("https://photos.example.com/1.jpg", kept.Story, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await town.Sent(format, ("description", new string('长', 4000)))).Status);
        Refuses(400, await town.Sent(format, ("description", new string('长', 4001))));
        Refuses(400, await town.Sent(format, ("description", "<script>alert(1)</script>")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C4_the_answer_has_a_number_or_a_token_and_never_both(string format)
    {
        var made = (await town.Sent(format, ("account_id", "u-7"))).Only;
        Assert.StartsWith("RX-", made["service_request_id"], StringComparison.Ordinal);
        Assert.False(made.Fields.ContainsKey("token"));
        Assert.Equal("u-7", made["account_id"]);
        Assert.NotNull(made["service_notice"]);
        var later = (await town.Sent(format, ("service_code", "suggestion"))).Only;
        Assert.True(Guid.TryParse(later["token"], out _) && !later.Fields.ContainsKey("service_request_id"));
        // The secret of the case only to whoever asks for more than the core.
        Assert.False(made.Fields.ContainsKey("case_secret"));
        var extended = (await town.Sent(format, ("extensions", "true"))).Only;
        var opened = await town.Asked(db => db.Cases.OpenedBy(extended["service_request_id"]!, extended["case_secret"]!, Stop));
        Assert.NotNull(opened);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C5_half_a_point_a_wrong_one_no_key_and_no_service_are_refused(string format)
    {
        var before = await town.Asked(db => db.Cases.CountAsync(Stop));
        Refuses(400, await town.Sent(format, ("long", "")));
        Refuses(400, await town.Sent(format, ("lat", "90.5")));
        Refuses(403, await town.Sent(format, ("api_key", "")));
        Refuses(403, await town.Sent(format, ("api_key", new string('0', 40))));
        Refuses(404, await town.Sent(format, ("service_code", "none")));
        Refuses(400, await town.Sent(format, ("service_code", "")));
        Assert.Equal(before, await town.Asked(db => db.Cases.CountAsync(Stop)));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C6_the_same_sent_again_is_one_request_and_a_picture_elsewhere_is_only_a_link(string format)
    {
        var client = town.Client(format);
        var fields = town.Fields(("media_url", "http://127.0.0.1:1/never.jpg"));
        var first = await client.Create("requests", fields);
        var again = await client.Create("requests", fields);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Only["service_request_id"], again.Only["service_request_id"]);
        town.MinutesPass(6);
        Assert.NotEqual(first.Only["service_request_id"], (await client.Create("requests", fields)).Only["service_request_id"]);

        var name = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var named = await client.Send("requests", Form(fields), name);
        town.MinutesPass(60);
        Assert.Equal(named.Only["service_request_id"], (await client.Send("requests", Form(fields), name)).Only["service_request_id"]);
        Refuses(400, await client.Send("requests", Form(town.Fields(("description", "别的"))), name));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C6_the_same_sent_by_many_at_once_is_one_request(string format)
    {
        var fields = town.Fields();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => town.Client(format).Create("requests", fields)));
        Assert.Single(answers.Select(answer => answer.Only["service_request_id"]).Distinct());
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task T1_a_token_leads_to_the_number_once_there_is_one(string format)
    {
        var client = town.Client(format);
        var token = (await town.Sent(format, ("service_code", "suggestion"))).Only["token"]!;
        var early = (await client.Get($"tokens/{token}")).Only;
        Assert.Equal((null, token), (early["service_request_id"], early["token"]));
        var code = await town.Asked(async db => await (from sent in db.Set<Open311Request>() join matter in db.Cases on sent.CaseId equals matter.Id where sent.Token == Guid.Parse(token) select matter.Code).SingleAsync(Stop));
        Refuses(404, await client.Get($"requests/{code}"));
        await town.Step(code, "take");
        Assert.Equal(code, (await client.Get($"tokens/{token}")).Only["service_request_id"]);
        Assert.Equal(code, (await client.Get($"requests/{code}")).Only["service_request_id"]);
        Refuses(404, await client.Get($"tokens/{Guid.CreateVersion7()}"));
    }

    // --- Query

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q1_numbers_override_every_other_question(string format)
    {
        var (client, code) = (town.Client(format), await Created(format));
        Assert.Equal([code, town.Old], (await Listed(client, $"service_request_id={code},{town.Old},RX-2026-99999&service_code=noise&status=closed")).Order().Reverse());
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q2_services_are_asked_for_by_their_codes(string format)
    {
        var (client, code) = (town.Client(format), await Created(format));
        var hole = await Created(format, ("service_code", "pothole"), ("attribute[where]", "pavement"));
        var both = await Listed(client, "service_code=pothole,rubbish");
        Assert.True(both.Contains(code) && both.Contains(hole));
        Assert.DoesNotContain(code, await Listed(client, "service_code=pothole"));
        var all = await Listed(client);
        Assert.True(all.Contains(code) && all.Contains(hole));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q3_a_question_is_about_ninety_days_at_most(string format)
    {
        var (client, code) = (town.Client(format), await Created(format));
        Assert.DoesNotContain(town.Old, await Listed(client));
        var old = await Listed(client, $"end_date={At(-95)}");
        Assert.Contains(town.Old, old);
        Assert.DoesNotContain(code, old);
        // From where it begins, ninety days and no more.
        Assert.Contains(town.Old, await Listed(client, $"start_date={At(-110)}"));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("requests", $"start_date={At(-90)}&end_date={At(0)}")).Status);
        Refuses(400, await client.Get("requests", $"start_date={At(-91)}&end_date={At(0)}"));
        Refuses(400, await client.Get("requests", $"start_date={At(0)}&end_date={At(-1)}"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q4_states_are_open_or_closed_or_both(string format)
    {
        var (client, open, closed) = (town.Client(format), await Created(format), await Created(format));
        await town.Step(closed, "withdraw", "已经清运。");
        Assert.True(await Listed(client, "status=open") is var opened && opened.Contains(open) && !opened.Contains(closed));
        Assert.True(await Listed(client, "status=closed") is var shut && shut.Contains(closed) && !shut.Contains(open));
        Assert.True(await Listed(client, "status=open,closed") is var both && both.Contains(closed) && both.Contains(open));
        Refuses(400, await client.Get("requests", "status=done"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q5_the_newest_come_first_in_an_order_that_stays_and_in_pages(string format)
    {
        var client = town.Client(format);
        var codes = new List<string>();
        for (var i = 0; i < 3; i++) codes.Add(await Created(format));
        town.MinutesPass(1);
        codes.Add(await Created(format));
        codes.Reverse();
        Assert.Equal(codes, (await Listed(client)).Take(4));
        var second = await client.Get("requests", "page=2&page_size=2");
        Assert.Equal(codes.Skip(2), second.Rows.Select(row => row["service_request_id"]));
        Assert.Contains("rel=\"next\"", string.Join(',', second.Message.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.Equal(1000, Open311Requests.MostRows);
        foreach (var wrong in (string[])["page=0", "page=x", "page_size=1001"]) Refuses(400, await client.Get("requests", wrong));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q6_a_row_has_every_field_and_gives_out_only_what_was_released(string format)
    {
        var (client, code) = (town.Client(format), await Created(format, ("media_url", "https://photos.example.com/2.jpg")));
        var row = (await client.Get($"requests/{code}")).Only;
        Assert.Equal(["service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime",
            "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url"], row.Fields.Keys);
        Assert.Equal(("open", "Rubbish not collected", "Huangpu District People's Government"), (row["status"], row["service_name"], row["agency_responsible"]));
        foreach (var closed in (string[])["description", "address", "lat", "long", "media_url"]) Assert.Null(row[closed]);
        var released = (await client.Get($"requests/{await Released()}")).Only;
        Assert.Equal(("二巷口垃圾未清运", "大沙街二巷口", "23.1065"), (released["description"], released["address"], released["lat"]));
        town.MinutesPass(1);
        await town.Step(code, "withdraw", "已经清运。");
        row = (await client.Get($"requests/{code}")).Only;
        Assert.Equal(("closed", "Withdrawn"), (row["status"], row["status_notes"]));
        Assert.True(string.CompareOrdinal(row["updated_datetime"], row["requested_datetime"]) > 0);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q7_nothing_found_is_an_empty_list(string format)
    {
        var nothing = await town.Client(format).Get("requests", "service_code=noise");
        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.Empty(nothing.Rows);
        Assert.Contains(format == "xml" ? "<service_requests" : "[]", nothing.Raw, StringComparison.Ordinal);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task One_request_is_a_list_of_one_and_a_private_one_is_the_same_as_none(string format)
    {
        var (client, code) = (town.Client(format), await Created(format));
        Assert.Equal(code, (await client.Get($"requests/{code}")).Only["service_request_id"]);
        var (unknown, update) = (Refuses(404, await client.Get("requests/RX-2026-99999")).Raw, await Added(client, "RX-2026-99999"));
        var id = await town.Asked(db => db.Cases.Where(matter => matter.Code == code).Select(matter => matter.Id).SingleAsync(Stop));
        foreach (var hide in (Func<Db, Task<int>>[])
        [
            db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Report), Stop),
            db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Grievance), Stop),
            db => db.Cases.Where(matter => matter.Id == id).ExecuteUpdateAsync(row => row.SetProperty(matter => matter.AnonymisedAt, town.Now.UtcDateTime), Stop),
        ])
        {
            Assert.Equal(1, await town.Asked(hide));
            Assert.Equal(unknown, Refuses(404, await client.Get($"requests/{code}")).Raw);
            Assert.DoesNotContain(code, await Listed(client));
            Assert.Empty(await Listed(client, $"service_request_id={code}"));
            Assert.DoesNotContain(code, (await client.Get("bulk")).Raw, StringComparison.Ordinal);
            Assert.DoesNotContain(code, (await client.Get("servicerequestupdates")).Raw, StringComparison.Ordinal);
            Assert.Equal(update, await Added(client, code));
            await town.Asked(db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Complaint), Stop));
        }
    }

    async Task<string> Added(Open311Client client, string code) => Refuses(404, await client.Create("servicerequestupdates",
        ("api_key", town.Key), ("service_request_id", code), ("description", "还没有清运"))).Raw;

    async Task<string> Created(string format, params (string, string)[] changes)
    {
        var made = await town.Sent(format, changes);
        Assert.True(made.Status is HttpStatusCode.Created, made.Raw);
        return made.Only["service_request_id"]!;
    }

    // Sent with consent, and released by the office in its own words.
    async Task<string> Released()
    {
        var code = await Created("json", ("consent", "true"));
        var page = $"/desk/petitions/{code}/open311";
        var done = await (await town.Desk()).Submit(page, page, ("description", "二巷口垃圾未清运"), ("address", "大沙街二巷口"), ("point", "true"));
        Assert.Equal($"/desk/cases/{code}", done.LeadsTo);
        return code;
    }

    Task<string> StoryOf(string code) => town.Asked(db =>
        (from petition in db.Petitions join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition.Story).SingleAsync(Stop));

    static async Task<List<string>> Listed(Open311Client client, string query = "")
    {
        var found = await client.Get("requests", query);
        Assert.True(found.Status is HttpStatusCode.OK, found.Raw);
        return [.. found.Rows.Select(row => row["service_request_id"]!)];
    }

    string At(int days) => $"{town.Now.AddDays(days).UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z";

    static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    static GeoReply Refuses(int status, GeoReply reply)
    {
        Assert.True((int)reply.Status == status, $"{reply.Status}: {reply.Raw}");
        Assert.All(reply.Rows, row => Assert.True(row["code"] is not null && row["description"] is not null));
        Assert.NotEmpty(reply.Rows);
        return reply;
    }

    static List<string> Flat(GeoNode node, string under = "") =>
    [
        .. node.Text is { } text ? [$"{under}={text}"] : (string[])[],
        .. node.Fields.SelectMany(field => Flat(field.Value, $"{under}/{field.Key}")),
        .. node.Items.SelectMany((item, place) => Flat(item, $"{under}[{place}]")),
    ];
}
