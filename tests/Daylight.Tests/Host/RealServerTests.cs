using Daylight.Host;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>Letters go out over a real mail server, come in over it, and come back over it.</summary>
[Trait("db", "sqlite")]
public sealed class RealServerTests : MailTown
{
    readonly Postfix server = new();

    internal override MailSettings? Mail => base.Mail! with { Server = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None };

    string Box(string name) => Path.Combine(Folder, "mail", name, "new");

    public override async ValueTask InitializeAsync()
    {
        Postfix.SkipWithout();
        await base.InitializeAsync();
        await server.Start("mail.huangpu.test", Path.Combine(Folder, "mail"));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await server.DisposeAsync();
        // There is no town where the test was skipped.
        if (Directory.Exists(Folder)) await base.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_reaches_its_reader_and_the_answer_to_it_reaches_the_file()
    {
        var (code, _) = await Asked("chen@outside.test");
        using var notice = await MimeMessage.LoadAsync(await There("chen"), Stop);
        var kept = Assert.Single(await Went());
        Assert.NotNull(kept.SentAt);
        Assert.Equal(kept.Text, notice.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));

        using var answer = new MimeMessage();
        answer.From.Add(new MailboxAddress("陈晓岚", "chen@outside.test"));
        answer.To.AddRange(notice.From);
        answer.InReplyTo = notice.MessageId;
        answer.Body = new TextPart("plain") { Text = "我要的是二〇二六年的。" };
        using (var client = new SmtpClient())
        {
            await client.ConnectAsync("127.0.0.1", server.Port, SecureSocketOptions.None, Stop);
            await client.SendAsync(answer, Stop);
            await client.DisconnectAsync(quit: true, Stop);
        }
        await There("in");
        await Round();
        Assert.Contains("我要的是二〇二六年的。", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Null(Assert.Single(await Came()).Held);
        Assert.Empty(Directory.GetFiles(Box("in")));
    }

    [Fact]
    public async Task What_the_server_can_not_deliver_comes_back_to_the_letter_it_was()
    {
        var (code, _) = await Asked("gone@elsewhere.test");
        Assert.NotNull(Assert.Single(await Went()).SentAt);
        await There("in");
        await Round();
        var came = Assert.Single(await Came());
        Assert.Equal((MailKind.Returned, null), (came.Kind, came.Held));
        var letter = Assert.Single(await Went());
        Assert.NotNull(letter.ReturnedAt);
        Assert.Contains("554 5.4", letter.Said);
        Assert.Contains("没有送达：被退回", await Clerk.Read($"/desk/cases/{code}"));
    }

    [Fact]
    public async Task Whom_the_server_does_not_know_it_refuses_at_once()
    {
        await Asked("nobody@outside.test");
        var letter = Assert.Single(await Went());
        Assert.NotNull(letter.FailedAt);
        Assert.StartsWith("550", letter.Said);
    }

    async Task<(string Code, string Secret)> Asked(string email)
    {
        var registered = await Register(("way", "email"), ("email", email));
        await Taken(Clerk, registered.Code, "ask-correction");
        await Round();
        return registered;
    }

    // A real server takes its time, and a broken one all of it.
    async Task<string> There(string box)
    {
        for (var waited = 0; waited < 1_200; waited++)
        {
            if (Directory.Exists(Box(box)) && Directory.GetFiles(Box(box)) is [var letter, ..]) return letter;
            await Task.Delay(TimeSpan.FromMilliseconds(50), Stop);
        }
        throw new TimeoutException(await server.Journal());
    }
}
