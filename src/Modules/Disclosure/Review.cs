namespace Daylight.Disclosure;

/// <summary>What the program points out to the one who reviews; the person decides.</summary>
/// <param name="Personal">What looks like personal data.</param>
/// <param name="Hidden">What files hide.</param>
/// <param name="Unread">Names of files whose text could not be read, so that nothing was looked for in them.</param>
public sealed record Review(IReadOnlyList<PointedOut> Personal, IReadOnlyList<PointedOut> Hidden, IReadOnlyList<string> Unread)
{
    /// <summary>Looks through all that would be public.</summary>
    internal static Review Of(PublicationDraft draft, IReadOnlyList<PointedOut> hidden) => new(
        [.. Places(draft).SelectMany(place => PointedOut.In(place.Where, place.Text))], hidden,
        [.. draft.Files.Where(file => string.IsNullOrEmpty(file.Text)).Select(file => file.Name)]);

    static IEnumerable<(Words Where, string Text)> Places(PublicationDraft draft)
    {
        yield return (new("名称", "title"), draft.Title);
        yield return (new("内容概述", "description"), draft.Description ?? "");
        yield return (new("关键词", "keywords"), draft.Keywords ?? "");
        yield return (new("更正说明", "note"), draft.Note ?? "");
        yield return (new("正文", "text"), draft.Text);
        foreach (var file in draft.Files)
        {
            yield return (new("文件名", "file name"), file.Name);
            yield return (new($"附件“{file.Name}”", $"file “{file.Name}”"), file.Text ?? "");
        }
    }
}
