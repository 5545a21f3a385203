using Daylight.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Daylight.Host.Security;

/// <summary>
/// Answers what is too large with a page that says so: files only go where files are asked for. A connection that is simply cut while the browser still sends
/// shows as a broken site, so the rest is read and thrown away first, within reason.
/// </summary>
sealed class BodyLimit(RequestDelegate next)
{
    const long MostDrained = 512L * 1024 * 1024;
    static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(2);

    public async Task Invoke(HttpContext http)
    {
        var most = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Uploads.MostWritten;
        if (http.Request.ContentLength > most)
        {
            await Refuse(http);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
        try
        {
            await next(http);
        }
        // A body whose length was not said beforehand.
        catch (BadHttpRequestException bad)
            when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge && !http.Response.HasStarted)
        {
            await Refusal.Show(http, Refusal.TooLarge);
        }
    }

    static async Task Refuse(HttpContext http)
    {
        if (http.Request.ContentLength <= MostDrained) await Drain(http);
        else http.Response.Headers.Connection = "close";
        await Refusal.Show(http, Refusal.TooLarge);
    }

    static async Task Drain(HttpContext http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(LongestDrain);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most)
            most.MaxRequestBodySize = MostDrained;
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, limit.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Headers.Connection = "close";
        }
    }
}
