using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>What a server says, or does not say, when a letter is handed to it.</summary>
public sealed class SmtpMailTests
{
    static readonly Message Letter = new()
    {
        Key = "a", Id = "1@mail.huangpu.test", From = "a@mail.huangpu.test", FromName = "区住房和城乡建设局", ReturnTo = "a.1@mail.huangpu.test", To = "chen@example.com",
        Subject = "关于", Text = "您好。", At = new(2026, 10, 13, 2, 0, 0, DateTimeKind.Utc),
    };

    [Fact]
    public async Task A_server_that_is_not_there_can_be_asked_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var handing = await new SmtpMail(new("127.0.0.1", port, SmtpSecurity.None, "user", "very secret")).Send(Letter, TestContext.Current.CancellationToken);
        Assert.Equal(Handed.NotYet, handing.How);
        Assert.DoesNotContain("very secret", handing.Said);
    }

    [Theory]
    [InlineData("250 taken", Handed.Over)]
    [InlineData("550 5.1.1 no such user", Handed.Refused)]
    [InlineData("451 later", Handed.NotYet)]
    [InlineData(null, Handed.Uncertain)]
    public async Task What_the_server_says_after_the_letter_is_what_counts(string? says, Handed how)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var talk = Talk(listener, says);
        var handing = await new SmtpMail(new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, SmtpSecurity.None)).Send(Letter, TestContext.Current.CancellationToken);
        Assert.Equal(how, handing.How);
        var heard = await talk;
        Assert.Contains("MAIL FROM:<a.1@mail.huangpu.test>", heard);
        Assert.Contains("RCPT TO:<chen@example.com>", heard);
        Assert.Contains("Message-Id: <1@mail.huangpu.test>", heard);
    }

    [Fact]
    public void A_password_stands_in_no_text_of_a_server() =>
        Assert.DoesNotContain("very secret", new SmtpServer("mx.example", 587, SmtpSecurity.StartTls, "user", "very secret").ToString());

    // A server of the simplest kind; null: it goes away when it has the letter.
    static async Task<string> Talk(TcpListener listener, string? says)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        var heard = new System.Text.StringBuilder();
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            heard.AppendLine(line);
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } text && text != ".") heard.AppendLine(text);
                if (says is null) break;
                await writer.WriteLineAsync(says);
            }
            else if (line == "QUIT") break;
            else await writer.WriteLineAsync("250 well");
        }
        return heard.ToString();
    }
}
