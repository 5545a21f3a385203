using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Api;

/// <summary>
/// Tells a balancer whether this node can serve: the database answers and what is made from the ledger is not far
/// behind it.
/// </summary>
static class Health
{
    // A node that has just been started with an empty search index is behind by the whole log, and serves all the same.
    const long MostBehind = 5_000;

    public sealed record State(
        [property: JsonPropertyName("ready")] bool Ready,
        [property: JsonPropertyName("database")] bool Database,
        [property: JsonPropertyName("entries")] long? Entries,
        [property: JsonPropertyName("waiting")] long? Waiting,
        [property: JsonPropertyName("followers")] IReadOnlyList<Behind> Followers);

    public sealed record Behind([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("behind")] long Entries);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();

    static async Task<IResult> Ready(Db db, IEnumerable<Follower> followers, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var state = await Ask(db, followers, stop);
        return Results.Json(state, statusCode: state.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>How the node stands.</summary>
    public static async Task<State> Ask(Db db, IEnumerable<Follower> followers, CancellationToken stop)
    {
        try
        {
            var entries = await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;
            var waiting = await db.Entries.LongCountAsync(entry => entry.Index == null, stop);
            var behind = new List<Behind>();
            foreach (var follower in followers)
                behind.Add(new(follower.Name, Math.Max(0, entries - await follower.Position(db, stop))));
            return new(waiting <= MostBehind && behind.All(one => one.Entries <= MostBehind), true, entries, waiting, behind);
        }
        catch (Exception unreachable) when (unreachable is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return new(false, false, null, null, []);
        }
    }
}
