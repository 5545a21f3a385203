using Daylight.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Api;

/// <summary>Bodies, legal dates, one's own case, the description, and how the server says it is.</summary>
public sealed class SmallReadsTests : ApiTown
{
    [Fact]
    public async Task Bodies_are_listed_with_their_superiors()
    {
        var list = await Get("/api/v1/bodies?size=2&page=2");
        Assert.Equal(3, list.GetProperty("total").GetInt32());
        var body = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("440112201", "440112"), (body.GetProperty("code").GetString(), body.GetProperty("parent").GetString()));
    }

    [Fact]
    public async Task A_legal_date_comes_with_every_day()
    {
        var answer = await Get("/api/v1/due?rule=cn-ogi-2019/reply&from=2026-09-14&pause=2026-09-22..2026-09-23&pause=2026-09-28..2026-09-29");
        Assert.Equal("2026-10-22", answer.GetProperty("due").GetString());
        Assert.Equal(20, answer.GetProperty("steps").EnumerateArray().Count(step => step.GetProperty("counts").GetBoolean()));
        Assert.Equal(["from", "rule"], Texts((await Get("/api/v1/due", 422)).GetProperty("errors"), "field").Order());
        Assert.Equal(["from", "pause", "rule"],
            Texts((await Get("/api/v1/due?rule=cn/none&from=14.9.&pause=x", 422)).GetProperty("errors"), "field").Order());
    }

    [Fact]
    public async Task A_case_opens_with_its_secret_only_and_shows_what_went_out()
    {
        var (code, secret) = await OpenCase();
        var own = await Get($"/api/v1/cases/{code}", secret: secret.ToLowerInvariant());
        Assert.Equal("in-hand", own.GetProperty("state").GetString());
        Assert.Equal("2026-11-10", own.GetProperty("dueOn").GetString());
        Assert.Equal("2026-11-10", own.GetProperty("due").GetProperty("due").GetString());
        var wrong = await Get($"/api/v1/cases/{code}", 404, CaseSecret.New());
        var other = await Get("/api/v1/cases/GK-2026-99999", 404, secret);
        Assert.Equal(wrong.GetProperty("title").GetString(), other.GetProperty("title").GetString());
        await Get($"/api/v1/cases/{code}", 401);
    }

    [Fact]
    public async Task A_reply_that_is_only_drafted_is_not_shown()
    {
        var (code, secret) = await OpenCase();
        var clerk = await Officer("clerk", Role.Clerk);
        var head = await Officer("head", Role.Head);
        await Take(code, "ask-correction", new() { On = FirstDay, Text = "请写清楚", Until = FirstDay.AddDays(15) }, clerk);
        await Take(code, "correct", new() { On = FirstDay, Reason = "已写清楚" }, clerk);
        await Take(code, "draft", new() { On = FirstDay, Text = "草稿", Outcome = "A2" }, clerk);
        await Take(code, "sign", new() { On = FirstDay, Text = "正式答复", Outcome = "A2" }, head);
        var before = (await Get($"/api/v1/cases/{code}", secret: secret)).GetRawText();
        Assert.Contains("请写清楚", before);
        Assert.DoesNotContain("正式答复", before);
        Assert.DoesNotContain("\"A2\"", before);
        await Take(code, "deliver", new() { On = FirstDay, Delivery = "email" }, clerk);
        var after = (await Get($"/api/v1/cases/{code}", secret: secret)).GetRawText();
        Assert.Contains("正式答复", after);
        Assert.DoesNotContain("草稿", after);
    }

    [Fact]
    public async Task The_description_knows_every_operation_in_the_readers_language()
    {
        var description = await Get("/openapi/v1.json");
        var paths = description.GetProperty("paths");
        foreach (var path in (string[])["/api/v1/records", "/api/v1/records/{index}", "/api/v1/bodies", "/api/v1/due", "/api/v1/cases/{code}"])
        {
            var read = paths.GetProperty(path).GetProperty("get");
            Assert.NotEmpty(read.GetProperty("summary").GetString()!);
            if (!read.TryGetProperty("parameters", out var parameters)) continue;
            Assert.All(parameters.EnumerateArray(), parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
        }
        Assert.DoesNotMatch("\\p{IsCJKUnifiedIdeographs}", paths.GetProperty("/api/v1/bodies").GetRawText());
        using var reader = Visitor();
        var page = await reader.GetStringAsync("/api?lang=zh-Hant", Stop);
        Assert.Contains("/api/v1/cases/{code}", page);
        Assert.Contains("開放接口", page);
    }

    [Fact]
    public async Task The_description_is_valid_and_leaves_nothing_out()
    {
        var description = await Get("/openapi/v1.json");
        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString());
        Assert.Empty(Microsoft.OpenApi.OpenApiDocument.Parse(description.GetRawText(), "json").Diagnostic!.Errors);
        var mapped = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => route.RoutePattern.RawText!.Replace("**", "")).Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal)).Distinct().Order();
        var paths = description.GetProperty("paths").EnumerateObject().ToList();
        Assert.Equal(mapped, paths.Select(path => path.Name).Order());
        Assert.All(paths.SelectMany(path => path.Value.EnumerateObject()), operation =>
        {
            var good = operation.Value.GetProperty("responses").EnumerateObject().Single(answer => answer.Name.StartsWith('2'));
            Assert.True(good.Value.GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _));
        });
        var ask = description.GetProperty("paths").GetProperty("/api/v1/requests").GetProperty("post");
        Assert.True(ask.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _));
    }

    [Fact]
    public async Task The_log_and_the_feeds_may_be_read_by_pages_of_other_sites_and_nothing_personal()
    {
        using var program = Visitor();
        program.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        foreach (var path in (string[])["/log/checkpoint", "/log/tile/0/000", "/feed.atom", "/openapi/v1.json", "/api/v1/due"])
        {
            using var answer = await program.GetAsync(path, Stop);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        foreach (var path in (string[])["/", "/cases", "/sign-in", "/desk", "/metrics"])
        {
            using var answer = await program.GetAsync(path, Stop);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task The_server_says_how_it_is()
    {
        await PublishAll();
        var state = await Get("/health/ready");
        Assert.True(state.GetProperty("ready").GetBoolean());
        Assert.Contains("search", Texts(state.GetProperty("followers"), "name"));
        await Get("/api/v1/records");
        using var keeper = Visitor();
        var figures = await keeper.GetStringAsync("/metrics", Stop);
        Assert.Matches("http_server_request_duration_seconds_count\\{method=\"GET\",route=\"/api/v1/records[^\"]*\",status=\"200\"\\} [1-9]", figures);
        Assert.Matches("\ndaylight_ledger_entries [1-9]", figures);
        Assert.Contains("daylight_follower_behind{follower=\"search\"} 0", figures);
        Assert.Matches("\nprocess_resident_memory_bytes [1-9]", figures);
    }

    Task Take(string code, string step, StepInput input, Actor by) => Do(async services =>
    {
        var matter = await services.GetRequiredService<Db>().Cases.Include(c => c.Steps).SingleAsync(c => c.Code == code, Stop);
        Assert.Empty(await services.GetRequiredService<Desk>()
            .Take(matter, RequestProcedure.Procedure, step, input, by, services.GetRequiredService<BodyTree>(), Stop));
    });
}
