using Daylight.Web.Api;

namespace Daylight.Host.Api;

/// <summary>The interface for programs: the same content as the pages, under <c>/api/v1</c>.</summary>
static class ApiRoutes
{
    public static void Services(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Json.Write(options.SerializerOptions));
        services.AddHttpContextAccessor();
        services.AddCors();
        services.AddSingleton<Figures>();
        services.AddHostedService(provider => provider.GetRequiredService<Figures>());
        Described.Services(services);
    }

    /// <summary>Goes before routing.</summary>
    public static void Use(IApplicationBuilder app)
    {
        // Open data may be read by any page; nothing here knows who is signed in.
        app.UseWhen(http => IsOpen(http.Request.Path), open => open.UseCors(policy => policy
            .AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head)
            .WithHeaders("Accept-Language", "If-None-Match").WithExposedHeaders("ETag", "Link", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Operations.Root), api => api.UseMiddleware<ApiErrors>());
    }

    // The interfaces, their description, the log in its raw form, feeds.
    static bool IsOpen(PathString path) =>
        path.StartsWithSegments(Operations.Root) || path.StartsWithSegments("/open311") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/log")
        || path.Value!.EndsWith(".atom", StringComparison.Ordinal);

    public static void Map(IEndpointRouteBuilder app)
    {
        RecordList.Map(app);
        WholeRecord.Map(app);
        BodyList.Map(app);
        LegalDate.Map(app);
        OwnCase.Map(app);
        Described.Map(app);
        Health.Map(app);
        FiguresText.Map(app);
    }
}
