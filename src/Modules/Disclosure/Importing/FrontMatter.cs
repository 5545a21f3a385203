using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Settings above the text of a Markdown file: between <c>---</c> lines, or as a page saver writes them.
/// </summary>
static partial class FrontMatter
{
    /// <summary>Moves known settings into the draft and returns what follows them.</summary>
    public static string Take(string text, Draft draft, out bool found, out bool isSavedPage)
    {
        (found, isSavedPage) = (false, false);
        if (Fenced().Match(text) is { Success: true } fenced)
        {
            found = true;
            foreach (var line in fenced.Groups["lines"].Value.Split('\n')) Set(draft, line);
            return text[fenced.Length..];
        }
        if (Saved().Match(text) is not { Success: true } saved) return text;
        found = isSavedPage = true;
        foreach (var line in saved.Value.Split('\n')) Set(draft, line);
        return text[saved.Length..];
    }

    static void Set(Draft draft, string line)
    {
        if (line.Split(':', 2) is not [var name, var rest] || FieldNames.Find(name.Trim()) is not { } known) return;
        var value = rest.Trim().Trim('"', '\'', '[', ']');
        if (value.Length == 0) return;
        switch (known.Field)
        {
            case Field.Id: draft.OwnId = value; break;
            case Field.Title: draft.Title = value; break;
            case Field.Url: draft.Url = value; break;
            case Field.Number: draft.Number = value; break;
            case Field.Issuer: draft.Issuer = value; break;
            case Field.Category: draft.Category = value; break;
            case Field.Kind: draft.Kind = value; break;
            case Field.Topic: draft.Topics = value; break;
            case Field.Keyword: draft.Keywords = value; break;
            case Field.Description: draft.Description = value; break;
            case Field.FormedOn: draft.FormedOn = Date(draft, name, value); break;
            case Field.PublishedOn: draft.PublishedOn = Date(draft, name, value); break;
            case Field.EffectiveOn: draft.EffectiveOn = Date(draft, name, value); break;
            case Field.ExpiresOn: draft.ExpiresOn = Date(draft, name, value); break;
        }
    }

    // As in JSON, a date that was set on purpose must be one.
    static DateOnly? Date(Draft draft, string name, string value)
    {
        if (LegalDate.TryRead(value, out var date, out var why)) return date;
        draft.Faults.Add(ImportWords.BadField(name, why!));
        return null;
    }

    [GeneratedRegex(@"\A---\n(?<lines>(?:.*\n)*?)---(?:\n|\z)")]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\ATitle: .*\n\n?URL Source: .*\n(?:\n?Published Time: .*\n)?\n?(?:Markdown Content:\n)?")]
    private static partial Regex Saved();
}
