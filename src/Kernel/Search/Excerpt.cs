using Lucene.Net.Index;

namespace Daylight;

/// <summary>
/// Reads a hit from the index: its card, and of its text only as many pieces as it takes to find a place with
/// everything that was asked for. Texts are stored in the index, in pieces: reading them from the
/// database would cost a round trip and the whole of a long text for every hit.
/// </summary>
sealed class Excerpt(Marks marks, bool withSnippet) : StoredFieldVisitor
{
    const int Window = 100;
    const int Longest = 180;
    const int MostPieces = 512;
    const int GroupWorth = 8;

    // Pieces that do not have the word as it was asked for: they are folded only when no piece has it.
    readonly List<(byte[] Bytes, int Offset, bool Attachment)> passed = [];
    readonly bool plain = marks.IsPlain;
    int pieces;
    int offset;
    bool attachment;
    int bestWorth = -1;
    Place? best;
    byte[]? card;

    // A place in the text that shows what was asked for; only the best is ever written out.
    sealed record Place(byte[] Piece, int Offset, bool Attachment, int From, int To, (int Start, int End, int Group)[] Found);

    public SearchDocument Document => Card.Read(card!);

    public Snippet? Snippet
    {
        get
        {
            foreach (var (bytes, at, ofAttachment) in passed)
            {
                if (HasAll) break;
                (offset, attachment) = (at, ofAttachment);
                Consider(bytes, marks.In(Card.AsText(bytes)));
            }
            return best is null ? null : Cut(best);
        }
    }

    bool HasAll => bestWorth >= Math.Max(1, marks.Groups) * GroupWorth;

    public override Status NeedsField(FieldInfo field) => field.Name switch
    {
        Fields.Card => Status.YES,
        _ when card is not null && (!withSnippet || HasAll || pieces >= MostPieces) => Status.STOP,
        Fields.Text or Fields.Attachment => withSnippet ? Status.YES : Status.NO,
        _ => Status.NO,
    };

    public override void BinaryField(FieldInfo field, byte[] value)
    {
        if (field.Name == Fields.Card) card = value;
        else Piece(field.Name == Fields.Attachment, value);
    }

    void Piece(bool ofAttachment, byte[] bytes)
    {
        var piece = Card.AsText(bytes);
        if (ofAttachment && !attachment)
        {
            attachment = true;
            offset = 0;
        }
        pieces++;
        var found = plain ? marks.AsWritten(piece) : marks.In(piece);
        if (plain && found.Count == 0) passed.Add((bytes, offset, attachment));
        else Consider(bytes, found);
        offset += piece.Length;
    }

    // Different things asked for weigh most, then how often they stand in the window, then what comes first.
    void Consider(byte[] bytes, IReadOnlyList<(int Start, int End, int Group)> found)
    {
        if (found.Count == 0)
        {
            if (best is null && Card.AsText(bytes).Trim().Length > 0) Take(bytes, 0, 0, found, 0);
            return;
        }
        var first = 0;
        var worthiest = -1;
        for (var i = 0; i < found.Count; i++)
        {
            var worth = Worth(found, i);
            if (worth <= worthiest) continue;
            worthiest = worth;
            first = i;
        }
        if (worthiest > bestWorth) Take(bytes, found[first].Start, found[first].End, found, worthiest);
    }

    static int Worth(IReadOnlyList<(int Start, int End, int Group)> found, int first)
    {
        ulong groups = 0;
        var times = 0;
        for (var i = first; i < found.Count && found[i].End - found[first].Start <= Window; i++)
        {
            groups |= 1UL << (found[i].Group & 63);
            times++;
        }
        return (System.Numerics.BitOperations.PopCount(groups) * GroupWorth) + Math.Min(times, GroupWorth - 1);
    }

    void Take(byte[] bytes, int from, int to, IReadOnlyList<(int Start, int End, int Group)> found, int worth)
    {
        best = new(bytes, offset, attachment, from, to, [.. found]);
        bestWorth = worth;
    }

    static Snippet Cut(Place place)
    {
        var piece = Card.AsText(place.Piece);
        var (start, cutBefore) = Begin(piece, place.From);
        var (end, cutAfter) = Finish(piece, start, place.To);
        return new(Segments(piece, start, end, place.Found), place.Offset + start, place.Attachment, cutBefore, cutAfter);
    }

    static (int At, bool Cut) Begin(ReadOnlySpan<char> piece, int from)
    {
        const int reach = 40;
        const int fallback = 24;
        var earliest = Math.Max(0, from - reach);
        var end = piece[earliest..from].LastIndexOfAny(Pieces.SentenceEnds);
        var at = end >= 0 ? earliest + end + 1 : earliest == 0 ? 0 : from - fallback;
        while (at < from && char.IsWhiteSpace(piece[at])) at++;
        return (Whole(piece, at), end < 0 && earliest > 0);
    }

    static (int At, bool Cut) Finish(ReadOnlySpan<char> piece, int start, int to)
    {
        var least = Math.Min(piece.Length, Math.Max(to, start + Window));
        var most = Math.Min(piece.Length, Math.Max(to, start + Longest));
        if (most == piece.Length && least == most) return (most, false);
        var end = piece[least..most].IndexOfAny(Pieces.SentenceEnds);
        if (end >= 0) return (least + end + 1, false);
        return most == piece.Length ? (most, false) : (Whole(piece, most), true);
    }

    static int Whole(ReadOnlySpan<char> text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    /// <summary>The text from <paramref name="start"/> to <paramref name="end"/> in pieces.</summary>
    public static List<Segment> Segments(
        ReadOnlySpan<char> text, int start, int end, IReadOnlyList<(int Start, int End, int Group)> found)
    {
        var segments = new List<Segment>();
        var at = start;
        foreach (var (from, to, _) in found)
        {
            if (from < at || to > end) continue;
            if (from > at) segments.Add(new(text[at..from].ToString(), false));
            segments.Add(new(text[from..to].ToString(), true));
            at = to;
        }
        if (at < end) segments.Add(new(text[at..end].ToString(), false));
        return segments;
    }
}
