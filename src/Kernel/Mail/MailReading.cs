using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Daylight;

/// <summary>
/// Reads e-mail: MIME of every kind, also broken and hostile. It never throws: what can't be read is said, and the raw
/// letter, which is kept as it came, holds all of it.
/// </summary>
public static class MailReading
{
    const int LongestHeader = 64 * 1024, LongestSubject = 300, LongestId = 250, MostReferences = 20;

    static readonly ParserOptions Options = new() { MaxMimeDepth = 64 };

    // Where letters and the servers on their way say whom they are for and what they answer.
    static readonly string[] Addressing =
    [
        "To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "X-Forwarded-To",
        "Apparently-To", "Resent-To", "Resent-Cc", "In-Reply-To", "References",
    ];

    /// <summary>Reads an e-mail.</summary>
    public static ReceivedMail Of(byte[] raw)
    {
        raw = WithoutEnvelopeLine(raw);
        try
        {
            using var message = MimeMessage.Load(Options, new MemoryStream(raw, writable: false), CancellationToken.None);
            return Read(message, raw);
        }
        // Parsers of foreign formats throw whatever they like on broken input, and a broken letter is no bug of ours.
        catch (Exception)
        {
            return new() { Fingerprint = FingerprintOf(raw, ""), Why = Broken };
        }
    }

    /// <summary>
    /// The letters that an e-mail goes on from and itself, as Message-Ids without brackets, oldest first: what answers it names
    /// them, and programs lay it beside them. Empty when it has none that can be named.
    /// </summary>
    public static IReadOnlyList<string> ThreadOf(byte[] raw)
    {
        try
        {
            using var message = MimeMessage.Load(Options, new MemoryStream(WithoutEnvelopeLine(raw), writable: false), CancellationToken.None);
            if (message.MessageId is not { } own || !IsPlain(own)) return [];
            return [.. message.References.Where(id => id != own && IsPlain(id)).Distinct().TakeLast(MostReferences), own];
        }
        // As above: a broken letter is answered all the same, beside none.
        catch (Exception)
        {
            return [];
        }
    }

    // It goes out in a header of ours.
    static bool IsPlain(string id) => id.Length is > 0 and <= LongestId && id.Contains('@') && id.All(letter => letter is > ' ' and < '\x7f' and not ('<' or '>'));

    static ReceivedMail Read(MimeMessage message, byte[] raw)
    {
        var read = new ReceivedMail
        {
            Fingerprint = FingerprintOf(raw, $"{message.MessageId}\n{Line(message, "From")}\n{Line(message, "Date")}"),
            Senders =
            [
                .. message.From.Mailboxes.Select(box => MailAddresses.Tidy(box.Address)).Where(address => address.Contains('@')).Distinct(),
            ],
            SenderName = Cut(PlainText.OneLine(message.From.Mailboxes.FirstOrDefault()?.Name ?? "")),
            Disowned = MailSigns.IsDisowned(message),
            Addressed = string.Join('\n', message.Headers.Where(IsAddressing).SelectMany(Said)),
            Subject = Cut(Line(message, "Subject")),
            SentAt = message.Date.Year is > 1990 and < 2200 ? message.Date.UtcDateTime : null,
        };
        var returned = MailSigns.ReturnOf(message);
        read = read with
        {
            Return = returned,
            Kind = returned is not null ? MailKind.Returned : MailSigns.IsAutomatic(message) ? MailKind.Automatic : MailKind.Letter,
            Named = returned is null ? "" : MailSigns.TextsOf(message) + Latin(raw),
        };
        var parts = new MailParts();
        parts.Take(message.Body);
        return read with { Text = parts.Text, Parts = parts.All, Why = parts.Why };
    }

    static readonly Words Broken = new("这封邮件已经损坏，读不出来；原件已保存。", "This e-mail is damaged and can't be read; it is kept as it came.");

    // Raw and decoded: a broken encoding of a header must not hide an address.
    static IEnumerable<string> Said(Header header) =>
        [Latin(header.RawValue).ReplaceLineEndings(""), header.Value];

    static bool IsAddressing(Header header) => Addressing.Contains(header.Field, StringComparer.OrdinalIgnoreCase);

    static string Latin(byte[] raw) => Encoding.Latin1.GetString(raw.AsSpan(0, Math.Min(raw.Length, LongestHeader)));

    /// <summary>A header on one line, decoded; also where its writer put bytes of some encoding there as they were.</summary>
    internal static string Line(MimeMessage message, string field)
    {
        bool Is(Header header) => header.Field.Equals(field, StringComparison.OrdinalIgnoreCase);
        if (message.Headers.FirstOrDefault(Is) is not { } found) return "";
        return PlainText.OneLine(Array.Exists(found.RawValue, part => part >= 0x80)
            ? TextEncoding.Decode(found.RawValue)?.Text ?? found.Value
            : found.Value);
    }

    static string Cut(string line) => line.Length > LongestSubject ? PlainText.OneLine(line[..LongestSubject]) : line;

    // What servers on the way add stands in the headers: the fingerprint is of what the sender made.
    static string FingerprintOf(byte[] raw, string head)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        hash.AppendData([0]);
        var lines = Array.FindAll(raw, part => part != '\r');
        var body = head.Length == 0 ? 0 : Math.Max(lines.AsSpan().IndexOf("\n\n"u8), 0);
        hash.AppendData(lines.AsSpan(body).TrimEnd((byte)'\n'));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Some delivery programs put the line of an mbox before the letter.
    static byte[] WithoutEnvelopeLine(byte[] raw)
    {
        var rest = raw.AsSpan();
        if (rest.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) rest = rest[3..];
        rest = rest.TrimStart("\r\n"u8);
        if (rest.StartsWith("From "u8) || rest.StartsWith(">From "u8)) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        return rest.ToArray();
    }
}
