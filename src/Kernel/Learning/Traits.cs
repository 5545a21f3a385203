using System.Runtime.InteropServices;

namespace Daylight;

/// <summary>A trait of a text, where it stands.</summary>
/// <param name="Key">Which it is.</param>
/// <param name="Start">Its first character in the folded text.</param>
/// <param name="Length">Its characters.</param>
readonly record struct Trait(ulong Key, int Start, int Length);

/// <summary>
/// What a model sees of a text: all pairs of neighbouring Han characters (nothing is missed, whatever a dictionary
/// thinks), the words of the dictionary, and the words of letters and digits. Traditional characters, other widths and
/// capitals are the same, as for the search: <see cref="Folding"/>.
/// </summary>
static class Traits
{
    // What sort of trait it is stands in the upper bits: a word and a pair of the same characters are two traits.
    const int SortShift = 60;
    const ulong Pair = 1, Word = 2, Latin = 3;

    [ThreadStatic]
    static List<int>? ends;

    /// <summary>Appends the traits of a folded text.</summary>
    public static void Of(ReadOnlySpan<char> folded, List<Trait> into)
    {
        for (var at = 0; at < folded.Length;)
        {
            var end = Tokens.RunEnd(folded, at);
            var kind = Folding.Kind(folded[at]);
            if (kind == CharKind.Letter) into.Add(new(Hash(Latin, folded[at..end]), at, end - at));
            else if (kind == CharKind.Han) Han(folded, at, end, into);
            at = end;
        }
    }

    /// <summary>True for a word, of whichever script; false for a pair of characters.</summary>
    public static bool IsWord(ulong key) => key >> SortShift != Pair;

    static void Han(ReadOnlySpan<char> text, int at, int end, List<Trait> into)
    {
        for (var start = at; start + 1 < end; start++)
            into.Add(new((Pair << SortShift) | ((ulong)text[start] << 16) | text[start + 1], start, 2));
        var words = ends ??= [];
        Dictionary.Ends(text[at..end], words);
        var from = at;
        foreach (var length in words)
        {
            into.Add(new(Hash(Word, text[from..(at + length)]), from, at + length - from));
            from = at + length;
        }
    }

    // FNV-1a: the same on every machine, which the runtime's own hash is not.
    static ulong Hash(ulong sort, ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in MemoryMarshal.AsBytes(word)) hash = (hash ^ part) * 1099511628211UL;
        return (sort << SortShift) | (hash >> (64 - SortShift));
    }
}
