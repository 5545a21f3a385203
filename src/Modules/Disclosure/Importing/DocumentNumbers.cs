using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Finds 文号 where documents carry them; what a number is and how it is written decides <see cref="DocumentNumber"/>.
/// </summary>
static partial class DocumentNumbers
{
    // Where a document carries its own number; further in, numbers are those of other documents.
    const int HeadLines = 15;
    const int FootLines = 8;

    /// <summary>
    /// The number in its normal form; a text that is none comes back on one line, otherwise as it is.
    /// </summary>
    public static string Normal(string number) => Alone(number) ?? PlainText.OneLine(number);

    /// <summary>The number, if the line holds one and nothing else, apart from brackets or a label around it.</summary>
    public static string? Alone(string line)
    {
        if (line.Length > 80 || !line.AsSpan().ContainsAny('号', '號')) return null;
        return DocumentNumber.Parse(Wrapping().Replace(PlainText.OneLine(line), "$1"))?.Text;
    }

    /// <summary>
    /// The document's own numbers: in lines of their own at the head, at the end of the title, or at the foot.
    /// </summary>
    public static IReadOnlyList<string> Own(string title, string text)
    {
        var head = Lines(text, HeadLines).Select(Alone).OfType<string>().Distinct().ToArray();
        if (head.Length > 0) return head;
        var end = InTitle().Match(PlainText.HalfWidthDigits(title));
        if (end.Success && Alone(end.Groups[1].Value) is { } own) return [own];
        var foot = text.Length > 600 ? text[^600..] : text;
        return [.. Lines(foot, int.MaxValue).TakeLast(FootLines).Select(Alone).OfType<string>().Distinct()];
    }

    static IEnumerable<string> Lines(string text, int most) =>
        text.Split('\n', most == int.MaxValue ? most : most * 2, StringSplitOptions.TrimEntries)
            .Where(line => line.Length > 0).Take(most);

    // A number is the last thing of a title: …的通知（穗府办〔2011〕32号）
    [GeneratedRegex(@"[（(\s]([^（()）\s]{1,18}[〔\[［(（【][ 0-9]{4,6}[〕\]］)）】][^（(]{1,8}[号號])[）)]?\s*$")]
    private static partial Regex InTitle();

    [GeneratedRegex(@"^(?:[（(【\[]? ?(?:发文字号|發文字號|文号|文號|字号|編號)? ?[:：]?)? ?(.*?) ?[)）】\]]?$")]
    private static partial Regex Wrapping();
}
