using System.Globalization;
using System.Text;
using ICU4N.Text;

namespace Daylight;

/// <summary>What a character is to the search.</summary>
enum CharKind : byte
{
    /// <summary>Space, punctuation, control: ends a word.</summary>
    Gap,

    /// <summary>A letter or digit of a script that writes words apart.</summary>
    Letter,

    /// <summary>A character of a script that does not: Han, kana, hangul.</summary>
    Han,
}

/// <summary>
/// The form in which texts are compared: compatibility forms resolved (NFKC), lower case, Latin without accents,
/// traditional characters as simplified. One table look-up a character: ICU is asked once per process.
/// </summary>
static class Folding
{
    const char Expands = '\uffff';
    const int Supplementary = 0x1_0000;

    static readonly Normalizer2 Compose = Normalizer2.GetInstance(null, "nfkc", Normalizer2Mode.Compose);
    static readonly Normalizer2 Decompose = Normalizer2.GetInstance(null, "nfkc", Normalizer2Mode.Decompose);
    static readonly Lazy<Tables> Built = new(Build);

    sealed record Tables(char[] Map, CharKind[] Kinds, Dictionary<char, string> Expansions);

    /// <summary>Builds the tables, which takes a second; later calls cost nothing.</summary>
    public static void Warm() => _ = Built.Value;

    /// <summary>The kind of a folded UTF-16 unit. Both halves of a supplementary letter count as Han.</summary>
    public static CharKind Kind(char folded) => Built.Value.Kinds[folded];

    /// <summary>True when nothing is left of the character: an accent, a joiner.</summary>
    public static bool Vanishes(char original) =>
        Built.Value.Map[original] == Expands && Built.Value.Expansions[original].Length == 0;

    /// <summary>The folded form as a string, for short texts.</summary>
    public static string Fold(string text)
    {
        var folded = new FoldedText();
        Fold(text, folded);
        return folded.Span.ToString();
    }

    /// <summary>
    /// Folds into <paramref name="into"/>, remembering where each character came from. A line break or a few
    /// spaces between two Han characters vanish: scans and PDFs break lines in the middle of words.
    /// </summary>
    public static void Fold(ReadOnlySpan<char> text, FoldedText into)
    {
        var (map, kinds, expansions) = Built.Value;
        into.Clear(text.Length);
        var spaces = 0;
        var lines = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var to = map[c];
            if (to == ' ')
            {
                into.Add(' ', i);
                spaces++;
                if (c == '\n') lines++;
                continue;
            }
            if (spaces is > 0 and <= 3 && lines <= 1 && kinds[to] == CharKind.Han) into.Close(spaces, kinds);
            spaces = lines = 0;
            if (to != Expands) into.Add(to, i);
            else if (Tokens.Width(text, i) == 2) Pair(text, i++, into);
            else if (char.IsSurrogate(c)) into.Add(' ', i);
            else foreach (var part in expansions[c]) into.Add(part, i);
        }
    }

    static void Pair(ReadOnlySpan<char> text, int at, FoldedText into)
    {
        var rune = new Rune(text[at], text[at + 1]);
        if (!Rune.IsLetterOrDigit(rune))
        {
            into.Add(' ', at);
            return;
        }
        var map = Built.Value.Map;
        foreach (var part in Compose.Normalize(text.Slice(at, 2).ToString()))
            into.Add(char.IsSurrogate(part) || map[part] == Expands ? part : map[part], at);
    }

    static Tables Build()
    {
        var map = new char[Supplementary];
        var kinds = new CharKind[Supplementary];
        var expansions = new Dictionary<char, string>();
        var simplified = Simplified();
        for (var i = 0; i < Supplementary; i++)
        {
            var c = (char)i;
            kinds[i] = KindOf(c);
            var to = char.IsSurrogate(c) ? "" : Resolve(c, simplified);
            if (to.Length == 1 && to[0] != Expands) map[i] = to[0];
            else
            {
                map[i] = Expands;
                expansions[c] = c == Expands ? " " : to;
            }
        }
        return new(map, kinds, expansions);
    }

    static string Resolve(char c, char[] simplified)
    {
        if (char.IsWhiteSpace(c) || char.IsControl(c)) return " ";
        // Ideographs and syllables stand for themselves: asking for each of these forty thousand takes a second.
        if (c is >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3') return simplified[c].ToString();
        var composed = Compose.Normalize(c.ToString());
        var parts = new StringBuilder(composed.Length);
        foreach (var part in composed)
        {
            if (KindOf(part) == CharKind.Letter) Unaccented(part, parts);
            else if (char.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark
                or UnicodeCategory.Format)) parts.Append(simplified[part]);
        }
        return parts.ToString();
    }

    static void Unaccented(char letter, StringBuilder into)
    {
        foreach (var part in Decompose.Normalize(letter.ToString()))
            if (char.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                into.Append(char.ToLowerInvariant(part));
    }

    static CharKind KindOf(char c)
    {
        const char zero = '〇';
        if (c == zero || char.IsSurrogate(c)) return CharKind.Han;
        if (c is '々' or >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3'
            or >= '\uf900' and <= '\ufaff') return char.IsLetter(c) ? CharKind.Han : CharKind.Gap;
        return char.IsLetterOrDigit(c) ? CharKind.Letter : CharKind.Gap;
    }

    // One call for each block: a line a character, so that no phrase rule of ICU joins neighbours.
    static char[] Simplified()
    {
        var to = new char[Supplementary];
        for (var i = 0; i < Supplementary; i++) to[i] = (char)i;
        foreach (var (first, last) in ((int, int)[])[(0x3400, 0x4dbf), (0x4e00, 0x9fff)])
        {
            var block = new StringBuilder();
            for (var c = first; c <= last; c++) block.Append((char)c).Append('\n');
            var lines = Han.Simplified(block.ToString()).Split('\n');
            for (var c = first; c <= last; c++)
                if (lines[c - first].Length == 1) to[c] = lines[c - first][0];
        }
        return to;
    }
}

/// <summary>A folded text with the place in the original of each of its characters. Meant to be used again.</summary>
sealed class FoldedText
{
    char[] chars = new char[256];
    int[] origins = new int[256];

    /// <summary>Characters in the folded text.</summary>
    public int Length { get; private set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Span => chars.AsSpan(0, Length);

    /// <summary>The array behind <see cref="Span"/>; longer than the text.</summary>
    public char[] Buffer => chars;

    /// <summary>Where in the original the character at <paramref name="at"/> came from.</summary>
    public int Start(int at) => origins[at];

    /// <summary>
    /// The end in <paramref name="original"/> of what became the folded character before <paramref name="end"/>.
    /// </summary>
    public int End(int end, ReadOnlySpan<char> original)
    {
        var to = origins[end - 1] + 1;
        if (to < original.Length && char.IsLowSurrogate(original[to]) && char.IsHighSurrogate(original[to - 1])) to++;
        while (to < original.Length && !char.IsSurrogate(original[to]) && Folding.Vanishes(original[to])) to++;
        return to;
    }

    internal void Clear(int expected)
    {
        Length = 0;
        if (chars.Length >= expected) return;
        chars = new char[expected + 16];
        origins = new int[expected + 16];
    }

    internal void Add(char c, int origin)
    {
        if (Length == chars.Length)
        {
            Array.Resize(ref chars, Length * 2);
            Array.Resize(ref origins, Length * 2);
        }
        chars[Length] = c;
        origins[Length++] = origin;
    }

    internal void Close(int spaces, CharKind[] kinds)
    {
        if (Length > spaces && kinds[chars[Length - spaces - 1]] == CharKind.Han) Length -= spaces;
    }
}
