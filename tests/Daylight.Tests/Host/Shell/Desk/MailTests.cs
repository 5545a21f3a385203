using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>What does not fit waits for an officer, who files it or sets it aside.</summary>
public sealed class MailTests : MailTown
{
    const string Li = "li@example.com";

    [Fact]
    public async Task A_stranger_waits_until_an_officer_files_the_letter_and_belongs_to_the_case_from_then_on()
    {
        var (code, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "我是他的代理人。", from: Li, files: ("委托书.txt", "委托"u8.ToArray())));
        var mail = Assert.Single(await Came());
        Assert.Equal(HeldBecause.UnknownSender, mail.Held);
        Assert.DoesNotContain("我是他的代理人", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Empty(await Ask(db => db.CasePapers.ToListAsync(Stop)));

        var list = await Clerk.Read("/desk/mail");
        Assert.Contains("寄信人不是这件事的申请人", list);
        Assert.Contains(Page(mail), list);
        var page = await Clerk.Read(Page(mail));
        Assert.Contains("我是他的代理人。", page);
        Assert.Contains($"value=\"{code}\"", page);
        Assert.Contains("委托书.txt", page);
        Assert.Equal($"/desk/cases/{code}#mail", (await Clerk.Submit(Page(mail), $"{Page(mail)}/file", ("case", code.ToLowerInvariant()))).LeadsTo);
        Assert.Contains("我是他的代理人。", await Clerk.Read($"/desk/cases/{code}"));
        Assert.Equal("委托书.txt", (await Ask(db => db.CasePapers.SingleAsync(Stop))).Name);
        Assert.NotNull(Assert.Single(await Came()).FiledBy);
        var again = await Clerk.PostAsync($"{Page(mail)}/file", null, Stop);
        Assert.NotEqual(HttpStatusCode.SeeOther, again.StatusCode);

        await Comes(Letter(Mailbox.Of(code), "再补一句。", from: Li, id: "2"));
        Assert.Null((await Came())[1].Held);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_letter_to_a_case_that_was_split_waits_with_its_parts_named_and_what_a_program_writes_does_not()
    {
        var (code, _) = await Register(("way", "email"));
        var split = $"/desk/requests/{code}/split";
        Assert.Equal($"/desk/cases/{code}", (await Clerk.Submit(split, split, ("version", "0"), ("matters", "2"), ("feature-1", "审核意见"),
            ("feature-2", "发放名单"), ("reason", "两件事"))).LeadsTo);
        var parts = await Ask(db => db.CaseLinks.Join(db.Cases, link => link.CaseId, part => part.Id, (_, part) => part.Code).Order().ToListAsync(Stop));
        await Comes(Letter(Mailbox.Of(code), "名单只要今年的。"), Letter(Mailbox.Of(code), "外出。", id: "2", head: "Auto-Submitted: auto-replied\r\n"));
        var (letter, automatic) = ((await Came()).Single(mail => mail.Kind is MailKind.Letter), (await Came()).Single(mail => mail.Kind is MailKind.Automatic));
        Assert.Equal((HeldBecause.Split, null, Bureau), (letter.Held, letter.CaseId, letter.BodyCode));
        Assert.NotNull(automatic.CaseId);

        Assert.Contains(Page(letter), await Clerk.Read("/desk/mail"));
        var page = await Clerk.Read(Page(letter));
        foreach (var part in parts) Assert.Contains($"href=\"/desk/cases/{part}\"", page);
        Assert.Equal($"/desk/cases/{parts[1]}#mail", (await Clerk.Submit(Page(letter), $"{Page(letter)}/file", ("case", parts[1]))).LeadsTo);
        Assert.Contains("名单只要今年的。", await Clerk.Read($"/desk/cases/{parts[1]}"));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_is_about_no_case_is_set_aside_with_a_reason_and_can_still_be_filed()
    {
        var (code, _) = await Register();
        await Comes(Letter("office@huangpu.test", "GK-2026-00001：买一送一。", from: "shop@example.com"));
        var mail = Assert.Single(await Came());
        Assert.Equal((HeldBecause.NoCase, "440112"), (mail.Held, mail.BodyCode));
        await Officer("chief", Role.Clerk, "440112");
        using var chief = await Visitor().SignedIn("chief");
        Assert.Contains("写出为什么不归档", await (await chief.Submit(Page(mail), $"{Page(mail)}/aside", ("because", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("/desk/mail", (await chief.Submit(Page(mail), $"{Page(mail)}/aside", ("because", "广告"))).LeadsTo);
        var kept = Assert.Single(await Came());
        Assert.Equal(("广告", null), (kept.SetAsideBecause, kept.CaseId));
        Assert.Contains("已搁置", await chief.Read("/desk/mail"));
        Assert.Contains("您经办的事项里没有这个编号", await (await chief.Submit(Page(mail), $"{Page(mail)}/file", ("case", "GK-2026-00777"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal($"/desk/cases/{code}#mail", (await chief.Submit(Page(mail), $"{Page(mail)}/file", ("case", code))).LeadsTo);
        Assert.Equal((null, Bureau), (Assert.Single(await Came()).SetAsideAt, Assert.Single(await Came()).BodyCode));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Only_the_officers_of_the_body_see_its_mail_and_only_those_who_work_there_file_it()
    {
        var (code, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "给住建局。", from: Li), Letter("office@huangpu.test", "给大家。", from: Li, id: "2"));
        var came = await Came();
        var (bureaus, everybodys) = (came.Single(mail => mail.Text.Contains("给住建局")), came.Single(mail => mail.Text.Contains("给大家")));
        await Officer("street", Role.Clerk | Role.Head, "440112201");
        using var street = await Visitor().SignedIn("street");
        foreach (var address in (string[])[Page(bureaus), Page(everybodys), $"{Page(bureaus)}/raw"])
            Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(address, Stop)).StatusCode);
        Assert.DoesNotContain("给住建局", await street.Read("/desk/mail"));
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync(Page(everybodys), Stop)).StatusCode);

        await Officer("watcher", Role.Supervisor, Bureau);
        using var watcher = await Visitor().SignedIn("watcher");
        Assert.DoesNotContain("归入案卷", await watcher.Read(Page(bureaus)));
        using var visitor = Visitor();
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/desk/mail", Stop)).LeadsTo);
    }

    [Fact]
    public async Task The_pages_speak_the_readers_language()
    {
        var (code, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "来信。", from: Li));
        Assert.Contains("Its sender is not the requester of the case", await Clerk.Read("/desk/mail?lang=en"));
        Assert.Contains("寄信人不是這件事的申請人", await Clerk.Read($"{Page(Assert.Single(await Came()))}?lang=zh-Hant"));
    }

    static string Page(IncomingMail mail) => $"/desk/mail/{mail.Id}";
}
