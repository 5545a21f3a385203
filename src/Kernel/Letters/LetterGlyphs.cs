using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Daylight;

/// <summary>
/// The characters a letter uses, as fonts of its PDF. A font there has 255 codes; each is the outline of one
/// character. That a font maps several characters to one outline, as Noto does for radicals, is then no matter: each
/// use keeps its meaning.
/// </summary>
sealed class LetterGlyphs(LetterFonts fonts)
{
    const int CodesInFont = 255;

    const int UnitsInHeight = 1000;

    readonly Dictionary<(Face Face, Rune Rune), int> codes = [];
    readonly List<(Face Face, Rune Rune)> used = [];

    int Fonts => (used.Count + CodesInFont - 1) / CodesInFont;

    /// <summary>How wide a character is, in its heights.</summary>
    public double Advance(Rune rune, Face face)
    {
        using var font = new SKFont(fonts[face], UnitsInHeight);
        ReadOnlySpan<ushort> glyph = [fonts[face].GetGlyph(rune.Value)];
        var widths = font.GetGlyphWidths(glyph);
        return widths[0] / UnitsInHeight;
    }

    /// <summary>The font and the code of a character.</summary>
    public (int Font, int Code) CodeOf(Rune rune, Face face)
    {
        if (!codes.TryGetValue((face, rune), out var code))
        {
            codes[(face, rune)] = code = used.Count;
            used.Add((face, rune));
        }
        return (code / CodesInFont, code % CodesInFont + 1);
    }

    /// <summary>The names of the fonts, for the resources of a page.</summary>
    public string Named(int first)
    {
        var (named, number) = (new StringBuilder(), first);
        for (var font = 0; font < Fonts; font++)
        {
            named.Append(CultureInfo.InvariantCulture, $"/F{font} {number} 0 R ");
            number += 2 + Of(font).Length;
        }
        return named.ToString();
    }

    /// <summary>Writes the fonts: each is the font, what its codes mean, and its outlines.</summary>
    public void Write(PdfFile file, int number)
    {
        for (var font = 0; font < Fonts; font++)
        {
            var all = Of(font);
            var drawn = number + 2;
            file.Object("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] "
                + $"/CharProcs << {string.Concat(all.Select((_, i) => $"/g{i + 1} {drawn + i} 0 R "))}>> "
                + $"/Encoding << /Type /Encoding /Differences [1 {string.Concat(all.Select((_, i) => $"/g{i + 1} "))}] >> "
                + $"/FirstChar 1 /LastChar {all.Length} /Widths [{string.Concat(all.Select(one => $"{Units(one)} "))}] "
                + $"/Resources << >> /ToUnicode {number + 1} 0 R >>");
            file.Meaning([.. all.Select(one => one.Rune.ToString())]);
            foreach (var one in all) file.Packed("", Outline(one));
            number = drawn + all.Length;
        }
    }

    (Face Face, Rune Rune)[] Of(int font) => [.. used.Skip(font * CodesInFont).Take(CodesInFont)];

    string Units((Face Face, Rune Rune) one) => PdfFile.N(Math.Round(Advance(one.Rune, one.Face) * UnitsInHeight));

    string Outline((Face Face, Rune Rune) one)
    {
        using var font = new SKFont(fonts[one.Face], UnitsInHeight) { Hinting = SKFontHinting.None };
        using var path = font.GetGlyphPath(fonts[one.Face].GetGlyph(one.Rune.Value)) ?? new SKPath();
        var box = path.Bounds;
        var drawn = new StringBuilder($"{Units(one)} 0 {At(box.Left, box.Bottom)} {At(box.Right, box.Top)} d1\n");
        using var walk = path.CreateRawIterator();
        var at = new SKPoint[4];
        for (var verb = walk.Next(at); verb != SKPathVerb.Done; verb = walk.Next(at))
        {
            drawn.Append(verb switch
            {
                SKPathVerb.Move => $"{At(at[0])} m\n",
                SKPathVerb.Line => $"{At(at[1])} l\n",
                // A curve with one handle is one with two, each two thirds of the way to it.
                SKPathVerb.Quad or SKPathVerb.Conic => $"{At(Toward(at[0], at[1]))} {At(Toward(at[2], at[1]))} {At(at[2])} c\n",
                SKPathVerb.Cubic => $"{At(at[1])} {At(at[2])} {At(at[3])} c\n",
                _ => "h\n",
            });
        }
        return drawn.Append("f\n").ToString();
    }

    static SKPoint Toward(SKPoint from, SKPoint handle) => new(from.X + (handle.X - from.X) * 2 / 3, from.Y + (handle.Y - from.Y) * 2 / 3);

    static string At(SKPoint point) => At(point.X, point.Y);

    // Downwards there, upwards here.
    static string At(float x, float y) => $"{PdfFile.N(Math.Round(x))} {PdfFile.N(Math.Round(-y))}";
}
