using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>What a line of an official document is.</summary>
public enum LineKind
{
    /// <summary>第一章 总则: centred, with an id for the contents.</summary>
    Chapter,

    /// <summary>第一条 …: the number in bold.</summary>
    Article,

    /// <summary>一、…, without a full stop: a heading inside the text.</summary>
    Heading,

    /// <summary>Any other line.</summary>
    Paragraph,

    /// <summary>A row of a table, its cells divided by ｜ or |.</summary>
    Row,

    /// <summary>Issuer and date at the end, on the right.</summary>
    Signature,
}

/// <summary>One line of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The line; of an article, what follows its number.</param>
/// <param name="Mark">The article's number, or the id of a chapter; else empty.</param>
public readonly record struct DocumentLine(LineKind Kind, string Text, string Mark = "");

/// <summary>Recognises the form of official documents in plain text, so that it can be set as they are.</summary>
public static partial class DocumentText
{
    const int LongestHeading = 30;
    const int LongestIssuer = 40;

    /// <summary>The lines of a text; empty ones are left out.</summary>
    public static IReadOnlyList<DocumentLine> Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim('\u3000')).Where(line => line.Length > 0).ToArray();
        var signature = SignatureFrom(lines);
        var chapters = 0;
        var found = new List<DocumentLine>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            found.Add(i >= signature ? new(LineKind.Signature, lines[i]) : Read(lines[i], ref chapters));
        }
        return found;
    }

    /// <summary>The chapters, as links to them.</summary>
    public static IEnumerable<Link> Contents(IEnumerable<DocumentLine> lines) =>
        from line in lines where line.Kind is LineKind.Chapter select new Link(line.Text, "#" + line.Mark);

    /// <summary>The cells of a row; a line without divider is one cell.</summary>
    public static IReadOnlyList<string> Cells(string row) => [.. Divider().Split(row).Select(cell => cell.Trim())];

    static DocumentLine Read(string line, ref int chapters)
    {
        if (Divider().IsMatch(line)) return new(LineKind.Row, line);
        if (line.Length <= LongestHeading && Chapter().IsMatch(line)) return new(LineKind.Chapter, line, $"c{++chapters}");
        if (Article().Match(line) is { Success: true } article)
            return new(LineKind.Article, line[article.Length..].TrimStart(' ', '\u3000'), article.Value);
        return line.Length <= LongestHeading && Heading().IsMatch(line) && !"。；：，".Contains(line[^1])
            ? new(LineKind.Heading, line)
            : new(LineKind.Paragraph, line);
    }

    // A date alone on the last line, and the short lines without punctuation before it.
    static int SignatureFrom(string[] lines)
    {
        if (lines.Length < 2 || !LoneDate().IsMatch(lines[^1])) return lines.Length;
        var from = lines.Length - 1;
        while (from > 1 && lines.Length - from < 4 && lines[from - 1].Length <= LongestIssuer && !Sentence().IsMatch(lines[from - 1]))
        {
            from--;
        }
        return from;
    }

    [GeneratedRegex(@"^第[一二三四五六七八九十百零〇0-9]+[编編章节節](?:[\s\u3000]|$)")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^第[一二三四五六七八九十百千零〇0-9]+[条條](?:之[一二三四五六七八九十]+)?(?=[\s\u3000])")]
    private static partial Regex Article();

    [GeneratedRegex(@"｜| \|(?: |$)|^\| ")]
    private static partial Regex Divider();

    [GeneratedRegex(@"^[一二三四五六七八九十]+、")]
    private static partial Regex Heading();

    const string Digits = "0-9〇零一二三四五六七八九十";

    [GeneratedRegex($"^[（(]?[{Digits}]{{2,4}}年[{Digits}]{{1,3}}月[{Digits}]{{1,3}}日[）)]?$")]
    private static partial Regex LoneDate();

    [GeneratedRegex(@"[。；：，、？！]|^第.+[条條章]|^[（(]|^附件|^[0-9一二三四五六七八九十]+[、.．]")]
    private static partial Regex Sentence();
}
