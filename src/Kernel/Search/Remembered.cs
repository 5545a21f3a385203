using System.Collections.Concurrent;
using Lucene.Net.Index;

namespace Daylight;

/// <summary>What was found out about terms of a segment for earlier questions. A segment never changes, so it stays right.</summary>
/// <param name="most">How much is kept in all.</param>
sealed class Remembered<T>(int most)
{
    readonly ConcurrentDictionary<Term, T> known = new();
    int kept;

    /// <summary>Whether a term was asked for before, and what was found out then.</summary>
    public bool Knows(Term term, out T? found) => known.TryGetValue(term, out found);

    /// <summary>Keeps what was found out.</summary>
    /// <param name="term">The term.</param>
    /// <param name="found">What was found out.</param>
    /// <param name="weight">How much of the room it takes.</param>
    public T Keep(Term term, T found, int weight)
    {
        // Starting over is simpler than forgetting one by one, and as good.
        if (Interlocked.Add(ref kept, weight) > most)
        {
            known.Clear();
            kept = weight;
        }
        return known[term] = found;
    }
}
