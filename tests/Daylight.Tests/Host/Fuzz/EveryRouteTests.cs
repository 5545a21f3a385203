using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Daylight.Host.Security;
using Daylight.Requests;
using Daylight.Tests.Host.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>
/// Everything that can be sent is sent to every route, by visitors and by officers of every role. To repeat a run, give
/// its seed in DAYLIGHT_FUZZ_SEED.
/// </summary>
[Trait("db", "sqlite")]
public sealed class EveryRouteTests : ApiTown
{
    const int AtOnce = 4, UsualSeed = 20261013;

    static readonly int Letters = Pace.Thorough ? 12_000 : 3_000;

    static readonly Role[] Roles =
        [Role.Clerk, Role.Reviewer, Role.Publisher, Role.Head, Role.Supervisor, Role.Administrator, Role.Clerk | Role.Head | Role.Administrator];

    // What only the program itself should ever see.
    static readonly string[] Traces = ["   at Daylight", "   at Microsoft", "   at System.", "Exception:", "SQLite Error", "Npgsql"];

    readonly List<Guest> guests = [];

    [Fact]
    public async Task Whatever_is_sent_gets_a_clear_answer_and_the_ledger_stays_whole()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DAYLIGHT_FUZZ_SEED"), out var given) ? given : UsualSeed;
        var addresses = await Furnish();
        foreach (var guest in guests) await Look(guest, addresses);
        Assert.Contains(guests, guest => guest.Forms.Count > 10);

        using var post = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = AtOnce,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        }) { Timeout = TimeSpan.FromMinutes(5) };
        var (wrong, answers) = (new System.Collections.Concurrent.ConcurrentBag<string>(), new System.Collections.Concurrent.ConcurrentDictionary<int, int>());
        await Parallel.ForEachAsync(Enumerable.Range(0, Letters), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop },
            async (number, stop) =>
            {
                using var letter = new Letter(number, seed, addresses, guests).Write();
                using var answer = await Send(post, letter, () => new Letter(number, seed, addresses, guests).Write(), stop);
                answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                foreach (var fault in await Faults(letter, answer, stop))
                    wrong.Add($"seed {seed}, letter {number}: {letter.Method} {letter.RequestUri!.OriginalString[..Math.Min(300, letter.RequestUri.OriginalString.Length)]}: {fault}");
            });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order().Take(40)));

        // Handlers were reached, not only the guards before them.
        Assert.True(answers.GetValueOrDefault(200) > Letters / 10 && answers.GetValueOrDefault(303) > 100 && answers.GetValueOrDefault(422) > 100);
        await CatchUp();
        await Do(async services =>
        {
            var verification = new Verification(services.GetRequiredService<Db>(), services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>());
            Assert.Empty(await verification.Run(null, Stop));
            Assert.True(verification.Entries > 20);
        });
    }

    // What is refused by its address alone (unreadable, unknown, for others) is answered before what belongs to it has come
    // in; a client that was still sending may hear nothing, and then asks again without it: that must be a refusal too.
    static async Task<HttpResponseMessage> Send(HttpClient post, HttpRequestMessage letter, Func<HttpRequestMessage> again, CancellationToken stop)
    {
        try
        {
            return await post.SendAsync(letter, stop);
        }
        catch (HttpRequestException) when (letter.Content is not null)
        {
            using var bare = again();
            bare.Content = null;
            var answer = await post.SendAsync(bare, stop);
            Assert.InRange((int)answer.StatusCode, 300, 499);
            return answer;
        }
    }

    // Nobody is stopped for asking too often: here it is about what is asked.
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(new Limits(Letters * 2, Letters * 2, Letters * 2, Letters * 2));
    }

    static async Task<IReadOnlyList<string>> Faults(HttpRequestMessage letter, HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        var faults = new List<string>();
        if ((int)answer.StatusCode >= 500) faults.Add($"{(int)answer.StatusCode}: {text[..Math.Min(200, text.Length)]}");
        faults.AddRange(Traces.Where(text.Contains).Select(trace => $"shows its inside: {trace}"));
        if (answer.Headers.Contains("X-Zap") || answer.Content.Headers.Contains("X-Zap")) faults.Add("let a header in");
        // What the server can't even read as a request it refuses by itself, without a word.
        if (text.Length == 0 && answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge)
            return faults;
        if (!answer.Headers.Contains("Content-Security-Policy")) faults.Add($"{(int)answer.StatusCode} without a policy");
        if (!answer.Headers.TryGetValues("X-Content-Type-Options", out var options) || options.Single() != "nosniff") faults.Add("without nosniff");
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (type.Contains("html") || type.Contains("xml") || (type.Length == 0 && text.Length > 0))
            foreach (var script in (string[])[Nasty.Script, "<img src=x"])
                if (text.Contains(script, StringComparison.OrdinalIgnoreCase)) faults.Add($"gives {script} back as {type}");
        if (letter.Method == HttpMethod.Get && answer.StatusCode is HttpStatusCode.OK && type.Length == 0 && text.Length > 0) faults.Add("does not say what it is");
        return faults;
    }

    async Task<Addresses> Furnish()
    {
        await PublishAll();
        var record = await Publish(Elevators with { Title = $"附件{Nasty.Script}", Text = $"正文{Nasty.Attribute}\n{Nasty.Script}", Attachments = [await Keep()] });
        await CatchUp();
        var addresses = new Addresses(Services.GetRequiredService<EndpointDataSource>());
        foreach (var role in Roles)
        {
            var name = $"officer{(int)role}";
            await Officer(name, role);
            var guest = new Guest(name, Address);
            await guest.Browser.SignedIn(name);
            await guest.TakeToken("/sign-out");
            guests.Add(guest);
        }
        var victim = await Officer("victim", Role.Clerk);
        var requester = new Guest("requester", Address);
        foreach (var state in (State[])[RequestProcedure.InHand, RequestProcedure.Unconfirmed, RequestProcedure.InHand])
        {
            var (code, secret) = await OpenCase(state, $"补贴名单{Nasty.Script}{Nasty.Attribute}");
            Assert.Equal($"/cases/{code}", (await requester.Browser.Submit("/cases", "/cases", ("code", code), ("secret", secret))).LeadsTo);
            addresses.Know("code", code);
            addresses.Know("secret", secret);
        }
        foreach (var (form, fields) in ((string, (string, string)[])[])
        [
            ("/enquiries/ask", [("body", "440112101"), ("title", $"补贴{Nasty.Script}"), ("consent", "true")]),
            ("/remedies/complain", [("body", "440112101"), ("claim", $"没有公开{Nasty.Attribute}"), ("applicant", Nasty.Script), ("phone", "13800138000")]),
        ])
        {
            var done = (await requester.Browser.Submit(form, form, fields)).LeadsTo;
            addresses.Know("code", done.Split('/')[^2]);
        }
        var draft = (await requester.Browser.Submit("/requests/new", "/requests/new", ("body", "440112101"))).LeadsTo.Split('/')[3];
        await requester.TakeToken("/cases");
        guests.AddRange([requester, requester]);

        var (file, post) = (await Ask(db => db.Set<Attachment>().SingleAsync(Stop)), await Ask(db => db.Set<Post>().SingleAsync(one => one.AccountId == victim.Account, Stop)));
        var index = record.Index.Split('/');
        addresses.Know("code", "440112", "440112201");
        addresses.Know("organisation", index[0]);
        addresses.Know("serial", index[1]);
        addresses.Know("index", record.Index);
        addresses.Know("hash", file.Hash);
        addresses.Know("address", record.Address, "body:440112");
        addresses.Know("path", "0/000", "entries/000", "0/000.p/1", "entries/000.p/2");
        addresses.Know("id", victim.Account.ToString()!, draft);
        addresses.Know("post", post.Id.ToString());
        addresses.Know("step", Daylight.Host.Modules.All.SelectMany(module => module.Procedures).SelectMany(procedure => procedure.Steps).Select(step => step.Name).Distinct());
        addresses.Know("name", FormStep.All.Select(step => step.Name).Append(file.Name));
        addresses.Know("body", "440112", "440112101");
        addresses.Know("year", "2026", "2012");
        addresses.Know("form", "cn-2012", "cn-2021");
        addresses.Know("format", "json", "csv", "xlsx", "html", "pdf");
        addresses.Know("procedure", "request", "enquiry", "complaint");
        addresses.Know("regime", "cn-ogi-2019", "cn-ogi-2008");
        addresses.Know("documentName", "v1");
        addresses.Know("number", "1");
        addresses.Know("place", "0", "3");
        addresses.Know("part", "0", "1");
        addresses.Know("rule", "cn-ogi-2019/reply", "uk-foi/reply");
        addresses.Know("from", "2026-09-14");
        addresses.Know("to", "2026-09-30", "/desk");
        addresses.Know("on", "2026-10-13");
        addresses.Know("pause", "2026-09-22..2026-09-23");
        addresses.Know("identity", "11010519491231002X");
        addresses.Know("contact", "someone@example.com", "020-82370000");
        addresses.Know("delivery", "web");
        addresses.Know("kind", "natural");
        addresses.Know("description", "电梯补贴名单");
        addresses.Know("cell", "01", "t1.rules");
        addresses.Know("month", "2026-09");
        addresses.Know("lang", "en", "zh-Hant");
        return addresses;
    }

    // Opens every page once and notes the forms on it.
    static async Task Look(Guest guest, Addresses addresses)
    {
        var random = new Random(guest.Name.Length);
        var parser = new HtmlParser();
        var pages = addresses.Routes.Where(route => route.Methods.Contains("GET"))
            .SelectMany(route => Enumerable.Range(0, route.Pattern.Parameters.Count == 0 ? 1 : 4).Select(_ => addresses.Path(route.Pattern, random, nasty: 0)))
            .Distinct().ToList();
        foreach (var path in pages)
        {
            using var answer = await guest.Browser.GetAsync(path, Stop);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
            guest.Forms.AddRange(page.Forms.Where(form => form.GetAttribute("action") is { Length: > 0 }).Select(Seen));
        }
        var distinct = guest.Forms.DistinctBy(form => (form.Action, form.Posts, string.Join(',', form.Fields.Select(field => field.Name)))).ToList();
        guest.Forms.Clear();
        guest.Forms.AddRange(distinct);
    }

    static SeenForm Seen(IHtmlFormElement form)
    {
        var fields = from control in form.QuerySelectorAll("input, select, textarea")
                     let name = control.GetAttribute("name")
                     where !string.IsNullOrEmpty(name) && name != "__RequestVerificationToken"
                     group control by name into controls
                     select (controls.Key, (IReadOnlyList<string>)[.. controls.SelectMany(Offered)]);
        return new(form.GetAttribute("action")!, form.Method.Equals("post", StringComparison.OrdinalIgnoreCase), [.. fields]);
    }

    static IEnumerable<string> Offered(AngleSharp.Dom.IElement control) => control switch
    {
        IHtmlSelectElement select => select.Options.Select(option => option.Value),
        IHtmlTextAreaElement text => text.Value.Length > 0 ? [text.Value] : [],
        IHtmlInputElement { Value.Length: > 0 } input => [input.Value],
        _ => [],
    };

    async Task<Attachment> Keep()
    {
        Attachment? kept = null;
        await Do(async services =>
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(Nasty.Script));
            var (hash, size) = await services.GetRequiredService<IFiles>().Keep(content, Stop);
            kept = new() { Name = "申请表 一.html", MediaType = "text/plain", Size = size, Hash = hash, Text = Nasty.Script };
        });
        return kept!;
    }
}
