using System.Globalization;
using ICU4N.Text;

namespace Daylight;

/// <summary>Where the words of a run of Han characters end, by ICU's dictionary.</summary>
static class Dictionary
{
    // Longer runs are rare and cost ICU more than their length; they are cut blindly.
    const int LongestRun = 64;

    // Building one reads the dictionary; a copy is cheap but not safe to share.
    static readonly Lazy<BreakIterator> Original = new(() => BreakIterator.GetWordInstance(new CultureInfo("zh")));

    [ThreadStatic]
    static BreakIterator? own;

    /// <summary>Puts the ends of the words, in order, into <paramref name="ends"/>; the last ends the run.</summary>
    public static void Ends(ReadOnlySpan<char> run, List<int> ends)
    {
        ends.Clear();
        for (var start = 0; start < run.Length; start += LongestRun)
        {
            var part = run.Slice(start, Math.Min(LongestRun, run.Length - start));
            if (part.Length > 1) Break(part, start, ends);
            else ends.Add(start + 1);
        }
    }

    static void Break(ReadOnlySpan<char> part, int start, List<int> ends)
    {
        var words = own;
        if (words is null)
            lock (Original)
                own = words = (BreakIterator)Original.Value.Clone();
        words.SetText(part.ToString());
        words.First();
        for (var end = words.Next(); end != BreakIterator.Done; end = words.Next()) ends.Add(start + end);
    }
}
