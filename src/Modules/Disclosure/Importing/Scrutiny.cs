using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// What must not get onto a public site by an import: classified documents (国家秘密), and, for an officer's eye, the
/// identity numbers of people. It sees marks, not secrets: it does not replace the review before publication (CN-OGI-2019 Art. 17).
/// </summary>
static partial class Scrutiny
{
    // 密级 stands in the head of a document or of one of its annexes, on a short line of its own.
    const int LongestMarkLine = 24;

    /// <summary>The mark of a classified document, or null. A text that only speaks of secrets has none.</summary>
    public static string? Mark(string title, string text)
    {
        if (Mark(title) is { } titled) return titled;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length <= LongestMarkLine && line.ContainsAny('密', '★') && Mark(line.ToString()) is { } mark) return mark;
        }
        return null;
    }

    /// <summary>What looks like personal data in a text, kind by kind: how many, and the line of the first, from 1.</summary>
    public static IReadOnlyList<(Words Kind, int Count, int Line)> Personal(string text) =>
        [.. PersonalData.In(text).GroupBy(mark => mark.Pattern.Title)
            .Select(kind => (kind.Key, kind.Count(), text.AsSpan(0, kind.First().Start).Count('\n') + 1))];

    static string? Mark(string line)
    {
        var plain = Gaps().Replace(line, "");
        return Marked().Match(plain) is { Success: true } mark ? mark.Value : null;
    }

    [GeneratedRegex(@"[\s\u3000]+")]
    private static partial Regex Gaps();

    // GB/T 9704-2012 7.2.2: “机密★1年”; older papers “机密” alone, forms “密级：机密”.
    [GeneratedRegex(@"^[（(【\[]?(?:密级[:：])?(?:绝密|机密|秘密|絕密|機密|祕密)(?:[★☆✩*＊](?:[0-9０-９]{1,2}(?:年|个月)|长期|長期)?)?[）)】\]]?$"
        + @"|(?<![“""‘「『《])(?:绝密|机密|秘密|絕密|機密|祕密)[★☆]")]
    private static partial Regex Marked();
}
