using System.Net;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What programs read of requests through Open311 GeoReport v2: Q of the checklist, and one request.</summary>
public sealed class Open311QueryTests(Open311Town town) : Open311Checks(town)
{
    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q1_numbers_override_every_other_question(string format)
    {
        var (client, code) = (Here.Client(format), await Created(format));
        Assert.Equal([code, Here.Old], (await Listed(client, $"service_request_id={code},{Here.Old},RX-2026-99999&service_code=noise&status=closed")).Order().Reverse());
        // Pages too: nothing that was named is left out.
        foreach (var paged in (string[])["page=2", "page=2&page_size=1", "page=0"])
            Assert.Equal([code, Here.Old], (await Listed(client, $"service_request_id={code},{Here.Old}&{paged}")).Order().Reverse());
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q2_services_are_asked_for_by_their_codes(string format)
    {
        var (client, code) = (Here.Client(format), await Created(format));
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
        var (client, code) = (Here.Client(format), await Created(format));
        Assert.DoesNotContain(Here.Old, await Listed(client));
        var old = await Listed(client, $"end_date={At(-95)}");
        Assert.Contains(Here.Old, old);
        Assert.DoesNotContain(code, old);
        // From where it begins, ninety days and no more.
        Assert.Contains(Here.Old, await Listed(client, $"start_date={At(-110)}"));
        Assert.Equal(HttpStatusCode.OK, (await client.Get("requests", $"start_date={At(-90)}&end_date={At(0)}")).Status);
        Refuses(400, await client.Get("requests", $"start_date={At(-91)}&end_date={At(0)}"));
        Refuses(400, await client.Get("requests", $"start_date={At(0)}&end_date={At(-1)}"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q4_states_are_open_or_closed_or_both(string format)
    {
        var (client, open, closed) = (Here.Client(format), await Created(format), await Created(format));
        await Here.Step(closed, "withdraw", "已经清运。");
        Assert.True(await Listed(client, "status=open") is var opened && opened.Contains(open) && !opened.Contains(closed));
        Assert.True(await Listed(client, "status=closed") is var shut && shut.Contains(closed) && !shut.Contains(open));
        Assert.True(await Listed(client, "status=open,closed") is var both && both.Contains(closed) && both.Contains(open));
        Refuses(400, await client.Get("requests", "status=done"));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q5_the_newest_come_first_in_an_order_that_stays_and_in_pages(string format)
    {
        var client = Here.Client(format);
        var codes = new List<string>();
        // There is one more than two pages hold, whatever was asked before.
        await Created(format);
        Here.MinutesPass(1);
        for (var i = 0; i < 3; i++) codes.Add(await Created(format));
        Here.MinutesPass(1);
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
        var (client, code) = (Here.Client(format), await Created(format, ("media_url", "https://photos.example.com/2.jpg")));
        var row = (await client.Get($"requests/{code}")).Only;
        Assert.Equal(["service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime",
            "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url"], row.Fields.Keys);
        Assert.Equal(("open", "Rubbish not collected", "Huangpu District People's Government"), (row["status"], row["service_name"], row["agency_responsible"]));
        foreach (var closed in (string[])["description", "address", "lat", "long", "media_url"]) Assert.Null(row[closed]);
        var released = (await client.Get($"requests/{await Released()}")).Only;
        Assert.Equal(("二巷口垃圾未清运", "大沙街二巷口", "23.1065"), (released["description"], released["address"], released["lat"]));
        Here.MinutesPass(1);
        await Here.Step(code, "withdraw", "已经清运。");
        row = (await client.Get($"requests/{code}")).Only;
        Assert.Equal(("closed", "Withdrawn"), (row["status"], row["status_notes"]));
        Assert.True(string.CompareOrdinal(row["updated_datetime"], row["requested_datetime"]) > 0);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Q7_nothing_found_is_an_empty_list(string format)
    {
        var nothing = await Here.Client(format).Get("requests", "service_code=noise");
        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.Empty(nothing.Rows);
        Assert.Contains(format == "xml" ? "<service_requests" : "[]", nothing.Raw, StringComparison.Ordinal);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task One_request_is_a_list_of_one_and_a_private_one_is_the_same_as_none(string format)
    {
        var (client, code) = (Here.Client(format), await Created(format));
        Assert.Equal(code, (await client.Get($"requests/{code}")).Only["service_request_id"]);
        var (unknown, update) = (Refuses(404, await client.Get("requests/RX-2026-99999")).Raw, await Added(client, "RX-2026-99999"));
        var id = await Here.Asked(db => db.Cases.Where(matter => matter.Code == code).Select(matter => matter.Id).SingleAsync(Stop));
        foreach (var hide in (Func<Db, Task<int>>[])
        [
            db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Report), Stop),
            db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Grievance), Stop),
            db => db.Cases.Where(matter => matter.Id == id).ExecuteUpdateAsync(row => row.SetProperty(matter => matter.AnonymisedAt, Here.Now.UtcDateTime), Stop),
        ])
        {
            Assert.Equal(1, await Here.Asked(hide));
            Assert.Equal(unknown, Refuses(404, await client.Get($"requests/{code}")).Raw);
            Assert.DoesNotContain(code, await Listed(client));
            Assert.Empty(await Listed(client, $"service_request_id={code}"));
            Assert.DoesNotContain(code, (await client.Get("bulk")).Raw, StringComparison.Ordinal);
            Assert.DoesNotContain(code, (await client.Get("servicerequestupdates")).Raw, StringComparison.Ordinal);
            Assert.Equal(update, await Added(client, code));
            await Here.Asked(db => db.Petitions.Where(petition => petition.CaseId == id).ExecuteUpdateAsync(row => row.SetProperty(petition => petition.Kind, PetitionKind.Complaint), Stop));
        }
    }

    async Task<string> Added(Open311Client client, string code) => Refuses(404, await client.Create("servicerequestupdates",
        ("api_key", Here.Key), ("service_request_id", code), ("description", "还没有清运"))).Raw;

    string At(int days) => $"{Here.Now.AddDays(days).UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z";
}
