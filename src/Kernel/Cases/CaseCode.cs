using System.Text;

namespace Daylight;

/// <summary>The numbers of cases as people write them.</summary>
public static class CaseCode
{
    const int Longest = 40;

    /// <summary>A number as people copy it, with blanks, full-width letters and in lower case, as it is kept; not longer than numbers are.</summary>
    public static string Tidy(string? code)
    {
        var tidy = new StringBuilder();
        foreach (var letter in code ?? "")
        {
            var half = letter is >= '！' and <= '～' ? (char)(letter - 0xFEE0) : letter;
            if (char.IsAsciiLetterOrDigit(half) || half == '-') tidy.Append(char.ToUpperInvariant(half));
        }
        return tidy.Length > Longest ? tidy.ToString(0, Longest) : tidy.ToString();
    }
}
