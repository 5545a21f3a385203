using System.Text.Json;

namespace Daylight.Host.Demo;

/// <summary>The figures of <c>requests.json</c>: how many of what, so that the reports come out as planned.</summary>
internal static class RequestFigures
{
    static readonly JsonDocument File = DemoFiles.Json("requests.json");

    public static JsonElement Of(string part) => File.RootElement.GetProperty(part);

    public static int Whole(string part, string name) => Of(part).GetProperty(name).GetInt32();

    /// <summary>The days to answer and to extend by which the demonstration goes.</summary>
    public static (int Reply, int Extension) Pace(string regime)
    {
        var pace = Of("pace").GetProperty(regime);
        return (pace.GetProperty("reply").GetInt32(), pace.GetProperty("extension").GetInt32());
    }

    /// <summary>Each name as often as its number says: {"web": 2} is [web, web].</summary>
    public static string[] Spread(JsonElement counts) =>
        [.. counts.EnumerateObject().SelectMany(count => Enumerable.Repeat(count.Name, count.Value.GetInt32()))];

    public static int[] Row(JsonElement row) => [.. row.EnumerateArray().Select(cell => cell.GetInt32())];
}
