using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Daylight;

/// <summary>The documents of a segment that have a term, deleted ones too, and how often each has it.</summary>
/// <param name="Docs">Their numbers, in order.</param>
/// <param name="Times">How often; what is more than a byte holds counts as that.</param>
sealed record DocList(int[] Docs, byte[] Times)
{
    const int Near = 8;

    public static readonly DocList None = new([], []);

    /// <summary>Where the first document from a number on stands, looking from <paramref name="at"/> on.</summary>
    public int Seek(int at, int doc)
    {
        // Mostly it is one of the next.
        for (var end = Math.Min(at + Near, Docs.Length); at < end; at++)
            if (Docs[at] >= doc) return at;
        if (at == Docs.Length) return at;
        var found = Array.BinarySearch(Docs, at, Docs.Length - at, doc);
        return found < 0 ? ~found : found;
    }
}

/// <summary>
/// The lists of terms that only add to a score, as they were read for an earlier question. Such terms are many and their lists
/// short, so that opening one costs more than reading it.
/// </summary>
/// <param name="documents">How many documents the segment has: lists of twice as many numbers in all are kept.</param>
sealed class DocLists(int documents)
{
    const int Share = 2;

    readonly Remembered<DocList> known = new(documents * Share);

    /// <summary>The list of a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="length">How many documents have it.</param>
    /// <param name="open">Opens it as the segment has it.</param>
    public DocList Of(Term term, int length, Func<DocsEnum> open) =>
        known.Knows(term, out var list) ? list! : known.Keep(term, Read(open(), length), length);

    static DocList Read(DocsEnum docs, int length)
    {
        var list = new DocList(new int[length], new byte[length]);
        for (var i = 0; docs.NextDoc() is var doc and not DocIdSetIterator.NO_MORE_DOCS; i++)
            (list.Docs[i], list.Times[i]) = (doc, (byte)Math.Min(docs.Freq, byte.MaxValue));
        return list;
    }
}
