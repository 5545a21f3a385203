namespace Daylight.Host.Api;

/// <summary>The interface for programs: the same content as the pages, under <c>/api/v1</c>.</summary>
static class ApiRoutes
{
    public const string Root = "/api/v1";

    /// <summary>Name of the limit by which programs are served.</summary>
    const string Limit = "api";

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
    public static void Use(IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), api =>
        {
            api.UseMiddleware<ApiErrors>();
            // Open data may be read by any page; nothing here knows who is signed in.
            api.UseCors(policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head)
                .WithHeaders("Accept-Language", "If-None-Match").WithExposedHeaders("ETag", "Link", "Retry-After")
                .SetPreflightMaxAge(TimeSpan.FromHours(1)));
        });

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).RequireRateLimiting(Limit);
        RecordList.Map(api);
        WholeRecord.Map(api);
        BodyList.Map(api);
        LegalDate.Map(api);
        OwnCase.Map(api);
        app.Map(Root + "/{**rest}", () => Refused.NotFound).ExcludeFromDescription();
        Described.Map(app);
        Health.Map(app);
        FiguresText.Map(app);
    }
}
