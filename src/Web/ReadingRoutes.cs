using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Daylight.Web;

/// <summary>Whatever can be read can be asked about without being sent (RFC 9110, section 9.3.2).</summary>
public static class ReadingRoutes
{
    /// <summary>Where routes are mapped: each that answers GET answers HEAD as well.</summary>
    public static IEndpointRouteBuilder AnsweringHead(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("");
        ((IEndpointConventionBuilder)all).Finally(route =>
        {
            for (var at = 0; at < route.Metadata.Count; at++)
                if (route.Metadata[at] is HttpMethodMetadata { HttpMethods: ["GET"] })
                    route.Metadata[at] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        });
        return all;
    }
}
