using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Daylight.Web.Api;

/// <summary>Which part of a list was asked for.</summary>
public sealed record Paging(int Page, int Size)
{
    public const int UsualSize = 20, MostSize = 100;

    // Beyond this, offsets would not fit; nobody has so many rows.
    const int MostPage = 10_000_000;

    public int Skip => (Page - 1) * Size;

    /// <summary>Reads page and size, or says what is wrong with them.</summary>
    public static Paging Read(string? page, string? size, Problems problems) => new(
        Number(page, "page", 1, MostPage, 1, problems),
        Number(size, "size", 1, MostSize, UsualSize, problems));

    /// <summary>The neighbouring pages as a Link header (RFC 8288).</summary>
    public string? Links(HttpRequest request, long total)
    {
        var last = Math.Max(1, (int)((total + Size - 1) / Size));
        var links = new List<string> { Link(request, 1, "first") };
        if (Page > 1) links.Add(Link(request, Math.Min(Page - 1, last), "prev"));
        if (Page < last) links.Add(Link(request, Page + 1, "next"));
        links.Add(Link(request, last, "last"));
        return string.Join(", ", links);
    }

    static string Link(HttpRequest request, int page, string relation)
    {
        var others = request.Query.Where(pair => pair.Key != "page")
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        var query = new QueryBuilder(others) { { "page", page.ToString(CultureInfo.InvariantCulture) } };
        return $"<{request.PathBase}{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"{relation}\"";
    }

    static int Number(string? text, string field, int least, int most, int usual, Problems problems)
    {
        if (text is null) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Add(field, $"请写{least}到{most}的整数。", $"Give a whole number from {least} to {most}.");
        return usual;
    }
}
