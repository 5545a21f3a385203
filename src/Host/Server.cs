using Daylight.Host.Api;
using Daylight.Host.Security;
using Daylight.Host.Shell;
using Daylight.Host.Shell.Public;
using Daylight.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.ResponseCompression;

namespace Daylight.Host;

/// <summary>The web server of an installation.</summary>
static class Server
{
    static readonly TimeSpan PatienceWithOthers = TimeSpan.FromMinutes(2);

    /// <summary>Builds the server; the caller runs it. Tests change services: their clock is not the machine's.</summary>
    public static async Task<WebApplication> Build(
        Installation installation, string address, CancellationToken stop, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Server).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Uploads.MostBytes;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Why a start failed is said by whoever started it, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // The folder of keys is the installation itself: whoever reads it reads everything else too.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It warns of every page with a form, which browsers must not keep, and of every token that can't be read: that is
        // answered with a page, and whoever sends rubbish must not fill the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
        Services(builder.Services, installation);
        change?.Invoke(builder.Services);

        var app = builder.Build();
        await Installation.Migrate(app.Services, stop);
        // An import may be putting its last records in. Whoever is still there after that is told of when the server starts.
        await SearchIndex.OpensWhenFree(app.Services.GetRequiredService<SearchIndex>, PatienceWithOthers,
            app.Services.GetRequiredService<ILogger<SearchIndex>>(), stop);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await app.Services.GetRequiredService<KnownBodies>().Read(db, stop);
            await app.Services.GetRequiredService<KnownClasses>().Read(db, stop);
            await app.Services.GetRequiredService<KnownAreas>().Read(db, stop);
            await scope.ServiceProvider.GetRequiredService<Recount>().RunIfChanged(stop);
        }
        Pipeline(app);
        return app;
    }

    static void Services(IServiceCollection services, Installation installation)
    {
        installation.Register(services);
        services.AddSingleton<KnownBodies>();
        services.AddSingleton(provider => SiteOf(installation.Settings, provider.GetRequiredService<KnownBodies>().Tree.Root));
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<KnownBodies>());
        services.AddTransient(provider => provider.GetRequiredService<KnownBodies>().Tree);
        services.AddSingleton(_ => new KnownClasses(TopicTree.Load(Installation.LawFolder)));
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<KnownClasses>());
        services.AddTransient(provider => provider.GetRequiredService<KnownClasses>().Tree);
        services.AddSingleton<KnownAreas>();
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<KnownAreas>());
        services.AddTransient(provider => provider.GetRequiredService<KnownAreas>().Map);
        services.AddSingleton<Following>();
        services.AddHostedService(provider => provider.GetRequiredService<Following>());
        if (installation.Settings.Mail is not null)
        {
            services.AddSingleton<MailRound>();
            services.AddHostedService(provider => provider.GetRequiredService<MailRound>());
        }
        services.AddSingleton<Silences>();
        services.AddScoped<Addressees>();
        services.AddSingleton<Reminding>();
        services.AddHostedService<NightRound>();
        PublicRoutes.Services(services);
        services.AddDaylightWeb();
        ApiRoutes.Services(services);
        OfficerAccess.Add(services);
        ShellRoutes.Services(services);
        services.AddDataProtection().SetApplicationName("daylight");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, logs) =>
            options.XmlRepository = new KeyFiles(new(Path.Combine(installation.Folder, "keys")), logs));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        Proxies.Add(services, installation.Settings);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<GzipCompressionProvider>();
        });
    }

    static void Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<Guard>();
        app.UseDaylightWeb();
        ApiRoutes.Use(app);
        app.UseRouting();
        app.UseMiddleware<BodyLimit>();
        OfficerAccess.Use(app);
        app.Use((HttpContext http, RequestDelegate next) => app.Services.GetRequiredService<Readership>().Watch(http, next));
        app.UseOutputCache();
        app.Use((HttpContext http, RequestDelegate next) => Fingerprints.Give(http, next));
        // Inside the page cache: what is kept is kept compressed.
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseAntiforgery();
        app.Use(SendAgain.Offer);
        var routes = app.AnsweringHead();
        ShellRoutes.Map(routes);
        ApiRoutes.Map(routes);
        foreach (var module in Modules.All) module.Routes(routes);
    }

    /// <summary>What the installation says of itself on every page.</summary>
    public static Site SiteOf(Settings settings, Body? root) => new()
    {
        Body = new(settings.Name, settings.NameEn),
        Place = new(settings.Place ?? settings.Name, settings.PlaceEn ?? settings.NameEn),
        Office = settings.Office is { } office ? new(office, settings.OfficeEn ?? office) : new(settings.Name, settings.NameEn),
        Domain = settings.Origin.Split('/')[0],
        Contact = root?.Phone is { } phone ? [new($"信息公开工作机构 {phone}", $"Disclosure office {phone}")] : [],
        IdCode = settings.SiteCode ?? "",
        IcpNumber = settings.Icp ?? "",
        Demo = settings.Demonstration,
        Navigation = [.. ShellRoutes.Navigation, .. Modules.All.SelectMany(module => module.Navigation)],
    };
}
