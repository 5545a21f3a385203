using System.Security.Claims;

namespace Daylight.Web;

/// <summary>
/// The officer behind a request, with the posts held today: read once, and anew with every request, so that a post
/// that ended no longer counts although its holder is still signed in.
/// </summary>
public sealed class CurrentActor(IHttpContextAccessor http, Db db, BodyTree bodies, TimeProvider time)
{
    Task<Actor?>? found;

    /// <summary>The officer; null when nobody is signed in or the account was closed.</summary>
    public Task<Actor?> Find(CancellationToken stop) => found ??= Read(stop);

    async Task<Actor?> Read(CancellationToken stop)
    {
        if (!Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account)) return null;
        if (await Actor.Officer(db, account, time.Today(), stop) is not { } officer) return null;
        // From here on nothing that is kept from this officer is found, whichever page asks.
        db.Hidden = await db.HiddenFrom(officer, bodies, stop);
        return officer;
    }
}
