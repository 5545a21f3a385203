using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>Letters read, and the rows that could not be.</summary>
sealed record LettersRead(IReadOnlyList<TopicLetter> Letters, IReadOnlyList<(Origin Origin, Words Why)> Refused);

/// <summary>Reads the letters of a table for the search for hot topics, as those are read that become petitions.</summary>
static class TopicFile
{
    /// <summary>Reads a file.</summary>
    public static async Task<LettersRead> Read(string path, DateOnly today, CancellationToken stop)
    {
        var (letters, refused) = (new List<TopicLetter>(), new List<(Origin, Words)>());
        await foreach (var draft in new LetterFile(LetterUse.Petitions, today).Read(path, stop))
        {
            if (draft.Faults.Count > 0) refused.Add((draft.Origin, draft.Faults[0]));
            else letters.Add(Letter(draft));
        }
        return new(letters, refused);
    }

    static TopicLetter Letter(LetterDraft draft) =>
        new(draft.Key, draft.Letter.Reporter, draft.Letter.Subject, PlainText.OneLine(draft.Letter.Text), draft.Letter.At!.Value.Utc)
        {
            For = draft.Letter.For, Against = draft.Letter.Against, Place = draft.Letter.Place, Resolved = draft.Letter.Reply is not null,
        };
}
