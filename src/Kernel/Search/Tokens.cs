using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Daylight;

/// <summary>A term: a stretch of the folded text, and how many positions after the term before it.</summary>
readonly record struct Token(int Start, int Length, int Step);

/// <summary>
/// Cuts folded text into terms. Words of letters and digits are terms. Runs of Han characters become all pairs of
/// neighbours (nothing can be missed, whatever a dictionary thinks), and a pair within a word of the dictionary
/// counts twice (what reads as the word comes before what only has the characters side by side). The first and last
/// character of a run are terms too, so that phrases such as “4号” can be matched beside other scripts.
/// </summary>
static class Tokens
{
    const int LongestWord = 40;

    [ThreadStatic]
    static List<int>? ends;

    /// <summary>Appends the terms of <paramref name="text"/>.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="into">Where the terms go.</param>
    /// <param name="singles">Whether each Han character is a term as well, as in titles.</param>
    public static void Cut(ReadOnlySpan<char> text, List<Token> into, bool singles = false)
    {
        for (var at = 0; at < text.Length;)
        {
            var kind = Folding.Kind(text[at]);
            var end = RunEnd(text, at);
            if (kind == CharKind.Letter) Letters(at, end, into);
            else if (kind == CharKind.Han) Han(text, at, end, singles, into);
            at = end;
        }
    }

    /// <summary>The end of the run of characters of one kind that starts at <paramref name="at"/>.</summary>
    public static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        var kind = Folding.Kind(text[at]);
        do at++;
        while (at < text.Length && Folding.Kind(text[at]) == kind);
        return at;
    }

    /// <summary>UTF-16 units of the character at <paramref name="at"/>.</summary>
    public static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    static void Letters(int at, int end, List<Token> into)
    {
        for (; at < end; at += LongestWord) into.Add(new(at, Math.Min(LongestWord, end - at), 1));
    }

    static void Han(ReadOnlySpan<char> text, int at, int end, bool singles, List<Token> into)
    {
        var words = ends ??= [];
        Dictionary.Ends(text[at..end], words);
        var word = 0;
        for (var here = at; here < end;)
        {
            var width = Width(text, here);
            var next = here + width;
            if (next >= end)
            {
                into.Add(new(here, width, 1));
                return;
            }
            var pair = width + Width(text, next);
            into.Add(new(here, pair, 1));
            while (words[word] + at <= here) word++;
            if (here + pair <= words[word] + at) into.Add(new(here, pair, 0));
            if (singles || here == at) into.Add(new(here, width, 0));
            here = next;
        }
    }
}

/// <summary>Terms of a text as Lucene reads them, piece after piece: a long text is never folded as a whole.</summary>
sealed class TextTokens : TokenStream
{
    // Between pieces, so that no phrase is found across values that do not belong together.
    const int Between = 16;

    readonly ICharTermAttribute term;
    readonly IPositionIncrementAttribute step;
    readonly FoldedText folded = new();
    readonly List<Token> tokens = [];
    readonly List<ReadOnlyMemory<char>> pieces = [];
    readonly bool singles;
    int piece;
    int next;

    public TextTokens(bool singles = false)
    {
        this.singles = singles;
        term = AddAttribute<ICharTermAttribute>();
        step = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Starts over with other texts.</summary>
    public TextTokens Of(params ReadOnlySpan<string> texts)
    {
        pieces.Clear();
        foreach (var text in texts)
            foreach (var (start, length) in Pieces.Of(text, Pieces.Page)) pieces.Add(text.AsMemory(start, length));
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        piece = next = 0;
        tokens.Clear();
    }

    public override bool IncrementToken()
    {
        var between = 0;
        while (next >= tokens.Count)
        {
            if (piece >= pieces.Count) return false;
            tokens.Clear();
            next = 0;
            between = piece == 0 ? 0 : Between;
            Folding.Fold(pieces[piece++].Span, folded);
            Tokens.Cut(folded.Span, tokens, singles);
        }
        ClearAttributes();
        var token = tokens[next++];
        term.CopyBuffer(folded.Buffer, token.Start, token.Length);
        step.PositionIncrement = token.Step + between;
        return true;
    }
}

/// <summary>Given terms, each at its own place: pinyin, initials, numbers, characters.</summary>
sealed class ListTokens : TokenStream
{
    readonly ICharTermAttribute term;
    readonly IPositionIncrementAttribute step;
    readonly List<(string Term, int Step)> terms = [];
    int next;

    public ListTokens()
    {
        term = AddAttribute<ICharTermAttribute>();
        step = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Starts over with other terms.</summary>
    public ListTokens Of(IEnumerable<(string Term, int Step)> others)
    {
        terms.Clear();
        terms.AddRange(others);
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }

    public override bool IncrementToken()
    {
        if (next >= terms.Count) return false;
        ClearAttributes();
        term.SetEmpty().Append(terms[next].Term);
        step.PositionIncrement = terms[next++].Step;
        return true;
    }
}
