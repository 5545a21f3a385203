using System.Text;

namespace Daylight;

/// <summary>A letter that goes out by e-mail.</summary>
/// <param name="To">Address.</param>
/// <param name="Subject">Subject line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Key">Identity of the occasion; the same letter is never sent twice.</param>
public sealed record Message(string To, string Subject, string Text, string Key);

/// <summary>The way out for e-mail: a port.</summary>
public interface IMail
{
    /// <summary>Hands a letter over; durable when it returns.</summary>
    Task Send(Message message, CancellationToken stop);
}

/// <summary>Writes letters as .eml files into a folder, for installations without a mail server: the default.</summary>
public sealed class FolderOfMail : IMail
{
    readonly string folder;

    /// <summary>Uses a folder, making it when it is not there.</summary>
    public FolderOfMail(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public Task Send(Message message, CancellationToken stop)
    {
        var path = Path.Combine(folder, $"{message.Key}.eml");
        if (!File.Exists(path)) Durable.Write(path, Encoding.ASCII.GetBytes(Eml(message)), replace: true);
        return Task.CompletedTask;
    }

    static string Eml(Message message) => $"""
        To: {message.To}
        Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Subject))}?=
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Text), Base64FormattingOptions.InsertLineBreaks)}
        """;
}
