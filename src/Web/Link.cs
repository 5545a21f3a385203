namespace Daylight.Web;

/// <summary>A link as a page shows it: words already in the reader's language, and where it leads.</summary>
/// <param name="Text">The words that are underlined.</param>
/// <param name="Href">The address, from the site's root.</param>
public sealed record Link(string Text, string Href);
