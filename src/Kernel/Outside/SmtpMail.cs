using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Daylight;

/// <summary>A mail server that takes letters over.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port: 25, 465 or 587.</param>
/// <param name="Security">How the connection is secured.</param>
/// <param name="User">Account there; null when it asks for none.</param>
/// <param name="Password">Password there.</param>
public sealed record SmtpServer(string Host, int Port, SmtpSecurity Security, string? User = null, string? Password = null)
{
    /// <summary>Without the password: it never gets into a journal by chance.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How a connection to a mail server is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>By TLS where the server offers it.</summary>
    Offered,

    /// <summary>By TLS, begun with STARTTLS; without it nothing is sent.</summary>
    StartTls,

    /// <summary>By TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None,
}

/// <summary>Hands letters to a mail server by SMTP.</summary>
public sealed class SmtpMail(SmtpServer server) : IMail
{
    const int MostMilliseconds = 60_000;

    /// <summary>A server may already have a letter whose confirmation got lost.</summary>
    public bool TakesTwiceAsOnce => false;

    /// <inheritdoc/>
    public bool Delivers => true;

    /// <inheritdoc/>
    public IEnumerable<string> Copies => [];

    /// <inheritdoc/>
    public void Forget(string key)
    {
        // Nothing of it is here.
    }

    /// <inheritdoc/>
    public async Task<Handing> Send(Message message, CancellationToken stop)
    {
        using var client = new SmtpClient { Timeout = MostMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, OptionsOf(server.Security), stop);
            if (server.User is { } user) await client.AuthenticateAsync(user, server.Password ?? "", stop);
        }
        // Whatever stands in the way before the letter is handed over: it can be tried again.
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return new(Handed.NotYet, failed.Message);
        }
        var handing = await Hand(client, message);
        if (handing.How is Handed.Over) await Leave(client);
        return handing;
    }

    // What was begun is finished: a stop in the middle would leave it open whether the server has the letter.
    static async Task<Handing> Hand(SmtpClient client, Message message)
    {
        using var mime = MessageMime.Of(message);
        try
        {
            var (from, to) = (new MailboxAddress("", message.ReturnTo), new MailboxAddress("", message.To));
            return new(Handed.Over, await client.SendAsync(mime, from, [to], CancellationToken.None));
        }
        catch (SmtpCommandException refused)
        {
            return new((int)refused.StatusCode >= 500 ? Handed.Refused : Handed.NotYet, $"{(int)refused.StatusCode} {refused.Message}");
        }
        // The account is missing, or the server can't write such an address.
        catch (Exception unable) when (unable is ServiceNotAuthenticatedException or NotSupportedException)
        {
            return new(unable is NotSupportedException ? Handed.Refused : Handed.NotYet, unable.Message);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return new(Handed.Uncertain, broken.Message);
        }
    }

    // The letter is over there: a rude goodbye changes nothing.
    static async Task Leave(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception rude) when (IsBroken(rude))
        {
        }
    }

    static bool IsBroken(Exception fault) =>
        fault is IOException or ProtocolException or OperationCanceledException or TimeoutException or ServiceNotConnectedException;

    static SecureSocketOptions OptionsOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };
}
