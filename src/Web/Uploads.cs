using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Daylight.Web;

/// <summary>How much may be sent in one request.</summary>
public static class Uploads
{
    /// <summary>A form with files: five of 10 MB and what is written beside them.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>A form without files: more than anybody writes.</summary>
    public const long MostWritten = 4 * 1024 * 1024;

    /// <summary>Lets a form take files; without this what is sent may not be larger than <see cref="MostWritten"/>.</summary>
    public static T TakesFiles<T>(this T route) where T : IEndpointConventionBuilder => route.WithMetadata(new Most(MostBytes));

    sealed record Most(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
