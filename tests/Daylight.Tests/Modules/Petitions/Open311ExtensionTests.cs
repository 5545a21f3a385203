using System.Net;
using System.Text;
using Daylight.Host.Security;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What the Open311 interface has beyond its core: updates, bulk, pictures, keys, and what the office releases.</summary>
[Trait("db", "both")]
public sealed class Open311ExtensionTests(Open311Town town) : IClassFixture<Open311Town>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task An_outside_client_discovers_lists_sends_and_reads_back(string format)
    {
        var client = town.Client(format);
        await client.Discover();
        var service = (await client.Get("services")).Rows.First(row => row["metadata"] == "true")["service_code"]!;
        var asks = (await client.Get($"services/{service}")).Root.Fields["attributes"].Items.Where(one => one["required"] == "true");
        (string, string)[] answers = [.. asks.Select(one => ($"attribute[{one["code"]}]", one.Fields["values"].Items[0]["key"]!))];
        var made = await client.Create("requests", [("api_key", town.Key), ("service_code", service), ("address_string", "大沙街一巷"), ("description", $"请修好。{format}"), .. answers]);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var code = made.Only["service_request_id"]!;
        Assert.Equal(("open", service), ((await client.Get($"requests/{code}")).Only["status"], (await client.Get($"requests/{code}")).Only["service_code"]));
        Assert.Contains((await client.Get("requests", $"service_code={service}&status=open")).Rows, row => row["service_request_id"] == code);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Updates_tell_the_states_and_what_a_program_adds_is_for_the_office(string format)
    {
        var (client, code) = (town.Client(format), (await town.Sent(format)).Only["service_request_id"]!);
        await town.Step(code, "take");
        var passed = await client.Get("servicerequestupdates", $"service_request_id={code}&extensions=true");
        Assert.Equal(["open", "investigating"], passed.Rows.Select(row => row["extended_status"]).Distinct());
        Assert.All(passed.Rows, row => Assert.True(row["update_id"]!.StartsWith($"{code}/", StringComparison.Ordinal) && row["updated_datetime"] is not null && row["status"] == "open"));

        (string, string)[] update = [("api_key", town.Key), ("service_request_id", code), ("update_id", "u1"), ("description", "桶边又堆了两袋"), ("status", "reopen"), ("updated_datetime", "2026-12-01T08:00:00 08:00")];
        var added = await client.Create("servicerequestupdates", update);
        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal(added.Only["update_id"], (await client.Create("servicerequestupdates", update)).Only["update_id"]);
        Assert.Contains("桶边又堆了两袋", WebUtility.HtmlDecode(await (await town.Desk()).Read($"/desk/cases/{code}")), StringComparison.Ordinal);
        Assert.DoesNotContain("桶边又堆了两袋", (await client.Get("servicerequestupdates")).Raw + (await client.Get($"requests/{code}", "extensions=true")).Raw, StringComparison.Ordinal);

        // Only who sent a request adds to it; to everyone else it is not there.
        var other = await town.Given("别的程序", consents: false);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Create("servicerequestupdates", ("api_key", other), ("service_request_id", code), ("description", "x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Create("servicerequestupdates", ("service_request_id", code), ("description", "x"))).Status);
        Assert.Equal(2, (await client.Create("servicerequestupdates", ("api_key", town.Key), ("media_url", "x"), ("service_request_id", code))).Rows.Count);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task More_is_told_and_a_change_is_asked_for_only_with_the_extensions(string format)
    {
        var (client, code) = (town.Client(format), (await town.Sent(format)).Only["service_request_id"]!);
        town.MinutesPass(10);
        var since = $"updated_after={town.Now.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z";
        Assert.DoesNotContain((await client.Get("requests", since)).Rows, row => row["service_request_id"] == code);
        Assert.Contains((await client.Get("requests", since.Replace("after", "before", StringComparison.Ordinal))).Rows, row => row["service_request_id"] == code);
        town.MinutesPass(1);
        await town.Step(code, "take");
        Assert.Contains((await client.Get("requests", since)).Rows, row => row["service_request_id"] == code);
        Assert.DoesNotContain("notes", (await client.Get($"requests/{code}")).Only.Fields.Keys);
        var row = (await client.Get($"requests/{code}", "extensions=true")).Only;
        Assert.Equal("investigating", row["extended_status"]);
        Assert.Equal(["registered", "handling"], row.Fields["notes"].Items.Select(note => note["type"]).Distinct());
    }

    [Fact]
    public async Task What_is_closed_says_when_it_was_and_not_what_happened_to_it_since()
    {
        var code = (await town.Sent("json")).Only["service_request_id"]!;
        var client = town.Client("json");
        Task<string?> Closed() => Asked("closed_date");
        async Task<string?> Asked(string field) => (await client.Get("bulk")).Rows.Single(row => row["service_request_id"] == code)[field];
        town.MinutesPass(5);
        await town.Step(code, "take");
        Assert.Null(await Closed());
        town.MinutesPass(5);
        await town.Step(code, "withdraw", "不用了。");
        var closed = await Closed();
        Assert.NotNull(closed);
        town.MinutesPass(5);
        await town.Asked(db => db.Set<Open311Request>().Where(request => db.Set<Case>().Any(matter => matter.Id == request.CaseId && matter.Code == code))
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.ReleasedAt, town.Now.UtcDateTime), Stop));
        Assert.Equal((closed, closed), (await Closed(), await Asked("updated_datetime")));
        Assert.Equal(closed, (await client.Get($"requests/{code}")).Only["updated_datetime"]);
    }

    [Fact]
    public async Task Bulk_is_one_file_in_three_formats_with_the_same_lines()
    {
        var code = (await town.Sent("json")).Only["service_request_id"]!;
        string[] names = ["service_request_id", "requested_datetime", "updated_datetime", "closed_date", "status_description", "status_notes", "source", "service_name", "service_subtype",
            "description", "agency_responsible", "address", "lat", "long"];
        foreach (var format in (string[])["xml", "json"])
        {
            var row = (await town.Client(format).Get("bulk")).Rows.Single(row => row["service_request_id"] == code);
            Assert.Equal(names, row.Fields.Keys);
            Assert.Equal(("open", "Cleanliness", "Rubbish not collected", null), (row["status_description"], row["service_name"], row["service_subtype"], row["description"]));
        }
        using var reader = town.Browser();
        using var answer = await reader.GetAsync("/open311/v2/bulk.csv", Stop);
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(string.Join(',', names), lines[0]);
        Assert.Contains(lines, line => line.StartsWith(code + ",", StringComparison.Ordinal) && line.Split(',').Length == names.Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("/open311/v2/bulk.xlsx", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("/open311/v2/bulk.csv?status=x", Stop)).StatusCode);
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task A_picture_comes_into_the_file_without_what_the_camera_wrote_into_it(string format)
    {
        var client = town.Client(format);
        var photo = Photo();
        Assert.Contains("GPS 23.1065", Encoding.ASCII.GetString(photo), StringComparison.Ordinal);
        var made = await client.Send("requests", Parts(("现场.jpg", photo)));
        Assert.True(made.Status is HttpStatusCode.Created, made.Raw);
        var code = made.Only["service_request_id"]!;
        var paper = await town.Asked(async db => await (from paper in db.CasePapers join matter in db.Cases on paper.CaseId equals matter.Id where matter.Code == code select paper).SingleAsync(Stop));
        Assert.Equal(("现场.jpg", "image/jpeg", null), (paper.Name, paper.MediaType, paper.GoesOutAt));
        var kept = await town.Kept(paper.Hash);
        Assert.DoesNotContain("GPS", Encoding.ASCII.GetString(kept), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(kept);
        Assert.Equal((8, 6), (picture.Width, picture.Height));
        foreach (var (name, content) in ((string, byte[])[])[("a.jpg", [1, 2, 3]), ("a.pdf", "%PDF-1.4 x"u8.ToArray()), ("b.jpg", photo[..60])])
            Assert.Equal(HttpStatusCode.BadRequest, (await client.Send("requests", Parts((name, content)))).Status);
    }

    [Fact]
    public async Task Keys_are_given_by_administrators_shown_once_and_end()
    {
        var page = ProgramKeys.Url;
        var wrong = await (await (await town.Desk()).Submit(page, page, ("program", ""), ("contact", ""), ("from", "x"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["program", "contact", "from"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        var key = await town.Given("社区小程序", consents: true);
        Assert.Equal(40, key.Length);
        Assert.DoesNotContain(key, await (await town.Desk()).Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain(await town.Asked(db => db.Set<Open311Key>().Select(one => one.Hash).ToListAsync(Stop)), key.Equals);

        // A program whose users agreed: what it sends may be released.
        var code = (await town.Sent("json", ("api_key", key))).Only["service_request_id"]!;
        Assert.NotNull(await town.Asked(async db => await (from petition in db.Petitions join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition.ConsentedOn).SingleAsync(Stop)));
        var id = await town.Asked(db => db.Set<Open311Key>().Where(one => one.Program == "社区小程序").Select(one => one.Id).SingleAsync(Stop));
        Assert.Equal(page, (await (await town.Desk()).Submit(page, $"{page}/{id}/end")).LeadsTo);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Sent("json", ("api_key", key))).Status);
        Assert.Equal(["give-key", "end-key"], await town.Asked(db => db.Entries.Where(entry => entry.Subject == $"open311-key:{id}").OrderBy(entry => entry.Arrival).Select(entry => entry.Verb).ToListAsync(Stop)));
    }

    [Fact]
    public async Task The_office_releases_what_may_be_shown_only_with_consent_and_takes_it_back()
    {
        var silent = (await town.Sent("json", ("description", "我是李四"))).Only["service_request_id"]!;
        Assert.DoesNotContain("action=\"/desk/petitions/" + silent, await (await town.Desk()).Read($"/desk/petitions/{silent}/open311"), StringComparison.Ordinal);
        var code = (await town.Sent("json", ("consent", "true"))).Only["service_request_id"]!;
        var page = $"/desk/petitions/{code}/open311";
        var wrong = await (await (await town.Desk()).Submit(page, page, ("description", "电话13800138000"), ("address", new string('长', 201)))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["description", "address"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{code}", (await (await town.Desk()).Submit(page, page, ("description", "垃圾未清运"), ("address", ""))).LeadsTo);
        var row = (await town.Client("json").Get($"requests/{code}")).Only;
        Assert.Equal(("垃圾未清运", null, null), (row["description"], row["address"], row["lat"]));
        Assert.Equal($"/desk/cases/{code}", (await (await town.Desk()).Submit(page, $"{page}/back")).LeadsTo);
        Assert.Null((await town.Client("json").Get($"requests/{code}")).Only["description"]);
    }

    [Fact]
    public async Task Of_pictures_a_masked_copy_is_given_out_and_never_what_the_person_sent()
    {
        using var parts = Parts(("现场.jpg", Photo(400, 200)));
        parts.Add(new StringContent("true"), "consent");
        var code = (await town.Client("json").Send("requests", parts)).Only["service_request_id"]!;
        var (papers, page) = ($"/desk/cases/{code}/papers", $"/desk/petitions/{code}/open311");
        Task<Guid> Picture(bool masked) => town.Asked(async db => await (from paper in db.CasePapers
            join matter in db.Cases on paper.CaseId equals matter.Id
            where matter.Code == code && paper.Masks != null == masked select paper.Id).SingleAsync(Stop));
        var original = await Picture(masked: false);
        var desk = await town.Desk();
        Assert.Contains("href=\"#picture\"", await (await desk.Submit(page, page, ("description", "垃圾"), ("picture", $"{original}"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var redact = $"{papers}/{original}/redact";
        Assert.Equal(papers, (await desk.Submit(redact, redact, ("code", "C4"), ("regions", "1 0 0 50 50"))).LeadsTo);
        Assert.Equal($"/desk/cases/{code}", (await desk.Submit(page, page, ("description", "垃圾"), ("picture", $"{await Picture(masked: true)}"))).LeadsTo);

        var address = (await town.Client("json").Get($"requests/{code}")).Only["media_url"]!;
        Assert.EndsWith($"/open311/pictures/{await Picture(masked: true)}", address, StringComparison.Ordinal);
        using (var given = await desk.GetAsync(address, Stop)) Assert.Equal("image/jpeg", given.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/open311/pictures/{original}", Stop)).StatusCode);
        await desk.Submit(page, $"{page}/back");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(address, Stop)).StatusCode);
    }

    [Fact]
    public void Every_state_of_petitions_and_orders_is_open_or_closed_as_tabled()
    {
        string[] open = ["registered", "unidentified", "dispatched", "signed", "return-asked", "handling", "asking", "suspended", "extension-asked", "drafted", "approved"];
        string[] closed = ["joined", "replied", "reopen-asked", "review-asked", "reviewed", "recheck-asked", "hearing", "refused", "routed", "withdrawn", "closed", "final"];
        var states = PetitionProcedure.Procedure.States.Concat(HotlineProcedure.Procedure.States).Select(state => state.Name).Distinct().ToList();
        Assert.Equal(open.Concat(closed).Order(), states.Order());
        Assert.All(open, state => Assert.True(Open311Public.IsOpen(state)));
        Assert.All(closed, state => Assert.False(Open311Public.IsOpen(state)));
        Assert.Equal(("duplicate", "not_councils_responsibility", "no_further_action", "closed", "investigating", "action_scheduled", "internal_referral"),
            (Open311Public.Finer("joined"), Open311Public.Finer("refused"), Open311Public.Finer("withdrawn"), Open311Public.Finer("replied"), Open311Public.Finer("handling"),
                Open311Public.Finer("approved"), Open311Public.Finer("dispatched")));
    }

    MultipartFormDataContent Parts(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in town.Fields()) form.Add(new StringContent(value), name);
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "media", name);
        return form;
    }

    // With a note of the camera behind the first marker.
    static byte[] Photo(int width = 8, int height = 6)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.Green);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        var (plain, note) = (data.ToArray(), "Exif\0\0MM\0*GPS 23.1065 113.4598"u8.ToArray());
        return [.. plain[..2], 0xFF, 0xE1, 0, (byte)(note.Length + 2), .. note, .. plain[2..]];
    }
}

/// <summary>A town in which a program sends too much.</summary>
public sealed class Open311LimitTests : Town
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Filings = 1 });
    }

    [Fact]
    public async Task What_the_server_itself_refuses_is_said_in_the_form_that_was_asked_for()
    {
        using var program = Visitor();
        foreach (var format in (string[])["xml", "xml", "json"])
        {
            using var answer = await program.PostAsync($"/open311/v2/requests.{format}", new FormUrlEncodedContent([]), Stop);
            var said = await answer.Content.ReadAsStringAsync(Stop);
            if (answer.StatusCode is HttpStatusCode.Forbidden) continue;
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Contains(format == "xml" ? "<errors><error><code>429</code>" : "[{\"code\":429", said, StringComparison.Ordinal);
        }
    }
}
