namespace Daylight;

/// <summary>How far the search had to go to find something.</summary>
public enum SearchReach
{
    /// <summary>Everything asked for is in every hit.</summary>
    All,

    /// <summary>Nothing had the letters as a word: titles and names whose pinyin begins with them are given.</summary>
    Initials,

    /// <summary>Nothing had all the words: hits have most of them, or some.</summary>
    Some,
}

/// <summary>An answer of the index.</summary>
/// <param name="Total">Hits the viewer may see, with all filters.</param>
/// <param name="Hits">The page asked for.</param>
/// <param name="Facets">Per facet its values, counted with all filters but its own. Empty when not asked for.</param>
/// <param name="Reach">How far the search had to go.</param>
/// <param name="Suggestion">Words that sound like those asked for, from a title the viewer may see; or null.</param>
public sealed record SearchResult(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets,
    SearchReach Reach,
    string? Suggestion);

/// <summary>A value of a facet and how many visible hits have it.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>A hit.</summary>
/// <param name="Document">What was indexed, without its texts and audience.</param>
/// <param name="Title">The title in pieces, the matching ones marked.</param>
/// <param name="Snippet">A place in the text, or null when not asked for or when there is no text.</param>
/// <param name="Score">Higher is better; 0 when sorted by date.</param>
public sealed record SearchHit(SearchDocument Document, IReadOnlyList<Segment> Title, Snippet? Snippet, float Score);

/// <summary>A piece of text as it was written, and whether it matches the question.</summary>
public sealed record Segment(string Text, bool IsMatch);

/// <summary>A place in a text, cut at ends of sentences where they are near.</summary>
/// <param name="Segments">The place in pieces; joined they are the original, character by character.</param>
/// <param name="Start">Where it starts in the text, or in the attachments' text; in UTF-16 units.</param>
/// <param name="FromAttachment">Whether it is from the attachments.</param>
/// <param name="CutBefore">Whether text was left out before it in the middle of a sentence.</param>
/// <param name="CutAfter">Whether text was left out after it in the middle of a sentence.</param>
public sealed record Snippet(
    IReadOnlyList<Segment> Segments, int Start, bool FromAttachment, bool CutBefore, bool CutAfter);
