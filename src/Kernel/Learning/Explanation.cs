using System.Runtime.InteropServices;

namespace Daylight;

/// <summary>
/// Makes words of traits. A model counts pairs of characters, which nobody wants to read: what they say is given to the
/// words of the dictionary they stand in, and words that are held together by what lies between them are one: 学位 and
/// 房 become 学位房.
/// </summary>
static class Explanation
{
    const int Most = 6;
    const int LongestWord = 8;

    // A word that says less than this, beside the one that says most, is not worth reading.
    const double Least = 0.1;

    // Words become one when what lies between them says at least this part of what they say.
    const double Holds = 0.3;

    /// <summary>The words that speak for the label, the loudest first.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The text.</param>
    /// <param name="speaks">What a trait says for it, each time it stands there; below zero against it.</param>
    public static IReadOnlyList<Reason> Of(string subject, string text, Func<ulong, double> speaks)
    {
        var (said, written) = (new Dictionary<string, double>(), new Dictionary<string, string>());
        Bag.Read(subject, text, part => Read(part, speaks, said, written));
        var all = said.Values.Where(loud => loud > 0).Sum();
        var loudest = said.Values.DefaultIfEmpty().Max();
        return [.. said.Where(word => word.Value > loudest * Least && IsWord(word.Key))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(Most)
            .Select(word => new Reason(written[word.Key], word.Value / all))];
    }

    static void Read(LetterPart part, Func<ulong, double> speaks, Dictionary<string, double> said, Dictionary<string, string> written)
    {
        var words = Words(part.Traits);
        var (own, links) = (new double[words.Count], new double[words.Count]);
        foreach (var trait in part.Traits)
        {
            var at = IndexOf(words, trait.Start);
            var isWithin = trait.Start + trait.Length <= words[at].Start + words[at].Length;
            (isWithin ? own : links)[at] += speaks(trait.Key) * part.Counts;
        }
        for (int from = 0, to; from < words.Count; from = to)
        {
            var loud = own[from];
            for (to = from + 1; to < words.Count && Joins(words, own, links, from, to); to++) loud += links[to - 1] + own[to];
            var (start, end) = (words[from].Start, words[to - 1].Start + words[to - 1].Length);
            var word = part.Folded.Span[start..end].ToString();
            CollectionsMarshal.GetValueRefOrAddDefault(said, word, out _) += loud;
            written.TryAdd(word, part.Original[part.Folded.Start(start)..part.Folded.End(end, part.Original)]);
        }
    }

    static List<Trait> Words(List<Trait> traits) => [.. traits.Where(trait => Traits.IsWord(trait.Key)).OrderBy(trait => trait.Start)];

    static bool Joins(List<Trait> words, double[] own, double[] links, int first, int next) =>
        words[next - 1].Start + words[next - 1].Length == words[next].Start
        && words[next].Start + words[next].Length - words[first].Start <= LongestWord
        && links[next - 1] > 0 && own[next] >= 0 && own[next - 1] >= 0
        && links[next - 1] >= Holds * (own[next - 1] + own[next]);

    // One character of Han says nothing to a reader, and a number only who wrote.
    static bool IsWord(string word) => word.Length > 1 && !char.IsLowSurrogate(word[0]) && !word.All(char.IsAsciiDigit);

    static int IndexOf(List<Trait> words, int start)
    {
        var (low, high) = (0, words.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (words[middle].Start <= start) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
