using System.Collections.Frozen;
using System.Text.Json;

namespace Daylight.Web;

/// <summary>Addresses of what Vite built. The list of versions is part of this assembly, so pages and files agree.</summary>
public static class Build
{
    /// <summary>The folder under which built files are served.</summary>
    public const string Folder = "/build";

    static readonly FrozenDictionary<string, string> Versions = Read();

    /// <summary>The address of a built file with the version of its content: <c>/build/look.css?v=8759d11cf48e</c>.</summary>
    /// <param name="file">The file's name, as <c>look.css</c>; a name that was not built is a bug.</param>
    public static string Url(string file) => $"{Folder}/{file}?v={Versions[file]}";

    static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(Build).Assembly.GetManifestResourceStream("versions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }

    // An address with the version of its content never means anything else: keep it for good.
    internal static Task Keep(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments(Folder) && http.Request.Query.ContainsKey("v"))
        {
            http.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.StatusCode < 400) response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            }, http);
        }
        return next(http);
    }
}
