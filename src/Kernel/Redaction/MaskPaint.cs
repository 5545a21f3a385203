using SkiaSharp;

namespace Daylight;

/// <summary>Paints masks into a picture, with the code in each. Afterwards nothing of what was there is in the picture.</summary>
static class MaskPaint
{
    const int Columns = 5, Lines = 7;

    // A font of its own: the program draws on machines that have none. Seven lines of five dots, a bit each.
    static readonly Dictionary<char, string> Font = new()
    {
        ['0'] = "EHJLHHE", ['1'] = "4C4444E", ['2'] = "EH1248V", ['3'] = "V2421HE", ['4'] = "26AIV22", ['5'] = "VGU11HE",
        ['6'] = "68GUHHE", ['7'] = "V124888", ['8'] = "EHHEHHE", ['9'] = "EHHF12C", ['A'] = "EHHHVHH", ['B'] = "UHHUHHU",
        ['C'] = "EHGGGHE", ['D'] = "SIHHHIS", ['E'] = "VGGUGGV", ['F'] = "VGGUGGG", ['G'] = "EHGNHHF", ['H'] = "HHHVHHH",
        ['I'] = "E44444E", ['J'] = "72222IC", ['K'] = "HIKOKIH", ['L'] = "GGGGGGV", ['M'] = "HRLLHHH", ['N'] = "HHPLJHH",
        ['O'] = "EHHHHHE", ['P'] = "UHHUGGG", ['Q'] = "EHHHLID", ['R'] = "UHHUKIH", ['S'] = "FGGE11U", ['T'] = "V444444",
        ['U'] = "HHHHHHE", ['V'] = "HHHHHA4", ['W'] = "HHHLLLA", ['X'] = "HHA4AHH", ['Y'] = "HHHA444", ['Z'] = "V1248GV",
        ['-'] = "000V000",
    };

    static readonly SKColor Dark = new(0x20, 0x20, 0x20);

    public static void Paint(SKBitmap picture, Box area, string code)
    {
        var place = Dots(picture, area);
        using var canvas = new SKCanvas(picture);
        using var paint = new SKPaint { Color = Dark, IsAntialias = false, BlendMode = SKBlendMode.Src };
        canvas.DrawRect(place, paint);
        paint.Color = SKColors.White;
        Write(canvas, place, code, paint);
    }

    /// <summary>True when nothing but mask is left in an area: its two colours, as near as the encoding keeps them.</summary>
    public static bool Holds(SKBitmap picture, Box area)
    {
        var place = Dots(picture, area);
        // The edge is mixed with what is beside it.
        place.Inflate(-2, -2);
        var (dark, all) = (0, 0);
        for (var y = place.Top; y < place.Bottom; y += 2)
        {
            for (var x = place.Left; x < place.Right; x += 2)
            {
                var dot = picture.GetPixel(x, y);
                if (Math.Max(dot.Red, Math.Max(dot.Green, dot.Blue)) - Math.Min(dot.Red, Math.Min(dot.Green, dot.Blue)) > 24) return false;
                all++;
                if (dot.Red < 0x50) dark++;
            }
        }
        return dark * 2 >= all;
    }

    static SKRectI Dots(SKBitmap picture, Box area) => new(
        Math.Max(0, (int)Math.Floor(area.Left * picture.Width)), Math.Max(0, (int)Math.Floor(area.Top * picture.Height)),
        Math.Min(picture.Width, (int)Math.Ceiling(area.Right * picture.Width)), Math.Min(picture.Height, (int)Math.Ceiling(area.Bottom * picture.Height)));

    static void Write(SKCanvas canvas, SKRectI place, string code, SKPaint paint)
    {
        var dots = code.Length * (Columns + 1) - 1;
        var size = Math.Max(1, Math.Min(place.Height * 6 / 10 / Lines, place.Width * 9 / 10 / dots));
        var (left, top) = (place.MidX - dots * size / 2, place.MidY - Lines * size / 2);
        canvas.Save();
        canvas.ClipRect(place);
        for (var i = 0; i < code.Length; i++)
        {
            if (!Font.TryGetValue(char.ToUpperInvariant(code[i]), out var rows)) continue;
            for (var row = 0; row < Lines; row++)
            {
                var bits = char.IsAsciiDigit(rows[row]) ? rows[row] - '0' : rows[row] - 'A' + 10;
                for (var column = 0; column < Columns; column++)
                {
                    if ((bits >> (Columns - 1 - column) & 1) == 0) continue;
                    canvas.DrawRect(left + (i * (Columns + 1) + column) * size, top + row * size, size, size, paint);
                }
            }
        }
        canvas.Restore();
    }
}
