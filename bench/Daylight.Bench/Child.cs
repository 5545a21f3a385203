using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Daylight.Bench;

/// <summary>A server in a process of its own, as in an installation.</summary>
sealed class Child : IAsyncDisposable
{
    readonly Process process;

    Child(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Processor time used so far, in microseconds.</summary>
    public double Work
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMicroseconds;
        }
    }

    /// <summary>Resident memory, in megabytes.</summary>
    public double Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Starts a program of this folder on a free port and waits for its first answer.</summary>
    /// <param name="program">The file of the program.</param>
    /// <param name="arguments">What it is started with; <c>{port}</c> stands for the port.</param>
    /// <param name="stop">Stops.</param>
    public static async Task<Child> Start(string program, IEnumerable<string> arguments, CancellationToken stop)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var port = address.Port.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, program), .. arguments.Select(argument => argument.Replace("{port}", port))])
        {
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var child = new Child(process, address);
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (process.HasExited) throw new InvalidOperationException($"{program} ended before it answered.");
            try
            {
                (await client.GetAsync("/", stop)).EnsureSuccessStatusCode();
                return child;
            }
            // Nobody listens yet.
            catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError)
            {
                await Task.Delay(10, stop);
            }
        }
    }

    /// <summary>Waits until everything was indexed: before that no list is whole, and no page is kept.</summary>
    public async Task Settle(CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while ((await client.GetAsync("/records", stop)).Headers.Age is null) await Task.Delay(100, stop);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
