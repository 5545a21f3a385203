using System.Globalization;
using Daylight.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// What a reader asked a list for, read from the address. People change addresses by hand and follow old links:
/// whatever is not understood is left out and said, never an error.
/// </summary>
public sealed record Finding
{
    // So much of a strange value as is needed to know it again.
    const int MostStrange = 40;

    const int MostPages = SearchQuery.DeepestHit / PageSize;

    /// <summary>Results on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The facets and their names in addresses, in the order they are shown.</summary>
    public static readonly IReadOnlyList<(Daylight.Facet Facet, string Name)> Facets =
    [
        (Daylight.Facet.Kind, "kind"), (Daylight.Facet.Validity, "validity"), (Daylight.Facet.Body, "body"),
        (Daylight.Facet.Category, "category"), (Daylight.Facet.Year, "year"), (Daylight.Facet.Topic, "topic"),
    ];

    /// <summary>The list's address: <c>/records</c> or <c>/search</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The words, as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for Latin letters alone: pinyin, or words of another language than the documents'.</summary>
    public bool IsLetters => Text.Any(char.IsAsciiLetter) && Text.All(letter => char.IsAsciiLetter(letter) || letter is ' ' or '\'');

    /// <summary>The chosen value of each facet that narrows the list, as the index knows it.</summary>
    public IReadOnlyDictionary<Daylight.Facet, string> Chosen { get; init; } = new Dictionary<Daylight.Facet, string>();

    /// <summary>First day of publication.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of publication.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What stands in the address and was left out, because it means nothing here: <c>year=abc</c>.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The page that was asked for, where the list ends before it and its last page is shown; else null.</summary>
    public int? Beyond { get; init; }

    /// <summary>Reads the address of a request.</summary>
    public static Finding Read(HttpRequest request, string path, Labels labels)
    {
        var query = request.Query;
        var chosen = new Dictionary<Daylight.Facet, string>();
        var strange = new List<string>();
        foreach (var (facet, name) in Facets)
            if (Understood(name, value => labels.Known(facet, value)) is { } known) chosen[facet] = known;
        return new()
        {
            Path = path,
            Text = Typed.Cut(new([.. (Last("q") ?? "").Where(letter => !char.IsControl(letter))]), SearchQuery.LongestText),
            Chosen = chosen,
            From = Understood("from", Day),
            To = Understood("to", Day),
            Sort = Understood("sort", value => value switch
            {
                "newest" => SearchSort.Newest, "oldest" => SearchSort.Oldest, "relevance" => SearchSort.Relevance, _ => (SearchSort?)null,
            }) ?? SearchSort.Relevance,
            Page = Math.Min(Understood("page", Number) ?? 1, MostPages),
            LeftOut = strange,
            Beyond = Number(Last("page") ?? "") is { } page && page > MostPages ? page : null,
        };

        T? Understood<T>(string name, Func<string, T?> read)
        {
            if (Last(name) is not { Length: > 0 } value) return default;
            var understood = read(value);
            if (understood is null) strange.Add($"{name}={Typed.Cut(value, MostStrange)}");
            return understood;
        }

        string? Last(string name) => query[name] is { Count: > 0 } values ? values[^1]?.Trim() : null;

        static DateOnly? Day(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        static int? Number(string value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : null;
    }

    /// <summary>The question to the index.</summary>
    public SearchQuery Query(int size = PageSize) => new(Text, Audience.Public)
    {
        Filters = Chosen.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Value]),
        From = From,
        To = To,
        Sort = Sort,
        Page = Page,
        Size = size,
    };

    /// <summary>Pages that a number of results fills, as far as can be paged.</summary>
    public static int Pages(int total) => (Math.Min(total, SearchQuery.DeepestHit) + PageSize - 1) / PageSize;

    /// <summary>This list with a value of a facet, or without the facet; from its first page.</summary>
    public Finding With(Daylight.Facet facet, string? value)
    {
        var chosen = new Dictionary<Daylight.Facet, string>(Chosen);
        if (value is null) chosen.Remove(facet);
        else chosen[facet] = value;
        return this with { Chosen = chosen, Page = 1 };
    }

    /// <summary>This list with nothing narrowing it.</summary>
    public Finding Wide => this with { Chosen = new Dictionary<Daylight.Facet, string>(), From = null, To = null, Page = 1 };

    /// <summary>The address of this list.</summary>
    public string Href => Path + Parameters;

    /// <summary>The question part of the address, with its question mark.</summary>
    public string Parameters
    {
        get
        {
            var query = new QueryBuilder();
            if (Text.Length > 0) query.Add("q", Text);
            foreach (var (facet, name) in Facets)
                if (Chosen.TryGetValue(facet, out var value)) query.Add(name, Labels.InAddress(facet, value));
            if (From is { } from) query.Add("from", Dates.Machine(from));
            if (To is { } to) query.Add("to", Dates.Machine(to));
            if (Sort is not SearchSort.Relevance) query.Add("sort", Sort is SearchSort.Newest ? "newest" : "oldest");
            if (Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return query.ToString();
        }
    }
}
