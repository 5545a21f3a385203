namespace Daylight;

/// <summary>Finds in a text, as it was written, what was asked for.</summary>
sealed class Marks
{
    const int MostInAText = 256;

    readonly List<(string Term, int Group)> terms = [];
    readonly List<(string Term, int Group)> pairs = [];
    readonly List<string[]> sounds = [];
    readonly FoldedText folded = new();
    readonly List<(int Start, int End, int Group)> found = [];

    public Marks(Asked asked)
    {
        foreach (var part in asked.Wanted)
        {
            if (part.IsPhrase && part.Words.Count > 1)
            {
                terms.Add((part.Text.Trim(), Groups++));
                continue;
            }
            if (part.Words.Count > 1) terms.Add((part.Text, Groups));
            foreach (var word in part.Words) Add(word);
        }
    }

    /// <summary>How many different things were asked for.</summary>
    public int Groups { get; private set; }

    /// <summary>Also marks characters that are pronounced so, as titles are found by pinyin.</summary>
    public void AddSounds(IEnumerable<string[]> readings) => sounds.AddRange(readings);

    /// <summary>
    /// Whether one word in Han characters is all that is asked for: most texts have it just so, and it is found without
    /// folding the text.
    /// </summary>
    public bool IsPlain => sounds.Count == 0 && terms is [var (term, _)] && term.All(letter => Folding.Kind(letter) == CharKind.Han);

    /// <summary>The matches in order, not overlapping, as ranges of <paramref name="text"/>.</summary>
    public IReadOnlyList<(int Start, int End, int Group)> In(ReadOnlySpan<char> text)
    {
        if (IsPlain && AsWritten(text) is { Count: > 0 } plain) return plain;
        Folding.Fold(text, folded);
        found.Clear();
        foreach (var (term, group) in terms) Find(term, group);
        if (found.Count == 0)
            foreach (var (pair, group) in pairs) Find(pair, group);
        foreach (var reading in sounds) Find(reading);
        return Joined(text);
    }

    /// <summary>Where the one word stands letter by letter as it was asked for; only of marks that are plain.</summary>
    public IReadOnlyList<(int Start, int End, int Group)> AsWritten(ReadOnlySpan<char> text)
    {
        var (term, group) = terms[0];
        found.Clear();
        for (var from = 0; found.Count < MostInAText && text[from..].IndexOf(term, StringComparison.Ordinal) is var at and >= 0; from += at + term.Length)
            found.Add((from + at, from + at + term.Length, group));
        return found;
    }

    void Add(Word word)
    {
        terms.Add((word.Text, Groups));
        if (!word.IsLetters && word.Text.Length > 2)
            AddPairs(word.Text);
        Groups++;
    }

    // What is marked when the word is nowhere in one piece: the pairs by which the document was found.
    void AddPairs(string word)
    {
        var at = 0;
        for (var next = Tokens.Width(word, 0); next < word.Length; next += Tokens.Width(word, next))
        {
            pairs.Add((word[at..(next + Tokens.Width(word, next))], Groups));
            at = next;
        }
    }

    void Find(string term, int group)
    {
        var span = folded.Span;
        var isLetters = Folding.Kind(term[0]) == CharKind.Letter;
        for (var from = 0; found.Count < MostInAText && from < span.Length;)
        {
            var at = span[from..].IndexOf(term, StringComparison.Ordinal);
            if (at < 0) return;
            at += from;
            var end = at + term.Length;
            if (!isLetters || (Ends(span, at - 1) && (Folding.Kind(term[^1]) != CharKind.Letter || Ends(span, end))))
                found.Add((at, end, group));
            from = end;
        }

        static bool Ends(ReadOnlySpan<char> span, int at) =>
            at < 0 || at >= span.Length || Folding.Kind(span[at]) != CharKind.Letter;
    }

    void Find(string[] reading)
    {
        var read = Pinyin.AsRead(folded.Span.ToString());
        for (var at = 0; at + reading.Length <= read.Length; at++)
        {
            var same = 0;
            while (same < reading.Length && Pinyin.IsRead(read[at + same], reading[same])) same++;
            if (same == reading.Length) found.Add((at, at + same, Groups));
        }
    }

    List<(int Start, int End, int Group)> Joined(ReadOnlySpan<char> text)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start - b.Start : b.End - a.End);
        var joined = new List<(int Start, int End, int Group)>(found.Count);
        var last = 0;
        foreach (var (start, end, group) in found)
        {
            if (end <= last) continue;
            joined.Add((folded.Start(Math.Max(start, last)), folded.End(end, text), group));
            last = end;
        }
        return joined;
    }
}
