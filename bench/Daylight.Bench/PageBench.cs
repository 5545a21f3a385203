using System.Text.RegularExpressions;
using Daylight.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Daylight.Bench;

/// <summary>
/// Pages beside a static file of the same size from the same server. A page that is kept is asked for by readers
/// without cookies; one that is made anew by readers with a cookie, whose pages are never kept.
/// </summary>
static partial class PageBench
{
    /// <summary>The first argument of the process that serves.</summary>
    public const string Served = "serve-pages";

    const string Name = "page", Zipped = "Accept-Encoding: gzip\r\n", Known = "Cookie: reader=1\r\n";
    const int Anew = 10;
    static readonly Target Promised = Target.Least(0.7);

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var files = Directory.CreateDirectory(Path.Combine(sizes.Folder, "files")).FullName;
        var district = await Prepared.District(sizes, stop);
        await using var server = await Child.Start("Daylight.Bench.dll", [Served, district.Folder, files, "{port}"], stop);
        await server.Settle(stop);
        using var client = new HttpClient { BaseAddress = server.Address };
        var record = (await RecordsOf(client, stop))[0];
        // A young server is still compiling itself: what it does first is not counted.
        await Compare("", record, "", sizes.Pages, null);
        var figures = new List<Figure>();
        foreach (var (title, path) in ((string, string)[])[("record", record), ("home", "/"), ("catalogue", "/records")])
        {
            figures.AddRange(await Compare($"{title}, kept", path, "", sizes.Pages, Promised));
            figures.AddRange(await Compare($"{title}, kept, gzip", path, Zipped, sizes.Pages, Promised));
            figures.AddRange(await Compare($"{title}, made anew", path, Known, sizes.Pages / Anew, null));
        }
        return figures;

        async Task<IEnumerable<Figure>> Compare(string title, string path, string headers, int count, Target? target)
        {
            var file = await FileLike(path, headers);
            var (ours, others) = (0.0, 0.0);
            var pair = await Paired.Measure(sizes.Rounds, async () => await Ask(path, work => ours += work),
                async () => await Ask(file, work => others += work));
            return
            [
                new(Name, title, "a second") { Ours = pair.Ours.P50, Reference = pair.Reference.P50, Ratio = pair.Ratio, Target = target },
                // What a request costs the server: the reader has no part in it, nor has anyone else on the machine.
                new(Name, title + ": work", "µs") { Ours = ours / count / (sizes.Rounds + 1), Reference = others / count / (sizes.Rounds + 1), Ratio = ours / others },
            ];

            async Task<double[]> Ask(string what, Action<double> worked)
            {
                var before = server.Work;
                var speed = await Load.Run(server.Address, what, headers, count, stop);
                worked(server.Work - before);
                return [speed];
            }
        }

        async Task<string> FileLike(string path, string headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (headers == Zipped) request.Headers.Add("Accept-Encoding", "gzip");
            var page = await (await client.SendAsync(request, stop)).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(stop);
            // Of no type that the server compresses.
            var file = $"{page.Length}.bin";
            await File.WriteAllBytesAsync(Path.Combine(files, file), page, stop);
            return "/" + file;
        }
    }

    /// <summary>The addresses of the newest records.</summary>
    public static async Task<IReadOnlyList<string>> RecordsOf(HttpClient client, CancellationToken stop) =>
        [.. RecordPath().Matches(await client.GetStringAsync("/records", stop)).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Serves an installation and, beside its own files, those of a folder, until the process is ended.</summary>
    public static async Task Serve(string folder, string files, string port)
    {
        var installation = Installation.Open(folder, null, [])!;
        await using var app = await Server.Build(installation, $"http://127.0.0.1:{port}", default, services =>
            services.AddOptions<StaticFileOptions>().Configure<IWebHostEnvironment>((options, environment) =>
                options.FileProvider = new CompositeFileProvider(new PhysicalFileProvider(files), environment.WebRootFileProvider)));
        await app.RunAsync();
    }

    [GeneratedRegex("""href="(/records/[^"/?]+/[^"/?]+)["]""")]
    private static partial Regex RecordPath();
}
