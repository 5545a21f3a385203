using System.Diagnostics;
using Daylight.Host.Commands;
using Daylight.Host.Demo;

namespace Daylight.Bench;

/// <summary>Records through the catalogue into the database, each with its ledger entry, a few hundred in a transaction.</summary>
static class ImportBench
{
    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var installation = await Prepared.Empty(sizes, "import", stop);
        await using var services = Where.Services(installation);
        var records = Prepared.Records(sizes.Imported).ToList();
        var start = Stopwatch.GetTimestamp();
        await new DemoFounding(services, TimeProvider.System.Today()).Publish(records, _ => { }, stop);
        return [new("import", "records saved", "a second") { Ours = records.Count / Stopwatch.GetElapsedTime(start).TotalSeconds }];
    }
}
