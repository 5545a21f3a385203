using Daylight.Web;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// Which answers are kept and given again: public pages, for readers who are not signed in, in each language once.
/// They are thrown away when the ledger tells of a change (<see cref="PageEviction"/>); that they also grow old after
/// a short time only bounds what is forgotten.
/// </summary>
sealed class PublicPages(PageEviction eviction) : IOutputCachePolicy
{
    /// <summary>Everything that shows lists of records.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>Everything that shows counts of cases.</summary>
    public const string Figures = "figures";

    /// <summary>Everything that shows the newest checkpoint.</summary>
    public const string Log = "log";

    /// <summary>Everything: names of bodies stand on every page.</summary>
    public const string All = "all";

    static readonly TimeSpan Oldest = TimeSpan.FromMinutes(2);

    // Anything else in the address would make a page of its own of the same content.
    static readonly string[] Queries = ["q", "body", "category", "topic", "kind", "year", "validity", "from", "to", "sort", "page"];

    // Cookies that change nothing but the language, which is a key of its own.
    static readonly string[] Harmless = [LanguageChoice.Name, "form"];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (!Cacheable(http)) return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Oldest;
        context.Tags.Add(All);
        if (RecordOf(http) is { } record) context.Tags.Add($"record:{record}");

        var rules = context.CacheVaryByRules;
        rules.QueryKeys = Queries;
        rules.VaryByValues["language"] = LanguageChoice.Of(http).Tag;
        rules.VaryByValues["day"] = Dates.Machine(Reader.Of(http).Today);
        rules.VaryByValues["encoding"] = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "";
        http.Features.Set(new Began(eviction.Changes));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    // What was being made while something changed may show how it was before: it is given once and not kept.
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            || context.HttpContext.Features.Get<Began>()?.Changes != eviction.Changes || eviction.Behind)
        {
            context.AllowCacheStorage = false;
        }
        if (context.HttpContext.Features.Get<RecordCourse.Shown>() is not null) context.Tags.Add(Figures);
        return ValueTask.CompletedTask;
    }

    /// <summary>The index number in the address of a record's page, or null.</summary>
    public static string? RecordOf(HttpContext http) =>
        http.Request.RouteValues.TryGetValue("organisation", out var organisation) && http.Request.RouteValues.TryGetValue("serial", out var serial)
            ? $"{organisation}/{serial}"
            : null;

    static bool Cacheable(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity is not { IsAuthenticated: true }
        && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization)
        && http.Request.Cookies.Keys.All(Harmless.Contains)
        && http.Request.Query.Keys.All(Queries.Contains);

    sealed record Began(long Changes);
}

/// <summary>Marks an answer that gets a fingerprint (ETag) of its content.</summary>
sealed class Fingerprinted
{
    public static readonly Fingerprinted Mark = new();
}

/// <summary>How public addresses are mapped: for reading, kept for the next reader, with a fingerprint.</summary>
static class PublicRoute
{
    extension(RouteHandlerBuilder route)
    {
        /// <summary>Keeps the answer until something with one of these tags changes.</summary>
        public RouteHandlerBuilder Kept(params string[] tags) => route
            .WithMetadata(Fingerprinted.Mark)
            .CacheOutput(policy => policy.AddPolicy<PublicPages>().Tag(tags), excludeDefaultPolicy: true);
    }
}
