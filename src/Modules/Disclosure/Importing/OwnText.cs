using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>The text without what only belonged to the page or file it stood in.</summary>
static partial class OwnText
{
    // What a page leaves behind stands in the last lines.
    const int Foot = 100;

    // The shortest real documents, repeals of one sentence, have about twenty.
    const int LeastSubstance = 10;

    /// <summary>Cleaned, without page marks and without the links a page leaves at its foot.</summary>
    public static string Of(string text)
    {
        var clean = PlainText.Clean(text);
        if (PageMark().IsMatch(clean)) clean = PlainText.Clean(PageMark().Replace(clean, ""));
        while (LeftOver().Match(clean, Math.Max(0, clean.Length - Foot)) is { Success: true } end)
            clean = clean[..end.Index].TrimEnd('\n', ' ');
        return clean;
    }

    /// <summary>
    /// False when the lines that repeat the title, tell an adoption or hold only a number or a date are all there is.
    /// </summary>
    public static bool HasSubstance(string title, string text)
    {
        var letters = 0;
        foreach (var line in text.Split('\n'))
        {
            if (line == title || Adoption().IsMatch(line) || DocumentNumbers.Alone(line) is not null) continue;
            if (LegalDate.TryRead(line, out _, out _)) continue;
            letters += line.Count(char.IsLetterOrDigit);
            if (letters >= LeastSubstance) return true;
        }
        return false;
    }

    /// <summary>True for lines such as “2022年11月30日 广东省第十三届人民代表大会常务委员会第四十七次会议通过”.</summary>
    public static bool IsAdoption(string line) => Adoption().IsMatch(line);

    [GeneratedRegex(@"^[（(]?\s*(?:根据\s*)?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{4,2000}(?:通过|批准|修订|修正)\s*[）)]?$")]
    private static partial Regex Adoption();

    [GeneratedRegex(@"^=+ ?PAGE [0-9]+ ?=+$", RegexOptions.Multiline)]
    private static partial Regex PageMark();

    [GeneratedRegex(@"(?:^|\n)[\s【】\[\]]*(?:Top|相关附件|返回顶部|回到顶部|打印|关闭|打印本页|关闭窗口|扫一扫在手机打开当前页)[\s【】\[\]]*$")]
    private static partial Regex LeftOver();
}
