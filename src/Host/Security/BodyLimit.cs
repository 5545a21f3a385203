namespace Daylight.Host.Security;

/// <summary>
/// Answers what is too large with a page that says so. A connection that is simply cut while the browser still sends
/// shows as a broken site, so the rest is read and thrown away first, within reason.
/// </summary>
sealed class BodyLimit(RequestDelegate next)
{
    const long MostDrained = 512L * 1024 * 1024;
    static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(2);

    public async Task Invoke(HttpContext http)
    {
        if (http.Request.ContentLength > Server.MostBytes)
        {
            await Refuse(http);
            return;
        }
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
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most)
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
