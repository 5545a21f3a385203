using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Daylight.Host.Security;

/// <summary>Who is the client, and did it come by https, where proxies stand in front: only those of the settings are believed.</summary>
static class Proxies
{
    public static void Add(IServiceCollection services, Settings settings) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.Proxies.Select(Network)) options.KnownIPNetworks.Add(proxy);
        if (settings.Proxies.Count == 0) return;
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // As far as the chain is of known proxies; whoever stands before them is the client.
        options.ForwardLimit = null;
    });

    static IPNetwork Network(string proxy) => IPAddress.TryParse(proxy, out var one)
        ? new(one, one.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(proxy, out var network)
            ? network
            : throw new InvalidDataException($"settings.json: «{proxy}» in proxies is neither an address nor a network.");
}
