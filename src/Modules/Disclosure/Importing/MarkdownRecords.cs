using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// One document from a Markdown file: written by hand, by a site generator, or saved from a web page.
/// </summary>
static partial class MarkdownRecords
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    public static ReadItem Read(Origin origin, string text, string name)
    {
        var draft = new Draft(origin);
        var body = FrontMatter.Take(PlainText.Clean(text), draft, out var hasFrontMatter, out var isSavedPage);
        if (hasFrontMatter && string.IsNullOrWhiteSpace(body)) draft.WhyEmpty = ImportWords.OnlyFrontMatter;
        if (Html(body) is not { } html) return new ReadItem.Refused(origin, ImportWords.TooDeep);
        using var page = new HtmlParser().ParseDocument(html);
        if (draft.Title is null && page.QuerySelector("h1") is { } heading) draft.Title = heading.TextContent;
        FileName.Fill(draft, name);
        if (isSavedPage) SavedPage(draft, page.Body!);
        else Plain(draft, page.Body!);
        return draft.Finish();
    }

    static void Plain(Draft draft, IElement body)
    {
        // The title is a field of its own; the text does not repeat it.
        if (body.FirstElementChild is { LocalName: "h1" } first && Same(first.TextContent, draft.Title)) first.Remove();
        draft.Text = HtmlText.Of(body);
    }

    static void SavedPage(Draft draft, IElement body)
    {
        draft.Title = HtmlRecords.WithoutSite(draft.Title ?? "");
        var article = SavedArticle.Of(body, draft.Title);
        var labels = PageLabels.In(article.Labels);
        PageFields.FromLabels(draft, labels);
        PageFields.Issuer(draft, labels, []);
        draft.Text = article.Text;
    }

    public static bool Same(string? heading, string? title) =>
        heading is not null && title is not null && Loose().Replace(heading, "") == Loose().Replace(title, "");

    static string? Html(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        // Markdig's way of saying that lists or quotes are nested beyond its limit.
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[\s\u3000]+")]
    private static partial Regex Loose();
}
