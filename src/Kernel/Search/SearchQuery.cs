namespace Daylight;

/// <summary>A way to narrow results; counted beside them.</summary>
public enum Facet
{
    /// <summary>Record, reply, item …</summary>
    Kind,

    /// <summary>The publishing body: counts and filters include the bodies below it.</summary>
    Body,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The topics; a document may have several.</summary>
    Topic,

    /// <summary>The year of the date.</summary>
    Year,

    /// <summary>In force, amended, void.</summary>
    Validity,
}

/// <summary>The order of the results.</summary>
public enum SearchSort
{
    /// <summary>Best first; newest first when nothing is asked for.</summary>
    Relevance,

    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Oldest first.</summary>
    Oldest,
}

/// <summary>A question to the index.</summary>
/// <param name="Text">
/// Words, "phrases" (also 「…」 and “…”), -exclusions, numbers. Any text is a valid question; what is beyond
/// <see cref="LongestText"/> characters is not read. Empty text finds everything.
/// </param>
/// <param name="Audience">Who asks.</param>
public sealed record SearchQuery(string Text, Audience Audience)
{
    /// <summary>Characters of the text that are read.</summary>
    public const int LongestText = 400;

    /// <summary>The deepest hit that can be paged to.</summary>
    public const int DeepestHit = 10_000;

    /// <summary>Chosen values: any of one facet, and all facets.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Filters { get; init; } =
        new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>The first day, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Hits on a page, at most 100; 0 only counts.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Whether facets are counted.</summary>
    public bool WithFacets { get; init; } = true;

    /// <summary>Whether the text of the hits is read for snippets.</summary>
    public bool WithSnippets { get; init; } = true;
}
