namespace Daylight.Web;

/// <summary>A letter that goes as text and is no numbered document: its words are data as well (<see cref="Wordings"/>).</summary>
public static class PlainLetter
{
    /// <summary>The letter a step begins with; null where the law has no text for it.</summary>
    /// <param name="text">The words.</param>
    /// <param name="body">Whose letter it is.</param>
    /// <param name="today">Its day.</param>
    /// <param name="fact">What is known, by name; null for what only the officer knows.</param>
    public static Prepared? Of(Wording? text, Body body, DateOnly today, Func<string, string?> fact)
    {
        if (text is null) return null;
        var letter = OfficialLetter.Of(new(body.Name, text.Title ?? "", Wording.Open, today), string.Join('\n', text.Filled(fact)));
        return new(text.Title is { } title ? $"{title}\n\n{letter.Text}" : letter.Text, text.Key);
    }
}
