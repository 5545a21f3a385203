using System.Globalization;
using System.Text;

namespace Daylight.Host.Api;

/// <summary>The server's own figures in the text form of Prometheus, for whoever runs it. Nothing in them is about a person.</summary>
static class FiguresText
{
    const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", Show).ExcludeFromDescription();

    static async Task<IResult> Show(Figures figures, Db db, IEnumerable<Follower> followers, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var text = new StringBuilder();
        Requests(text, figures);
        Ledger(text, await Health.Ask(db, followers, stop));
        Process(text);
        return Results.Text(text.ToString(), MediaType);
    }

    static void Requests(StringBuilder text, Figures figures)
    {
        Head(text, "http_server_request_duration_seconds", "histogram", "Requests answered, by how long they took.");
        foreach (var (series, sum) in figures.Requests.OrderBy(one => one.Key.Route, StringComparer.Ordinal))
        {
            var (count, seconds, within) = sum.Read();
            var labels = $"method=\"{Escaped(series.Method)}\",route=\"{Escaped(series.Route)}\",status=\"{series.Status}\"";
            for (var i = 0; i < within.Length; i++)
                Line(text, "http_server_request_duration_seconds_bucket", $"{labels},le=\"{Figures.Bounds[i].ToString(CultureInfo.InvariantCulture)}\"", within[i]);
            Line(text, "http_server_request_duration_seconds_bucket", labels + ",le=\"+Inf\"", count);
            Line(text, "http_server_request_duration_seconds_sum", labels, seconds);
            Line(text, "http_server_request_duration_seconds_count", labels, count);
        }
    }

    static void Ledger(StringBuilder text, Health.State state)
    {
        Head(text, "daylight_database_up", "gauge", "1 when the database answers.");
        Line(text, "daylight_database_up", "", state.Database ? 1 : 0);
        if (!state.Database) return;
        Head(text, "daylight_ledger_entries", "gauge", "Entries in the log.");
        Line(text, "daylight_ledger_entries", "", state.Entries ?? 0);
        Head(text, "daylight_ledger_waiting", "gauge", "Entries that wait for their place in the log.");
        Line(text, "daylight_ledger_waiting", "", state.Waiting ?? 0);
        Head(text, "daylight_follower_behind", "gauge", "Entries a follower has not seen yet.");
        foreach (var follower in state.Followers) Line(text, "daylight_follower_behind", $"follower=\"{Escaped(follower.Name)}\"", follower.Entries);
    }

    static void Process(StringBuilder text)
    {
        Head(text, "process_resident_memory_bytes", "gauge", "Memory in use by the process.");
        Line(text, "process_resident_memory_bytes", "", Environment.WorkingSet);
        Head(text, "dotnet_gc_heap_bytes", "gauge", "Memory in use by objects.");
        Line(text, "dotnet_gc_heap_bytes", "", GC.GetTotalMemory(forceFullCollection: false));
        Head(text, "dotnet_gc_pause_seconds_total", "counter", "Time spent collecting garbage while everything waited.");
        Line(text, "dotnet_gc_pause_seconds_total", "", GC.GetTotalPauseDuration().TotalSeconds);
        Head(text, "process_cpu_seconds_total", "counter", "Processor time used.");
        Line(text, "process_cpu_seconds_total", "", Environment.CpuUsage.TotalTime.TotalSeconds);
    }

    static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    static void Line(StringBuilder text, string name, string labels, double value) => text
        .Append(name).Append(labels.Length > 0 ? $"{{{labels}}} " : " ")
        .Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');

    static string Escaped(string label) => label.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
