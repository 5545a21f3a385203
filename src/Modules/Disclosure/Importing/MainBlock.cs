using AngleSharp.Dom;

namespace Daylight.Disclosure.Importing;

/// <summary>Finds the part of a page that is the document, by where its running text is dense.</summary>
static class MainBlock
{
    // Ids and classes under which the usual publishing systems put an article's text.
    static readonly string[] Known =
    [
        "zoomcon", "zoom", "info_cont", "article-content", "content_article", "newsmain", "ucap-content", "trs_editor",
        "pages_content", "article_content", "articlecontent", "content-body", "article-body", "view-content", "txt_con",
    ];

    // Less than this is a caption or a notice of the site, not an article.
    const int LeastText = 40;

    // The article's block is the smallest that still holds nearly all running text of the page.
    const double Share = 0.8;

    /// <summary>The document's block; the body itself when nothing stands out.</summary>
    public static IElement Of(IElement body)
    {
        var density = new Dictionary<IElement, int>();
        var all = Measure(body, density, 0);
        var named = density.Keys.Where(IsKnown).MaxBy(element => density[element]);
        if (named is not null && density[named] >= LeastText && density[named] * 4 >= all) return named;
        var block = body;
        while (Densest(block, density) is { } child && density[child] >= density[block] * Share) block = child;
        return block;
    }

    static IElement? Densest(IElement block, Dictionary<IElement, int> density) =>
        block.Children
            .Where(child => density.ContainsKey(child) && child.LocalName is not ("p" or "table" or "ul" or "ol"))
            .MaxBy(child => density[child]);

    // Running text: characters outside links, in pieces long enough to be prose or in table cells.
    static int Measure(IElement element, Dictionary<IElement, int> density, int depth)
    {
        if (HtmlText.IsHidden(element) || element.LocalName == "a" || depth > 300) return 0;
        var running = 0;
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner) running += Measure(inner, density, depth + 1);
            else if (child is IText words) running += Running(words.Data.AsSpan().Trim());
        }
        density[element] = running;
        return running;
    }

    static int Running(ReadOnlySpan<char> words) => words.Length switch
    {
        < 2 => 0,
        < 12 => words.Length / 2,
        _ => words.Length,
    };

    static bool IsKnown(IElement element) => Is(element.Id) || element.ClassList.Any(Is);

    static bool Is(string? name) => name is not null && Known.Contains(name.ToLowerInvariant());
}
