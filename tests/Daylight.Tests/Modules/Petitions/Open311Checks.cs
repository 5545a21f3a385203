using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Demands of Open311 GeoReport v2, one by one of the checklist and in both formats, as an outside client meets them.</summary>
[Trait("db", "both")]
public abstract class Open311Checks(Open311Town town) : IClassFixture<Open311Town>
{
    private protected const string Base = "/open311/v2";

    private protected Open311Town Here => town;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected async Task<string> Created(string format, params (string, string)[] changes)
    {
        var made = await town.Sent(format, changes);
        Assert.True(made.Status is HttpStatusCode.Created, made.Raw);
        return made.Only["service_request_id"]!;
    }

    // Sent with consent, and released by the office in its own words.
    private protected async Task<string> Released()
    {
        var code = await Created("json", ("consent", "true"));
        var page = $"/desk/petitions/{code}/open311";
        var done = await (await town.Desk()).Submit(page, page, ("description", "二巷口垃圾未清运"), ("address", "大沙街二巷口"), ("point", "true"));
        Assert.Equal($"/desk/cases/{code}", done.LeadsTo);
        return code;
    }

    private protected static async Task<List<string>> Listed(Open311Client client, string query = "")
    {
        var found = await client.Get("requests", query);
        Assert.True(found.Status is HttpStatusCode.OK, found.Raw);
        return [.. found.Rows.Select(row => row["service_request_id"]!)];
    }

    private protected static GeoReply Refuses(int status, GeoReply reply)
    {
        Assert.True((int)reply.Status == status, $"{reply.Status}: {reply.Raw}");
        Assert.All(reply.Rows, row => Assert.True(row["code"] is not null && row["description"] is not null));
        Assert.NotEmpty(reply.Rows);
        return reply;
    }
}
