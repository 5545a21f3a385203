using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>The public reading side: home, catalogue, search, records, bodies, feeds, and what explains the site.</summary>
static class PublicRoutes
{
    const long CachedBytes = 48 * 1024 * 1024, LargestCached = 2 * 1024 * 1024;

    public static IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Header, "/", new("首页", "Home")),
        new(NavigationPlace.Header, "/records", new("政务公开", "Open information"), new("公开", "Info"), 10),
        new(NavigationPlace.Header, "/bodies", new("政府机构", "Public bodies"), new("机构", "Bodies"), 60),
        new(NavigationPlace.Inform, "/guide", new("公开指南", "Guide"), Order: 0),
        new(NavigationPlace.Inform, "/records", new("政府信息公开目录", "Catalogue of information"), Order: 10),
        new(NavigationPlace.Inform, "/records?kind=normative", new("规范性文件库", "Normative documents"), Order: 30),
        new(NavigationPlace.Inform, "/bodies", new("政府机构", "Public bodies"), Order: 40),
        new(NavigationPlace.Act, "/search", new("搜索", "Search"), Order: 90),
        new(NavigationPlace.Check, "/feed.atom", new("订阅更新", "Subscribe"), Order: 50),
    ];

    public static void Services(IServiceCollection services)
    {
        services.AddOutputCache(options =>
        {
            options.SizeLimit = CachedBytes;
            options.MaximumBodySize = LargestCached;
        });
        services.AddSingleton<PageEviction>();
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<PageEviction>());
        services.AddSingleton<PublicPages>();
        services.AddSingleton<Readership>();
        services.AddHostedService(provider => provider.GetRequiredService<Readership>());
        services.AddHostedService<NewDay>();
        services.AddTransient<Labels>();
        services.AddScoped<RecordCourse>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        Home.Map(app);
        Lists.Map(app);
        OneRecord.Map(app);
        FileDownload.Map(app);
        PublicBodies.Map(app);
        Feeds.Map(app);
        Sitemap.Map(app);
        Statements.Map(app);
        AreaPicture.Map(app);
    }
}
