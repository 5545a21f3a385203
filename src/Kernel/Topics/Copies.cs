namespace Daylight;

/// <summary>
/// Which letters are copies of another. A letter's fingerprint is the smallest of the numbers its triples of characters make:
/// two texts that share most of their triples share most of these, and nothing else of a text needs to be kept.
/// </summary>
sealed class Copies
{
    // A triple that many letters hold is everybody's word, or all are copies: a few of them are enough to look at.
    const int Kept = 32, Looked = 8, MostHolders = 64, Few = 8, MostKept = 16;

    readonly Dictionary<ulong, List<int>> holders = [];
    readonly List<ulong[]> prints = [];

    /// <summary>The fingerprint of a folded text.</summary>
    public static ulong[] Print(string folded)
    {
        var plain = new char[folded.Length];
        var length = 0;
        foreach (var letter in folded) if (Folding.Kind(letter) != CharKind.Gap) plain[length++] = letter;
        if (length <= 3) return [LetterSigns.Hash(plain.AsSpan(0, length))];
        var all = new ulong[length - 2];
        for (var at = 0; at < all.Length; at++) all[at] = Mixed(LetterSigns.Hash(plain.AsSpan(at, 3)));
        Array.Sort(all);
        var print = new List<ulong>(Kept);
        foreach (var value in all)
        {
            if (print.Count == 0 || print[^1] != value) print.Add(value);
            if (print.Count == Kept) break;
        }
        return [.. print];
    }

    /// <summary>Adds a letter; says which earlier ones it is nearly the same as; of many, some.</summary>
    /// <param name="print">Its fingerprint.</param>
    /// <param name="percent">From which likeness on two texts are copies, in percent of their triples.</param>
    public List<int> Add(ulong[] print, int percent)
    {
        var same = new List<int>();
        var number = prints.Count;
        prints.Add(print);
        foreach (var value in print.Take(Looked))
        {
            if (!holders.TryGetValue(value, out var list)) holders[value] = list = [];
            foreach (var other in list.Count < MostHolders ? list : list.Take(Few))
                if (same.Count < MostKept && !same.Contains(other) && Alike(print, prints[other], percent)) same.Add(other);
            if (list.Count < MostHolders) list.Add(number);
        }
        return same;
    }

    // Of the smallest of both together, how many are in both: an estimate of what the texts share.
    static bool Alike(ulong[] one, ulong[] other, int percent)
    {
        var (i, j, seen, shared) = (0, 0, 0, 0);
        var most = Math.Min(Kept, Math.Max(one.Length, other.Length));
        while (seen < most && i < one.Length && j < other.Length)
        {
            seen++;
            if (one[i] == other[j]) (i, j, shared) = (i + 1, j + 1, shared + 1);
            else if (one[i] < other[j]) i++;
            else j++;
        }
        return shared * 100 >= percent * Math.Max(seen, most);
    }

    static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
