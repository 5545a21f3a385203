using System.Net;
using System.Net.Http.Json;
using Daylight.Tests.Host.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host.Security;

/// <summary>What is about one person stays with that person: not in logs, not in caches.</summary>
public sealed partial class PrivacyTests : ApiTown
{
    readonly ProgramLog lines = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<ILoggerProvider>(lines);
    }

    [Fact]
    public async Task No_secret_and_nothing_about_a_person_is_written_into_the_logs()
    {
        await Officer("wangxiaoming", Role.Clerk);
        const string identity = "11010519491231002X", phone = "13912345678", name = "欧阳修竹", email = "ouyang@example.com";
        using var visitor = Visitor();
        using var filed = await visitor.PostAsJsonAsync("/api/v1/requests", new
        {
            body = "440112101", name, identity, contact = new { phone, email, address = "大沙地东路319号" }, description = "补贴名单", delivery = "web",
        }, Stop);
        var answer = await Read(filed, 201);
        var (code, secret) = (answer.GetProperty("code").GetString()!, answer.GetProperty("secret").GetString()!);

        await visitor.PostAsJsonAsync("/api/v1/requests", new { body = "1", name, identity = identity + "9", contact = phone }, Stop);
        await visitor.PostAsync("/api/v1/requests", new StringContent($"{{\"name\":\"{name}\",", null, "application/json"), Stop);
        await Get($"/api/v1/cases/{code}", secret: secret);
        await Get($"/api/v1/cases/{code}", 404, secret + "X");
        await visitor.Submit("/cases", "/cases", ("code", code), ("secret", secret));
        await visitor.Read($"/cases/{code}");
        await visitor.PostAsync("/cases", new FormUrlEncodedContent([new("code", code), new("secret", secret)]), Stop);
        await visitor.Submit("/sign-in", "/sign-in", ("name", "wangxiaoming"), ("secret", Password + "wrong"));
        await visitor.SignedIn("wangxiaoming");
        await visitor.Read($"/desk/cases/{code}");
        await visitor.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/contact");
        await CatchUp();

        // There is a log, and what goes wrong does get into it.
        Failed(Services.GetRequiredService<ILoggerFactory>().CreateLogger("Daylight.Tests"));
        Assert.Contains(lines.Said, line => line.Contains("A fault for the log."));
        var log = string.Join('\n', lines.Said);
        foreach (var private_ in (string[])[secret, Password, identity, phone, name, email, "319号"]) Assert.DoesNotContain(private_, log);
    }

    [Fact]
    public async Task Personal_pages_are_kept_by_no_cache()
    {
        await Officer("wang", Role.Clerk | Role.Administrator);
        var (code, secret) = await OpenCase();
        using var officer = await Visitor().SignedIn("wang");
        foreach (var path in (string[])["/desk", $"/desk/cases/{code}", $"/desk/cases/{code}/draft", "/desk/late", "/desk/late.csv", "/desk/mail", "/desk/people", "/desk/tallies", "/account", "/desk/requests/new"])
            await Unkept(officer, path);
        using var requester = Visitor();
        await requester.Submit("/cases", "/cases", ("code", code), ("secret", secret));
        foreach (var path in (string[])[$"/cases/{code}", $"/cases/{code}/withdraw", "/cases", "/requests/new", "/sign-in"]) await Unkept(requester, path);
        // A page everybody may read, seen by somebody who is signed in, carries the name in its head.
        await officer.Read("/");
        Assert.DoesNotContain("wang", await Visitor().Read("/"));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault for the log.")]
    static partial void Failed(ILogger log);

    static async Task Unkept(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{path} may be kept: {answer.Headers.CacheControl}");
    }
}
