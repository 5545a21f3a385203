using System.Diagnostics;
using Daylight.Host.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Bench;

/// <summary>How fast the whole log is recomputed and compared with the stored state.</summary>
static class VerifyBench
{
    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        await using var services = Where.Services(await Prepared.District(sizes, stop));
        await using var scope = services.CreateAsyncScope();
        var verification = new Verification(scope.ServiceProvider.GetRequiredService<Db>(),
            services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>());
        var start = Stopwatch.GetTimestamp();
        var faults = await verification.Run(null, stop);
        if (faults.Count > 0) throw new InvalidDataException(faults[0].En);
        return [new("verify", "entries", "a second") { Ours = verification.Entries / Stopwatch.GetElapsedTime(start).TotalSeconds }];
    }
}
