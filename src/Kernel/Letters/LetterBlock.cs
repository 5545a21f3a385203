using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>The typefaces of a letter.</summary>
public enum Face
{
    /// <summary>小标宋: name of the body, title.</summary>
    Song,

    /// <summary>仿宋: the text.</summary>
    FangSong,

    /// <summary>黑体: headings of the first level.</summary>
    Hei,

    /// <summary>楷体: headings of the second level.</summary>
    Kai,
}

/// <summary>How a block lies between the edges.</summary>
enum Lie
{
    Justified,
    Centred,
    Right,
}

/// <summary>Words in one face.</summary>
sealed record Piece(string Text, Face Face = Face.FangSong);

/// <summary>
/// A paragraph of a letter as it is set: the one order and the one set of indents from which both the Word file and the
/// PDF are made. Indents are in characters.
/// </summary>
/// <param name="Pieces">Its words; none for a line left free.</param>
sealed partial record LetterBlock(params IReadOnlyList<Piece> Pieces)
{
    public Lie Lie { get; init; } = Lie.Justified;

    public double Points { get; init; } = LetterForm.BodyPoints;

    /// <summary>Left free before every line.</summary>
    public double Hang { get; init; }

    /// <summary>
    /// Left free before the first line, beside <see cref="Hang"/>; less than nothing where it hangs out.
    /// </summary>
    public double First { get; init; }

    /// <summary>Left free at the right.</summary>
    public double Right { get; init; }

    /// <summary>
    /// True for the document number, which hangs from the double line: its own line is no higher than it is.
    /// </summary>
    public bool Hangs { get; init; }

    /// <summary>
    /// True when no page ends between it and the next: a seal never stands on a page without text (7.3.5.5).
    /// </summary>
    public bool WithNext { get; init; }

    /// <summary>The blocks of a letter from the document number to the date.</summary>
    public static IEnumerable<LetterBlock> Of(OfficialLetter letter)
    {
        if (letter.Number is { } number) yield return new(new Piece(number)) { Lie = Lie.Right, Hangs = true };
        foreach (var free in Free(LetterForm.LinesAboveTitle)) yield return free;
        yield return new(new Piece(letter.Title, Face.Song)) { Lie = Lie.Centred, Points = LetterForm.TitlePoints };
        foreach (var free in Free(LetterForm.LinesAboveAddressee)) yield return free;
        yield return new(new Piece(letter.Addressee + "："));
        var notes = letter.AttachmentLines.ToArray();
        for (var i = 0; i < letter.Paragraphs.Count; i++)
        {
            yield return new(Headed(letter.Paragraphs[i])) { First = LetterForm.Indent, WithNext = i == letter.Paragraphs.Count - 1 };
        }
        if (notes.Length > 0)
        {
            foreach (var free in Free(LetterForm.LinesAboveAttachments)) yield return free with { WithNext = true };
        }
        for (var i = 0; i < notes.Length; i++)
        {
            // Names that take a second line begin under their first character (7.3.4).
            var (before, serial) = (LetterForm.Indent + 3, notes.Length == 1 ? 0 : Widths.Of($"{i + 1}. "));
            yield return new(new Piece((i == 0 ? "附件：" : "") + notes[i]))
            {
                Hang = before + serial, First = i == 0 ? -3 - serial : -serial, WithNext = true,
            };
        }
        foreach (var free in Free(LetterForm.LinesForSeal)) yield return free with { WithNext = true };
        var (name, date) = SealedAt(letter);
        yield return new(new Piece(letter.Signature)) { Lie = Lie.Right, Right = name, WithNext = true };
        yield return new(new Piece(letter.Date)) { Lie = Lie.Right, Right = date };
    }

    static IEnumerable<LetterBlock> Free(int lines) => Enumerable.Range(0, lines).Select(_ => new LetterBlock());

    // The name is centred over the date; where it would run over the edge, both move until it does not.
    static (double Name, double Date) SealedAt(OfficialLetter letter)
    {
        var longer = (Widths.Of(letter.Signature) - Widths.Of(letter.Date)) / 2;
        var name = Math.Max(0, LetterForm.RightOfDate - longer);
        return (name, Math.Max(LetterForm.RightOfDate, name + longer));
    }

    // 一、 in 黑体, （一） in 楷体; a heading ends with its first full stop (7.3.3).
    static Piece[] Headed(string text)
    {
        Face? face = FirstLevel().IsMatch(text) ? Face.Hei : SecondLevel().IsMatch(text) ? Face.Kai : null;
        if (face is not { } heading) return [new(text)];
        var end = text.IndexOf('。', StringComparison.Ordinal) + 1;
        return end == 0 || end == text.Length ? [new(text, heading)] : [new(text[..end], heading), new(text[end..])];
    }

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}、")]
    private static partial Regex FirstLevel();

    [GeneratedRegex("^（[一二三四五六七八九十]{1,3}）")]
    private static partial Regex SecondLevel();
}
