using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Daylight;

/// <summary>The characters a PDF holds, page by page, in the order in which they are drawn.</summary>
static class PdfText
{
    // A page with fewer letters than this is a scan, perhaps with a stamp or a page number typed over it.
    const int FewestLetters = 8;

    public sealed record Page(int Number, string Text, bool IsPicture);

    public static IReadOnlyList<Page> Of(string path, int longest, CancellationToken stop)
    {
        using var pdf = PdfDocument.Open(path);
        var pages = new List<Page>(pdf.NumberOfPages);
        var length = 0;
        for (var number = 1; number <= pdf.NumberOfPages && length <= longest; number++)
        {
            stop.ThrowIfCancellationRequested();
            var page = pdf.GetPage(number);
            var text = Lines(page.Letters);
            var letters = text.Count(char.IsLetterOrDigit);
            pages.Add(new(number, text, letters < FewestLetters && page.NumberOfImages > 0));
            length += text.Length;
        }
        return pages;
    }

    static string Lines(IReadOnlyList<Letter> letters)
    {
        var text = new StringBuilder(letters.Count + letters.Count / 20);
        Letter? before = null;
        foreach (var letter in letters)
        {
            if (before is not null) Gap(before, letter, text);
            // Official writers print bold by drawing a letter twice with a hair's shift.
            if (before is not null && Overprints(before, letter)) continue;
            text.Append(letter.Value);
            before = letter;
        }
        return text.ToString();
    }

    static void Gap(Letter before, Letter letter, StringBuilder text)
    {
        var size = Math.Max(Math.Max(before.PointSize, letter.PointSize), 1);
        var down = Math.Abs(before.StartBaseLine.Y - letter.StartBaseLine.Y);
        var right = letter.StartBaseLine.X - before.EndBaseLine.X;
        if (down > size * 0.6 || right < -size * 2) text.Append('\n');
        else if (right > size * 1.5) text.Append("  ");
        else if (right > size * 0.2 && (IsLatin(before) || IsLatin(letter))) text.Append(' ');
    }

    static bool Overprints(Letter before, Letter letter) =>
        before.Value == letter.Value
        && Math.Abs(before.StartBaseLine.X - letter.StartBaseLine.X) < before.PointSize * 0.1
        && Math.Abs(before.StartBaseLine.Y - letter.StartBaseLine.Y) < before.PointSize * 0.1;

    static bool IsLatin(Letter letter) => letter.Value is [< '\u2E80', ..];
}
