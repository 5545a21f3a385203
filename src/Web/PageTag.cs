using System.Globalization;

namespace Daylight.Web;

/// <summary>A page tag (页面标签) that other government systems read, beside the three that every page carries.</summary>
/// <param name="Name">The tag's name.</param>
/// <param name="Content">Its content, as officials wrote it.</param>
public sealed record PageTag(string Name, string Content)
{
    /// <summary>The tags of a column (栏目) page.</summary>
    public static IEnumerable<PageTag> Column(string name, string type, string? description = null, string? keywords = null) =>
        Given(("ColumnName", name), ("ColumnType", type), ("ColumnDescription", description), ("ColumnKeywords", keywords));

    /// <summary>The tags of a published document.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="published">When it was published, in the body's time zone.</param>
    /// <param name="source">The body it comes from.</param>
    /// <param name="keywords">Its subject words, or null.</param>
    /// <param name="description">What it is about, or null.</param>
    /// <param name="url">Its lasting address, or null.</param>
    public static IEnumerable<PageTag> Article(
        string title, DateTime published, string source, string? keywords = null, string? description = null, string? url = null) =>
        Given(("ArticleTitle", title), ("PubDate", published.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ("ContentSource", source), ("Keywords", keywords), ("Description", description), ("Url", url));

    static IEnumerable<PageTag> Given(params (string Name, string? Content)[] tags) =>
        from tag in tags where !string.IsNullOrEmpty(tag.Content) select new PageTag(tag.Name, tag.Content);
}
