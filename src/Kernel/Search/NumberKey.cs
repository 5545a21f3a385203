using System.Text;

namespace Daylight;

/// <summary>
/// Document numbers (文号) and catalogue numbers (索引号) in the one form in which all their writings are equal:
/// 穗埔府规〔2026〕4号, 穗埔府规[2026] 4 号 and 穗埔府規20264 have one key.
/// </summary>
static class NumberKey
{
    const int Longest = 60;
    const int ShortestTail = 4;

    /// <summary>The key, or empty when the text cannot be a number: no digit, too long.</summary>
    public static string Of(string text) => Of(text, null);

    /// <summary>The key and its tails from each place where one may begin to remember it: 〔2026〕4, 府规〔2026〕4.</summary>
    public static IEnumerable<string> Tails(string text)
    {
        var starts = new List<int>();
        var key = Of(text, starts);
        return starts.Where(start => start > 0 && key.Length - start >= ShortestTail).Distinct()
            .Select(start => key[start..]);
    }

    static string Of(string text, List<int>? starts)
    {
        if (text.Length > Longest * 2) return "";
        var key = new StringBuilder();
        var before = CharKind.Gap;
        foreach (var c in Folding.Fold(text))
        {
            var kind = Folding.Kind(c);
            if (kind != CharKind.Gap && c != '第')
            {
                if (kind != before || kind == CharKind.Han) starts?.Add(key.Length);
                key.Append(c);
            }
            before = kind;
        }
        if (key.Length > 1 && key[^1] == '号') key.Length--;
        var found = key.ToString();
        return found.Length is >= 3 and <= Longest && found.Any(char.IsAsciiDigit) ? found : "";
    }
}
