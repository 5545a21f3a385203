using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>Something in a text that looks like personal data.</summary>
/// <param name="Pattern">What it looks like.</param>
/// <param name="Start">Where it begins, in characters of the text.</param>
/// <param name="Length">How long it is.</param>
public sealed record PersonalMark(PersonalPattern Pattern, int Start, int Length);

/// <summary>
/// Points at personal data in texts that are about to be public (CN-OGI-2019 Art. 15; CN-PIPL Art. 28). It helps the
/// person who reviews and decides nothing: an office's own telephone number is found as well, a name only where a word
/// before it says that it is one.
/// </summary>
public static class PersonalData
{
    /// <summary>What looks like personal data, in the order of the text. Full-width characters count as half-width.</summary>
    public static IReadOnlyList<PersonalMark> In(string text)
    {
        // Each character becomes one character, so places stay what they are.
        var plain = Radicals.Replaced(Checks.HalfWidth(text));
        var marks = new List<PersonalMark>();
        foreach (var pattern in PersonalPattern.All)
        {
            foreach (Match match in pattern.Form.Matches(plain))
            {
                // What only leads to it is no part of it.
                var found = match.Groups["it"] is { Success: true } part ? part : match;
                var (start, end) = (found.Index, found.Index + found.Length);
                if (marks.Any(mark => mark.Start < end && start < mark.Start + mark.Length)) continue;
                if (pattern.Holds(found.Value)) marks.Add(new(pattern, start, end - start));
            }
        }
        return [.. marks.OrderBy(mark => mark.Start)];
    }
}
