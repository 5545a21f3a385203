using System.Globalization;
using System.Text;

namespace Daylight;

/// <summary>A page as it goes out: a picture and the words that are read in it.</summary>
/// <param name="Jpeg">The picture.</param>
/// <param name="Dots">Its width and height in dots.</param>
/// <param name="Size">Width and height of the page in points.</param>
/// <param name="Words">The words, laid over the picture without being drawn; empty for none.</param>
sealed record PicturePage(byte[] Jpeg, (int Width, int Height) Dots, (double Width, double Height) Size, IReadOnlyList<PictureWord> Words);

/// <summary>
/// Writes a PDF of pictures from nothing. The words over each picture are in
/// fonts whose characters draw nothing, so that they are found, copied and read aloud, and never seen.
/// </summary>
sealed class PicturePdf(PdfFile file)
{
    // A font of the simplest kind has 256 codes; 0 is left out.
    const int CodesInFont = 255;

    readonly Dictionary<char, int> codes = [];

    public static byte[] Of(IReadOnlyList<PicturePage> pages)
    {
        using var file = new MemoryStream();
        new PicturePdf(new(file)).Write(pages);
        return file.ToArray();
    }

    // Objects: 1 catalogue, 2 pages, then three for each page, then the fonts.
    void Write(IReadOnlyList<PicturePage> pages)
    {
        foreach (var letter in pages.SelectMany(page => PictureText.Spaced(page.Words)).SelectMany(word => word.Text)) codes.TryAdd(letter, codes.Count);
        var fonts = (codes.Count + CodesInFont - 1) / CodesInFont;
        var firstFont = 3 + pages.Count * 3;
        var named = string.Concat(Enumerable.Range(0, fonts).Select(font => $"/F{font} {firstFont + font * 3} 0 R "));

        file.Object("<< /Type /Catalog /Pages 2 0 R >>");
        file.Object($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Concat(pages.Select((_, i) => $"{3 + i * 3} 0 R "))}] >>");
        for (var i = 0; i < pages.Count; i++)
        {
            var (page, number) = (pages[i], 3 + i * 3);
            file.Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {N(page.Size.Width)} {N(page.Size.Height)}] /Contents {number + 1} 0 R "
                + $"/Resources << /XObject << /Picture {number + 2} 0 R >> /Font << {named}>> >> >>");
            file.Packed("", Content(page));
            file.Stream($"/Type /XObject /Subtype /Image /Width {page.Dots.Width} /Height {page.Dots.Height} "
                + "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ", page.Jpeg);
        }
        for (var font = 0; font < fonts; font++) Font(firstFont + font * 3, font);
        file.End();
    }

    string Content(PicturePage page)
    {
        var (width, height) = page.Size;
        var content = new StringBuilder($"q {N(width)} 0 0 {N(height)} 0 0 cm /Picture Do Q\nBT 3 Tr\n");
        foreach (var word in PictureText.Spaced(page.Words))
        {
            var size = Math.Max(1, word.Area.Height * height);
            var wide = Math.Max(1, word.Area.Width * width / (size * word.Text.Length) * 100);
            content.Append(CultureInfo.InvariantCulture,
                $"{N(wide)} Tz 1 0 0 1 {N(word.Area.Left * width)} {N((1 - word.Area.Bottom) * height)} Tm ");
            for (var at = 0; at < word.Text.Length;)
            {
                var font = codes[word.Text[at]] / CodesInFont;
                content.Append(CultureInfo.InvariantCulture, $"/F{font} {N(size)} Tf <");
                for (; at < word.Text.Length && codes[word.Text[at]] / CodesInFont == font; at++)
                    content.Append(CultureInfo.InvariantCulture, $"{codes[word.Text[at]] % CodesInFont + 1:X2}");
                content.Append("> Tj ");
            }
            content.Append('\n');
        }
        return content.Append("ET\n").ToString();
    }

    // Three objects: the font, the character that draws nothing, what the codes mean.
    void Font(int number, int font)
    {
        var letters = codes.Where(code => code.Value / CodesInFont == font).Select(code => code.Key).ToArray();
        var names = string.Concat(letters.Select((_, i) => $"/g{i + 1} "));
        file.Object("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
            + $"/CharProcs << {string.Concat(letters.Select((_, i) => $"/g{i + 1} {number + 1} 0 R "))}>> "
            + $"/Encoding << /Type /Encoding /Differences [1 {names}] >> /FirstChar 1 /LastChar {letters.Length} "
            + $"/Widths [{string.Concat(letters.Select(_ => "1000 "))}] /Resources << >> /ToUnicode {number + 2} 0 R >>");
        file.Stream("", Encoding.ASCII.GetBytes("1000 0 d0"));
        file.Meaning([.. letters.Select(letter => letter.ToString())]);
    }

    static string N(double number) => PdfFile.N(number);
}
