using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace Daylight;

/// <summary>
/// Where in the dictionaries of a segment the terms stand that were asked for before. People ask for the same words
/// again, and finding their places is most of the cost of a rare word.
/// </summary>
sealed class Places
{
    const int Most = 4096;

    readonly Remembered<BlockTermState?> known = new(Most);

    /// <summary>The place of a term, or null where the segment does not have it.</summary>
    public BlockTermState? Of(Term term, int leaf, Func<int, TermsEnum?> dictionary)
    {
        if (known.Knows(term, out var place)) return place;
        if (dictionary(leaf) is { } terms && terms.SeekExact(term.Bytes)) place = (BlockTermState)terms.GetTermState();
        return known.Keep(term, place, weight: 1);
    }
}
