using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Daylight.Host;
using Daylight.Host.Commands;
using Daylight.Host.Demo;
using Daylight.Petitions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Bench;

/// <summary>
/// Petitions sent by many at once while lists are read and supervisors refresh their board: every one that was confirmed is
/// there, none is there twice although one in ten was sent twice, and how long each took, of the boards too. Beside it, the same
/// number of requests of a page.
/// </summary>
static partial class PetitionBench
{
    const int Connections = 64, TwiceEvery = 10, Readers = 2, Boards = 2;

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var made = await Prepared.Empty(sizes, "petitions", stop);
        // Everybody has an address of their own, which a proxy on this machine would pass on.
        Installation.Create(made.Folder, null, DemoFounding.Settings with { Proxies = ["127.0.0.1", "::1"] });
        SqliteConnection.ClearAllPools();
        await using var program = await Child.Start("Daylight.Host.dll", ["serve", "--data", made.Folder, "--port", "{port}"], stop);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections + Readers }) { BaseAddress = program.Address };
        var (times, confirmed, next) = (new List<double>(), new Dictionary<string, string>(), -1);
        using var supervisor = await SignedIn(program.Address, stop);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Read(client, over.Token)));
        var looking = Task.WhenAll(Enumerable.Range(0, Boards).Select(_ => Look(supervisor, over.Token, stop)));
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < sizes.Petitions;)
            {
                foreach (var again in Enumerable.Range(0, number % TwiceEvery == 0 ? 2 : 1))
                {
                    var start = Stopwatch.GetTimestamp();
                    var code = await Send(client, number, stop);
                    var took = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                    lock (times)
                    {
                        if (again == 0) times.Add(took);
                        var key = number.ToString(CultureInfo.InvariantCulture);
                        if (confirmed.TryGetValue(key, out var before) && before != code) throw new InvalidOperationException($"{key} is {before} and {code}.");
                        confirmed[key] = code;
                    }
                }
            }
        }));
        await over.CancelAsync();
        await reading;
        var boards = new Samples([.. (await looking).SelectMany(one => one)]);
        // A board that nobody waits beside.
        var alone = new Samples(await Look(supervisor, BoardsAlone, stop));
        var (lost, doubled) = await Kept(made.Folder, [.. confirmed.Values], stop);
        var all = new Samples(times);
        var page = new Samples(await Pages(client, sizes.Petitions, stop));
        return
        [
            new("petitions", $"one of {sizes.Petitions}, {Connections} at once", "µs")
            {
                Ours = all.P50, OursP99 = all.P99, Reference = page.P50, ReferenceP99 = page.P99, Ratio = all.P50 / page.P50,
            },
            new("petitions", $"board of what is late, {Boards} at once meanwhile", "µs")
            {
                Ours = boards.P50, OursP99 = boards.P99, Reference = alone.P50, ReferenceP99 = alone.P99, Ratio = boards.P50 / alone.P50,
            },
            new("petitions", "confirmed and kept", "") { Ours = confirmed.Count - lost, Target = Target.Least(sizes.Petitions) },
            new("petitions", "lost or doubled", "") { Ours = lost + doubled, Target = Target.Most(0) },
        ];
    }

    static async Task<string> Send(HttpClient client, int number, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/letters")
        {
            Content = JsonContent.Create(new
            {
                kind = "help", title = $"第{number}盏路灯不亮", story = "晚上很黑，请修好。", place = $"示例路{number}号", phone = "020-00000000",
            }),
        };
        request.Headers.Add("Idempotency-Key", $"bench-petition-{number:D8}");
        request.Headers.Add("X-Forwarded-For", $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
        using var answer = await client.SendAsync(request, stop);
        if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        return (await answer.Content.ReadFromJsonAsync<Filed>(stop))!.Code;
    }

    sealed record Filed(string Code);

    static async Task Read(HttpClient client, CancellationToken stop)
    {
        try
        {
            while (true) (await client.GetAsync("/petitions", stop)).Dispose();
        }
        catch (OperationCanceledException)
        {
            // The sending is over.
        }
    }

    const int BoardsAlone = 5;

    // As an officer does: the form with its token, and from then on the cookie.
    static async Task<HttpClient> SignedIn(Uri address, CancellationToken stop)
    {
        var officer = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = Boards }) { BaseAddress = address };
        var form = await officer.GetStringAsync("/sign-in", stop);
        var token = Token().Match(form).Groups[1].Value;
        using var answer = await officer.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "supervisor", ["secret"] = DemoOfficer.Password, ["__RequestVerificationToken"] = token,
        }), stop);
        if (answer.StatusCode is not HttpStatusCode.SeeOther) throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
        return officer;
    }

    // One after another until the sending is over; the one that is under way then is waited for.
    static async Task<IReadOnlyList<double>> Look(HttpClient supervisor, CancellationToken over, CancellationToken stop)
    {
        var times = new List<double>();
        do times.AddRange(await Look(supervisor, 1, stop));
        while (!over.IsCancellationRequested);
        return times;
    }

    // The whole page: one that sends somebody on to sign in is none.
    static async Task<IReadOnlyList<double>> Look(HttpClient supervisor, int times, CancellationToken stop)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await supervisor.GetAsync(Board.Url, stop);
            var page = await answer.Content.ReadAsStringAsync(stop);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            if (answer.StatusCode is not HttpStatusCode.OK || !page.Contains($"{Board.Url}?by=all", StringComparison.Ordinal)) throw new InvalidOperationException($"The board answered {answer.StatusCode}.");
        }
        return took;
    }

    static async Task<IReadOnlyList<double>> Pages(HttpClient client, int count, CancellationToken stop)
    {
        var (times, next) = (new List<double>(), -1);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) < count)
            {
                var start = Stopwatch.GetTimestamp();
                (await client.GetAsync("/petitions", stop)).Dispose();
                var took = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                lock (times) times.Add(took);
            }
        }));
        return times;
    }

    // In the database itself, by the codes that were confirmed.
    static async Task<(int Lost, int Doubled)> Kept(string folder, HashSet<string> codes, CancellationToken stop)
    {
        await using var services = Where.Services(Installation.Open(folder, null, [])!);
        await using var scope = services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<Db>().Cases.AsNoTracking().Of(HotlineProcedure.Procedure).Select(matter => matter.Code).ToListAsync(stop);
        return (codes.Count(code => !kept.Contains(code)), kept.Count - codes.Count);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
