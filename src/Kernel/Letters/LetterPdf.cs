using System.Globalization;
using System.Text;

namespace Daylight;

/// <summary>
/// Writes a letter as a PDF. Its fonts hold the outlines of the characters it uses, and say which characters they
/// are: what is read, searched or copied is what was written.
/// </summary>
sealed class LetterPdf
{
    // From the top of a character to the line it stands on, in its heights.
    const double Ascent = 0.88;

    // A page is not a line short because of the last digit of a fraction.
    const double Hair = 0.001;

    readonly OfficialLetter letter;
    readonly LetterGlyphs glyphs;

    LetterPdf(OfficialLetter letter, LetterFonts fonts) => (this.letter, glyphs) = (letter, new(fonts));

    public static byte[] Of(OfficialLetter letter, LetterFonts fonts)
    {
        using var file = new MemoryStream();
        new LetterPdf(letter, fonts).Write(new(file));
        return file.ToArray();
    }

    void Write(PdfFile file)
    {
        var pages = Pages([.. new LetterLines(glyphs.Advance).Of(letter)]);
        var contents = pages.Select((lines, i) => Content(lines, i + 1)).ToList();
        var firstFont = 3 + pages.Count * 2;
        file.Object("<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>");
        file.Object($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Concat(pages.Select((_, i) => $"{3 + i * 2} 0 R "))}] >>");
        for (var i = 0; i < pages.Count; i++)
        {
            file.Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {X(LetterForm.PageWidth)} {X(LetterForm.PageHeight)}] "
                + $"/Contents {4 + i * 2} 0 R /Resources << /Font << {glyphs.Named(firstFont)}>> >> >>");
            file.Packed("", contents[i]);
        }
        glyphs.Write(file, firstFont);
        file.End();
    }

    // How many lines stand on the first page depends on the name above them; a seal's lines move with the text before them.
    List<List<SetLine>> Pages(List<SetLine> lines)
    {
        var pages = new List<List<SetLine>>();
        while (lines.Count > 0)
        {
            var high = LetterForm.Top + LetterForm.TypeHeight - TopOf(pages.Count + 1);
            var room = Math.Min(lines.Count, (int)(high / LetterForm.LinePitch + Hair));
            var end = room;
            while (end < lines.Count && end > 0 && lines[end - 1].WithNext) end--;
            if (end == 0) end = room;
            pages.Add(lines[..end]);
            lines = lines[end..];
        }
        return pages;
    }

    double TopOf(int page) => page == 1 ? LetterForm.FirstText(letter.Issuer) : LetterForm.Top;

    string Content(List<SetLine> lines, int page)
    {
        var content = new StringBuilder();
        if (page == 1) Head(content);
        content.Append("0 0 0 1 k\nBT\n");
        for (var i = 0; i < lines.Count; i++)
        {
            var top = TopOf(page) + i * LetterForm.LinePitch;
            foreach (var character in lines[i].Characters) Show(content, character, LetterForm.Left, top);
        }
        if (page > 1) Number(content, page);
        return content.Append("ET\n").ToString();
    }

    void Head(StringBuilder content)
    {
        var (points, x) = (LetterForm.NamePoints(letter.Issuer), 0d);
        var name = new List<SetCharacter>();
        foreach (var rune in letter.Issuer.EnumerateRunes())
        {
            name.Add(new(rune, Face.Song, points, x));
            x += (Widths.IsHalf(rune.Value) ? glyphs.Advance(rune, Face.Song) : 1) * points / LetterForm.PointsPerMm;
        }
        content.Append(LetterForm.RedInk).Append(" k\nBT\n");
        foreach (var character in name) Show(content, character, LetterForm.Left + (LetterForm.TypeWidth - x) / 2, LetterForm.NameTop);
        content.Append("ET\n");
        var left = X((LetterForm.PageWidth - LetterForm.LineLength) / 2);
        foreach (var (top, high) in LetterForm.Bars(letter.Issuer))
            content.Append(CultureInfo.InvariantCulture, $"{left} {Y(top + high)} {X(LetterForm.LineLength)} {X(high)} re f\n");
    }

    void Number(StringBuilder content, int page)
    {
        const double high = LetterForm.PageNumberPoints / LetterForm.PointsPerMm;
        var text = $"— {page} —".EnumerateRunes().ToArray();
        double Wide(Rune rune) => (Widths.IsHalf(rune.Value) ? glyphs.Advance(rune, Face.FangSong) : 1) * high;
        var free = LetterForm.PageNumberIndent * LetterForm.CharacterPitch;
        var x = page % 2 == 0 ? free : LetterForm.TypeWidth - free - text.Sum(Wide);
        foreach (var rune in text)
        {
            Show(content, new(rune, Face.FangSong, LetterForm.PageNumberPoints, x), LetterForm.Left,
                LetterForm.Top + LetterForm.TypeHeight + LetterForm.PageNumberBelow - high / 2);
            x += Wide(rune);
        }
    }

    void Show(StringBuilder content, SetCharacter character, double left, double top)
    {
        var (font, code) = glyphs.CodeOf(character.Rune, character.Face);
        var baseline = top + Ascent * character.Points / LetterForm.PointsPerMm;
        content.Append(CultureInfo.InvariantCulture,
            $"/F{font} {PdfFile.N(character.Points)} Tf 1 0 0 1 {X(left + character.X)} {Y(baseline)} Tm <{code:X2}> Tj\n");
    }

    static string X(double mm) => PdfFile.N(mm * LetterForm.PointsPerMm);

    static string Y(double mmFromTop) => X(LetterForm.PageHeight - mmFromTop);
}
