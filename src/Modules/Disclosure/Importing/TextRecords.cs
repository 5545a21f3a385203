using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>One document from a plain text file: the first line is the title, when it can be one.</summary>
static partial class TextRecords
{
    const int LongestHeading = 100;

    public static ReadItem Read(Origin origin, string text, string name)
    {
        var draft = new Draft(origin) { Text = OwnText.Of(text) };
        if (draft.Text.Length == 0 && !string.IsNullOrWhiteSpace(text)) draft.WhyEmpty = ImportWords.OnlyPageMarks;
        var first = draft.Text.Split('\n', 2)[0].Trim();
        var isHeading = first.Length is > 3 and <= LongestHeading && !Sentence().IsMatch(first);
        if (isHeading && DocumentNumbers.Alone(first) is null)
        {
            draft.Title = first;
            draft.Warnings.Add(ImportWords.TitleFromText);
        }
        FileName.Fill(draft, name);
        return draft.Finish();
    }

    [GeneratedRegex(@"[。；;，,：:]$")]
    private static partial Regex Sentence();
}
