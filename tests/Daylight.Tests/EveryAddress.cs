using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Tests;

/// <summary>Every way out of a town by GET, found from its routes and not from a list.</summary>
static class EveryAddress
{
    /// <summary>Each route that answers GET, with the address it has once its parameters take known values; what is not known is a <c>?</c>.</summary>
    public static IEnumerable<(RouteEndpoint Route, string Path)> Of(IServiceProvider services, IReadOnlyDictionary<string, string> known) =>
        from route in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false
        select (route, AddressOf(route, known));

    static string AddressOf(RouteEndpoint route, IReadOnlyDictionary<string, string> known) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "code" } when route.RoutePattern.RawText!.Contains("bodies", StringComparison.Ordinal) => known.GetValueOrDefault("body", "?"),
            RoutePatternParameterPart { Name: "code" } when IsOfPublications(route.RoutePattern.RawText!) => known.GetValueOrDefault("publication", "?"),
            RoutePatternParameterPart { Name: "id" } when route.RoutePattern.RawText!.Contains("people", StringComparison.Ordinal) => known.GetValueOrDefault("officer", "?"),
            RoutePatternParameterPart parameter => known.GetValueOrDefault(parameter.Name, "?"),
            _ => "?",
        }))));

    static bool IsOfPublications(string route) =>
        route.Contains("publications", StringComparison.Ordinal) || route.EndsWith("/preview", StringComparison.Ordinal);
}
