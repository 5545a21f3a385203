using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>The addresses of a town: every route it has, and what can stand in them.</summary>
sealed class Addresses(EndpointDataSource source)
{
    readonly Dictionary<string, List<string>> known = [];

    /// <summary>All routes, in an order that is the same in every run.</summary>
    public IReadOnlyList<(RoutePattern Pattern, IReadOnlyList<string> Methods)> Routes { get; } =
    [
        .. source.Endpoints.OfType<RouteEndpoint>()
            .Select(route => (route.RoutePattern, route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]))
            .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal).ThenBy(route => string.Concat(route.Item2), StringComparer.Ordinal),
    ];

    /// <summary>Says what really is there under a name.</summary>
    public void Know(string name, params IEnumerable<string> values) =>
        known[name] = [.. known.GetValueOrDefault(name, []), .. values];

    /// <summary>A path of a route; with <paramref name="nasty"/> in 100 of its parts something else than what is there.</summary>
    public string Path(RoutePattern pattern, Random random, int nasty) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Part(parameter, random, nasty),
            _ => "",
        }))));

    /// <summary>A value that means something under a name, or, where none is known, a nasty one.</summary>
    public string Value(string name, Random random) =>
        known.TryGetValue(name, out var values) ? values[random.Next(values.Count)] : Nasty.Short(random);

    string Part(RoutePatternParameterPart parameter, Random random, int nasty)
    {
        if (random.Next(100) < nasty) return Nasty.InAddress(random);
        var value = Value(parameter.Name, random);
        return parameter.IsCatchAll ? value : Uri.EscapeDataString(value);
    }
}
