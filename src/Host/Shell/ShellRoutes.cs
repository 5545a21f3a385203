using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The screens that belong to no system: home, search, catalogue, tracker, desk, law, log.</summary>
static class ShellRoutes
{
    public static IEnumerable<NavigationItem> Navigation => [.. CasePages.Navigation, .. LawPages.Navigation];

    public static void Services(IServiceCollection services) => CasePages.Services(services);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("ok"));
        CasePages.Map(app);
        LawPages.Map(app);
    }
}
