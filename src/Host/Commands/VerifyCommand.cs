using System.CommandLine;
using Spectre.Console;

namespace Daylight.Host.Commands;

/// <summary><c>verify</c>: recomputes the whole log and compares it with everything that is stored.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var data = Where.Data();
        var database = Where.Database();
        var command = new Command("verify", "Recomputes the whole log against its checkpoints and the stored state.") { data, database };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            return Where.Open(asked, data, database, problems) is { } installation
                ? await Run(installation, stop)
                : Exit.With(problems);
        });
        return command;
    }

    /// <summary>Verifies and says what does not fit.</summary>
    public static async Task<int> Run(Installation installation, CancellationToken stop)
    {
        await using var services = Where.Services(installation);
        await using var scope = services.CreateAsyncScope();
        var key = services.GetRequiredService<SigningKey>().Verifier;
        var verification = new Verification(scope.ServiceProvider.GetRequiredService<Db>(), key, services.GetRequiredService<IFiles>());
        var faults = await AnsiConsole.Status().StartAsync("Verifying …", status =>
            verification.Run(new Progress<long>(read => status.Status($"Verifying … {read:n0} entries")), stop));
        foreach (var fault in faults) Console.WriteLine($"✗ {fault.In(Terminal.Language)}");
        if (verification.Erased > 0)
            Console.WriteLine($"· {verification.Erased:n0} cases and letters were erased by rule; the log says of each when and why.");
        Console.WriteLine(faults.Count == 0
            ? $"✓ {verification.Entries:n0} entries and {verification.Rows:n0} rows are as they were logged. Key: {key}"
            : $"{faults.Count} faults in {verification.Entries:n0} entries and {verification.Rows:n0} rows.");
        return faults.Count == 0 ? Exit.Done : Exit.DoesNotHold;
    }
}
