namespace Daylight.Web;

/// <summary>A place in a text where something that was searched for stands.</summary>
/// <param name="At">The first character, from 0.</param>
/// <param name="Length">How many characters.</param>
public readonly record struct Hit(int At, int Length)
{
    /// <summary>The places in a text that search gave back in segments.</summary>
    public static IReadOnlyList<Hit> Of(IReadOnlyList<Segment>? segments)
    {
        var marks = new List<Hit>();
        var at = 0;
        foreach (var segment in segments ?? [])
        {
            if (segment.IsMatch) marks.Add(new(at, segment.Text.Length));
            at += segment.Text.Length;
        }
        return marks;
    }

    /// <summary>A snippet as one line; null when there is none.</summary>
    public static string? TextOf(Snippet? snippet) =>
        snippet is null ? null : string.Concat(snippet.Segments.Select(segment => segment.Text)).Replace('\n', ' ');
}
