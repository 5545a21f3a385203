using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>The program as a process of its own, as an operator runs it; it can be killed.</summary>
sealed class Child : IAsyncDisposable
{
    /// <summary>Exit status of a process that was killed.</summary>
    public const int Killed = 128 + 9;

    readonly Process process;
    readonly StringBuilder said = new();
    readonly Channel<string> lines = System.Threading.Channels.Channel.CreateUnbounded<string>();
    readonly Task reading;

    Child(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = Process.Start(start)!;
        reading = Task.WhenAll(ReadOutput(), Read(process.StandardError, _ => { }));
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Everything it has said so far, on both ways out.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Starts <c>./daylight</c> with these arguments.</summary>
    public static Child Daylight(params string[] arguments) => Of("Daylight.Host.dll", new Dictionary<string, string?>(), arguments);

    /// <summary>Starts a program that lies beside the tests.</summary>
    public static Child Of(string program, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(start);
    }

    /// <summary>Runs <c>./daylight</c> to its end.</summary>
    public static async Task<(int Exit, string Said)> Run(params string[] arguments)
    {
        await using var child = Daylight(arguments);
        return (await child.End(), child.Said);
    }

    /// <summary>Waits for a line that begins so; null when the process ended before.</summary>
    public async Task<string?> Says(string beginning)
    {
        await foreach (var line in lines.Reader.ReadAllAsync(Stop))
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
        return null;
    }

    /// <summary>Waits until it has ended; its exit status.</summary>
    public async Task<int> End()
    {
        await reading;
        await process.WaitForExitAsync(Stop);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    /// <returns>The exit status: <see cref="Killed"/>, unless it had ended before.</returns>
    public Task<int> Kill()
    {
        process.Kill();
        return End();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    async Task ReadOutput()
    {
        await Read(process.StandardOutput, line => lines.Writer.TryWrite(line));
        lines.Writer.Complete();
    }

    async Task Read(StreamReader from, Action<string> tell)
    {
        while (await from.ReadLineAsync(Stop) is { } line)
        {
            lock (said) said.AppendLine(line);
            tell(line);
        }
    }
}
