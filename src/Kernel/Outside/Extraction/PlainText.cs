using System.Text;

namespace Daylight;

/// <summary>What every text goes through before it is kept, whatever file it came from.</summary>
public static class PlainText
{
    /// <summary>
    /// The text with line ends as <c>\n</c>, without control, zero-width and direction-changing characters, with
    /// ordinary spaces for the no-break kinds, without spaces at the ends of lines and with at most one empty line in a
    /// row.
    /// Ideographic spaces (U+3000) inside a line stay: official texts set names and headings with them.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var emptyLines = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var start = clean.Length;
            AppendClean(clean, raw);
            while (clean.Length > start && IsSpace(clean[^1])) clean.Length--;
            if (clean.Length == start && (++emptyLines > 1 || start == 0)) continue;
            if (clean.Length > start) emptyLines = 0;
            clean.Append('\n');
        }
        while (clean.Length > 0 && clean[^1] == '\n') clean.Length--;
        return clean.ToString();
    }

    /// <summary>
    /// The text on one line: cleaned, every run of white space (the ideographic space too) one ordinary space.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter == '\n' || letter == '\r' || letter == '\t' || IsSpace(Ordinary(letter)))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (!IsDropped(letter))
            {
                line.Append(letter);
            }
        }
        WithoutLoneSurrogates(line, 0);
        return line.ToString().Trim();
    }

    /// <summary>
    /// The line with full-width digits, Latin letters and the punctuation of dates and numbers in their half-width
    /// form;
    /// brackets, commas and full stops keep their width.
    /// </summary>
    public static string HalfWidthDigits(string text) =>
        string.Create(text.Length, text, static (half, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                half[i] = text[i] switch
                {
                    >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => (char)(text[i] - 0xFEE0),
                    '／' or '－' or '．' or '：' => (char)(text[i] - 0xFEE0),
                    var other => other,
                };
            }
        });

    static void AppendClean(StringBuilder clean, ReadOnlySpan<char> line)
    {
        var start = clean.Length;
        foreach (var letter in line)
        {
            if (!IsDropped(letter)) clean.Append(letter == '\t' ? ' ' : Ordinary(letter));
        }
        WithoutLoneSurrogates(clean, start);
    }

    // Half of a surrogate pair can't be written as UTF-8: a database or the log would refuse the whole text.
    static void WithoutLoneSurrogates(StringBuilder text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else text[i] = '\uFFFD';
        }
    }

    static bool IsDropped(char letter) => letter switch
    {
        '\t' => false,
        < ' ' or >= '\u007F' and <= '\u009F' => true,
        '\u00AD' or '\u180E' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
        _ => false,
    };

    static char Ordinary(char letter) => letter switch
    {
        '\u00A0' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or >= '\u2000' and <= '\u200A' => ' ',
        _ => letter,
    };

    static bool IsSpace(char letter) => letter is ' ' or '\u3000';
}
