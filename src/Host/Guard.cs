using Daylight.Host.Shell.Public;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>
/// What every answer carries for the safety of its reader, and the one place where an unforeseen fault is caught:
/// the person gets a page with a number to quote, the log gets the fault. An error about which nothing was said yet
/// gets its page here as well.
/// </summary>
sealed partial class Guard(RequestDelegate next, ILogger<Guard> log)
{
    // No inline script, no inline style, nothing from elsewhere.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    // What is shown there is for one person: no cache on the way keeps it, nor the browser for whoever sits there next.
    static readonly string[] Personal = ["/desk", "/account", "/sign-in", "/sign-out", "/cases", "/requests/new"];

    public async Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (Personal.Any(path => http.Request.Path.StartsWithSegments(path))) headers.CacheControl = "no-store";
        try
        {
            await next(http);
            if (Wrong.Silent(http)) await Wrong.Answer(http, http.Response.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader went away; there is nobody to tell.
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Wrong.Answer(http, bad.StatusCode);
        }
        catch (DbUpdateConcurrencyException) when (!http.Response.HasStarted)
        {
            // Two people changed the same thing at once, and the other one was first. Nothing of this change was kept.
            await Wrong.Answer(http, StatusCodes.Status409Conflict);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            Failed(log, http.TraceIdentifier, fault);
            await Wrong.Answer(http, StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Trace} failed.")]
    static partial void Failed(ILogger log, string trace, Exception fault);
}
