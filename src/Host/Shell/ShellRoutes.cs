using Daylight.Host.Shell.Log;
using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The screens that belong to no system: home, search, catalogue, tracker, desk, law, log.</summary>
static class ShellRoutes
{
    public static IEnumerable<NavigationItem> Navigation =>
    [
        .. PublicRoutes.Navigation,
        .. CasePages.Navigation,
        .. LawPages.Navigation,
        .. LogRoutes.Navigation,
    ];

    public static void Services(IServiceCollection services)
    {
        CasePages.Services(services);
        LogRoutes.Services(services);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("ok"));
        PublicRoutes.Map(app);
        LogRoutes.Map(app);
        People.PeopleRoutes.Map(app);
        CasePages.Map(app);
        LawPages.Map(app);
    }
}
