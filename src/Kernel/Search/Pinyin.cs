using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Daylight;

/// <summary>Pinyin of characters, and letters read as pinyin; all text is folded (simplified, lower case).</summary>
static class Pinyin
{
    const char First = '\u4e00';
    const char Last = '\u9fa5';
    const int LongestSyllable = 6;
    const int LongestLetters = 60;
    const int MostReadings = 6;

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouv");
    static readonly Lazy<string[]> Table = new(Build);

    static readonly Lazy<FrozenSet<string>> Syllables = new(() =>
        Table.Value.Where(s => s.AsSpan().IndexOfAny(Vowels) >= 0).ToFrozenSet());

    /// <summary>Builds the tables, which takes a second or two.</summary>
    public static void Warm() => _ = Syllables.Value;

    /// <summary>The syllable of a character, or null when it has none.</summary>
    public static string? Of(char c) =>
        c is >= First and <= Last && Table.Value[c - First] is { Length: > 0 } syllable ? syllable : null;

    /// <summary>Whether a character is read so, be it as in other places only.</summary>
    public static bool IsRead(char c, string syllable) => Of(c) == syllable || AlsoOf(c) == syllable;

    /// <summary>Another reading of a character: as it is read here; null for most.</summary>
    static string? AlsoOf(char c) => Han.AlsoRead.GetValueOrDefault(c);

    /// <summary>The characters with those replaced that are read otherwise in a place name or a fixed word.</summary>
    public static string AsRead(string folded)
    {
        foreach (var (from, to) in Han.Readings) folded = folded.Replace(from, to, StringComparison.Ordinal);
        return folded;
    }

    /// <summary>Terms of a title: its syllables, a gap where something stands between; other readings in the same place.</summary>
    public static IEnumerable<(string Term, int Step)> Terms(string folded)
    {
        var step = 1;
        foreach (var c in AsRead(folded))
        {
            if (Of(c) is { } syllable)
            {
                yield return (syllable, step);
                if (AlsoOf(c) is { } other) yield return (other, 0);
                step = 1;
            }
            else step = 2;
        }
    }

    /// <summary>Terms of a title: pairs and triples of the initials of its syllables.</summary>
    public static IEnumerable<(string Term, int Step)> Initials(string folded)
    {
        var step = 1;
        foreach (var run in Runs(folded))
        {
            for (var i = 0; i < run.Length; i++)
            {
                if (i + 2 <= run.Length) yield return (run.Substring(i, 2), step);
                if (i + 3 <= run.Length) yield return (run.Substring(i, 3), 0);
                step = 1;
            }
            step = 2;
        }
    }

    static IEnumerable<string> Runs(string folded)
    {
        var run = new StringBuilder();
        foreach (var c in AsRead(folded) + " ")
        {
            if (Of(c) is { } syllable) run.Append(syllable[0]);
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }
    }

    /// <summary>The ways to read letters as syllables: <c>xian</c> is xian and xi'an; none for other words.</summary>
    public static IReadOnlyList<string[]> Read(string letters)
    {
        var found = new List<string[]>();
        if (letters.Length <= LongestLetters) Read(letters, 0, [], new bool[letters.Length + 1], found);
        return found;
    }

    static void Read(string letters, int at, List<string> sofar, bool[] dead, List<string[]> found)
    {
        if (found.Count == MostReadings || dead[at]) return;
        if (at == letters.Length)
        {
            found.Add([.. sofar]);
            return;
        }
        var before = found.Count;
        for (var length = Math.Min(LongestSyllable, letters.Length - at); length > 0; length--)
        {
            var syllable = letters.Substring(at, length);
            if (!Syllables.Value.Contains(syllable)) continue;
            sofar.Add(syllable);
            Read(letters, at + length, sofar, dead, found);
            sofar.RemoveAt(sofar.Count - 1);
        }
        dead[at] = found.Count == before;
    }

    static string[] Build()
    {
        var table = new string[Last - First + 1];
        const int block = 512;
        for (var start = 0; start < table.Length; start += block)
        {
            var count = Math.Min(block, table.Length - start);
            var chars = Enumerable.Range(start, count).Select(i => ((char)(First + i)).ToString()).ToArray();
            IReadOnlyList<string> read = Han.Pinyin(string.Join(' ', chars));
            // A character without a sound, or with a space in it, shifts the rest: then each is asked for itself.
            if (read.Count != count) read = [.. chars.Select(c => string.Concat(Han.Pinyin(c)))];
            for (var i = 0; i < count; i++)
                table[start + i] = read[i].All(char.IsAsciiLetterLower) ? string.Intern(read[i]) : "";
        }
        return table;
    }
}
