using System.Net;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>Letters of a case go out from its address, word for word as the file keeps them, and what comes back is told.</summary>
public sealed class OutgoingMailTests : MailTown
{
    [Fact]
    public async Task Whoever_chose_e_mail_is_told_by_it_what_the_file_keeps_with_the_document()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "ask-correction");
        await Round();
        using var sent = await Read(Assert.Single(Out));
        var kept = Assert.Single(await Went());
        Assert.Equal(kept.Text, sent.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.StartsWith((await CaseOf(code)).Steps[^1].Text!, kept.Text);
        Assert.Equal((Mailbox.Of(code), Chen, Mailbox.IdOf(new(code, 1))), (sent.From.Mailboxes.Single().Address, sent.To.Mailboxes.Single().Address, sent.MessageId));
        Assert.Equal($"<{Mailbox.ReturnOf(new(code, 1))}>", sent.Headers["Return-Path"]);
        Assert.Equal("auto-generated", sent.Headers["Auto-Submitted"]);
        Assert.Contains(code, sent.Subject);
        Assert.DoesNotContain(Answers["feature"], sent.Subject);
        await Do(async services =>
        {
            var letters = await services.GetRequiredService<Db>().CasePapers.Letters().Select(paper => paper.Name).ToListAsync(Stop);
            Assert.Equal(letters, sent.Attachments.OfType<MimePart>().Select(part => part.FileName));
        });
        Assert.NotNull(kept.SentAt);
        await Round();
        Assert.Single(Out);
        // Without a mail server it lies in the folder, and nobody may think otherwise.
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("已放进发件文件夹，没有邮件服务器", file);
        Assert.DoesNotContain("已寄出", file);
        Assert.Equal(("已寄出", Tone.Ok), MailWords.Fate(new(kept.WrittenAt, null, kept)) is var (words, tone) ? (words.Zh, tone) : default);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task An_answer_goes_by_e_mail_when_it_is_delivered_so_and_before_that_nobody_reads_it()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"));
        await Taken(Head, code, "sign", ("outcome", "A2"));
        await Round();
        Assert.Empty(Out);
        await Taken(Clerk, code, "deliver", ("delivery", "email"));
        await Round();
        Assert.StartsWith((await CaseOf(code)).Steps.Single(step => step.Step == "sign").Text!, Assert.Single(await Went()).Text);
        Assert.Single(Out);
    }

    [Fact]
    public async Task Whoever_chose_another_way_gets_no_e_mail_and_neither_does_an_answer_delivered_by_post()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "ask-correction");
        var (other, _) = await Register(("way", "email"));
        await Answer(other, "A2");
        await Round();
        Assert.Empty(await Went());
        Assert.Empty(Out);
    }

    [Fact]
    public async Task A_step_that_is_not_taken_writes_no_letter()
    {
        var (code, _) = await Register(("way", "email"));
        await (await Take(Clerk, code, "ask-correction", ("version", "99"))).Says(HttpStatusCode.UnprocessableEntity);
        await Round();
        Assert.Empty(await Went());
    }

    [Fact]
    public async Task A_returned_letter_is_told_in_the_file_and_goes_again_once()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "ask-correction");
        await Round();
        await Comes(Returned(code, 1));
        var page = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("没有送达：被退回", page);
        Assert.Contains("550 5.1.1 no such user", page);
        var letter = Assert.Single(await Went());
        var again = $"/desk/cases/{code}/mail/{letter.Id}/again";
        Assert.EndsWith("#mail", (await Clerk.Submit($"/desk/cases/{code}", again)).LeadsTo);
        await Round();
        Assert.Equal(2, Out.Count);
        var renewed = (await Went())[1];
        Assert.Equal((letter.Text, letter.Step, 2), (renewed.Text, renewed.Step, renewed.Number));
        Assert.DoesNotContain("再寄一次", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Empty(await FaultsFound());
    }

    [Theory, InlineData(1, 2), InlineData(2, 1)]
    public async Task Two_letters_that_come_back_in_the_same_words_both_count(int first, int second)
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "ask-correction");
        await Taken(Clerk, code, "correct", ("reason", "大沙东小区"));
        await Round();
        await Comes(Returned(code, first));
        await Comes(Returned(code, second));
        await Comes(Returned(code, first));
        Assert.Equal(2, (await Came()).Count);
        Assert.All((await Went()).Where(letter => letter.Number <= 2), letter => Assert.NotNull(letter.ReturnedAt));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_letter_sent_again_and_a_step_at_the_same_moment_get_numbers_of_their_own_and_nobody_a_fault()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "ask-correction");
        await Taken(Clerk, code, "correct", ("reason", "大沙东小区"));
        await Taken(Clerk, code, "propose-extension", ("reason", "要查旧档"));
        await Round();
        await Comes(Returned(code, 1));
        var letter = Assert.Single(await Went(), sent => sent.Number == 1);
        var (page, again, extend) = ($"/desk/cases/{code}", $"/desk/cases/{code}/mail/{letter.Id}/again", $"/desk/cases/{code}/extend");
        var token = new KeyValuePair<string, string>("__RequestVerificationToken", await Clerk.TokenFor(page, again));
        var signs = new KeyValuePair<string, string>("__RequestVerificationToken", await Head.TokenFor(extend, extend));
        var version = $"{(await CaseOf(code)).Version}";
        Task<HttpResponseMessage>[] sent =
        [
            .. Enumerable.Range(0, 4).Select(_ => Clerk.PostAsync(again, new FormUrlEncodedContent([token]), Stop)),
            Head.PostAsync(extend, new FormUrlEncodedContent([signs, new("version", version), new("on", "2026-10-13"), new("text", "延长")]), Stop),
        ];
        var answers = await Task.WhenAll(sent);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}"));
        var numbers = (await Went()).Select(sent => sent.Number).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Order());
        Assert.Equal(2, (await Went()).Count(sent => sent.Step == letter.Step));
    }

    [Fact]
    public async Task A_returned_answer_that_was_put_right_since_does_not_go_again()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "draft", ("outcome", "C6"));
        await Taken(Head, code, "sign", ("outcome", "C6"));
        await Taken(Clerk, code, "deliver", ("delivery", "email"));
        await Round();
        await Comes(Returned(code, 1));
        // What came back was not delivered: it is delivered by post, and the letter could go out again as well.
        Assert.Equal("decided", (await CaseOf(code)).State);
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        Assert.Contains("再寄一次", await Clerk.Read($"/desk/cases/{code}"));
        await Taken(Head, code, "reopen", ("reason", "已经过了讨论阶段"), ("text", "发现给您的答复有误，我们正在更正。"));
        await Taken(Clerk, code, "redraft", ("outcome", "A2"));
        await Taken(Head, code, "sign-correction", ("outcome", "A2"));
        await Taken(Clerk, code, "deliver-correction", ("delivery", "post"));
        Assert.DoesNotContain("再寄一次", await Clerk.Read($"/desk/cases/{code}"));
        var before = (await Went()).Count;
        var token = await Clerk.TokenFor("/account/password", "/account/password");
        await Clerk.PostAsync($"/desk/cases/{code}/mail/{(await Went())[0].Id}/again", new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]), Stop);
        Assert.Equal(before, (await Went()).Count);
    }

    [Fact]
    public async Task No_letter_that_comes_makes_one_go_out()
    {
        var (code, _) = await Register(("way", "email"));
        await Comes(
            Letter(Mailbox.Of(code), "不在办公室。", id: "1", head: "Auto-Submitted: auto-replied\r\n"),
            Letter(Mailbox.Of(code), "请确认收到。", id: "2", head: "Disposition-Notification-To: chen@example.com\r\nReturn-Receipt-To: chen@example.com\r\n"),
            Letter(Mailbox.Of(code), "谁？", id: "3", from: "li@example.com"));
        Assert.Equal([MailKind.Automatic, MailKind.Letter, MailKind.Letter], (await Came()).Select(mail => mail.Kind));
        await Round();
        Assert.Empty(await Went());
        Assert.Empty(Out);
    }

    static async Task<MimeMessage> Read(string file)
    {
        await using var content = new MemoryStream(await File.ReadAllBytesAsync(file, Stop));
        return await MimeMessage.LoadAsync(content, Stop);
    }
}
