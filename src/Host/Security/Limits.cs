using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Daylight.Host.Security;

/// <summary>
/// How much one client address may do in a minute: generous for a family behind one router or an office behind a
/// proxy, tight for a program that guesses. Endpoints ask for a limit by its name.
/// </summary>
/// <param name="SignIns">Attempts to sign in.</param>
/// <param name="Secrets">Attempts to open a case by its secret.</param>
/// <param name="Filings">Things that are filed or sent in.</param>
/// <param name="Calls">Calls of the interface for programs.</param>
sealed record Limits(int SignIns, int Secrets, int Filings, int Calls)
{
    public const string SignIn = "sign-in";
    public const string Secret = "secret";
    public const string File = "file";
    public const string Api = "api";

    /// <summary>What an installation begins with.</summary>
    public static readonly Limits Usual = new(SignIns: 30, Secrets: 30, Filings: 30, Calls: 600);

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Registers the limits.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton(Usual)
        .AddSingleton(provider => PartitionedRateLimiter.Create<HttpContext, (string, string)>(http => Of(http, provider.GetRequiredService<Limits>())));

    // The middleware of the framework never lets its limiter go: with every server that ends, a timer would go on for ever.
    /// <summary>Refuses what is more than the limit that the endpoint asks for.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var limiter = app.ApplicationServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        app.Use(async (http, next) =>
        {
            using var lease = limiter.AttemptAcquire(http);
            if (lease.IsAcquired) await next(http);
            else await Reject(http);
        });
    }

    // Looking at a form costs nobody anything: only what is sent counts. A program tries a secret by asking.
    static RateLimitPartition<(string, string)> Of(HttpContext http, Limits limits)
    {
        var name = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        if (name is null || (!HttpMethods.IsPost(http.Request.Method) && !IsForPrograms(http.Request.Path))) return RateLimitPartition.GetNoLimiter(("", ""));
        return RateLimitPartition.GetSlidingWindowLimiter((name, Client(http.Connection.RemoteIpAddress)), _ => new()
        {
            PermitLimit = limits.Named(name), Window = Window, SegmentsPerWindow = 6, QueueLimit = 0,
        });
    }

    int Named(string name) => name switch
    {
        SignIn => SignIns,
        Secret => Secrets,
        File => Filings,
        Api => Calls,
        _ => throw new InvalidOperationException($"There is no limit called {name}."),
    };

    static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/open311");

    // A household has a whole /64 of IPv6 addresses, and so has whoever wants to guess from many.
    static string Client(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    static Task Reject(HttpContext http)
    {
        http.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString();
        return Refusal.Show(http, Refusal.TooMany);
    }
}
