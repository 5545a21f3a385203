namespace Daylight;

/// <summary>How the text of a file was got.</summary>
public enum TextSource
{
    /// <summary>There is no text; <see cref="ExtractedText.Why"/> says why.</summary>
    None,

    /// <summary>The file itself holds characters.</summary>
    BornDigital,

    /// <summary>Read from pictures by optical character recognition (光学字符识别); may hold reading errors.</summary>
    Ocr,

    /// <summary>Some pages hold characters, others were read from pictures.</summary>
    Mixed,
}

/// <summary>The text of one file.</summary>
/// <param name="Text">The text, cleaned; empty when there is none.</param>
/// <param name="Source">How it was got.</param>
/// <param name="Pages">Pages or sheets looked at; 0 where the format has none.</param>
/// <param name="Why">Why there is no text, or what is missing from it; null when all was read.</param>
public sealed record ExtractedText(string Text, TextSource Source, int Pages = 0, Words? Why = null)
{
    /// <summary>No text, with the reason.</summary>
    public static ExtractedText Nothing(string zh, string en) => new("", TextSource.None, 0, new(zh, en));
}

/// <summary>Limits of <see cref="TextExtraction"/>.</summary>
public sealed record TextExtractionOptions
{
    /// <summary>Larger files are not opened, in bytes.</summary>
    public long LargestFile { get; init; } = 100L * 1024 * 1024;

    /// <summary>Text beyond this many characters is left out, and <see cref="ExtractedText.Why"/> says so.</summary>
    public int LongestText { get; init; } = 5_000_000;

    /// <summary>Most pages of one file that are read by OCR.</summary>
    public int MostOcrPages { get; init; } = 60;

    /// <summary>Time for drawing or reading one page.</summary>
    public TimeSpan PageLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for reading the whole file, all pages together.</summary>
    public TimeSpan FileLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The OCR program: <c>tesseract</c>, found by PATH.</summary>
    public string Tesseract { get; init; } = "tesseract";

    /// <summary>The program that draws PDF pages: <c>pdftoppm</c> of poppler, found by PATH.</summary>
    public string Pdftoppm { get; init; } = "pdftoppm";

    /// <summary>tesseract's languages for documents in simplified Chinese.</summary>
    public string OcrHans { get; init; } = "chi_sim+eng";

    /// <summary>tesseract's languages for documents in traditional Chinese.</summary>
    public string OcrHant { get; init; } = "chi_tra+eng";

    /// <summary>tesseract's languages for documents in English.</summary>
    public string OcrEnglish { get; init; } = "eng";

    /// <summary>tesseract's languages where the document's is not known.</summary>
    public string OcrAny { get; init; } = "chi_sim+chi_tra+eng";
}
