using System.Diagnostics;

namespace Daylight.Bench;

/// <summary>The program as people start it: how long until its first page, and how much memory it then has.</summary>
static class StartBench
{
    const int MostMegabytes = 350, MostSeconds = 60, Starts = 5;

    public static async Task<IReadOnlyList<Figure>> Start(Sizes sizes, CancellationToken stop)
    {
        // The first start of all makes the search index.
        await using (var first = await Program(sizes, stop)) await first.Settle(stop);
        var times = new List<double>();
        for (var i = 0; i < (sizes.Whole ? Starts : 1); i++)
        {
            var before = Stopwatch.GetTimestamp();
            await using var program = await Program(sizes, stop);
            times.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
        var all = new Samples(times);
        return [new("start", "first page", "s") { Ours = all.P50, OursP99 = all.P99, Target = Target.Most(MostSeconds) }];
    }

    public static async Task<IReadOnlyList<Figure>> Memory(Sizes sizes, CancellationToken stop)
    {
        await using var program = await Program(sizes, stop);
        var first = program.Resident;
        await program.Settle(stop);
        using var client = new HttpClient { BaseAddress = program.Address };
        foreach (var path in (string[])["/", "/records", "/search?q=%E9%A2%84%E7%AE%97", "/bodies", "/law/due", "/reports", "/log"])
            (await client.GetAsync(path, stop)).EnsureSuccessStatusCode();
        foreach (var path in await PageBench.RecordsOf(client, stop)) (await client.GetAsync(path, stop)).EnsureSuccessStatusCode();
        return
        [
            new("memory", "after the start", "MB") { Ours = first, Target = Target.Most(MostMegabytes) },
            new("memory", "after the first pages", "MB") { Ours = program.Resident, Target = Target.Most(MostMegabytes) },
            .. sizes.Whole ? [await JustMade(sizes, stop)] : Array.Empty<Figure>(),
        ];
    }

    // As somebody meets it who tries the program: the district is founded, and its search index made while pages are asked for.
    static async Task<Figure> JustMade(Sizes sizes, CancellationToken stop)
    {
        var folder = Path.Combine(sizes.Folder, "just-made");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await using var program = await Child.Start("Daylight.Host.dll", ["demo", "--data", folder, "--port", "{port}"], stop);
        await program.Settle(stop);
        return new("memory", "just made", "MB") { Ours = program.Resident, Target = Target.Most(MostMegabytes) };
    }

    // Made before the watch runs.
    static async Task<Child> Program(Sizes sizes, CancellationToken stop) => await Child.Start("Daylight.Host.dll",
        ["demo", "--data", (await Prepared.District(sizes, stop)).Folder, "--port", "{port}"], stop);
}
