using Daylight.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Api;

/// <summary>Programs get every error as problem details, also those that the server itself answers.</summary>
sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await Refused.Of(http.Response.StatusCode).ExecuteAsync(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Refused.Of(bad.StatusCode).ExecuteAsync(http);
        }
        catch (DbUpdateConcurrencyException) when (!http.Response.HasStarted)
        {
            // Somebody else changed the same rows in the same moment; asked again, it is decided by what stands there now.
            await Refused.Of(StatusCodes.Status409Conflict).ExecuteAsync(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Failed(log, http.TraceIdentifier, fault);
            await Refused.Of(StatusCodes.Status500InternalServerError).ExecuteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Trace} of a program failed.")]
    static partial void Failed(ILogger log, string trace, Exception fault);
}
