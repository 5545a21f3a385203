using Daylight.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Daylight.Host.Security;

/// <summary>
/// Answers what is too large with a page that says so: files only go where files are asked for. A connection that is
/// simply cut while the browser still sends shows as a broken site, so the rest is read and thrown away first, within
/// reason.
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
        var sent = http.Request.Body;
        using var measured = new MeasuredBody(sent, most);
        // Where the length was not said beforehand the server's own limit would cut the connection.
        if (http.Request.ContentLength is null)
        {
            Raise(http);
            http.Request.Body = measured;
        }
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge && !http.Response.HasStarted)
        {
            await Refuse(http, sent);
            return;
        }
        // Some who read it take the fault for a broken form.
        if (measured.TooLarge && !http.Response.HasStarted) await Refuse(http, sent);
    }

    static Task Refuse(HttpContext http) => Refuse(http, http.Request.Body);

    static async Task Refuse(HttpContext http, Stream sent)
    {
        http.Request.Body = sent;
        if (http.Request.ContentLength is not > MostDrained) await Drain(http);
        else http.Response.Headers.Connection = "close";
        await Refusal.Show(http, Refusal.TooLarge);
    }

    static async Task Drain(HttpContext http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(LongestDrain);
        Raise(http);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, limit.Token);
        }
        catch (Exception endless) when (endless is OperationCanceledException or IOException && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Headers.Connection = "close";
        }
    }

    static void Raise(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = MostDrained;
    }
}
