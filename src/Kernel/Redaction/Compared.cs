using System.Text;

namespace Daylight;

/// <summary>
/// A text as masked words are looked for in it: folded as the search folds it, without blanks, dashes and dots in the
/// middle, so that <c>138-0013 8000</c> is the same as <c>１３８００１３８０００</c>. Knows where each character came from.
/// </summary>
sealed class Compared
{
    // In what was read from pictures one character in so many may be another.
    const int Misread = 5;

    readonly string letters;
    readonly List<int> starts = [], ends = [];

    public Compared(string text)
    {
        text = Radicals.Replaced(text);
        var folded = new FoldedText();
        Folding.Fold(text, folded);
        var kept = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            if (Skipped(folded.Span[i])) continue;
            kept.Append(folded.Span[i]);
            starts.Add(folded.Start(i));
            ends.Add(folded.End(i + 1, text));
        }
        letters = kept.ToString();
    }

    /// <summary>The characters that count.</summary>
    public string Letters => letters;

    /// <summary>Words in the form in which they are compared.</summary>
    public static string Of(string words) => new Compared(words).letters;

    /// <summary>Where words stand, as places in the text.</summary>
    /// <param name="words">Compared form, not empty.</param>
    /// <param name="misread">True for a text that was read from a picture, which has errors.</param>
    public IEnumerable<(int Start, int End)> Find(string words, bool misread = false)
    {
        var wrong = misread ? words.Length / Misread : 0;
        for (var at = 0; at + words.Length <= letters.Length; at++)
        {
            if (!Alike(at, words, wrong)) continue;
            yield return (starts[at], ends[at + words.Length - 1]);
            at += words.Length - 1;
        }
    }

    /// <summary>True when words stand in it.</summary>
    public bool Holds(string words) => letters.Contains(words, StringComparison.Ordinal);

    bool Alike(int at, string words, int wrong)
    {
        for (var i = 0; i < words.Length; i++)
            if (letters[at + i] != words[i] && --wrong < 0) return false;
        return true;
    }

    static bool Skipped(char letter) =>
        letter is ' ' or '-' or '_' or '·' or '•' or '・' or '\u00ad' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\u200b' or '\ufeff';
}
