using System.Buffers;

namespace Daylight;

/// <summary>
/// Long texts are folded, stored and read in pieces of a page or so, cut where a sentence ends if one does:
/// a hit deep in a book costs as little memory as one in a notice, and reading stops at the first good place.
/// </summary>
static class Pieces
{
    const int Longest = 4096;

    /// <summary>Ends of sentences and lines, in both scripts.</summary>
    public static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；!?;\n");

    /// <summary>The pieces in order, without gap or overlap.</summary>
    public static IEnumerable<(int Start, int Length)> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Cut(text.AsSpan(start));
            yield return (start, length);
            start += length;
        }
    }

    static int Cut(ReadOnlySpan<char> rest)
    {
        if (rest.Length <= Longest) return rest.Length;
        var end = rest[(Longest / 2)..Longest].LastIndexOfAny(SentenceEnds);
        if (end >= 0) return (Longest / 2) + end + 1;
        return char.IsHighSurrogate(rest[Longest - 1]) ? Longest - 1 : Longest;
    }
}
