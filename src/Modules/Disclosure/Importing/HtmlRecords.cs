using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Daylight.Disclosure.Importing;

/// <summary>One document from a web page of a public body.</summary>
static partial class HtmlRecords
{
    // A charset is declared within the first kilobyte by the standard; real pages are later.
    const int DeclarationWithin = 4096;

    // Above the text, labels are near; the rest of a page's furniture only costs time.
    const int LongestFurniture = 20_000;

    /// <summary>The encoding a page declares for itself, or null.</summary>
    public static string? Declared(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, DeclarationWithin));
        return Charset().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
    }

    public static ReadItem Read(Origin origin, string html, string? folder)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var draft = new Draft(origin);
        if (page.Body is not { } body) return draft.Finish();
        var main = MainBlock.Of(body);
        var tags = PageFields.Tags(page);
        draft.Text = HtmlText.Of(main);
        draft.Title = Title(page, main, tags);
        var labels = PageLabels.In(Furniture(body, draft.Text));
        PageFields.FromTags(draft, tags);
        PageFields.FromLabels(draft, labels);
        PageFields.Issuer(draft, labels, tags);
        draft.Attachments.AddRange(Attachments(main, draft.Url, folder));
        return draft.Finish();
    }

    // What the page shows above the text of the document.
    static string Furniture(IElement body, string text)
    {
        var whole = HtmlText.Of(body);
        var first = text.Split('\n', 2)[0];
        var end = first.Length > 3 ? whole.IndexOf("\n" + first, StringComparison.Ordinal) : -1;
        if (end <= 0) return whole[..Math.Min(whole.Length, LongestFurniture)];
        return whole[Math.Max(0, end - LongestFurniture)..end];
    }

    static string? Title(IDocument page, IElement main, Dictionary<string, string> tags)
    {
        if (tags.TryGetValue("ArticleTitle", out var tagged)) return tagged;
        // The heading nearest to the text: in its block, or in one around it.
        for (var block = main; block is not null; block = block.ParentElement)
        {
            var headings = block.QuerySelectorAll("h1").Select(h1 => PlainText.OneLine(h1.TextContent));
            var heading = headings.FirstOrDefault(text => text.Length > 3);
            if (heading is not null) return heading;
        }
        return WithoutSite(PlainText.OneLine(page.Title ?? ""));
    }

    /// <summary>“某通知 - 某市人民政府门户网站” without the site's name.</summary>
    public static string WithoutSite(string title) => SiteName().Replace(title, "");

    // Files linked from the text, and from the list of attachments beside it.
    static IEnumerable<ImportedAttachment> Attachments(IElement main, string? url, string? folder)
    {
        var page = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null;
        foreach (var link in (main.ParentElement ?? main).QuerySelectorAll("a[href]"))
        {
            var target = link.GetAttribute("href")!.Trim();
            if (!AttachmentFiles.IsFile(target)) continue;
            var path = folder is null ? null : AttachmentFiles.Beside(folder, target);
            var resolved = page is not null && Uri.TryCreate(page, target, out var absolute)
                ? absolute.AbsoluteUri : null;
            yield return AttachmentFiles.Named(link.TextContent, resolved ?? target, path);
        }
    }

    [GeneratedRegex(@"<meta[^>]{1,200}charset\s*=\s*[""']?\s*([A-Za-z0-9_-]{2,20})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"\s*[-_|]+\s*[^-_|]{2,40}(?:网站|网|门户|政府|平台)\s*$")]
    private static partial Regex SiteName();
}
