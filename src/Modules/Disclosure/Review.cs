namespace Daylight.Disclosure;

/// <summary>Something that looks like personal data, with the place where it stands.</summary>
/// <param name="Where">Title, text or a file.</param>
/// <param name="Line">The paragraph, from 1; null where there is only one.</param>
/// <param name="What">What it looks like.</param>
/// <param name="Before">The words before it.</param>
/// <param name="Found">It.</param>
/// <param name="After">The words after it.</param>
public sealed record PersonalFinding(Words Where, int? Line, Words What, string Before, string Found, string After);

/// <summary>What the program points out to the one who reviews; the person decides.</summary>
/// <param name="Findings">What looks like personal data.</param>
/// <param name="Unread">Names of files whose text could not be read, so that nothing was looked for in them.</param>
/// <param name="More">How many further findings are not listed.</param>
public sealed record Review(IReadOnlyList<PersonalFinding> Findings, IReadOnlyList<string> Unread, int More)
{
    const int Most = 200, Around = 14;

    /// <summary>Looks through all that would be public.</summary>
    internal static Review Of(PublicationDraft draft)
    {
        var all = Places(draft).SelectMany(place => In(place.Where, place.Text)).ToList();
        return new([.. all.Take(Most)], [.. draft.Files.Where(file => string.IsNullOrEmpty(file.Text)).Select(file => file.Name)],
            Math.Max(0, all.Count - Most));
    }

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

    static IEnumerable<PersonalFinding> In(Words where, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var mark in PersonalData.In(lines[i]))
            {
                var (from, end) = (Math.Max(0, mark.Start - Around), mark.Start + mark.Length);
                yield return new(where, lines.Length > 1 ? i + 1 : null, mark.Pattern.Title,
                    lines[i][from..mark.Start], lines[i][mark.Start..end], lines[i][end..Math.Min(lines[i].Length, end + Around)]);
            }
        }
    }
}
