using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Daylight.Host.Api;

/// <summary>
/// Listens to what the server measures of itself (System.Diagnostics.Metrics) and keeps sums for
/// <see cref="FiguresText"/>: requests by route, method and status with their durations, and what happens in the runtime.
/// </summary>
sealed class Figures : IHostedService, IDisposable
{
    // Upper bounds of durations, in seconds.
    internal static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    // Routes are few; a fault in naming them must not fill the memory.
    const int MostSeries = 2_000;

    readonly ConcurrentDictionary<Series, Sum> sums = new();
    readonly MeterListener listener = new();

    public Figures()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Take(seconds, tags));
    }

    /// <summary>Requests answered so far: as they are now, while others are counted beside.</summary>
    public IReadOnlyList<KeyValuePair<Series, Sum>> Requests => sums.ToArray();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    void Take(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", 0);
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "http.request.method": method = value as string ?? ""; break;
                case "http.route": route = value as string ?? ""; break;
                case "http.response.status_code": status = value is int code ? code : 0; break;
            }
        }
        var series = new Series(method, route, status);
        if (sums.Count < MostSeries || sums.ContainsKey(series)) sums.GetOrAdd(series, _ => new()).Add(seconds);
    }

    /// <summary>Which requests are counted together.</summary>
    internal readonly record struct Series(string Method, string Route, int Status);

    /// <summary>How many there were and how long they took.</summary>
    internal sealed class Sum
    {
        readonly long[] within = new long[Bounds.Length];
        readonly Lock gate = new();
        long count;
        double seconds;

        public void Add(double duration)
        {
            lock (gate)
            {
                count++;
                seconds += duration;
                for (var i = 0; i < Bounds.Length; i++)
                    if (duration <= Bounds[i]) within[i]++;
            }
        }

        public (long Count, double Seconds, long[] Within) Read()
        {
            lock (gate) return (count, seconds, [.. within]);
        }
    }
}
