using System.Net;
using Daylight.Requests;
using Daylight.Tests.Host;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What was registered of whoever asks is put right: by an officer with a reason, or by themselves as far as it is how they are reached.</summary>
public sealed class CorrectRegisteredTests : MailTown
{
    static string PageOf(string code) => $"/desk/requests/{code}/registration";

    Task<DisclosureRequest> Asked(string code) => Ask(async db =>
    {
        var id = await db.Cases.Where(matter => matter.Code == code).Select(matter => matter.Id).SingleAsync(Stop);
        return await db.DisclosureRequests.AsNoTracking().SingleAsync(request => request.CaseId == id, Stop);
    });

    static async Task<HttpResponseMessage> Corrects(HttpClient officer, string code, int seen, string reason, params (string Field, string Answer)[] changes)
    {
        var form = With(changes);
        form["reason"] = reason;
        (form["seen"], form["__RequestVerificationToken"]) = ($"{seen}", await officer.TokenFor(PageOf(code), $"{PageOf(code)}/open"));
        return await officer.PostAsync(PageOf(code), new FormUrlEncodedContent(form), Stop);
    }

    [Fact]
    public async Task An_officer_puts_right_what_was_mistyped_and_the_file_says_who_when_what_and_why()
    {
        var (code, _) = await Register(("name", "陈小岚"), ("phone", "13800138009"));
        Assert.Contains($"href=\"{PageOf(code)}\"", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        // What reaches the person is shown once it is opened, and that is noted.
        Assert.DoesNotContain("13800138009", await Clerk.Read(PageOf(code)), StringComparison.Ordinal);
        var opened = await (await Clerk.Submit(PageOf(code), $"{PageOf(code)}/open")).Says(HttpStatusCode.OK);
        Assert.Contains("value=\"13800138009\"", opened, StringComparison.Ordinal);
        Assert.Single(await Ask(db => db.Entries.AsNoTracking().Where(entry => entry.Verb == "open-contact").ToListAsync(Stop)));

        Assert.Equal($"/desk/cases/{code}", (await Corrects(Clerk, code, 0, "登记时输错")).LeadsTo);
        var now = await Asked(code);
        Assert.Equal((Answers["name"], Answers["phone"], Answers["email"]), (now.Name, now.Phone, now.Email));
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("更正了登记信息：姓名、电话", file, StringComparison.Ordinal);
        Assert.Contains("“登记时输错”", file, StringComparison.Ordinal);
        Assert.Contains(Answers["name"], file, StringComparison.Ordinal);
        // What stood there before is read with the contact.
        Assert.DoesNotContain("13800138009", file, StringComparison.Ordinal);
        var contact = await (await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/contact")).Says(HttpStatusCode.OK);
        Assert.Contains("原来的电话：13800138009", contact, StringComparison.Ordinal);
        Assert.Contains("原来的姓名：陈小岚", contact, StringComparison.Ordinal);

        var entry = Assert.Single(await Ask(db => db.Entries.AsNoTracking().Include(entry => entry.Secret).Where(entry => entry.Verb == "correct-registration").ToListAsync(Stop)));
        Assert.Contains("登记时输错", entry.Secret!.Data, StringComparison.Ordinal);
        foreach (var word in (string[])["13800138009", "陈小岚", "登记时输错"]) Assert.DoesNotContain(word, entry.Leaf, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Each_fault_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var (code, _) = await Register();
        var page = await (await Corrects(Clerk, code, 0, "", ("name", ""), ("phone", "12"), ("email", "chen@"), ("identityNumber", "110105194912310021"), ("way", "fax"), ("kind", "business")))
            .Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["name", "phone", "email", "identityNumber", "organisation", "creditCode", "reason"])
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"chen@\"", page, StringComparison.Ordinal);
        // By post without an address nothing arrives.
        Assert.Contains("选了邮寄，请写下地址", await (await Corrects(Clerk, code, 0, "搬家", ("address", ""))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains("没有改动", await (await Corrects(Clerk, code, 0, "没有改")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(Answers["phone"], (await Asked(code)).Phone);
    }

    [Fact]
    public async Task What_was_taken_in_as_it_was_keeps_nobody_from_putting_right_something_else()
    {
        var (code, secret) = await Register();
        const string odd = "000000197702089006";
        await Ask(db => db.DisclosureRequests.ExecuteUpdateAsync(set => set.SetProperty(request => request.IdentityNumber, odd).SetProperty(request => request.Phone, "8211"), Stop));
        Assert.Equal($"/desk/cases/{code}", (await Corrects(Clerk, code, 0, "搬家", ("identityNumber", odd), ("phone", "8211"), ("address", "新港路9号"))).LeadsTo);
        var now = await Asked(code);
        Assert.Equal((odd, "8211", "新港路9号"), (now.IdentityNumber, now.Phone, now.Address));
        Assert.Contains("href=\"#identityNumber\"", await (await Corrects(Clerk, code, 1, "改号", ("identityNumber", odd + "1"), ("phone", "8211"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        using var person = Visitor();
        await Follow(person, code, secret);
        Assert.Equal($"/cases/{code}", (await person.Submit($"/cases/{code}/contact", $"/cases/{code}/contact", ("address", "新港路10号"), ("seen", "1"))).LeadsTo);
    }

    [Fact]
    public async Task Whoever_was_slower_looks_first_at_what_was_changed_meanwhile()
    {
        var (code, _) = await Register();
        await Corrects(Clerk, code, 0, "来电更改", ("phone", "13800138001"));
        var page = await (await Corrects(Head, code, 0, "来电更改", ("phone", "13800138002"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("有人先改过", page, StringComparison.Ordinal);
        Assert.Contains("value=\"13800138002\"", page, StringComparison.Ordinal);
        Assert.Equal("13800138001", (await Asked(code)).Phone);
    }

    [Fact]
    public async Task Only_clerk_and_head_of_the_body_correct_it_and_nobody_once_it_has_ended()
    {
        var (code, _) = await Register();
        await Officer("street", Role.Clerk, "440112201");
        await Officer("watching", Role.Supervisor, Bureau);
        using var street = await Visitor().SignedIn("street");
        using var watching = await Visitor().SignedIn("watching");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(PageOf(code), Stop)).StatusCode);
        Assert.Equal($"/desk/cases/{code}", (await watching.GetAsync(PageOf(code), Stop)).LeadsTo);
        Assert.DoesNotContain(PageOf(code), await watching.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await Visitor().GetAsync(PageOf(code), Stop)).LeadsTo, StringComparison.Ordinal);
        await Answer(code, "A2");
        Assert.Equal($"/desk/cases/{code}", (await Head.GetAsync(PageOf(code), Stop)).LeadsTo);
        Assert.DoesNotContain(PageOf(code), await Head.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_came_back_goes_again_to_the_address_that_was_put_right()
    {
        var (code, _) = await Register(("way", "email"), ("email", "chne@example.com"));
        await Taken(Clerk, code, "ask-correction");
        await Round();
        await Comes(Returned(code, 1));
        Assert.Equal($"/desk/cases/{code}", (await Corrects(Clerk, code, 0, "邮箱输错", ("way", "email"))).LeadsTo);
        var letter = Assert.Single(await Went());
        await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/mail/{letter.Id}/again");
        Assert.Equal(["chne@example.com", Chen], (await Went()).Select(sent => sent.To));
        // And what they write from there is theirs.
        await Comes(Letter(Mailbox.Of(code), "收到了。"));
        Assert.All((await Came()).Where(mail => mail.Kind is MailKind.Letter), mail => Assert.NotNull(mail.CaseId));
    }

    [Fact]
    public async Task The_person_changes_how_they_are_reached_and_what_they_leave_empty_stays()
    {
        var (code, secret) = await Register(("way", "email"));
        await Comes(Letter(Mailbox.Of(code), "第一封。", files: ("合同.txt", "甲乙"u8.ToArray())));
        using var person = Visitor();
        Assert.Contains($"href=\"/cases/{code}/contact\"", await Follow(person, code, secret), StringComparison.Ordinal);
        var page = $"/cases/{code}/contact";
        var shown = await person.Read(page);
        Assert.Contains("现在是c***@example.com", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Chen, shown, StringComparison.Ordinal);

        var wrong = await (await person.Submit(page, page, ("email", "new@"), ("phone", "1"), ("way", "pigeon"), ("seen", "0"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["email", "phone", "way"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"new@\"", wrong, StringComparison.Ordinal);

        Assert.Equal($"/cases/{code}", (await person.Submit(page, page, ("email", "lan@example.org"), ("address", "新港路9号"), ("way", "email"), ("seen", "0"))).LeadsTo);
        var now = await Asked(code);
        Assert.Equal(("lan@example.org", "新港路9号", Answers["phone"], Answers["name"]), (now.Email, now.Address, now.Phone, now.Name));
        var file = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("申请人更改了联系方式：邮箱、地址", file, StringComparison.Ordinal);
        Assert.DoesNotContain("lan@example.org", file, StringComparison.Ordinal);
        // What they sent from the old address stays theirs.
        Assert.Contains("合同.txt", await person.Read($"/cases/{code}"), StringComparison.Ordinal);
        Assert.Contains("有人先改过", await (await person.Submit(page, page, ("phone", "13800138001"), ("seen", "0"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, "ask-correction");
        Assert.Equal("lan@example.org", (await Went())[^1].To);
        Assert.Empty(await FaultsFound());

        Assert.StartsWith("/cases?code=", (await Visitor().GetAsync(page, Stop)).LeadsTo, StringComparison.Ordinal);
        await Taken(Clerk, code, "correct", ("reason", "大沙东小区"));
        await Answer(code, "A2");
        Assert.Equal($"/cases/{code}", (await person.GetAsync(page, Stop)).LeadsTo);
    }

    [Fact]
    public async Task What_was_registered_of_whoever_asks_to_correct_a_record_is_put_right_the_same_way()
    {
        using var person = Visitor();
        const string url = "/requests/own-record";
        var sent = await person.Submit(url, url, [.. With(("record", "不动产信息查询结果"), ("wrong", "12号"), ("right", "2号"), ("evidence", "权证"), ("once", Ids.Next().ToString())).Select(pair => (pair.Key, pair.Value))]);
        var (code, secret) = await Takeaway(person, sent.LeadsTo);
        Assert.Equal($"/desk/cases/{code}", (await Corrects(Clerk, code, 0, "登记时输错", ("name", "陈晓兰"))).LeadsTo);
        Assert.Contains("陈晓兰", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        await Follow(person, code, secret);
        var page = $"/cases/{code}/contact";
        Assert.Equal($"/cases/{code}", (await person.Submit(page, page, ("way", "person"), ("seen", "1"))).LeadsTo);
        Assert.Contains("申请人更改了联系方式：取得的途径", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_a_question_changes_telephone_and_e_mail_as_well()
    {
        using var person = Visitor();
        const string url = "/enquiries/ask";
        var sent = await person.Submit(url, url, ("body", Bureau), ("title", "公租房轮候结果在哪里看"), ("question", "排在第几位？"), ("name", "陈晓岚"), ("phone", "13800138000"));
        var (code, secret) = await Takeaway(person, sent.LeadsTo);
        await Follow(person, code, secret);
        var page = $"/cases/{code}/contact";
        Assert.DoesNotContain("name=\"way\"", await person.Read(page), StringComparison.Ordinal);
        Assert.Contains("href=\"#email\"", await (await person.Submit(page, page, ("email", "x"), ("seen", "0"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal($"/cases/{code}", (await person.Submit(page, page, ("email", Chen), ("seen", "0"))).LeadsTo);
        Assert.Contains("c***@example.com", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stood_there_before_goes_with_everything_else_when_the_case_is_anonymised()
    {
        var (code, _) = await Register(("phone", "13800138009"));
        await Corrects(Clerk, code, 0, "登记时输错");
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var matter = (await db.Cases.WithSteps(code, Stop))!;
            var known = await services.GetRequiredService<CaseFiles>().DetailOf(matter)!.Identifying(matter, Stop);
            await services.GetRequiredService<Ledger>().Erase(Actor.Machine, matter.Address, matter.BodyCode, "test", Stop);
            await db.SaveChangesAsync(Stop);
            Assert.Contains("13800138009", known, StringComparer.Ordinal);
            Assert.Empty(await db.CorrectedIn(matter, Stop));
        });
    }
}
