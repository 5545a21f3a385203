using System.Text;
using Daylight.Host;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Tests.Host;

/// <summary>A town whose cases have addresses; a mail server puts letters into its folder.</summary>
public abstract class MailTown : RequestTown
{
    protected const string Chen = "chen@example.com";

    internal override MailSettings? Mail => new() { Address = "mail.huangpu.test" };

    protected CaseMailbox Mailbox => Services.GetRequiredService<CaseMailbox>();

    /// <summary>What lies in the folder into which letters go out.</summary>
    protected IReadOnlyList<string> Out => [.. Directory.GetFiles(Path.Combine(Folder, "mail", "out"), "*.eml").Order()];

    /// <summary>A letter comes, and the round takes it in.</summary>
    protected async Task Comes(params byte[][] letters)
    {
        foreach (var letter in letters) Services.GetRequiredService<FolderOfArrivals>().Put(letter);
        await Round();
    }

    protected Task Round() => Services.GetRequiredService<MailRound>().Go(Stop);

    protected Task<List<IncomingMail>> Came() => Ask(db => db.IncomingMail.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync(Stop));

    protected Task<List<OutgoingMail>> Went() => Ask(db => db.OutgoingMail.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync(Stop));

    /// <summary>A letter with files.</summary>
    protected static byte[] Letter(string to, string text, string from = Chen, string id = "1", string head = "", params (string Name, byte[] Content)[] files)
    {
        var letter = new StringBuilder($"From: {from}\r\nTo: {to}\r\nMessage-Id: <{id}@example.com>\r\nSubject: about\r\nMIME-Version: 1.0\r\n{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        letter.Append($"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        foreach (var (name, content) in files)
        {
            letter.Append($"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(name)}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            letter.Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(letter.Append("--b--\r\n").ToString());
    }

    /// <summary>What a server says of a letter that it gives back.</summary>
    protected byte[] Returned(string code, int number) => Encoding.ASCII.GetBytes(
        $"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {Mailbox.ReturnOf(new(code, number))}\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nno\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        + $"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {Chen}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n--b--\r\n");
}
