namespace Daylight.Petitions;

/// <summary>
/// The interface by which programs of others send requests of residents and read how they stand: Open311 GeoReport v2, with
/// its extensions for updates and bulk (开放接口Open311).
/// </summary>
public static class Open311
{
    /// <summary>Where the interface stands.</summary>
    public const string Root = "/open311", Base = $"{Root}/v2";

    /// <summary>The names of limits by which readers and senders are served.</summary>
    const string ReadingLimit = "api", SendingLimit = "file";


    public static void Map(IEndpointRouteBuilder routes)
    {
        Discovery.Map(routes);
        Open311Requests.Map(routes);
        SendRequest.Map(routes);
        Open311Updates.Map(routes);
        Open311Bulk.Map(routes);
        ProgramKeys.Map(routes);
        Open311Release.Map(routes);
        Open311Pictures.Map(routes);
        routes.Map(Root + "/{**rest}", Nowhere).WithMetadata(Refusing).RequireRateLimiting(ReadingLimit).DisableAntiforgery();
    }

    // What the server itself refuses is said in the same form.
    static RefusedAs Refusing { get; } = new((http, status, say) => new GeoRefusal().Add(status, say).In(FormatOf(http), LanguageChoice.Of(http)));

    extension(RouteHandlerBuilder route)
    {
        /// <summary>Is only read.</summary>
        internal void Reads() => route.WithMetadata(Refusing).RequireRateLimiting(ReadingLimit);

        /// <summary>Takes what is sent by a program, which has a key and no cookie.</summary>
        internal void Takes() => route.WithMetadata(Refusing).RequireRateLimiting(SendingLimit).DisableAntiforgery().TakesFiles();
    }

    static GeoAnswer Nowhere(HttpContext http) => GeoRefusal.NotFound().In(FormatOf(http), LanguageChoice.Of(http));

    // XML is the format every client has to read.
    static GeoFormat FormatOf(HttpContext http) => http.Request.Path.Value!.EndsWith(".json", StringComparison.Ordinal) ? GeoFormat.Json : GeoFormat.Xml;
}
