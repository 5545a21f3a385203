using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Daylight;

/// <summary>
/// HTML as a person reads it: paragraphs on lines of their own, table rows as lines with <c> | </c> between the cells,
/// without scripts, navigation, forms and what the page hides.
/// </summary>
public static class HtmlText
{
    /// <summary>What stands between two cells of a table row.</summary>
    public const string CellSeparator = " | ";

    // Deeper nesting is a fault or an attack; what lies below is read without its layout.
    const int Deepest = 300;

    // Real tables have some dozen columns; a page may claim a million.
    const int WidestSpan = 100;

    static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
        "head", "nav", "footer", "button", "select", "textarea", "input", "datalist", "dialog", "map",
    };

    static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
        "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    };

    /// <summary>The readable text of a whole page.</summary>
    public static string Of(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        return page.Body is { } body ? Of(body) : "";
    }

    /// <summary>The readable text of one element of a page, cleaned as <see cref="PlainText.Clean"/> does.</summary>
    public static string Of(INode node)
    {
        var text = new StringBuilder();
        Write(node, text, 0);
        return PlainText.Clean(text.ToString());
    }

    /// <summary>
    /// True when the page does not show the element: scripts, navigation, forms, <c>hidden</c>, <c>display:none</c>.
    /// </summary>
    public static bool IsHidden(IElement element)
    {
        if (Skipped.Contains(element.LocalName) || element.HasAttribute("hidden")) return true;
        if (element.GetAttribute("style") is not { Length: > 0 } style) return false;
        var display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (display < 0) return false;
        var value = style.AsSpan(display + "display".Length).TrimStart();
        return value is [':', .. var rest] && rest.TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    static void Write(INode node, StringBuilder text, int depth)
    {
        switch (node)
        {
            case IText words:
                Flow(words.Data, text);
                break;
            case IElement element when IsHidden(element):
                break;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;
            case IElement { LocalName: "tbody" or "thead" or "tfoot" } rows when depth < Deepest:
                Rows(rows, text, depth);
                break;
            case IElement { LocalName: "pre" } verbatim:
                text.Append('\n').Append(verbatim.TextContent).Append('\n');
                break;
            case IElement or IDocumentFragment when depth >= Deepest:
                text.Append('\n').Append(node.TextContent).Append('\n');
                break;
            default:
                var block = node is IElement container && Blocks.Contains(container.LocalName);
                if (block) BreakLine(text);
                foreach (var child in node.ChildNodes) Write(child, text, depth + 1);
                if (block) BreakLine(text);
                break;
        }
    }

    // A cell that spans several rows stands in its first; below it the column is empty, so that the others keep theirs.
    static void Rows(IElement rows, StringBuilder text, int depth)
    {
        var taken = new List<int>();
        BreakLine(text);
        foreach (var child in rows.ChildNodes)
        {
            if (child is IElement { LocalName: "tr" } row && !IsHidden(row)) Row(row, taken, text, depth + 1);
            else Write(child, text, depth + 1);
        }
        BreakLine(text);
    }

    static void Row(IElement row, List<int> taken, StringBuilder text, int depth)
    {
        var cells = row.Children.Where(cell => cell.LocalName is "td" or "th" && !IsHidden(cell)).ToArray();
        BreakLine(text);
        // A table of one cell, or with tables in its cells, only lays out the page.
        if (cells.Length + taken.Count(rows => rows > 0) < 2 || cells.Any(cell => cell.QuerySelector("table") is not null))
        {
            for (var i = 0; i < taken.Count; i++) taken[i] = Math.Max(taken[i] - 1, 0);
            foreach (var cell in cells)
            {
                BreakLine(text);
                foreach (var child in cell.ChildNodes) Write(child, text, depth + 1);
            }
        }
        else
        {
            text.AppendJoin(CellSeparator, Columns(cells, taken, depth));
        }
        BreakLine(text);
    }

    static IEnumerable<string> Columns(IElement[] cells, List<int> taken, int depth)
    {
        var column = 0;
        foreach (var cell in cells)
        {
            for (; column < taken.Count && taken[column] > 0; taken[column++]--) yield return "";
            var words = new StringBuilder();
            foreach (var child in cell.ChildNodes) Write(child, words, depth + 1);
            var (across, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
            for (var i = 0; i < across; i++, column++)
            {
                if (column == taken.Count) taken.Add(0);
                taken[column] = down - 1;
                yield return i == 0 ? PlainText.OneLine(words.ToString()) : "";
            }
        }
        for (; column < taken.Count; column++)
        {
            if (taken[column] == 0) continue;
            taken[column]--;
            yield return "";
        }
    }

    static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, WidestSpan) : 1;

    // White space of the source is no white space of the text: a run is one space, and between Chinese characters none.
    static void Flow(string source, StringBuilder text)
    {
        var i = 0;
        while (i < source.Length)
        {
            if (!IsSourceSpace(source[i]))
            {
                text.Append(source[i++]);
                continue;
            }
            var broken = false;
            for (; i < source.Length && IsSourceSpace(source[i]); i++) broken |= source[i] is '\n' or '\r';
            if (text.Length == 0 || text[^1] is '\n' or ' ') continue;
            var betweenHan = broken && IsHan(text[^1]) && (i == source.Length || IsHan(source[i]));
            if (!betweenHan) text.Append(' ');
        }
    }

    static void BreakLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    static bool IsSourceSpace(char letter) => letter is ' ' or '\n' or '\r' or '\t' or '\f';

    static bool IsHan(char letter) => letter is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF';
}
