using System.Collections.Concurrent;
using Lucene.Net.Codecs;
using Lucene.Net.Index;

namespace Daylight;

/// <summary>
/// Where in the dictionaries of a segment the terms stand that were asked for before. People ask for the same words
/// again, and finding their places is most of the cost of a rare word; a segment never changes, so they stay right.
/// </summary>
sealed class Places
{
    const int Most = 4096;

    readonly ConcurrentDictionary<Term, BlockTermState?> known = new();
    int count;

    /// <summary>The place of a term, or null where the segment does not have it.</summary>
    public BlockTermState? Of(Term term, int leaf, Func<int, TermsEnum?> dictionary)
    {
        if (known.TryGetValue(term, out var place)) return place;
        if (dictionary(leaf) is { } terms && terms.SeekExact(term.Bytes)) place = (BlockTermState)terms.GetTermState();
        // Starting over is simpler than forgetting one by one, and as good.
        if (Interlocked.Increment(ref count) > Most)
        {
            known.Clear();
            count = 1;
        }
        return known[term] = place;
    }
}
