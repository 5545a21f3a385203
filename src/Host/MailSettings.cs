using System.Text.Json.Serialization;

namespace Daylight.Host;

/// <summary>How an installation has e-mail; in <c>settings.json</c> under <c>mail</c>.</summary>
sealed record MailSettings
{
    /// <summary>
    /// Where letters for cases come: a domain of its own (<c>mail.example.gov.cn</c>), or a mailbox that takes plus-addresses
    /// (<c>cases@example.gov.cn</c>).
    /// </summary>
    public required string Address { get; init; }

    /// <summary>The mail server that takes letters over; without one they are written into <c>mail/out</c>.</summary>
    public string? Server { get; init; }

    public int Port { get; init; } = 25;

    [JsonConverter(typeof(JsonStringEnumConverter<SmtpSecurity>))]
    public SmtpSecurity Security { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The server; null where letters are written into a folder.</summary>
    public SmtpServer? Smtp => Server is null ? null : new(Server, Port, Security, User, Password);

    /// <summary>Without the password: it never gets into a journal by chance.</summary>
    public override string ToString() => Server is null ? Address : $"{Address} by {Server}:{Port}";

    /// <summary>What is wrong with them.</summary>
    public Problems Check() => CaseMailbox.Check(Address)
        .When(Server is "", "mail", "mail.server写出邮件服务器的名字，或者删去", "mail.server: give the name of the mail server, or leave it out")
        .When(Port is < 1 or > 65535, "mail", $"mail.port没有{Port}这个端口", $"mail.port: there is no port {Port}")
        .When(User is null != Password is null, "mail", "mail.user和mail.password要么都写，要么都不写", "mail.user and mail.password belong together");
}
