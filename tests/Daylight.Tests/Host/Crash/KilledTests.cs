using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Daylight.Host;
using Daylight.Host.Commands;
using Daylight.Tests.Modules.Disclosure;
using Daylight.Tests.Modules.Requests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Crash;

/// <summary>
/// The real program is killed at random instants, while it starts, while residents file, officers take steps and
/// documents are published; then everything that was confirmed must be there, once, and everything must fit together.
/// DAYLIGHT_KILLS says how often, DAYLIGHT_SEED which instants.
/// </summary>
[Trait("kind", "crash")]
public sealed class KilledTests(ITestOutputHelper output) : RequestTown
{
    const int LivesBetweenWholeChecks = 5, Patience = 40;

    static readonly int Kills = Number("DAYLIGHT_KILLS") ?? 6;

    readonly int seed = Number("DAYLIGHT_SEED") ?? Random.Shared.Next(1_000_000);
    readonly ConcurrentQueue<Filed> filed = new(), toOpen = new();
    readonly ConcurrentQueue<Unanswered> unanswered = new();
    readonly ConcurrentQueue<(string Code, string Step)> steps = new();
    readonly ConcurrentQueue<string> published = new();
    readonly ConcurrentQueue<Released> underWay = new();
    readonly List<string> importing = [];
    readonly Dictionary<long, Checkpoint> vouched = [];
    readonly SemaphoreSlim confirmed = new(0), announced = new(0);
    readonly int port = FreePort();
    Installation installation = null!;
    HttpClient clerk = null!, reviewer = null!, publisher = null!;
    int visitors, wholeImports, released;

    // A case that was confirmed: what its requester has in hand.
    sealed record Filed(string Code, string Secret, string Text);

    // A form that was sent and of which nobody knows what became.
    sealed record Unanswered(HttpClient Visitor, string Page, string Text);

    // What three people publish, and how far they know they are.
    sealed record Released(string Code, string Title, int Taken);

    // The town's own server never runs: the program does.
    public override async ValueTask InitializeAsync()
    {
        installation = await TownPlan.Build(Folder, null, Stop);
        await using var services = Where.Services(installation);
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var (name, role) in ((string, Role)[])[("clerk", Role.Clerk), ("reviewer", Role.Reviewer), ("publisher", Role.Publisher)])
            await accounts.Open(name, name, Password, Bureau, role, Actor.Machine, Stop);
        (clerk, reviewer, publisher) = (Browser(), Browser(), Browser());
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var browser in (HttpClient[])[clerk, reviewer, publisher]) browser.Dispose();
        confirmed.Dispose();
        announced.Dispose();
        File.Delete(ImportFile);
        await TownPlan.Clear(installation);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task What_was_confirmed_is_there_however_often_the_program_is_killed()
    {
        var dice = new Random(seed);
        output.WriteLine($"DAYLIGHT_SEED={seed} DAYLIGHT_KILLS={Kills}");
        await using (var first = Serve())
        {
            Assert.NotNull(await first.Says("Serving"));
            await clerk.SignedIn("clerk");
            await reviewer.SignedIn("reviewer");
            await publisher.SignedIn("publisher");
        }
        // A short run may have killed before anything of one sort was confirmed: it goes on until there is something to check.
        for (int killed = 0, lives = 1; killed < Kills || (killed < Kills + Patience && !AllConfirmed); lives++)
        {
            killed += dice.Next(3) == 0 ? await DieAtOnce(dice) : await Live(dice, waits: killed >= Kills);
            await Check(search: lives % LivesBetweenWholeChecks == 0);
            TestContext.Current.SendDiagnosticMessage("killed {0} times", killed);
        }
        await Reopen();
        await Check(search: true);
        output.WriteLine($"{filed.Count} requests, {steps.Count} steps, {published.Count} documents confirmed ({released} by three officers), {wholeImports} whole imports; {vouched.Count} checkpoints.");
        Assert.NotEmpty(filed);
        Assert.NotEmpty(steps);
        Assert.NotEmpty(published);
        Assert.NotEqual(0, released);
    }

    bool AllConfirmed => !filed.IsEmpty && !steps.IsEmpty && !published.IsEmpty && released > 0;

    /// <summary>Killed while it starts.</summary>
    async Task<int> DieAtOnce(Random dice)
    {
        await using var server = Serve();
        await Task.Delay(dice.Next(2_000), Stop);
        await server.Kill();
        return 1;
    }

    /// <summary>Serves while documents are published or imported, until both programs are killed.</summary>
    /// <param name="dice">When they are killed.</param>
    /// <param name="waits">True when they live until something of each sort was confirmed: on a slow machine none may be before.</param>
    async Task<int> Live(Random dice, bool waits)
    {
        await using var server = Serve();
        var imports = dice.Next(2) == 0;
        await using var other = imports ? Import() : PublishingDriver.Start(installation);
        var publishing = Publishing(other);
        Assert.True(await server.Says("Serving") is not null, server.Said);
        var work = Task.WhenAll(Requester(), Requester(), Office(), Release());
        await Enough(confirmed, work, dice.Next(6));
        while (waits && !AllConfirmed && !work.IsCompleted) await Enough(confirmed, work, 1);
        await Task.Delay(dice.Next(60), Stop);
        await server.Kill();
        await work;
        if (imports) await Task.WhenAny(publishing, Task.Delay(dice.Next(3_000), Stop));
        else await Enough(announced, publishing, dice.Next(4));
        await Task.Delay(dice.Next(30), Stop);
        var exit = await other.Kill();
        await publishing;
        if (exit == Child.Killed) return 2;
        Assert.True(imports && exit == 0, other.Said);
        Imported();
        return 1;
    }

    // What a killed import had not done it does the next time, from the same file.
    Child Import()
    {
        if (importing.Count == 0)
        {
            importing.AddRange(Enumerable.Range(0, 300).Select(_ => $"关于{Ids.Next():N}的通告"));
            File.WriteAllLines(ImportFile, importing.Select((title, i) => JsonSerializer.Serialize(new
            {
                id = $"{title}/{i}", title, publishedOn = "2026-10-12", text = $"{title}：既有住宅加装电梯的，每台补贴十万元。本通告自公布之日起施行。",
            })));
        }
        return Child.Daylight(["import", "records", ImportFile, "--data", Folder, "--body", Bureau, .. Database]);
    }

    void Imported()
    {
        foreach (var title in importing) published.Enqueue(title);
        importing.Clear();
        wholeImports++;
    }

    /// <summary>A last time, whole: every case is opened by its requester, and the search catches up by itself.</summary>
    async Task Reopen()
    {
        await using var server = Serve();
        Assert.NotNull(await server.Says("Serving"));
        while (importing.Count > 0)
        {
            await using var import = Import();
            Assert.True(await import.End() == 0, import.Said);
            Imported();
        }
        while (unanswered.TryDequeue(out var one)) await Answered(one);
        foreach (var one in filed) await Opens(one);
    }

    // Until so much more was confirmed, or whoever does the work can't go on.
    static async Task Enough(SemaphoreSlim told, Task work, int count)
    {
        for (var i = 0; i < count && !work.IsCompleted; i++) await Task.WhenAny(work, told.WaitAsync(Stop));
        if (work.IsFaulted) await work;
    }

    async Task Publishing(Child driver)
    {
        while (await driver.Says(PublishingDriver.Done) is { } line)
        {
            published.Enqueue(line[PublishingDriver.Done.Length..]);
            announced.Release();
        }
    }

    // Whoever got no answer sends the form again; then somebody new comes, and whoever filed looks at the case.
    Task Requester() => UntilItDies(async () =>
    {
        if (unanswered.TryDequeue(out var one)) await Answered(one);
        if (toOpen.TryDequeue(out var known)) await Opens(known);
        var (visitor, text) = (Browser(), NewText());
        await Answered(new(visitor, await ToTheCheck(visitor, With(("feature", text), ("description", text))), text));
    });

    // A form is in one hand at a time: only one whose answer was cut off is there for the next to send.
    async Task Answered(Unanswered one)
    {
        try
        {
            using var shown = await one.Visitor.GetAsync(one.Page, Stop);
            // The form knows by itself when it became a request.
            var leads = shown.StatusCode == HttpStatusCode.OK ? (await one.Visitor.Submit(one.Page, one.Page)).LeadsTo : shown.LeadsTo;
            await Confirm(one, leads);
        }
        catch (Exception fault) when (IsDeath(fault))
        {
            unanswered.Enqueue(one);
            throw;
        }
    }

    async Task Confirm(Unanswered one, string leads)
    {
        var (code, secret) = await Takeaway(one.Visitor, leads);
        var known = new Filed(code, secret, one.Text);
        if (filed.Any(other => other.Code == code)) return;
        filed.Enqueue(known);
        toOpen.Enqueue(known);
        confirmed.Release();
    }

    async Task Opens(Filed one)
    {
        using var visitor = Browser();
        Assert.Contains(one.Text, await Follow(visitor, one.Code, one.Secret));
    }

    // A clerk registers what came to the counter and drafts the answer.
    Task Office() => UntilItDies(async () =>
    {
        var (text, today) = (NewText(), $"{TimeProvider.System.Today():yyyy-MM-dd}");
        var answers = With(("channel", "counter"), ("submitted", today), ("once", $"{Ids.Next()}"), ("feature", text), ("description", text));
        var sent = await clerk.Submit("/desk/requests/new", "/desk/requests/new", [.. answers.Select(pair => (pair.Key, pair.Value))]);
        var (code, secret) = await Takeaway(clerk, sent.LeadsTo);
        filed.Enqueue(new(code, secret, text));
        confirmed.Release();
        await Taken(clerk, code, "draft", ("outcome", "A2"));
        steps.Enqueue((code, "draft"));
        confirmed.Release();
    });

    // Three people publish what one of them wrote, and go on with what was under way.
    Task Release() => UntilItDies(async () =>
    {
        if (!underWay.TryDequeue(out var one))
        {
            var title = $"关于{Ids.Next():N}的通告";
            var sent = await clerk.Upload("/desk/publications/new", "/desk/publications/new", PublicationTown.Form(("title", title), ("number", "")));
            one = new(PublicationTown.CodeIn(sent), title, 0);
        }
        (HttpClient Who, string Name)[] path = [(clerk, "submit"), (reviewer, "check"), (reviewer, "clear"), (publisher, "release")];
        try
        {
            for (; one.Taken < path.Length; one = one with { Taken = one.Taken + 1 })
            {
                var (who, step) = path[one.Taken];
                // Whoever got no answer looks whether the step is still there to be taken.
                using var page = await who.GetAsync($"/desk/cases/{one.Code}/{step}", Stop);
                if (page.StatusCode == HttpStatusCode.OK) await Taken(who, one.Code, step, ("reason", "不涉密"));
                steps.Enqueue((one.Code, step));
                confirmed.Release();
            }
        }
        catch (Exception fault) when (IsDeath(fault))
        {
            underWay.Enqueue(one);
            throw;
        }
        published.Enqueue(one.Title);
        released++;
        confirmed.Release();
    });

    static async Task UntilItDies(Func<Task> deed)
    {
        try
        {
            while (true) await deed();
        }
        catch (Exception fault) when (IsDeath(fault))
        {
            // What was under way stays unanswered.
        }
    }

    static bool IsDeath(Exception fault) => fault is HttpRequestException or IOException or SocketException;

    async Task Check(bool search)
    {
        await using var services = Where.Services(installation);
        await using var scope = services.CreateAsyncScope();
        var state = new StateCheck(scope.ServiceProvider, Stop);
        await state.Verifies();
        await state.Vouches(vouched);
        await state.Holds([.. filed.Select(one => (one.Code, one.Secret, one.Text))], steps, published);
        if (search) await state.Finds();
    }

    Child Serve() => Child.Daylight(["serve", "--data", Folder, "--port", $"{port}", .. Database]);

    string[] Database => installation.Postgres is { } server ? ["--database", server] : [];

    string ImportFile => Folder + ".jsonl";

    // Each comes from an address of its own: one address may not file a hundred requests a minute.
    HttpClient Browser()
    {
        var number = Interlocked.Increment(ref visitors);
        var from = new IPEndPoint(new IPAddress([127, 0, (byte)(number / 250 + 1), (byte)(number % 250 + 1)]), 0);
        return new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // A clerk's browser keeps a receipt of every request of the last half hour; twenty would be the usual most.
            CookieContainer = new(10_000, 10_000, CookieContainer.DefaultCookieLengthLimit),
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = new($"http://localhost:{port}") };
    }

    static string NewText() => $"加装电梯材料{Ids.Next():N}";

    static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : null;

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
