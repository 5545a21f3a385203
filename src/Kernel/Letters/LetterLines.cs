using System.Text;

namespace Daylight;

/// <summary>A character with its place, in millimetres from the left edge of the type area.</summary>
readonly record struct SetCharacter(Rune Rune, Face Face, double Points, double X);

/// <summary>A line as it is set.</summary>
/// <param name="Characters">Its characters; none for a line left free.</param>
/// <param name="WithNext">True when the next line stands on the same page.</param>
sealed record SetLine(IReadOnlyList<SetCharacter> Characters, bool WithNext);

/// <summary>
/// Breaks the blocks of a letter into lines: no line begins with a closing mark or ends with an opening one, figures
/// and letters stay together, and full lines fill the type area from edge to edge.
/// </summary>
sealed class LetterLines(Func<Rune, Face, double> advance)
{
    const string NeverFirst = "，。、；：！？）》」』】〕〉”’…—％%)]}·,.;:!?";
    const string NeverLast = "（《「『【〔〈“‘([{";

    // What stays together, and how wide it is.
    sealed record Atom(string Text, Face Face, double Width)
    {
        public bool MayBegin => !NeverFirst.Contains(Text[0], StringComparison.Ordinal);

        public bool MayEnd => !NeverLast.Contains(Text[^1], StringComparison.Ordinal);
    }

    /// <summary>The lines of a letter.</summary>
    public IEnumerable<SetLine> Of(OfficialLetter letter) => LetterBlock.Of(letter).SelectMany(Set);

    IEnumerable<SetLine> Set(LetterBlock block)
    {
        var rest = new List<Atom>(Atoms(block));
        if (rest.Count == 0) yield return new([], block.WithNext);
        for (var first = true; rest.Count > 0; first = false)
        {
            var left = (block.Hang + (first ? block.First : 0)) * LetterForm.CharacterPitch;
            var width = LetterForm.TypeWidth - left - block.Right * LetterForm.CharacterPitch;
            var line = rest.GetRange(0, Fitting(rest, width));
            rest.RemoveRange(0, line.Count);
            // The last two lines of a paragraph go with what follows it: a seal stands beside text.
            var withNext = block.WithNext && Fitting(rest, width) == rest.Count;
            yield return new(Placed(line, block, left, width, last: rest.Count == 0), withNext);
        }
    }

    static int Fitting(List<Atom> atoms, double width)
    {
        const double Hair = 0.01;
        var (count, used) = (0, 0d);
        while (count < atoms.Count && used + atoms[count].Width <= width + Hair) used += atoms[count++].Width;
        if (count == atoms.Count) return count;
        var end = count;
        while (end > 0 && (!atoms[end].MayBegin || !atoms[end - 1].MayEnd)) end--;
        return Math.Max(1, end > 0 ? end : count);
    }

    List<SetCharacter> Placed(List<Atom> line, LetterBlock block, double left, double width, bool last)
    {
        var free = width - line.Sum(atom => atom.Width);
        var x = left + block.Lie switch { Lie.Centred => free / 2, Lie.Right => free, _ => 0 };
        var between = block.Lie is Lie.Justified && !last && line.Count > 1 ? free / (line.Count - 1) : 0;
        var set = new List<SetCharacter>();
        foreach (var atom in line)
        {
            foreach (var rune in atom.Text.EnumerateRunes())
            {
                set.Add(new(rune, atom.Face, block.Points, x));
                x += Wide(rune, atom.Face, block.Points);
            }
            x += between;
        }
        return set;
    }

    IEnumerable<Atom> Atoms(LetterBlock block)
    {
        foreach (var piece in block.Pieces)
        {
            var (word, wide) = (new StringBuilder(), 0d);
            foreach (var rune in piece.Text.EnumerateRunes())
            {
                var width = Wide(rune, piece.Face, block.Points);
                var together = Widths.IsHalf(rune.Value) && !Rune.IsWhiteSpace(rune) && rune.Value != '_'
                    && wide + width < LetterForm.TypeWidth / 2;
                if (!together && word.Length > 0)
                {
                    yield return new(word.ToString(), piece.Face, wide);
                    (word, wide) = (new(), 0);
                }
                if (together) (word, wide) = (word.Append(rune.ToString()), wide + width);
                else yield return new(rune.ToString(), piece.Face, width);
            }
            if (word.Length > 0) yield return new(word.ToString(), piece.Face, wide);
        }
    }

    // Characters of Chinese stand on the grid of the page; figures and letters are as wide as their font makes them.
    double Wide(Rune rune, Face face, double points) => Widths.IsHalf(rune.Value)
        ? advance(rune, face) * points / LetterForm.PointsPerMm
        : points == LetterForm.BodyPoints ? LetterForm.CharacterPitch : points / LetterForm.PointsPerMm;
}
