using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>
/// Reads letters from tables, each once: the same letter may stand in several files, or several times in one. It asks no
/// database; what is there already is for whoever takes the letters in to find.
/// </summary>
sealed class LetterFile(LetterUse use, DateOnly today)
{
    readonly Dictionary<string, (Origin Origin, string Digest)> numbers = [];
    readonly Dictionary<string, Origin> texts = [];

    /// <summary>The rows of a file, those with faults too.</summary>
    public async IAsyncEnumerable<LetterDraft> Read(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in TableFile.Read(path, columns => LetterDraft.Judge(columns, use), stop))
        {
            var draft = new LetterDraft(row, use, today);
            if (draft.Faults.Count == 0) Compare(draft);
            yield return draft;
        }
    }

    // With a number it is one letter when all is the same, and a fault of the file when only the number is. Without one
    // it is one letter when writer, time and words are. Words alone are the same when somebody writes again, or copies.
    void Compare(LetterDraft draft)
    {
        var letter = draft.Letter;
        var words = Digest($"{letter.Subject}\n{letter.Text}");
        var whole = Digest($"{letter.Reporter}\n{letter.At}\n{words}");
        var number = draft.Key = letter.Id ?? whole;
        if (use == LetterUse.Petitions && !numbers.TryAdd(number, (draft.Origin, whole)))
        {
            var (origin, digest) = numbers[number];
            draft.Faults.Add(digest == whole ? LetterWords.Twice(origin) : LetterWords.SameNumber(origin));
        }
        else if (!texts.TryAdd(words, draft.Origin)) draft.Warnings.Add(ImportWords.SameTextAs(texts[words]));
    }

    // Blanks are set differently wherever a text was copied through.
    static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))))));
}
