using System.Buffers.Binary;
using System.Text;
using static Daylight.Tests.Kernel.Mail.AwkwardMail;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>Letters that enclose something, return something or were written by a program.</summary>
static class AwkwardParts
{
    const string Words = "Content-Type: text/plain; charset=utf-8";

    static readonly byte[] List = "编号,姓名\n1,王小明\n"u8.ToArray();

    public static IEnumerable<AwkwardMail> All => [.. Enclosing(), .. ByPrograms(), .. Returned()];

    static IEnumerable<AwkwardMail> Enclosing() =>
    [
        Files("a file whose name is encoded by RFC 2231", "名单.csv", "Content-Type: text/csv", "Content-Disposition: attachment; filename*=utf-8''%E5%90%8D%E5%8D%95.csv"),
        Files("a file whose name is encoded where it may not be", "名单.csv", "Content-Type: text/csv; name=\"=?utf-8?B?5ZCN5Y2VLmNzdg==?=\"", "Content-Disposition: attachment"),
        Files("a file whose name goes on in pieces", "名单名单.csv", "Content-Type: text/csv", "Content-Disposition: attachment; filename*0*=utf-8''%E5%90%8D%E5%8D%95; filename*1*=%E5%90%8D%E5%8D%95.csv"),
        new("a file whose name is raw GBK", "A", Of(Head(), "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", Words, "\r\n\r\n见附件。\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"",
            In("gb18030", "申请人的名单和说明"), ".csv\"\r\nContent-Transfer-Encoding: base64\r\n\r\n", Base64(List), "--b--\r\n")) { Text = "见附件。", Parts = ["申请人的名单和说明.csv"] },
        new("a file without a name", "A", Of(Head(), Several("mixed", Part(Words, "见附件。"), Part("Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64", Base64("%PDF-1.4"u8.ToArray()))))) { Text = "见附件。", Parts = [""] },
        new("a picture in the text", "A", Of(Head(), Several("related", Part("Content-Type: text/html; charset=utf-8", "<p>见图<img src='cid:1'></p>"),
            Part("Content-Type: image/png; name=a.png\r\nContent-Id: <1>\r\nContent-Transfer-Encoding: base64", Base64([0x89, 0x50, 0x4E, 0x47])) ))) { Text = "见图", Parts = ["a.png"] },
        new("text, file and text again", "A", Of(Head(), Several("mixed", Part(Words, "前一段。"), Part("Content-Type: text/csv; name=a.csv", "1,2"), Part(Words, "后一段。")))) { Text = "前一段。\n\n后一段。", Parts = ["a.csv"] },
        new("a letter in the letter, with a file", "A", Of(Head(), Several("mixed", Part(Words, "转来一封信。"), Part("Content-Type: message/rfc822",
            "From: li@example.com\r\nTo: x@example.com\r\nSubject: old\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\ninner\r\n--c\r\nContent-Type: text/csv; name=in.csv\r\n\r\n1,2\r\n--c--\r\n")))) { Text = "转来一封信。", Parts = ["转来的邮件 old.txt", "in.csv"] },
        new("letters in letters without end", "A", Of(Head(), string.Concat(Enumerable.Range(0, 80).Select(_ => "Content-Type: message/rfc822\r\n\r\nFrom: a@example.com\r\n")), "Content-Type: text/plain\r\n\r\nx")) { Parts = null! },
        new("winmail.dat with text and a file", "A", Of(Head(), Several("mixed", Part(Words, ""), Part("Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64", Base64(Tnef("list.csv", List)))))) { Parts = ["list.csv"] },
        new("winmail.dat that calls itself something else", "A", Of(Head(), Several("mixed", Part(Words, "见附件。"), Part("Content-Type: application/octet-stream; name=WINMAIL.DAT\r\nContent-Transfer-Encoding: base64", Base64(Tnef("list.csv", List)))))) { Text = "见附件。", Parts = ["list.csv"] },
        new("winmail.dat that is damaged", "A", Of(Head(), Several("mixed", Part(Words, "见附件。"), Part("Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64", Base64([1, 2, 3, 4]))))) { Text = "见附件。", Parts = null! },
        new("a letter that is signed beside", "A", Of(Head(), "Content-Type: multipart/signed; boundary=b; micalg=sha-256; protocol=\"application/pkcs7-signature\"\r\n\r\n", Part(Words, "签过名的。"),
            Part("Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64", Base64([1, 2, 3])), "--b--\r\n")) { Text = "签过名的。" },
        new("a letter that is locked", "A", Of(Head(), "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n", Base64([0x30, 3, 2, 1, 1]))),
        new("a letter that is locked with PGP", "A", Of(Head(), Several("encrypted", Part("Content-Type: application/pgp-encrypted", "Version: 1"), Part("Content-Type: application/octet-stream; name=encrypted.asc", "-----BEGIN PGP MESSAGE-----")))),
        new("one part of a letter cut up", "A", Of(Head(), "Content-Type: message/partial; id=\"x\"; number=1; total=3\r\n\r\nFrom: chen@example.com\r\n\r\nhalf")),
        new("a calendar beside the text", "A", Of(Head(), Several("alternative", Part(Words, "请来开会。"), Part("Content-Type: text/calendar; method=REQUEST; name=invite.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR")))) { Text = "请来开会。", Parts = ["invite.ics"] },
    ];

    static IEnumerable<AwkwardMail> ByPrograms() =>
    [
        Plain("an absence notice", "A", Head("Auto-Submitted: auto-replied (vacation)\r\n")) with { Kind = MailKind.Automatic },
        Plain("an absence notice of the old kind", "A", Head("Precedence: bulk\r\nX-Autoreply: yes\r\n")) with { Kind = MailKind.Automatic },
        Plain("a notice to nobody", "A", Head().Replace($"Return-Path: <{Chen}>", "Return-Path: <>")) with { Kind = MailKind.Automatic },
        Plain("a letter that says it is by hand", "A", Head("Auto-Submitted: no\r\nX-Auto-Response-Suppress: All\r\n")),
        new("a confirmation of reading", "A", Of(Head(), "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n", Part(Words, "已读。"), Part("Content-Type: message/disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed"), "--b--\r\n")) { Text = "已读。", Kind = MailKind.Automatic },
    ];

    static string Id(int number) => $"<{Mailbox.IdOf(new(CodeA, number))}>";

    static IEnumerable<AwkwardMail> Returned() =>
    [
        Bounce("a report that names our letter", "A#1", Report("failed", "5.1.1", Part("Content-Type: message/rfc822", $"From: {A}\r\nTo: {Chen}\r\nMessage-Id: {Id(1)}\r\nSubject: x\r\n\r\nours"))),
        Bounce("a report with the head of our letter only", "A#2", Report("failed", "5.2.2", Part("Content-Type: text/rfc822-headers", $"From: {A}\r\nMessage-Id: {Id(2)}\r\n"))),
        Bounce("a report that names our letter in its own head", "A#3", $"References: {Id(3)}\r\n" + Report("failed", "5.1.1", "")),
        new("a report sent to the address of returns", "A#4", Of(Head(from: "MAILER-DAEMON@mx.example", to: Mailbox.ReturnOf(new(CodeA, 4))), Report("failed", "5.7.1", ""))) { Kind = MailKind.Returned, Text = "could not be delivered" },
        Bounce("a report that it will try again", "A#1", Report("delayed", "4.4.1", Part("Content-Type: text/rfc822-headers", $"Message-Id: {Id(1)}\r\n"))),
        Bounce("a report in words", "A#5", $"X-Failed-Recipients: {Chen}\r\n{Words}\r\n\r\nA message that you sent could not be delivered.\r\n  {Chen}: 550 5.1.1 no such user\r\n\r\nMessage-Id: {Id(5)}\r\n"),
        Bounce("the report of a program that knows no reports", "A#6", $"{Words}\r\n\r\nHi. This is the program at mx.example.\r\n<{Chen}>: no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: {Id(6)}\r\n"),
        Bounce("a report of a letter that is not ours", "A:NotOurs", Report("failed", "5.1.1", Part("Content-Type: message/rfc822", "Message-Id: <1@elsewhere.example>\r\nSubject: x\r\n\r\nspam"))),
        new("a report of spam under a false name", "-:NotOurs", Of(Head(from: "MAILER-DAEMON@mx.example", to: "office@huangpu.test"), Report("failed", "5.1.1", ""))) { Kind = MailKind.Returned, Text = "could not be delivered" },
        Bounce("a report that forges the check", "A:NotOurs", Report("failed", "5.1.1", Part("Content-Type: text/rfc822-headers", "Message-Id: <gk-2026-00001-00000000.1@mail.huangpu.test>\r\n"))),
        new("a confirmation that it arrived", "A:UnknownSender", Of(Head(from: "MAILER-DAEMON@mx.example"), Report("delivered", "2.0.0", ""))) { Kind = MailKind.Automatic, Text = "could not be delivered" },
    ];

    static AwkwardMail Bounce(string about, string goes, string body) =>
        new(about, goes, Of(Head(from: "Mail Delivery System <MAILER-DAEMON@mx.example>", to: A).Replace($"Return-Path: <{Chen}>", "Return-Path: <>"), body)) { Kind = MailKind.Returned };

    static string Report(string action, string status, string original) =>
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n" + Part(Words, "Your letter could not be delivered.")
        + Part("Content-Type: message/delivery-status", $"Reporting-MTA: dns; mx.example\r\n\r\n\r\nFinal-Recipient: rfc822; {Chen}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {status}\r\n  no such user") + original + "--b--\r\n";

    static AwkwardMail Files(string about, string name, string type, string disposition) => new(about, "A", Of(Head(), Several("mixed",
        Part(Words, "见附件。"), Part($"{type}\r\n{disposition}\r\nContent-Transfer-Encoding: base64", Base64(List))))) { Text = "见附件。", Parts = [name] };

    // [MS-OXTNEF]: a signature, a key, then attributes of level, tag, length, content and sum.
    static byte[] Tnef(string name, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write([0x78, 0x9F, 0x3E, 0x22, 1, 0]);
        Attribute(file, 1, 0x00089006, [0, 0, 1, 0]);
        Attribute(file, 1, 0x00069007, [0xE4, 4, 0, 0, 0, 0, 0, 0]);
        Attribute(file, 2, 0x00069002, new byte[14]);
        Attribute(file, 2, 0x00018010, Encoding.ASCII.GetBytes(name + "\0"));
        Attribute(file, 2, 0x0006800F, content);
        return file.ToArray();
    }

    static void Attribute(MemoryStream file, byte level, uint tag, byte[] content)
    {
        var number = new byte[4];
        file.WriteByte(level);
        foreach (var value in (uint[])[tag, (uint)content.Length])
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, value);
            file.Write(number);
        }
        file.Write(content);
        BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)content.Sum(part => part));
        file.Write(number, 0, 2);
    }
}
