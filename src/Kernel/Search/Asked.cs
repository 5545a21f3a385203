using System.Text;

namespace Daylight;

/// <summary>One thing asked for: folded, a word of letters, a Han word, or a single character.</summary>
readonly record struct Word(string Text)
{
    public bool IsLetters => Folding.Kind(Text[0]) == CharKind.Letter;
    public bool IsSingle => !IsLetters && Tokens.Width(Text, 0) == Text.Length;
}

/// <summary>What stood together in the question: a stretch without spaces, or a phrase in quotes.</summary>
/// <param name="Text">Folded.</param>
/// <param name="IsPhrase">Whether it was in quotes.</param>
/// <param name="Words">Its words.</param>
/// <param name="Number">Its key if it may be a document number, or empty.</param>
sealed record Part(string Text, bool IsPhrase, IReadOnlyList<Word> Words, string Number);

/// <summary>A question, read. Reading never fails: what is no syntax is text.</summary>
sealed record Asked(IReadOnlyList<Part> Wanted, IReadOnlyList<Part> Unwanted, string Number)
{
    const int MostWords = 32;
    static readonly char[] Quotes = ['"', '“', '”', '„', '＂'];

    // Particles that say nothing when they stand alone between words.
    const string Particles = "的了和与及在对是为等或之";

    public IEnumerable<Word> Words => Wanted.SelectMany(part => part.Words);

    public bool IsEmpty => Wanted.Count == 0;

    /// <summary>True when something was asked in which there is no word: marks alone are in no document.</summary>
    public bool SaysNothing { get; init; }

    public static Asked Read(string text)
    {
        if (text.Length > SearchQuery.LongestText) text = text[..SearchQuery.LongestText];
        var wanted = new List<Part>();
        var unwanted = new List<Part>();
        var quoted = false;
        var room = MostWords;
        foreach (var (stretch, isPhrase, isUnwanted) in Stretches(text))
        {
            quoted |= isPhrase || isUnwanted;
            var part = PartOf(stretch, isPhrase, room);
            if (part.Words.Count == 0) continue;
            room -= part.Words.Count;
            (isUnwanted ? unwanted : wanted).Add(part);
        }
        return new(wanted, unwanted, quoted || wanted.Count < 2 ? "" : NumberKey.Of(text))
        {
            SaysNothing = wanted.Count + unwanted.Count == 0 && !string.IsNullOrWhiteSpace(text),
        };
    }

    static IEnumerable<(string Text, bool IsPhrase, bool IsUnwanted)> Stretches(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (IsSpace(text[at]))
            {
                at++;
                continue;
            }
            var minus = text[at] is '-' or '－' or '−' && at + 1 < text.Length && !IsSpace(text[at + 1]);
            if (minus) at++;
            var close = Close(text, at);
            var end = close > 0 ? close : End(text, at + 1);
            yield return (close > 0 ? text[(at + 1)..close] : text[at..end], close > 0, minus);
            at = close > 0 ? close + 1 : end;
        }
    }

    // The closing quote of the phrase that opens here, or 0: an unclosed quote is text.
    static int Close(string text, int at)
    {
        var end = text[at] switch
        {
            '「' => text.IndexOf('」', at),
            '『' => text.IndexOf('』', at),
            _ when Quotes.Contains(text[at]) => text.IndexOfAny(Quotes, at + 1),
            _ => -1,
        };
        return end > at + 1 ? end : 0;
    }

    static int End(string text, int at)
    {
        while (at < text.Length && !IsSpace(text[at]) && Close(text, at) == 0) at++;
        return at;
    }

    static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    static Part PartOf(string stretch, bool isPhrase, int room)
    {
        var folded = Folding.Fold(stretch);
        var words = new List<Word>();
        for (var at = 0; at < folded.Length;)
        {
            var end = Tokens.RunEnd(folded, at);
            var kind = Folding.Kind(folded[at]);
            if (kind == CharKind.Letter) words.Add(new(folded[at..end]));
            else if (kind == CharKind.Han) Han(folded[at..end], words);
            at = end;
        }
        if (words.Count > 1) words.RemoveAll(word => word.IsSingle && Particles.Contains(word.Text));
        return new(folded, isPhrase, [.. words.Take(room)], isPhrase ? "" : NumberKey.Of(stretch));
    }

    // Words of the dictionary; characters it leaves single are joined to their neighbours (旧/楼 → 旧楼, 黄埔/区 →
    // 黄埔区), because alone they are everywhere.
    static void Han(string run, List<Word> into)
    {
        var ends = new List<int>();
        Dictionary.Ends(run, ends);
        var word = new StringBuilder();
        var joined = false;
        var start = 0;
        foreach (var end in ends)
        {
            var piece = run[start..end];
            start = end;
            var single = new Word(piece).IsSingle;
            if (single && Particles.Contains(piece) && ends.Count > 1)
            {
                Finish();
                continue;
            }
            if (!single && (!joined || new Word(word.ToString()) is { IsSingle: false })) Finish();
            joined |= word.Length == 0 && single;
            word.Append(piece);
        }
        Finish();

        void Finish()
        {
            if (word.Length > 0) into.Add(new(word.ToString()));
            word.Clear();
            joined = false;
        }
    }
}
