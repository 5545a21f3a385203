namespace Daylight.Web;

/// <summary>Sends the browser on.</summary>
public static class See
{
    /// <summary>303: what was sent is done, its result is at <paramref name="url"/>; reloading repeats nothing.</summary>
    /// <param name="url">An address of this site, from its root. Another site's address is a bug.</param>
    public static IResult Other(string url) => url.StartsWith('/') && !url.StartsWith("//") && !url.Contains('\\')
        ? new SeeOther(url)
        : throw new ArgumentException($"Not an address of this site: {url}", nameof(url));

    sealed class SeeOther(string url) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status303SeeOther;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Escaped(url);
            return Task.CompletedTask;
        }

        // Codes and names in addresses may be Chinese; a header may hold only visible ASCII.
        static string Escaped(string url) => string.Concat(url.EnumerateRunes()
            .Select(rune => rune.Value is > 32 and < 127 ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
    }
}
