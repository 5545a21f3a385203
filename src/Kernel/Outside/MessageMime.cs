using System.Text;
using MimeKit;

namespace Daylight;

/// <summary>A letter in the form of MIME.</summary>
static class MessageMime
{
    /// <summary>The letter; whoever gets it disposes of it.</summary>
    public static MimeMessage Of(Message message)
    {
        var mime = new MimeMessage();
        mime.From.Add(new MailboxAddress(Encoding.UTF8, message.FromName, message.From));
        mime.To.Add(new MailboxAddress("", message.To));
        mime.Subject = message.Subject;
        mime.MessageId = message.Id;
        if (message.Thread is [.., var answered]) mime.InReplyTo = answered;
        mime.References.AddRange(message.Thread);
        mime.Date = new(message.At, TimeSpan.Zero);
        // Absence notices don't answer what says this (RFC 3834): no two programs begin to write to each other.
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        var text = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        text.SetText(Encoding.UTF8, message.Text.ReplaceLineEndings("\r\n"));
        mime.Body = message.Files.Count == 0 ? text : With(text, message.Files);
        return mime;
    }

    static Multipart With(TextPart text, IReadOnlyList<MessageFile> files)
    {
        var all = new Multipart("mixed") { text };
        foreach (var file in files)
        {
            all.Add(new MimePart(file.MediaType)
            {
                Content = new MimeContent(new MemoryStream(file.Content)),
                ContentDisposition = new(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.Name,
            });
        }
        return all;
    }
}
