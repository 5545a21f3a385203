using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daylight.Host;
using Daylight.Host.Security;
using Daylight.Tests.Browser;
using Daylight.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>
/// One case of one person, planted with words that stand nowhere else, against every route there is: each is known to be for
/// officers, for the person alone, or for everybody, and a stranger reads none of these words by any of them. A route that
/// is not classified here fails.
/// </summary>
public sealed class EveryWayOutTests : FurnishedTown
{
    static readonly string[] Planted = ["欧阳若兰", "13566778899", "ouyang@example.org", "荔湾横街七号", "旧厂房搬迁谈话纪要", "谈话里提到的补偿", "请补充谈话的日期", "谈话发生在三月", "要问过厂方代表"];

    // What belongs to one person, behind a secret, a key or an address that nobody can guess.
    static readonly string[] Own =
    [
        "/api/v1/cases/", "/cases/", "/requests/new/", "/open311/v2/tokens/",
        "/petitions/write/", "/enquiries/ask/", "/remedies/complain/", "/requests/own-record/",
    ];

    // The same for everybody who asks: what is published, what is counted, forms nobody has filled in.
    static readonly string[] Everybodys =
    [
        "/accessibility", "/api", "/api/v1/bodies", "/api/v1/due", "/api/v1/letters", "/api/v1/records", "/api/v1/reports/", "/api/v1/requests", "/api/v1/topics", "/areas.svg", "/bodies",
        "/cases", "/enquiries", "/favicon.ico", "/feed.atom", "/files/", "/guide", "/health/", "/how", "/law", "/log", "/metrics", "/open311/", "/openapi/", "/petitions",
        "/records", "/remedies", "/reports", "/requests/new", "/requests/own-record", "/robots.txt", "/search", "/sign-in", "/sign-out", "/sitemap",
    ];

    readonly ProgramLog lines = new();

    string code = "", secret = "";

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Filings = 100_000, Secrets = 100_000, SignIns = 100_000, Calls = 100_000 });
        services.AddSingleton<ILoggerProvider>(lines);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var person = Visitor();
        using var filed = await person.PostAsJsonAsync("/api/v1/requests", new
        {
            body = "440112101", name = Planted[0], identity = "11010519491231002X", delivery = new { way = "email", form = "paper" },
            contact = new { phone = Planted[1], email = Planted[2], address = Planted[3] }, feature = Planted[4], description = Planted[5],
        }, Stop);
        using var said = JsonDocument.Parse(await filed.Content.ReadAsStringAsync(Stop));
        Assert.True(filed.StatusCode is HttpStatusCode.Created, said.RootElement.GetRawText());
        (code, secret) = (said.RootElement.GetProperty("code").GetString()!, said.RootElement.GetProperty("secret").GetString()!);
        await Do(async services =>
        {
            var (steps, office) = (services.GetRequiredService<CaseSteps>(), services.GetRequiredService<CaseOffice>());
            var officer = await Actor.Officer(office.Db, Guid.Parse(Known["officer"]), FirstDay, Stop);
            foreach (var (step, input) in ((string, StepInput)[])[("confirm", new() { On = FirstDay }),
                ("ask-correction", new() { On = FirstDay, Text = Planted[6], Until = FirstDay.AddDays(30) }), ("correct", new() { On = FirstDay, Reason = Planted[7] })])
            {
                office.Db.ChangeTracker.Clear();
                var matter = (await office.Db.Cases.WithSteps(code, Stop))!;
                Assert.Empty(await steps.Take(matter, office.ProcedureOf(matter).Step(step)!, input, officer!, Stop));
            }
            office.Db.ChangeTracker.Clear();
            await services.GetRequiredService<CaseNotes>().Add((await office.Db.Cases.WithSteps(code, Stop))!, Ids.Next(), Planted[8], officer!, Stop);
        });
        await CatchUp();
    }

    [Fact]
    public async Task Every_word_is_there_to_be_found_by_whom_it_is_for()
    {
        using var officer = await Visitor().SignedIn(Everything);
        using var person = Visitor();
        var opened = await person.Submit("/cases", "/cases", ("code", code), ("secret", secret));
        var read = await person.Read(opened.LeadsTo) + await officer.Read($"/desk/cases/{code}") + string.Concat(await Letters(of: true));
        foreach (var words in Planted.Except(["13566778899", "荔湾横街七号"])) Assert.Contains(words, WebUtility.HtmlDecode(read), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_route_is_known_to_be_for_officers_for_one_person_or_for_everybody()
    {
        var unknown = Routes().Select(PatternOf).Where(pattern => !IsOfficers(pattern) && !IsOwn(pattern) && !IsEverybodys(pattern)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal("", string.Join('\n', unknown));
        // What is classified and is not there any more would hide the next of that name.
        var patterns = Routes().Select(PatternOf).ToList();
        Assert.All(Own, begins => Assert.Contains(patterns, pattern => pattern.StartsWith(begins, StringComparison.Ordinal)));
        Assert.All(Everybodys, begins => Assert.Contains(patterns, pattern => Begins(pattern, begins)));
    }

    [Fact]
    public async Task A_stranger_reads_none_of_it_by_any_route_whatever_the_method()
    {
        using var stranger = Visitor();
        var token = await stranger.TokenFor("/cases", "/cases");
        var (looked, faults) = (0, new List<string>());
        var ids = await Ask(async db => (await db.CasePapers.AsNoTracking().Select(paper => paper.Id).ToListAsync(Stop)).Append(await db.Cases.Where(one => one.Code == code).Select(one => one.Id).SingleAsync(Stop)).ToList());
        foreach (var route in Routes())
        foreach (var method in MethodsOf(route))
        foreach (var path in PathsOf(route, ids))
        {
            using var asked = new HttpRequestMessage(new(method), path);
            if (method is not ("GET" or "HEAD")) asked.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("code", code), new("q", Planted[4])]);
            using var answer = await stranger.SendAsync(asked, Stop);
            var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop) + answer.Headers + answer.Content.Headers);
            foreach (var words in Planted.Where(words => shown.Contains(words, StringComparison.Ordinal) || shown.Contains(Uri.EscapeDataString(words), StringComparison.Ordinal)))
                faults.Add($"{method} {path} shows “{words}”");
            var pattern = PatternOf(route);
            if ((IsOfficers(pattern) || IsCase(pattern)) && answer.StatusCode is HttpStatusCode.OK) faults.Add($"{method} {path} opens to a stranger");
            looked++;
        }
        Assert.Empty(faults);
        Assert.True(looked > 250, $"{looked} looked at");
    }

    [Fact]
    public async Task No_search_no_letter_to_others_no_name_of_a_file_and_no_line_of_the_log_holds_it()
    {
        using var stranger = Visitor();
        foreach (var words in Planted)
        {
            var asked = Uri.EscapeDataString($"\"{words}\"");
            Assert.Contains("\"total\":0", await stranger.Read($"/api/v1/records?q={asked}"), StringComparison.Ordinal);
            Assert.DoesNotContain("<entry>", await stranger.Read($"/records/feed.atom?q={asked}"), StringComparison.Ordinal);
            Assert.Equal(0, Services.GetRequiredService<SearchIndex>().Search(new($"\"{words}\"", Audience.Public)).Total);
        }
        await Do(services => services.GetRequiredService<Db>().Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "everything@office.example"), Stop));
        DaysPass(25);
        await Services.GetRequiredService<Reminding>().Go(Stop);
        var letters = await Letters(of: false);
        Assert.Contains(letters, letter => letter.Contains(code, StringComparison.Ordinal));
        await Services.GetRequiredService<MailRound>().Go(Stop);
        var entries = await Ask(db => db.Entries.AsNoTracking().Select(entry => entry.Leaf).ToListAsync(Stop));
        var names = Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(names);
        (string Where, IEnumerable<string> Said)[] all =
            [("a letter to others", letters), ("the ledger", entries), ("the name of a file", names), ("the program's log", lines.Said)];
        Assert.Empty(from one in all from said in one.Said from words in Planted where said.Contains(words, StringComparison.Ordinal) select $"{one.Where} holds “{words}”");
    }

    // Letters to the person, or all that go to anybody else.
    async Task<List<string>> Letters(bool of)
    {
        var went = await Ask(db => db.OutgoingMail.AsNoTracking().Where(mail => mail.To == Planted[2] == of).Select(mail => (of ? mail.To : "") + mail.Subject + mail.Text).ToListAsync(Stop));
        return of ? went : [.. went, .. await Ask(db => db.Set<Digest>().AsNoTracking().Select(digest => digest.Text).ToListAsync(Stop))];
    }

    IEnumerable<RouteEndpoint> Routes() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is not null);

    static string PatternOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    static IEnumerable<string> MethodsOf(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;

    static bool IsOwn(string pattern) => Own.Any(begins => pattern.StartsWith(begins, StringComparison.Ordinal));

    static bool IsEverybodys(string pattern) => pattern is "/" || Everybodys.Any(begins => Begins(pattern, begins));

    // The list of what one has opened is for everybody, and empty.
    static bool IsCase(string pattern) => (pattern.StartsWith("/cases/", StringComparison.Ordinal) && pattern != "/cases/mine") || pattern.StartsWith("/api/v1/cases/", StringComparison.Ordinal);

    static bool Begins(string pattern, string begins) => pattern == begins || pattern.StartsWith(begins.EndsWith('/') ? begins : begins + "/", StringComparison.Ordinal)
        || (pattern.StartsWith(begins, StringComparison.Ordinal) && begins is "/sitemap");

    // With the case in every place where one can stand, and something in every other.
    IEnumerable<string> PathsOf(RouteEndpoint route, List<Guid> ids) =>
        (route.RoutePattern.Parameters.Any(parameter => TypeOf(parameter) == "guid") ? ids : [ids[0]]).Select(id => "/" + string.Join('/',
            route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => ValueOf(parameter, id),
                _ => "",
            })))));

    string ValueOf(RoutePatternParameterPart parameter, Guid id) => TypeOf(parameter) switch
    {
        "guid" => id.ToString(),
        "int" or "long" => "1",
        _ when parameter.Name is "code" or "part" or "key" or "address" or "token" => code,
        _ when parameter.Name is "step" => "withdraw",
        _ when parameter.Name is "format" => "json",
        _ => Known.GetValueOrDefault(parameter.Name, "x"),
    };

    static string TypeOf(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() ?? "";
}
