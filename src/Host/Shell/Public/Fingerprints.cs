using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// Gives public pages a fingerprint of their bytes (ETag), so that a reader who has a page already is told so in
/// a line. Stands inside the page cache: what is kept carries its fingerprint with it.
/// </summary>
static class Fingerprints
{
    const int Bytes = 12;

    public static async Task Give(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Fingerprinted>() is null)
        {
            await next(http);
            return;
        }
        var outside = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = outside;
        }
        if (http.Response.StatusCode == StatusCodes.Status200OK) Sign(http, page);
        if (http.Response.StatusCode == StatusCodes.Status304NotModified) return;
        http.Response.ContentLength = page.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        page.Position = 0;
        await page.CopyToAsync(outside, http.RequestAborted);
    }

    static void Sign(HttpContext http, MemoryStream page)
    {
        var hash = SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, Bytes))}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        // A page about to be kept goes whole to the cache, which answers the next such question itself.
        var kept = http.Features.Get<IOutputCacheFeature>()?.Context is { EnableOutputCaching: true, AllowCacheStorage: true };
        if (!kept && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentLength = null;
        }
    }
}
