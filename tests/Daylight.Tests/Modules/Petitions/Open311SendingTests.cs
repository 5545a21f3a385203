using System.Net;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Requests that programs send through Open311 GeoReport v2, and the tokens they get: C and T of the checklist.</summary>
public sealed class Open311SendingTests(Open311Town town) : Open311Checks(town)
{
    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C1_a_request_needs_its_service_a_place_and_the_required_answers(string format)
    {
        Refuses(400, await Here.Sent(format, ("service_code", "")));
        Refuses(400, await Here.Sent(format, ("lat", ""), ("long", ""), ("address_string", "")));
        Refuses(400, await Here.Sent(format, ("service_code", "street-light")));
        foreach (var place in ((string, string)[][])[[("address_string", "")], [("lat", ""), ("long", "")], [("lat", ""), ("long", ""), ("address_string", ""), ("address_id", "4401-77")]])
            Assert.Equal(HttpStatusCode.Created, (await Here.Sent(format, place)).Status);
        var code = await Created(format, ("service_code", "street-light"), ("attribute[fault]", "out"));
        var kept = await Here.Asked(db => db.Cases.AsNoTracking().SingleAsync(matter => matter.Code == code, Stop));
        Assert.Equal(("hotline", "440112", Channel.Other), (kept.Procedure, kept.BodyCode, kept.Channel));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C2_answers_are_checked_by_type_and_list_and_several_are_sent_in_brackets(string format)
    {
        foreach (var (name, value) in ((string, string)[])[("attribute[depth]", "deep"), ("attribute[danger]", "perhaps"), ("attribute[where][]", "ceiling"), ("attribute[none]", "1")])
            Refuses(400, await Here.Sent(format, ("service_code", "pothole"), ("attribute[where]", "pavement"), (name, value)));
        Refuses(400, await Here.Sent(format, ("service_code", "street-light"), ("attribute[fault]", "out"), ("attribute[fault]", "day")));
        Refuses(400, await Here.Sent(format, ("service_code", "street-light"), ("attribute[fault]", "out"), ("attribute[since]", "long ago")));
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
        var kept = await Here.Asked(async db => await (from petition in db.Petitions join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition).SingleAsync(Stop));
        Assert.Equal(("李四", "13700137000", "li@example.com", PetitionSource.Program), (kept.Name, kept.Phone, kept.Email, kept.Source));
        Assert.StartsWith("第一行\n第二行 a < b", kept.Story, StringComparison.Ordinal);
        Assert.Contains("https://photos.example.com/1.jpg", kept.Story, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await Here.Sent(format, ("description", new string('长', 4000)))).Status);
        Refuses(400, await Here.Sent(format, ("description", new string('长', 4001))));
        Refuses(400, await Here.Sent(format, ("description", "<script>alert(1)</script>")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C4_the_answer_has_a_number_or_a_token_and_never_both(string format)
    {
        var made = (await Here.Sent(format, ("account_id", "u-7"))).Only;
        Assert.StartsWith("RX-", made["service_request_id"], StringComparison.Ordinal);
        Assert.False(made.Fields.ContainsKey("token"));
        Assert.Equal("u-7", made["account_id"]);
        Assert.NotNull(made["service_notice"]);
        var later = (await Here.Sent(format, ("service_code", "suggestion"))).Only;
        Assert.True(Guid.TryParse(later["token"], out _) && !later.Fields.ContainsKey("service_request_id"));
        // The secret of the case only to whoever asks for more than the core.
        Assert.False(made.Fields.ContainsKey("case_secret"));
        var extended = (await Here.Sent(format, ("extensions", "true"))).Only;
        var opened = await Here.Asked(db => db.Cases.OpenedBy(extended["service_request_id"]!, extended["case_secret"]!, Stop));
        Assert.NotNull(opened);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C5_half_a_point_a_wrong_one_no_key_and_no_service_are_refused(string format)
    {
        var before = await Here.Asked(db => db.Cases.CountAsync(Stop));
        Refuses(400, await Here.Sent(format, ("long", "")));
        Refuses(400, await Here.Sent(format, ("lat", "90.5")));
        Refuses(403, await Here.Sent(format, ("api_key", "")));
        Refuses(403, await Here.Sent(format, ("api_key", new string('0', 40))));
        Refuses(404, await Here.Sent(format, ("service_code", "none")));
        Refuses(400, await Here.Sent(format, ("service_code", "")));
        Assert.Equal(before, await Here.Asked(db => db.Cases.CountAsync(Stop)));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C6_the_same_sent_again_is_one_request_and_a_picture_elsewhere_is_only_a_link(string format)
    {
        var client = Here.Client(format);
        var fields = Here.Fields(("media_url", "http://127.0.0.1:1/never.jpg"));
        var first = await client.Create("requests", fields);
        var again = await client.Create("requests", fields);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first.Only["service_request_id"], again.Only["service_request_id"]);
        Here.MinutesPass(6);
        Assert.NotEqual(first.Only["service_request_id"], (await client.Create("requests", fields)).Only["service_request_id"]);

        var name = ("Idempotency-Key", Ids.Next().ToString());
        var named = await client.Send("requests", Form(fields), name);
        Here.MinutesPass(60);
        Assert.Equal(named.Only["service_request_id"], (await client.Send("requests", Form(fields), name)).Only["service_request_id"]);
        Refuses(400, await client.Send("requests", Form(Here.Fields(("description", "别的"))), name));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task C6_the_same_sent_by_many_at_once_is_one_request(string format)
    {
        var fields = Here.Fields();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Here.Client(format).Create("requests", fields)));
        Assert.Single(answers.Select(answer => answer.Only["service_request_id"]).Distinct());
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task T1_a_token_leads_to_the_number_once_there_is_one(string format)
    {
        var client = Here.Client(format);
        var token = (await Here.Sent(format, ("service_code", "suggestion"))).Only["token"]!;
        var early = (await client.Get($"tokens/{token}")).Only;
        Assert.Equal((null, token), (early["service_request_id"], early["token"]));
        var code = await Here.Asked(async db => await (from sent in db.Set<Open311Request>() join matter in db.Cases on sent.CaseId equals matter.Id where sent.Token == Guid.Parse(token) select matter.Code).SingleAsync(Stop));
        Refuses(404, await client.Get($"requests/{code}"));
        await Here.Step(code, "take");
        Assert.Equal(code, (await client.Get($"tokens/{token}")).Only["service_request_id"]);
        Assert.Equal(code, (await client.Get($"requests/{code}")).Only["service_request_id"]);
        Refuses(404, await client.Get($"tokens/{Ids.Next()}"));
    }

    Task<string> StoryOf(string code) => Here.Asked(db =>
        (from petition in db.Petitions join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition.Story).SingleAsync(Stop));

    static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
