namespace Daylight.Web;

/// <summary>One way to narrow a list.</summary>
/// <param name="Title">What it is about: type, body, year.</param>
/// <param name="Choices">The choices, most results first.</param>
public sealed record Facet(string Title, IReadOnlyList<FacetChoice> Choices);

/// <summary>One choice of a facet.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Count">Results it leads to; the facet's own filter is left out of this count.</param>
/// <param name="Href">The list with this choice; for a chosen one, without it.</param>
public sealed record FacetChoice(string Label, long Count, string Href)
{
    /// <summary>Whether the list is narrowed by it now.</summary>
    public bool Chosen { get; init; }

    /// <summary>The choice of everything, which narrows nothing.</summary>
    public bool All { get; init; }

    /// <summary>The language of the label, where it is not the page's.</summary>
    public string? Lang { get; init; }
}
