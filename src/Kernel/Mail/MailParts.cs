using System.Text;
using MimeKit;
using MimeKit.Tnef;
using Org.BouncyCastle.Cms;

namespace Daylight;

/// <summary>Takes an e-mail apart: its text, and what is enclosed, also in letters enclosed and in winmail.dat.</summary>
sealed class MailParts(int depth = 0)
{
    /// <summary>Deeper nesting is a fault or an attack.</summary>
    public const int Deepest = 20;

    /// <summary>More in one letter is an attack.</summary>
    public const int Most = 100;

    // Below this a text beside a much longer one only says that the reader's program is too old for it.
    const int Stub = 200, Times = 10;

    // What belongs to the form of the letter and is nothing to read.
    static readonly string[] Form =
    [
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-encrypted",
        "application/applefile", "message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
    ];

    readonly StringBuilder text = new();
    readonly List<MailPart> parts = [];

    public string Text => PlainText.Clean(text.ToString());

    public IReadOnlyList<MailPart> All => parts;

    public Words? Why { get; private set; }

    public void Take(MimeEntity? entity)
    {
        try
        {
            Open(entity);
        }
        // A part that can't be read is said; the others are read all the same.
        catch (Exception)
        {
            Add(new(NameOf(entity), null, new("读不出来；原件里有。", "can't be read; the letter as it came holds it.")));
        }
    }

    void Open(MimeEntity? entity)
    {
        switch (entity)
        {
            case null:
                break;
            case not null when depth >= Deepest:
                Add(new(NameOf(entity), null, new("套得太深，没有拆开；原件里有。", "lies too deep to be taken out; the letter as it came holds it.")));
                break;
            case Multipart several:
                Open(several);
                break;
            case MessagePart enclosed:
                Enclosed(enclosed.Message);
                break;
            case MessagePartial:
                Why = new("这只是一封长邮件的一部分，读不全；请对方一次寄全。", "This is one part of a long letter that was cut up: ask for the whole.");
                break;
            case MimePart part when Form.Contains(part.ContentType.MimeType.ToLowerInvariant()):
                break;
            case MimePart part when IsPacked(part):
                Unpack(part);
                break;
            case MimePart part when IsSealed(part):
                Unseal(part);
                break;
            case TextPart words when IsText(words):
                Write(MailText.Of(words));
                break;
            case MimePart part:
                Add(new(NameOf(part), MailText.Bytes(part)));
                break;
        }
    }

    void Open(Multipart several)
    {
        var kind = several.ContentType.MediaSubtype.ToLowerInvariant();
        if (kind is "encrypted") Why = Locked;
        // Without a boundary all of it stands before the first part.
        else if (several.Count == 0) Write(PlainText.Clean(several.Preamble ?? ""));
        else if (kind is "alternative") Best(several);
        // What was returned is known already; it is nothing that was sent to us.
        else if (kind is "report") foreach (var part in several.Where(part => part is TextPart or Multipart)) Below(part);
        else foreach (var part in several) Below(part);
    }

    void Below(MimeEntity part) => Join(ReadBelow(part));

    MailParts ReadBelow(MimeEntity? part)
    {
        // What comes after text is a file where it could be text itself.
        var below = new MailParts(depth + 1) { After = After || text.Length > 0 };
        below.Take(part);
        return below;
    }

    bool After { get; init; }

    void Join(MailParts below)
    {
        Write(below.Text);
        foreach (var part in below.parts) Add(part);
        Why ??= below.Why;
    }

    // The same in several forms, the plainest first: that is the one to read, unless it only says that there is another.
    void Best(Multipart several)
    {
        var read = several.Select(ReadBelow).ToList();
        var (plain, richest) = (read.Find(one => one.Text.Length > 0), read.FindLast(one => one.Text.Length > 0));
        var best = plain?.Text.Length < Stub && richest!.Text.Length > plain.Text.Length * Times ? richest : plain;
        if (best is not null) Write(best.Text);
        foreach (var part in read.SelectMany(one => one.parts)) Add(part);
        Why ??= read.Select(one => one.Why).FirstOrDefault(why => why is not null);
    }

    // A letter in the letter becomes a paper that can be read, and what it encloses stands beside it.
    void Enclosed(MimeMessage? message)
    {
        if (message is null) return;
        var below = ReadBelow(message.Body);
        var subject = MailReading.Line(message, "Subject");
        string Said(string field) => MailReading.Line(message, field);
        var written = $"发件人：{Said("From")}\n收件人：{Said("To")}\n时间：{Said("Date")}\n主题：{subject}\n\n{below.Text}\n";
        Add(new($"转来的邮件 {subject}.txt".Replace(" .txt", ".txt"), Encoding.UTF8.GetBytes(written)));
        foreach (var part in below.parts) Add(part);
        Why ??= below.Why;
    }

    // What some versions of Outlook send in place of text and files.
    static bool IsPacked(MimePart part) => part is TnefPart || part.ContentType.IsMimeType("application", "ms-tnef")
        || "winmail.dat".Equals(part.FileName, StringComparison.OrdinalIgnoreCase);

    void Unpack(MimePart part)
    {
        if (part.Content is null) return;
        using var message = (part as TnefPart ?? new TnefPart { Content = part.Content }).ConvertToMessage();
        var below = ReadBelow(message.Body);
        // It repeats the text that stands before it.
        if (text.Length == 0 && !After) Write(below.Text);
        // The text in a third form.
        bool IsText(MailPart packed) => below.Text.Length > 0 && packed.Name.EndsWith(".rtf", StringComparison.OrdinalIgnoreCase);
        foreach (var packed in below.parts.Where(packed => !IsText(packed))) Add(packed);
    }

    static bool IsSealed(MimePart part) =>
        part.ContentType.IsMimeType("application", "pkcs7-mime") || part.ContentType.IsMimeType("application", "x-pkcs7-mime");

    // A signed letter can be read without asking who signed it; one that is locked can't.
    void Unseal(MimePart part)
    {
        try
        {
            if (new CmsSignedData(MailText.Bytes(part)).SignedContent is not { } signed)
            {
                Why = Locked;
                return;
            }
            using var content = new MemoryStream();
            signed.Write(content);
            content.Position = 0;
            Join(ReadBelow(MimeEntity.Load(content, CancellationToken.None)));
        }
        // What is no signature is a lock, or damaged: either way nobody reads it here.
        catch (Exception)
        {
            Why = Locked;
        }
    }

    bool IsText(TextPart words) => words.ContentType.MediaSubtype.ToLowerInvariant() is "plain" or "html"
        && !words.IsAttachment && (string.IsNullOrEmpty(words.FileName) || (text.Length == 0 && !After));

    void Write(string more)
    {
        if (more.Length == 0 || text.Length > MailText.Longest) return;
        if (text.Length > 0) text.Append("\n\n");
        text.Append(more);
    }

    void Add(MailPart part)
    {
        if (parts.Count < Most) parts.Add(part);
        else if (parts.Count == Most) parts.Add(new("", null, new($"多于{Most}个，其余没有拆开；原件里有。", $"there are more than {Most}: the rest was not taken out; the letter as it came holds it.")));
    }

    static string NameOf(MimeEntity? entity) => entity is MimePart part ? MailText.Name(part.FileName) : "";

    static readonly Words Locked = new("这封邮件加了密，读不出来；请对方不加密再寄一次。",
        "This e-mail is encrypted and can't be read: ask for it again without.");
}
