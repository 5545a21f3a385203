using System.Net;
using System.Text.RegularExpressions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>Officers answer a letter that lies in the file of a case: to its person and to nobody else, kept word for word.</summary>
public sealed class AnswerMailTests : MailTown
{
    async Task<(string Code, string Secret, string Page)> Written(string from = Chen, string head = "", params (string, string)[] changes)
    {
        var (code, secret) = await Register(changes);
        await Comes(Letter(Mailbox.Of(code), "材料收到了吗？", from: from, id: "ask", head: head));
        return (code, secret, $"/desk/cases/{code}/mail/{(await Came())[^1].Id}/reply");
    }

    static Task<HttpResponseMessage> Replies(HttpClient officer, string page, string text, string letPass = "", int seen = 0) =>
        officer.Submit(page, page, ("text", text), ("seen", $"{seen}"), ("letpass", letPass));

    [Fact]
    public async Task An_answer_goes_to_the_person_from_the_address_of_the_case_beside_the_letter_it_answers()
    {
        var (code, secret, page) = await Written(head: "References: <first@example.com> <second@example.com>\r\n");
        Assert.Contains($"href=\"{page}\"", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Contains("材料收到了吗？", await Clerk.Read(page), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{code}#mail", (await Replies(Clerk, page, "材料已经收到，正在查找。")).LeadsTo);
        await Round();
        var kept = Assert.Single(await Went());
        Assert.Equal((Chen, OutgoingMail.OfNoStep, (await Came())[0].Id), (kept.To, kept.Step, kept.Answers!.Value));
        Assert.StartsWith("材料已经收到，正在查找。\n", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("材料", kept.Subject, StringComparison.Ordinal);
        await using var content = new MemoryStream(await File.ReadAllBytesAsync(Assert.Single(Out), Stop));
        using var sent = await MimeMessage.LoadAsync(content, Stop);
        Assert.Equal((Mailbox.Of(code), Chen, "ask@example.com"), (sent.From.Mailboxes.Single().Address, sent.To.Mailboxes.Single().Address, sent.InReplyTo));
        Assert.Equal(["first@example.com", "second@example.com", "ask@example.com"], sent.References);
        Assert.Equal(kept.Text, sent.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));

        Assert.Contains("已回信", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        using var person = Visitor();
        Assert.Contains($"href=\"/cases/{code}/mail\"", await Follow(person, code, secret), StringComparison.Ordinal);
        var read = await person.Read($"/cases/{code}/mail");
        Assert.Contains("材料已经收到，正在查找。", read, StringComparison.Ordinal);
        Assert.Contains("材料收到了吗？", read, StringComparison.Ordinal);
        Assert.StartsWith("/cases?code=", (await Visitor().GetAsync($"/cases/{code}/mail", Stop)).LeadsTo, StringComparison.Ordinal);
        var entry = Assert.Single(await Ask(db => db.Entries.AsNoTracking().Where(entry => entry.Verb == "answer-mail").ToListAsync(Stop)));
        Assert.DoesNotContain("查找", entry.Leaf, StringComparison.Ordinal);
        // Sent again it is one answer; whoever was slower looks first.
        Assert.Contains("有人回过这封信", await (await Replies(Head, page, "收到。")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{code}#mail", (await Replies(Head, page, "补充一句。", seen: 1)).LeadsTo);
        Assert.Equal(2, (await Went()).Count);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_text_and_nothing_typed_is_lost()
    {
        var (_, _, page) = await Written();
        Assert.Contains("href=\"#text\"", await (await Replies(Clerk, page, "")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("最多5000个字", await (await Replies(Clerk, page, new string('长', 5_001))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("看不见的控制字符", await (await Replies(Clerk, page, "收\u0007到")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // What looks like somebody's number is looked at first, and that is kept.
        const string text = "经办人的电话是13912345678。";
        var pointed = await (await Replies(Clerk, page, text)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(text, pointed, StringComparison.Ordinal);
        Assert.Contains("<mark>13912345678</mark>", pointed, StringComparison.Ordinal);
        Assert.Empty(await Went());
        var key = Browsing.LetPassOn(pointed);
        await (await Replies(Clerk, page, "电话是13912345679。", key)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.EndsWith("#mail", (await Replies(Clerk, page, text, key)).LeadsTo, StringComparison.Ordinal);
        var entry = Assert.Single(await Ask(db => db.Entries.AsNoTracking().Include(entry => entry.Secret).Where(entry => entry.Verb == "answer-mail").ToListAsync(Stop)));
        Assert.Contains("×1", entry.Secret!.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", entry.Secret.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_letter_of_another_case_and_none_that_is_no_letter_can_be_answered()
    {
        var (code, _, page) = await Written();
        var letter = Regex.Match(page, "mail/([^/]+)/").Groups[1].Value;
        var (other, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "不在办公室。", id: "away", head: "Auto-Submitted: auto-replied\r\n"), Letter(Mailbox.Of(code), "谁？", id: "who", from: "li@example.com"));
        var (away, held) = ((await Came()).Single(mail => mail.Kind is MailKind.Automatic), (await Came()).Single(mail => mail.CaseId is null));
        var token = KeyValuePair.Create("__RequestVerificationToken", await Clerk.TokenFor(page, page));
        foreach (var path in (string[])[$"/desk/cases/{other}/mail/{letter}/reply", $"/desk/cases/{code}/mail/{away.Id}/reply", $"/desk/cases/{code}/mail/{held.Id}/reply", $"/desk/cases/{code}/mail/{Ids.Next()}/reply"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync(path, Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Clerk.PostAsync(path, new FormUrlEncodedContent([token, KeyValuePair.Create("text", "收到"), KeyValuePair.Create("seen", "0")]), Stop)).StatusCode);
        }
        await Officer("street", Role.Clerk, "440112201");
        await Officer("watching", Role.Supervisor, Bureau);
        using var street = await Visitor().SignedIn("street");
        using var watching = await Visitor().SignedIn("watching");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(page, Stop)).StatusCode);
        Assert.Contains("您在这个单位不能回信", await watching.Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page, await watching.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Empty(await Went());
    }

    [Fact]
    public async Task What_others_wrote_is_not_answered_to_the_person_and_who_gave_no_address_gets_none()
    {
        var (code, _, _) = await Written(from: "li@example.com");
        var held = (await Came())[^1];
        await Clerk.Submit($"/desk/mail/{held.Id}", $"/desk/mail/{held.Id}/file", ("case", code));
        var page = $"/desk/cases/{code}/mail/{held.Id}/reply";
        var shown = await Clerk.Read(page);
        Assert.Contains("不是从申请人留的邮箱寄来的", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"text\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(page, await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);

        var (silent, _) = await Register(("email", ""));
        await Comes(Letter(Mailbox.Of(silent), "我是陈晓岚。", id: "silent"));
        var theirs = (await Came())[^1];
        await Clerk.Submit($"/desk/mail/{theirs.Id}", $"/desk/mail/{theirs.Id}/file", ("case", silent));
        Assert.Contains("申请人没有留邮箱", await Clerk.Read($"/desk/cases/{silent}/mail/{theirs.Id}/reply"), StringComparison.Ordinal);
        var token = KeyValuePair.Create("__RequestVerificationToken", await Clerk.TokenFor("/account/password", "/account/password"));
        foreach (var (to, letter) in ((string, Guid)[])[(code, held.Id), (silent, theirs.Id)])
        {
            var answer = await Clerk.PostAsync($"/desk/cases/{to}/mail/{letter}/reply", new FormUrlEncodedContent([token, KeyValuePair.Create("text", "收到"), KeyValuePair.Create("seen", "0")]), Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
        Assert.Empty(await Went());
    }

    [Fact]
    public async Task An_answer_that_came_back_is_told_and_goes_again_once()
    {
        var (code, _, page) = await Written();
        await Replies(Clerk, page, "材料已经收到。");
        await Round();
        await Comes(Returned(code, 1));
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("没有送达：被退回", file, StringComparison.Ordinal);
        var letter = Assert.Single(await Went());
        await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/mail/{letter.Id}/again");
        await Round();
        var again = (await Went())[^1];
        Assert.Equal((2, letter.Answers, letter.Text), (again.Number, again.Answers, again.Text));
        Assert.DoesNotContain("再寄一次", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Theory]
    [InlineData("From: a@b.example\r\nMessage-Id: <own@b.example>\r\nReferences: <a@b> garbage <c@d>\r\n\r\nx", "a@b c@d own@b.example")]
    [InlineData("From: a@b.example\r\nMessage-Id: <own@b.example>\r\nIn-Reply-To: <x@y>\r\n\r\nx", "own@b.example")]
    [InlineData("From: a@b.example\r\n\r\nx", "")]
    [InlineData("From: a@b.example\r\nMessage-Id: no brackets at all\r\n\r\nx", "")]
    [InlineData("Message-Id: <a@b\u0001c>\r\n\r\nx", "")]
    [InlineData("", "")]
    public void Only_what_is_an_identity_is_named_in_a_header_of_ours(string raw, string thread) =>
        Assert.Equal(thread, string.Join(' ', MailReading.ThreadOf(System.Text.Encoding.UTF8.GetBytes(raw))));
}
