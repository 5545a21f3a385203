using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Finds the article in a web page that was saved as Markdown: the blocks no longer lie inside one another, so it is
/// what follows the heading with the title, up to the furniture below.
/// </summary>
static partial class SavedArticle
{
    public readonly record struct Found(string Labels, string Text);

    public static Found Of(IElement body, string title)
    {
        var blocks = body.Children.ToArray();
        var starts = Enumerable.Range(0, blocks.Length).Where(i => blocks[i].LocalName is ['h', >= '1' and <= '6']
            && MarkdownRecords.Same(blocks[i].TextContent, title));
        var best = starts.Select(start => From(blocks, start + 1)).MaxBy(found => found.Text.Length);
        return best.Text is { Length: > 0 } ? best : new("", HtmlText.Of(body));
    }

    static Found From(IElement[] blocks, int start)
    {
        var labels = new List<string>();
        var text = new List<string>();
        foreach (var block in blocks.Skip(start))
        {
            var line = HtmlText.Of(block);
            if (Below().IsMatch(line)) break;
            if (line.Length == 0) continue;
            // Labels and the buttons beside them stand between the heading and the first paragraph.
            if (text.Count == 0 && (PageLabels.In(line).Count > 0 || IsButtons(block, line))) labels.Add(line);
            else if (!IsLinks(block, line)) text.Add(line);
        }
        return new(string.Join('\n', labels), string.Join('\n', text));
    }

    static bool IsLinks(IElement block, string line) =>
        block.QuerySelectorAll("a").Sum(link => PlainText.OneLine(link.TextContent).Length) * 2 > line.Length;

    static bool IsButtons(IElement block, string line) => line.Length < 20 && !line.Contains('。')
        && (block.QuerySelector("a, strong") is not null || Day().IsMatch(line) || line.StartsWith("字体"));

    [GeneratedRegex(@"^(?:扫一扫|打印|关闭|【打印|网站地图|版权所有|主办[:：单]|上一篇|下一篇|分享到|相关新闻|相关阅读|友情链接|返回顶部)")]
    private static partial Regex Below();

    [GeneratedRegex(@"^[\s*]*\d{4}-\d{2}-\d{2}")]
    private static partial Regex Day();
}
