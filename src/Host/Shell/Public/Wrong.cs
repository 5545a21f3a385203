using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What went wrong, for a page.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Trace">The number to quote, for faults of the program.</param>
/// <param name="FileLost">A published file is not what it was when it was published.</param>
public sealed record WrongModel(int Status, string? Trace = null, bool FileLost = false);

/// <summary>The pages that say what went wrong and where to go on.</summary>
static class Wrong
{
    const int LongestPlain = 64;

    /// <summary>There is nothing at this address.</summary>
    public static IResult NotFound { get; } = Page.Of<WrongPage>(new WrongModel(StatusCodes.Status404NotFound), StatusCodes.Status404NotFound);

    /// <summary>A published file is gone from the store or was changed there: rather none than another one.</summary>
    public static IResult FileLost { get; } = Page.Of<WrongPage>(
        new WrongModel(StatusCodes.Status503ServiceUnavailable, FileLost: true), StatusCodes.Status503ServiceUnavailable);

    /// <summary>Answers with a page for people, with a line for programs.</summary>
    public static Task Answer(HttpContext http, int status)
    {
        var trace = status >= StatusCodes.Status500InternalServerError ? http.TraceIdentifier : null;
        if (Reads(http)) return Page.Of<WrongPage>(new WrongModel(status, trace), status).ExecuteAsync(http);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        var line = $"{status} {trace}".TrimEnd();
        return http.Response.WriteAsync(line.Length > LongestPlain ? line[..LongestPlain] : line);
    }

    /// <summary>True when nothing was said about an error yet, so that a page may be shown instead.</summary>
    public static bool Silent(HttpContext http) =>
        http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null } && Reads(http);

    static bool Reads(HttpContext http) =>
        http.Request.Headers.Accept.ToString() is var accept && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !http.Request.Path.StartsWithSegments("/api");
}
