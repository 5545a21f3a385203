using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Daylight;

/// <summary>The text of a part of an e-mail, whatever it is written in.</summary>
static class MailText
{
    /// <summary>The longest text that is kept; the raw letter has the rest.</summary>
    public const int Longest = 200_000;

    /// <summary>All bytes of a part, decoded from what carried them.</summary>
    public static byte[] Bytes(MimePart part)
    {
        if (part.Content is not { } content) return [];
        using var bytes = new MemoryStream();
        content.DecodeTo(bytes, CancellationToken.None);
        return bytes.ToArray();
    }

    /// <summary>Its text as a person reads it.</summary>
    public static string Of(MimePart part)
    {
        var text = TextEncoding.Decode(Bytes(part), part.ContentType.Charset)?.Text ?? "";
        if (part.ContentType.IsMimeType("text", "html")) text = HtmlText.Of(text);
        else if (part is TextPart { IsFlowed: true })
        {
            var close = "yes".Equals(part.ContentType.Parameters["delsp"], StringComparison.OrdinalIgnoreCase);
            text = new FlowedToText { DeleteSpace = close }.Convert(text);
        }
        return PlainText.Clean(text.Length > Longest ? text[..Longest] : text);
    }

    /// <summary>A file's name as its sender meant it: some write bytes of their own encoding where only ASCII may stand.</summary>
    public static string Name(string? name) =>
        name is { Length: > 0 } && name.All(letter => letter <= 'ÿ') && name.Any(letter => letter >= '\u0080')
            ? TextEncoding.Decode(Encoding.Latin1.GetBytes(name)) is { Unreadable: 0 } decoded ? decoded.Text : name
            : name ?? "";
}
