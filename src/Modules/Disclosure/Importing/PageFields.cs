using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Daylight.Disclosure.Importing;

/// <summary>Moves what a page's tags (页面标签) and labels say into a draft.</summary>
static partial class PageFields
{
    /// <summary>The meta tags by name without case; the first that holds something counts.</summary>
    public static Dictionary<string, string> Tags(IDocument page)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in page.QuerySelectorAll("meta"))
        {
            var name = tag.GetAttribute("name") ?? tag.GetAttribute("property");
            if (name is null || tag.GetAttribute("content") is not { } content) continue;
            if (PlainText.OneLine(content) is { Length: > 0 } value) tags.TryAdd(name, value);
        }
        return tags;
    }

    public static void FromTags(Draft draft, Dictionary<string, string> tags)
    {
        var site = tags.GetValueOrDefault("SiteName");
        draft.Category = tags.GetValueOrDefault("ColumnName");
        draft.Kind = tags.GetValueOrDefault("ColumnType") is { } kind ? Aside().Replace(kind, "") : null;
        draft.Url ??= tags.GetValueOrDefault("Url") ?? tags.GetValueOrDefault("og:url");
        if (tags.GetValueOrDefault("PubDate") is { } published) draft.PublishedOn = Date(draft, "PubDate", published);
        if (tags.GetValueOrDefault("Keywords") is { } words && !IsOfSite(words, site)) draft.Keywords = words;
        if (tags.GetValueOrDefault("Description") is { } about && !IsOfSite(about, site)) draft.Description = about;
    }

    public static void FromLabels(Draft draft, Dictionary<Field, string> labels)
    {
        draft.Number ??= DocumentNumbers.Alone(labels.GetValueOrDefault(Field.Number) ?? "");
        draft.SourceIndex ??= labels.GetValueOrDefault(Field.SourceIndex);
        draft.Keywords ??= labels.GetValueOrDefault(Field.Keyword);
        draft.Topics ??= labels.GetValueOrDefault(Field.Topic);
        draft.FormedOn ??= Date(draft, labels, Field.FormedOn, "成文日期");
        draft.PublishedOn ??= Date(draft, labels, Field.PublishedOn, "发布日期");
        draft.EffectiveOn ??= Date(draft, labels, Field.EffectiveOn, "实施日期");
        draft.ExpiresOn ??= Date(draft, labels, Field.ExpiresOn, "失效日期");
    }

    /// <summary>
    /// Who issued it. The title of an official document names its bodies; the page's labels and tags may name the
    /// office
    /// that put it on the site, so they come after, and the site's own name last.
    /// </summary>
    public static void Issuer(Draft draft, Dictionary<Field, string> labels, Dictionary<string, string> tags)
    {
        string?[] sources =
        [
            Offices.FromTitle(draft.Title ?? ""),
            Named(labels.GetValueOrDefault(Field.Issuer)),
            Named(tags.GetValueOrDefault("ContentSource")),
            Named(labels.GetValueOrDefault(Field.Undertaker)),
        ];
        draft.Issuer = sources.FirstOrDefault(name => name is not null);
        var site = tags.GetValueOrDefault("SiteName") ?? "";
        if (draft.Issuer is not null || Offices.FromSite(site) is not { } owner) return;
        draft.Issuer = owner;
        draft.Warnings.Add(ImportWords.IssuerFromSite);
    }

    static string? Named(string? names)
    {
        if (names is null) return null;
        var name = Website().Replace(FromHere().Replace(names, ""), "");
        return Offices.Split(name).Count > 0 ? name : null;
    }

    static DateOnly? Date(Draft draft, Dictionary<Field, string> labels, Field field, string label) =>
        labels.GetValueOrDefault(field) is { } value ? Date(draft, label, value) : null;

    // A page is not refused for a bad date in its furniture: other places may tell, and an officer sees the warning.
    static DateOnly? Date(Draft draft, string name, string value)
    {
        if (LegalDate.TryRead(value, out var date, out var why)) return date;
        draft.Warnings.Add(ImportWords.BadField(name, why!));
        return null;
    }

    // Sites repeat the same keywords and description on every page; those describe the site.
    static bool IsOfSite(string words, string? site)
    {
        if (words.Contains("网站", StringComparison.Ordinal)) return true;
        return site is not null && Terms.Split(words).Any(word => site.Contains(word, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[（(][^（）()]*[）)]$")]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?:官网|官方网站|门户网站|网站)$")]
    private static partial Regex Website();

    [GeneratedRegex(@"^(?:本网|本站)(?=[\u4e00-\u9fff]{4})")]
    private static partial Regex FromHere();
}
