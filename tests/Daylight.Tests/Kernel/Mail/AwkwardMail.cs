using System.Text;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>An e-mail made by us, and where it has to go.</summary>
/// <param name="About">What is awkward about it.</param>
/// <param name="Goes">Its places: <c>A</c> filed to case A, <c>A:UnknownSender</c> held, <c>A#2</c> returns letter 2, <c>-</c> for no case.</param>
/// <param name="Raw">All of it.</param>
public sealed record AwkwardMail(string About, string Goes, byte[] Raw)
{
    public const string CodeA = "GK-2026-00001", CodeB = "ZX-2026-00001", Chen = "chen@example.com", Wang = "wang@example.com";

    /// <summary>The addresses of cases in tests.</summary>
    public static readonly CaseMailbox Mailbox = new("mail.huangpu.test", [.. "a key of tests"u8]);

    public static readonly string A = Mailbox.Of(CodeA), B = Mailbox.Of(CodeB);

    /// <summary>What must stand in its text; null where that is not the point.</summary>
    public string? Text { get; init; }

    /// <summary>Names of what is enclosed.</summary>
    public string[] Parts { get; init; } = [];

    public MailKind Kind { get; init; }

    /// <summary>A plain head; what differs is given.</summary>
    public static string Head(string more = "", string from = $"陈晓岚 <{Chen}>", string? to = null, string id = "<1@example.com>") =>
        $"Return-Path: <{Chen}>\r\nFrom: {from}\r\nTo: {to ?? A}\r\nDate: Tue, 13 Oct 2026 09:00:00 +0800\r\nMessage-Id: {id}\r\nSubject: =?utf-8?B?5YWz5LqO?=\r\nMIME-Version: 1.0\r\n{more}";

    /// <summary>Text as UTF-8, bytes as they are.</summary>
    public static byte[] Of(params object[] pieces) =>
        [.. pieces.SelectMany(piece => piece as byte[] ?? Encoding.UTF8.GetBytes((string)piece))];

    public static byte[] In(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);

    public static string Base64(byte[] content) => Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    /// <summary>A part of several.</summary>
    public static string Part(string head, string body) => $"--b\r\n{head}\r\n\r\n{body}\r\n";

    public static string Several(string kind, params string[] parts) =>
        $"Content-Type: multipart/{kind}; boundary=b\r\n\r\nnot for reading\r\n{string.Concat(parts)}--b--\r\n";

    /// <summary>A letter of plain text, the rest of the usual kind.</summary>
    public static AwkwardMail Plain(string about, string goes, string head) =>
        new(about, goes, Of(head, "Content-Type: text/plain; charset=utf-8\r\n\r\n请看补充材料。\r\n")) { Text = "请看补充材料。" };
}
