using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Daylight;

/// <summary>Runs a program that is not ours, for a limited time.</summary>
sealed class OutsideProgram(string name, TimeProvider time)
{
    public sealed record Outcome(string Output, bool Done, bool Absent = false, bool TooLong = false);

    public async Task<Outcome> Run(IEnumerable<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        var start = new ProcessStartInfo(name)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // One thread for each: a node has other work than reading scans.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new("", Done: false, Absent: true);
        }
        process.StandardInput.Close();
        return await Finish(process, limit, stop);
    }

    async Task<Outcome> Finish(Process process, TimeSpan limit, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(either.Token);
            return new(await output, process.ExitCode == 0);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            return new("", Done: false, TooLong: true);
        }
    }
}
