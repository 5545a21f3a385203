using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Daylight.Requests;
using Daylight.Tests.Host.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A program files an application for information.</summary>
public sealed class ByProgramTests : ApiTown
{
    const string Path = "/api/v1/requests";

    static readonly Dictionary<string, object?> Whole = new()
    {
        ["body"] = "440112101",
        ["name"] = "李四",
        ["identity"] = "11010519491231002X",
        ["contact"] = new { email = "lisi@example.com", phone = "020-82370000" },
        ["description"] = "大沙街道加装电梯补贴的名单\n二〇二五年以来的。",
        ["delivery"] = "email",
        ["agent"] = "李大",
        ["help"] = "请用大字版",
    };

    [Fact]
    public async Task An_application_is_registered_and_its_secret_opens_it()
    {
        using var answer = await Send(Whole);
        var filed = await Read(answer, 201);
        var (code, secret) = (filed.GetProperty("code").GetString()!, filed.GetProperty("secret").GetString()!);
        Assert.Equal($"/cases/{code}", filed.GetProperty("url").GetString());
        Assert.Equal($"/api/v1/cases/{code}", answer.Headers.Location!.OriginalString);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var own = await Get($"/api/v1/cases/{code}", secret: secret);
        Assert.Equal(("unconfirmed", "大沙街道加装电梯补贴的名单"), (own.GetProperty("state").GetString(), own.GetProperty("title").GetString()));

        var kept = await Ask(db => db.DisclosureRequests.SingleAsync(Stop));
        Assert.Equal(("李四", IdentityKind.ResidentId, "lisi@example.com", "email", InformationForm.Electronic),
            (kept.Name, kept.Identity, kept.Email, kept.Way, kept.Form));
        Assert.Equal(("李大", "请用大字版"), (kept.Agent, kept.Help));
        Assert.Equal("大沙街道加装电梯补贴的名单\n二〇二五年以来的。", kept.Description);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_under_the_names_of_the_fields()
    {
        var nothing = await Read(await Send([]), 422);
        Assert.Equal(["body", "contact", "delivery", "description", "identity", "name"], Fields(nothing));
        var wrong = await Read(await Send(new()
        {
            ["body"] = "1", ["name"] = new string('长', 60) + "\u0007", ["identity"] = new { kind = "residentid", number = "110105194912310021" },
            ["contact"] = new { phone = "12", email = "x", fax = "1" }, ["description"] = new string('长', 2001), ["feature"] = new string('长', 201),
            ["period"] = new { from = "2026-02-30", to = 7 }, ["delivery"] = new { way = "pigeon", form = "stone" }, ["purpose"] = "不需要",
        }), 422);
        Assert.Equal(["body", "contact", "delivery", "description", "feature", "identity", "name", "period", "purpose"], Fields(wrong));
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Theory]
    [InlineData("{\"name\":", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{\"name\":\"\\ud800\"}", "application/json", 400)]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("{}", "text/plain", 415)]
    [InlineData("name=x", "application/x-www-form-urlencoded", 415)]
    public async Task What_is_no_json_object_is_refused_in_words(string text, string type, int status)
    {
        using var program = Visitor();
        using var answer = await program.PostAsync(Path, new StringContent(text, Encoding.UTF8, type), Stop);
        Assert.NotEmpty((await Read(answer, status)).GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task More_than_anyone_writes_is_refused_in_the_same_form()
    {
        using var answer = await Send(new(Whole) { ["description"] = new string('a', 400_000) });
        await Read(answer, 413);
    }

    [Fact]
    public async Task Sent_again_with_its_key_it_is_the_same_application()
    {
        var first = await Read(await Send(Whole, "0f8fad5b-d9cb-469f-a165-70867728950e"), 201);
        var again = await Read(await Send(Whole, "0f8fad5b-d9cb-469f-a165-70867728950e"), 201);
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
        // Whoever has only the key learns nothing.
        var other = await Read(await Send(new(Whole) { ["name"] = "王五" }, "0f8fad5b-d9cb-469f-a165-70867728950e"), 409);
        Assert.DoesNotContain(first.GetProperty("code").GetString()!, other.GetRawText());
        DaysPass(2);
        await Read(await Send(Whole, "0f8fad5b-d9cb-469f-a165-70867728950e"), 409);
        Assert.Equal(["Idempotency-Key"], Fields(await Read(await Send(Whole, "short"), 422)));
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task Sent_many_times_at_once_with_its_key_it_is_one_application()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Read(await Send(Whole, "7c9e6679-7425-40de-944b-e07fc1f90ae7"), 201)));
        Assert.Single(answers.Select(answer => answer.GetRawText()).Distinct());
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task Who_sends_too_many_is_asked_to_wait()
    {
        var last = 0;
        for (var i = 0; i < 40 && last != 429; i++)
        {
            using var answer = await Send([]);
            last = (int)answer.StatusCode;
            if (last == 429) Assert.Equal("60", answer.Headers.GetValues("Retry-After").Single());
        }
        Assert.Equal(429, last);
    }

    async Task<HttpResponseMessage> Send(Dictionary<string, object?> application, string? key = null)
    {
        using var program = Visitor();
        using var letter = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(application), Headers = { { "Accept-Language", "en" } } };
        if (key is not null) letter.Headers.Add("Idempotency-Key", key);
        return await program.SendAsync(letter, Stop);
    }

    static IEnumerable<string?> Fields(JsonElement problem) => Texts(problem.GetProperty("errors"), "field").Distinct().Order();
}
