namespace Daylight;

/// <summary>
/// Which of many short descriptions mean the same thing: alike are those that share most of their pairs of characters
/// (Dice). Traditional and simplified characters, letters of any width and case are the same, blanks and punctuation
/// are nothing.
/// </summary>
public sealed class Likeness
{
    readonly IReadOnlyList<string> ignored;
    readonly int percent;

    /// <summary>Measures descriptions.</summary>
    /// <param name="ignored">Words that are left out before comparing.</param>
    /// <param name="percent">From which likeness on two are alike, in percent.</param>
    public Likeness(IReadOnlyList<string> ignored, int percent)
    {
        this.ignored = [.. ignored.Select(Folding.Fold).OrderByDescending(word => word.Length)];
        this.percent = percent;
    }

    /// <summary>
    /// Puts together what is alike. What is alike to one of a group belongs to it, so that a group may hold two that are
    /// not alike themselves.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<T>> Groups<T>(IEnumerable<T> all, Func<T, string> described)
    {
        var same = all.GroupBy(one => Key(described(one))).Where(group => group.Key.Length > 0).ToList();
        var pairs = same.Select(group => Pairs(group.Key)).ToList();
        var leads = Enumerable.Range(0, same.Count).ToArray();
        var holders = new Dictionary<string, List<int>>();
        for (var i = 0; i < same.Count; i++)
        {
            foreach (var (other, shared) in Shared(pairs[i], holders))
            {
                // 2 × shared of all pairs, without a division.
                if (200 * shared >= percent * (pairs[i].Count + pairs[other].Count)) leads[Lead(leads, i)] = Lead(leads, other);
            }
            foreach (var pair in pairs[i])
            {
                if (!holders.TryGetValue(pair, out var list)) holders[pair] = list = [];
                list.Add(i);
            }
        }
        return [.. Enumerable.Range(0, same.Count).GroupBy(i => Lead(leads, i), i => same[i]).Select(group => group.SelectMany(one => one).ToList())];
    }

    /// <summary>True when two descriptions are alike.</summary>
    public bool Alike(string one, string other)
    {
        var (key, second) = (Key(one), Key(other));
        if (key.Length == 0 || second.Length == 0) return false;
        var (pairs, others) = (Pairs(key), Pairs(second));
        return 200 * pairs.Count(others.Contains) >= percent * (pairs.Count + others.Count);
    }

    /// <summary>How much of one description another says too, in percent of its pairs.</summary>
    public int Covered(string description, string by)
    {
        var (key, other) = (Key(description), Key(by));
        if (key.Length == 0 || other.Length == 0) return 0;
        var (pairs, others) = (Pairs(key), Pairs(other));
        return 100 * pairs.Count(others.Contains) / pairs.Count;
    }

    /// <summary>What is compared of a description; empty when it says nothing.</summary>
    public string Key(string description)
    {
        var key = string.Concat(Folding.Fold(description).Where(letter => Folding.Kind(letter) is not CharKind.Gap));
        foreach (var word in ignored) key = key.Replace(word, "", StringComparison.Ordinal);
        return key;
    }

    static HashSet<string> Pairs(string key) =>
        key.Length == 1 ? [key] : [.. Enumerable.Range(0, key.Length - 1).Select(at => key.Substring(at, 2))];

    static Dictionary<int, int> Shared(HashSet<string> pairs, Dictionary<string, List<int>> holders)
    {
        var shared = new Dictionary<int, int>();
        foreach (var pair in pairs)
        {
            if (!holders.TryGetValue(pair, out var list)) continue;
            foreach (var holder in list) shared[holder] = shared.GetValueOrDefault(holder) + 1;
        }
        return shared;
    }

    static int Lead(int[] leads, int of)
    {
        while (leads[of] != of) of = leads[of] = leads[leads[of]];
        return of;
    }
}
