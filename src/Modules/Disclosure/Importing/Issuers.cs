namespace Daylight.Disclosure.Importing;

/// <summary>
/// Finds the body behind an issuer's name: full, short and English names, in simplified or traditional characters and any
/// width, and names that leave out the place before them (天河区教育局 for 广州市天河区教育局).
/// </summary>
sealed class Issuers(BodyTree bodies)
{
    // 教育局 alone ends the names of too many bodies.
    const int ShortestPart = 5;

    readonly (string Name, Body Body)[] names = [.. bodies.All.SelectMany(body =>
        new[] { body.Name, body.ShortName, body.NameEn }.Select(Plain).Where(name => name.Length > 0).Distinct()
            .Select(name => (name, body)))];

    readonly Dictionary<string, Body[]> known = [];

    /// <summary>The bodies of that name on a day: none, one, or several that can't be told apart.</summary>
    public IReadOnlyList<Body> Named(string issuer, DateOnly day)
    {
        var all = Named(issuer);
        if (all.Length < 2) return all;
        // Bodies come and go, and the new one often bears the old one's name.
        var then = all.Where(body => body.ExistsOn(day)).ToArray();
        return then.Length > 0 ? then : all;
    }

    /// <summary>True when a name means this body.</summary>
    public bool Means(string issuer, Body body) => Named(issuer).Contains(body);

    Body[] Named(string issuer)
    {
        if (!known.TryGetValue(issuer, out var all)) known[issuer] = all = Find(Plain(issuer));
        return all;
    }

    Body[] Find(string name)
    {
        Body[] exact = [.. names.Where(named => named.Name == name).Select(named => named.Body).Distinct()];
        if (exact.Length > 0 || name.Length < ShortestPart) return exact;
        return [.. names.Where(named => named.Name.EndsWith(name, StringComparison.Ordinal)).Select(named => named.Body).Distinct()];
    }

    static string Plain(string name) => string.Concat(
        Han.Simplified(PlainText.HalfWidthDigits(name)).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
