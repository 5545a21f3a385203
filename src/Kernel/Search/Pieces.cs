using System.Buffers;

namespace Daylight;

/// <summary>
/// Long texts are folded, stored and read in pieces, cut where a sentence ends if one does: a hit deep in a book costs
/// as little memory as one in a notice, and reading stops at the first good place.
/// </summary>
static class Pieces
{
    /// <summary>Of what is read once, when it is indexed: a page or so.</summary>
    public const int Page = 4096;

    /// <summary>Of what is read for a snippet, twenty times for a page of hits: a paragraph.</summary>
    public const int Paragraph = 320;

    // Lines are second best: scans and PDFs break them in the middle of words.
    static readonly SearchValues<char> Ends = SearchValues.Create("。！？；!?;");

    /// <summary>Ends of sentences and lines, in both scripts.</summary>
    public static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；!?;\n");

    /// <summary>The pieces in order, without gap or overlap.</summary>
    public static IEnumerable<(int Start, int Length)> Of(string text, int longest)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Cut(text.AsSpan(start), longest);
            yield return (start, length);
            start += length;
        }
    }

    static int Cut(ReadOnlySpan<char> rest, int longest)
    {
        if (rest.Length <= longest) return rest.Length;
        var half = rest[(longest / 2)..longest];
        var end = half.LastIndexOfAny(Ends);
        if (end < 0) end = half.LastIndexOf('\n');
        if (end >= 0) return (longest / 2) + end + 1;
        return char.IsHighSurrogate(rest[longest - 1]) ? longest - 1 : longest;
    }
}
