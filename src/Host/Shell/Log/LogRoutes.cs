using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell.Log;

/// <summary>The transparency log for everyone: what it is, its raw form for programs, proofs, and checking them.</summary>
static class LogRoutes
{
    public static IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Check, "/log", new("公开日志与证明", "Public log and proofs"), Order: 10),
        new(NavigationPlace.Check, "/log/verify", new("核对一份证明", "Check a proof"), Order: 20),
    ];

    public static void Services(IServiceCollection services) => services.AddSingleton<LogWords>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/log", Overview.Show).Kept(PublicPages.Log);
        app.MapGet("/log/entries/{place:long}", Overview.One).Kept(PublicPages.Log);
        RawLog.Map(app);
        Verify.Map(app);
    }
}
