using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Finds 文号 where documents carry them and writes them in one form: 穗府办〔2011〕32号 (any brackets and widths come in),
/// 广东省人民政府令第277号, 国家税务总局公告2016年第5号, 院授主預字第1040102877A號.
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
        var plain = Wrapping().Replace(PlainText.HalfWidthDigits(PlainText.OneLine(line)), "$1");
        return Any(plain) is { } match && match.Length == plain.Length ? Normalised(match, Organ(match)) : null;
    }

    /// <summary>All numbers in a running text, in order, in their normal form: those of other documents too.</summary>
    public static IReadOnlyList<string> Find(string text)
    {
        var plain = PlainText.HalfWidthDigits(text);
        return [.. Yearly().Matches(plain).Concat(Orders().Matches(plain)).Concat(Lettered().Matches(plain))
            .OrderBy(match => match.Index)
            .Select(match => Normalised(match, LeadIn().Replace(Organ(match), ""))).Distinct()];
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

    static Match? Any(string plain)
    {
        Match[] found = [Yearly().Match(plain), Orders().Match(plain), Lettered().Match(plain)];
        return found.Where(match => match is { Success: true, Index: 0 }).MaxBy(match => match.Length);
    }

    static string Organ(Match match) => match.Groups["organ"].Value.Replace(" ", "", StringComparison.Ordinal);

    static string Normalised(Match match, string organ)
    {
        var number = match.Groups["n"].Value.Replace(" ", "", StringComparison.Ordinal);
        if (match.Groups["letter"].Success)
            return $"{organ.Replace('（', '(').Replace('）', ')')}字第{number}{match.Groups["letter"].Value}";
        var year = match.Groups["year"].Value.Replace(" ", "", StringComparison.Ordinal);
        var count = ChineseNumber.Read(number) ?? -1;
        var sign = match.Groups["sign"].Value;
        if (!match.Groups["kind"].Success) return $"{organ}〔{year}〕{count}{sign}";
        var kind = match.Groups["kind"].Value;
        return kind is "令" ? $"{organ}令第{count}{sign}" : $"{organ}{kind}{year}年第{count}{sign}";
    }

    [GeneratedRegex(@"(?<organ>[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){0,17}) ?[〔\[［(（【﹝〈{] ?(?<year>(?:19|20)[0-9] ?[0-9]) ?年? ?"
        + @"[〕\]］)）】﹞〉}] ?第? ?(?<n>[0-9](?: ?[0-9]){0,4}) ?(?<sign>[号號])")]
    private static partial Regex Yearly();

    [GeneratedRegex(@"(?<organ>[\u4e00-\u9fff]{1,20}?)(?:(?<kind>令) ?[（(]? ?第?|(?<kind>公告|通告) ?(?<year>(?:19|20)[0-9]{2}) ?年 ?第) ?"
        + @"(?<n>[0-9]{1,5}|[〇○零一二三四五六七八九十百]{1,7}) ?(?<sign>[号號]) ?[）)]?")]
    private static partial Regex Orders();

    [GeneratedRegex(@"(?<organ>[\u4e00-\u9fff0-9(（）)]{1,20})字第 ?(?<n>[0-9]{1,14}[A-Z]{0,2}(?:-[0-9]{1,3})?) ?(?<letter>[號号])")]
    private static partial Regex Lettered();

    // A number is the last thing of a title: …的通知（穗府办〔2011〕32号）
    [GeneratedRegex(@"[（(\s]([^（()）\s]{1,18}[〔\[［(（【][ 0-9]{4,6}[〕\]］)）】][^（(]{1,8}[号號])[）)]?\s*$")]
    private static partial Regex InTitle();

    // In running text the words before a code are no part of it.
    [GeneratedRegex(@"^.*(?:根据|根據|按照|依据|依據|依照|关于|關於|通知|转发|轉發|印发|以及|参照|执行|实施|及|(?<!共)和|与|由|经|见|的)(?=.)")]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(?:[（(【\[]? ?(?:发文字号|發文字號|文号|文號|字号|編號)? ?[:：]?)? ?(.*?) ?[)）】\]]?$")]
    private static partial Regex Wrapping();
}
