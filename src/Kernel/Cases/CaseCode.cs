using System.Text;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>The numbers of cases as people write them.</summary>
public static partial class CaseCode
{
    const int Longest = 40;
    const int Digits = 5;

    /// <summary>The number of the nth case of a year.</summary>
    public static string Of(string prefix, int year, long number) => $"{prefix}-{year:0000}-{number.ToString().PadLeft(Digits, '0')}";

    /// <summary>
    /// A number as people copy it, with blanks, full-width letters, in lower case and without its leading zeros, as it is
    /// kept; not longer than numbers are.
    /// </summary>
    public static string Tidy(string? code)
    {
        var tidy = new StringBuilder();
        foreach (var letter in code ?? "")
        {
            var half = letter is >= '！' and <= '～' ? (char)(letter - 0xFEE0) : letter;
            if (char.IsAsciiLetterOrDigit(half) || half == '-') tidy.Append(char.ToUpperInvariant(half));
        }
        var whole = tidy.Length > Longest ? tidy.ToString(0, Longest) : tidy.ToString();
        return Short().Match(whole) is { Success: true } cut ? cut.Groups[1].Value + cut.Groups[2].Value.PadLeft(Digits, '0') : whole;
    }

    [GeneratedRegex("^([A-Z]{2,}-[0-9]{4}-)([0-9]{1,4})$")]
    private static partial Regex Short();
}
