using System.Diagnostics;

namespace Daylight.Host.Commands;

/// <summary>A command of this program in a process of its own, on the same terminal.</summary>
static class OwnProgram
{
    /// <summary>Runs it to its end; its exit status. It is killed when it is no longer wanted.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is not "dotnet"
            ? new ProcessStartInfo(path, arguments)
            : new ProcessStartInfo("dotnet", [typeof(OwnProgram).Assembly.Location, .. arguments]);
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(stop);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
        return process.ExitCode;
    }
}
