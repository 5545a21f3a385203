using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>What a file's name tells: <c>广东省地理标志条例(2022-11-30).md</c>.</summary>
static partial class FileName
{
    /// <summary>Fills the title and the date of publication that the file itself does not give.</summary>
    public static void Fill(Draft draft, string name)
    {
        var stem = PlainText.OneLine(Path.GetFileNameWithoutExtension(name));
        var dated = Dated().Match(stem);
        if (dated.Success && draft.PublishedOn is null)
        {
            if (LegalDate.TryRead(dated.Groups["date"].Value, out var date, out var why))
            {
                draft.PublishedOn = date;
                draft.Warnings.Add(ImportWords.DateFromFileName);
            }
            else if (dated.Groups["date"].Value.Any(char.IsAsciiDigit))
            {
                draft.Warnings.Add(why!);
            }
        }
        if (!string.IsNullOrWhiteSpace(draft.Title)) return;
        draft.Title = dated.Success && draft.PublishedOn is not null ? dated.Groups["title"].Value : stem;
        draft.Warnings.Add(ImportWords.TitleFromFileName);
    }

    [GeneratedRegex(@"^(?<title>.+?)\s*[（(](?<date>[^（）()]{6,20})[）)]$")]
    private static partial Regex Dated();
}
