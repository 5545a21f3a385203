using System.Text;
using UtfUnknown;

namespace Daylight;

/// <summary>Text read from bytes.</summary>
/// <param name="Text">The characters; unreadable bytes are U+FFFD.</param>
/// <param name="Encoding">The web name of the encoding that was used, such as <c>utf-8</c> or <c>gb18030</c>.</param>
/// <param name="Unreadable">How many U+FFFD the reading produced.</param>
public sealed record DecodedText(string Text, string Encoding, int Unreadable)
{
    /// <summary>
    /// True when so much could not be read that the text can't be trusted: more than one character in fifty.
    /// </summary>
    public bool IsRubbish => Unreadable * 50L > Text.Length;
}

/// <summary>Finds out in which encoding bytes were written and reads them.</summary>
public static class TextEncoding
{
    // A detector needs some thousand bytes to tell Big5 from GB18030; more only costs time.
    const int Sample = 64 * 1024;

    // Characters that every official Chinese text is full of. Read in the wrong encoding they become rare ones.
    static readonly HashSet<char> Frequent =
        [.. "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過产產种種部定行业業条條规規第号號日月公政府市区區局令之及其事项項关關依法"];

    // Encodings that read any bytes as something: their name says little, since programs put it where they know nothing.
    static readonly HashSet<string> ReadAnything = ["us-ascii", "iso-8859-1", "windows-1252", "iso-8859-15"];

    // One frequent character in this many makes a text Chinese; real ones have one in five or six.
    const int FrequentShare = 15;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Reads bytes as text. In order: a byte order mark; an encoding of seven bits that is declared; valid UTF-8, which
    /// other encodings hardly ever are by accident, whatever a page declares; the declared name, unless it reads anything;
    /// what the bytes look like; GB18030.
    /// </summary>
    /// <param name="bytes">The whole text.</param>
    /// <param name="declared">The name the source gives (a page's <c>charset</c>), or null.</param>
    /// <returns>The text, or null when the bytes are no text at all (they hold zero bytes, and no name says why).</returns>
    public static DecodedText? Decode(byte[] bytes, string? declared = null)
    {
        if (Marked(bytes) is { } marked) return Read(bytes, marked.Encoding, marked.Length);
        if (OnlyBySaying(declared) is { } said && Read(bytes, said, 0) is { Unreadable: 0 } asSaid) return asSaid;
        var named = Known(declared);
        if (Array.IndexOf(bytes, (byte)0, 0, Math.Min(bytes.Length, Sample)) >= 0)
            return named is UnicodeEncoding or UTF32Encoding ? Read(bytes, named, 0) : null;
        try
        {
            return new(StrictUtf8.GetString(bytes), "utf-8", 0);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: look further.
        }
        var anything = named is not null && ReadAnything.Contains(named.WebName);
        if (named is not null && !anything && Read(bytes, named, 0) is { Unreadable: 0 } asDeclared) return asDeclared;
        return Chinese(bytes) ?? Read(bytes, anything ? Encoding.GetEncoding("windows-1252") : Detected(bytes), 0);
    }

    // Their bytes look like ASCII.
    static Encoding? OnlyBySaying(string? declared) => declared?.ToLowerInvariant() switch
    {
        "iso-2022-jp" or "iso-2022-kr" or "hz-gb-2312" => Encoding.GetEncoding(declared),
        _ => null,
    };

    // Detectors take a few lines of Chinese for Japanese or Korean, so the two Chinese encodings are tried first.
    static DecodedText? Chinese(byte[] bytes)
    {
        string[] names = ["gb18030", "big5"];
        var best = names.Select(name => Read(bytes, Encoding.GetEncoding(name), 0))
            .MaxBy(reading => Hits(reading.Text) - reading.Unreadable)!;
        var foreign = best.Text.Take(Sample).Count(letter => letter > '\u007F');
        return Hits(best.Text) * FrequentShare >= foreign ? best : null;
    }

    static int Hits(string text)
    {
        var hits = 0;
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Sample))) hits += Frequent.Contains(letter) ? 1 : 0;
        return hits;
    }

    static Encoding Detected(byte[] bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes, 0, Math.Min(bytes.Length, Sample)).Detected;
        // Below this the detector names exotic encodings for short texts.
        return detected is { Confidence: > 0.5f } ? Known(detected.EncodingName) ?? Fallback : Fallback;
    }

    static Encoding Fallback => Encoding.GetEncoding("gb18030");

    static Encoding? Known(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        // GB2312 and GBK are parts of GB18030, and pages that declare the small one use the large one.
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase)) name = "gb18030";
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static (Encoding Encoding, int Length)? Marked(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Encoding.GetEncoding("utf-32BE"), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (Encoding.GetEncoding("gb18030"), 4),
        _ => null,
    };

    static DecodedText Read(byte[] bytes, Encoding encoding, int skip)
    {
        var lenient = Encoding.GetEncoding(
            encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        var text = lenient.GetString(bytes, skip, bytes.Length - skip);
        return new(text, encoding.WebName, text.AsSpan().Count('\uFFFD'));
    }
}
