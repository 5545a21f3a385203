using System.Net;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

public sealed class NewTests : RequestTown
{
    [Fact]
    public async Task A_request_sent_on_the_web_waits_for_confirmation_and_is_opened_by_its_secret()
    {
        using var visitor = Visitor();
        var (code, secret) = await FileOnTheWeb(visitor);

        Assert.Matches("^GK-2026-[0-9]{5}$", code);
        var matter = await CaseOf(code);
        Assert.Equal("unconfirmed", matter.State);
        Assert.Null(matter.ReceivedOn);
        Assert.Null(matter.DueOn);
        Assert.Contains("2026年加装电梯补贴审核意见", await Follow(visitor, code, secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_page_is_said_at_once_and_nothing_typed_is_lost()
    {
        using var visitor = Visitor();
        var first = await visitor.Submit("/requests/new", "/requests/new", ("body", Bureau));
        var answer = await visitor.Submit(first.LeadsTo, first.LeadsTo,
            ("kind", "natural"), ("name", "<b>陈</b>"), ("identity", "residentid"), ("identityNumber", "110105194912310021"),
            ("phone", "12"), ("email", "nobody"));

        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["identityNumber", "phone", "email"])
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;陈&lt;/b&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"110105194912310021\"", page, StringComparison.Ordinal);

        // Nor is what is much too long cut before it is shown with how much too long it is, whether sent on or saved.
        var (what, story) = (first.LeadsTo.Replace("/who", "/what", StringComparison.Ordinal), new string('字', 100_000));
        foreach (var button in (string[])["next", New.SaveField])
        {
            var long_ = await visitor.Submit(what, what, ("feature", "补贴"), ("description", story), (button, ""));
            page = await long_.Says(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("href=\"#description\"", page, StringComparison.Ordinal);
            Assert.Contains($">{story}</textarea>", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("body", "999")]
    [InlineData("kind", "")]
    [InlineData("name", "")]
    [InlineData("identity", "")]
    [InlineData("feature", "")]
    [InlineData("feature", "a\u0007b")]
    [InlineData("from", "2026-02-30")]
    [InlineData("from", "2027-01-01")]
    [InlineData("to", "2030-01-01")]
    [InlineData("way", "pigeon")]
    public async Task A_page_with_a_fault_is_shown_again_and_nothing_is_filed(string field, string typed)
    {
        using var visitor = Visitor();
        var given = With((field, typed));
        var answer = await visitor.Submit("/requests/new", "/requests/new", ("body", given["body"]));
        foreach (var fields in Pages)
        {
            if (answer.StatusCode != HttpStatusCode.SeeOther) break;
            var page = answer.LeadsTo;
            answer = await visitor.Submit(page, page, [.. fields.Select(one => (one, given.GetValueOrDefault(one, "")))]);
        }

        Assert.Contains($"href=\"#{field}\"", await answer.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_form_that_is_not_finished_is_saved_and_opened_again_elsewhere_by_its_link()
    {
        using var visitor = Visitor();
        var who = (await visitor.Submit("/requests/new", "/requests/new", ("body", Bureau))).LeadsTo;
        // What is missing or wrong is kept as it is.
        var saved = (await visitor.Submit(who, who, ("name", "陈晓岚"), ("phone", "12"), ("save", "true"))).LeadsTo;
        Assert.EndsWith("/saved", saved, StringComparison.Ordinal);
        var link = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(await visitor.Read(saved), "id=\"link\">([^<]+)<").Groups[1].Value);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));

        DaysPass(20);
        using var other = Visitor();
        Assert.EndsWith("expired=true", (await other.GetAsync(who, Stop)).LeadsTo, StringComparison.Ordinal);
        Assert.EndsWith("expired=true", (await other.GetAsync(link.Replace("key=", "key=A", StringComparison.Ordinal), Stop)).LeadsTo, StringComparison.Ordinal);
        // Looking at the link takes the form from nobody; going on with it does.
        Assert.Contains("在这里接着写", await other.Read(link), StringComparison.Ordinal);
        Assert.Contains("value=\"陈晓岚\"", await visitor.Read(who), StringComparison.Ordinal);
        var key = WebUtility.HtmlDecode(link[(link.IndexOf("key=", StringComparison.Ordinal) + 4)..]);
        var check = (await other.Submit(link, new Uri(link).AbsolutePath, ("key", key))).LeadsTo;
        Assert.Equal(who, (await other.GetAsync(check, Stop)).LeadsTo);
        // One browser at a time: what becomes of the form is of no concern to whoever only has the link.
        Assert.EndsWith("expired=true", (await visitor.GetAsync(who, Stop)).LeadsTo, StringComparison.Ordinal);
        var page = await other.Read(who);
        Assert.Contains("value=\"陈晓岚\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"12\"", page, StringComparison.Ordinal);

        DaysPass(9);
        await other.Submit(who, who, ("name", "陈晓岚"), ("phone", "123"));
        await other.Submit(who, who, ("name", "陈晓岚"), ("phone", "1234"), ("save", "true"));
        DaysPass(31);
        Assert.EndsWith("expired=true", (await other.GetAsync(link, Stop)).LeadsTo, StringComparison.Ordinal);
        await visitor.Submit("/requests/new", "/requests/new", ("body", Bureau));
        Assert.Equal(1, await Ask(db => db.Set<RequestDraft>().CountAsync(Stop)));
    }

    [Fact]
    public async Task The_link_of_a_form_that_nobody_saved_opens_nothing()
    {
        using var visitor = Visitor();
        var who = (await visitor.Submit("/requests/new", "/requests/new", ("body", Bureau))).LeadsTo;
        Assert.EndsWith("/check", (await visitor.GetAsync(who.Replace("/who", "/saved"), Stop)).LeadsTo, StringComparison.Ordinal);
        using var other = Visitor();
        Assert.EndsWith("expired=true", (await other.GetAsync(who.Replace("/who", "/open?key=ABC"), Stop)).LeadsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_becomes_one_request()
    {
        using var visitor = Visitor();
        var check = await ToTheCheck(visitor, Answers);
        var token = await visitor.TokenFor(check, check);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            visitor.PostAsync(check, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop)));

        Assert.All(answers, answer => Assert.EndsWith("/done", answer.LeadsTo, StringComparison.Ordinal));
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
        var (code, secret) = await Takeaway(visitor, answers[0].LeadsTo);
        Assert.Contains(code, await Follow(visitor, code, secret), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_a_form_that_is_being_written()
    {
        using var visitor = Visitor();
        var check = await ToTheCheck(visitor, Answers);
        using var other = Visitor();
        using var answer = await other.GetAsync(check, Stop);

        Assert.Equal("/requests/new?expired=true", answer.LeadsTo);
    }

    [Fact]
    public async Task A_form_is_forgotten_after_a_day()
    {
        using var visitor = Visitor();
        var check = await ToTheCheck(visitor, Answers);
        DaysPass(2);
        using var answer = await visitor.GetAsync(check, Stop);

        Assert.Equal("/requests/new?expired=true", answer.LeadsTo);
    }

    [Fact]
    public async Task The_check_shows_the_identity_number_masked()
    {
        using var visitor = Visitor();
        var page = await visitor.Read(await ToTheCheck(visitor, Answers));

        Assert.DoesNotContain("11010519491231002X", page, StringComparison.Ordinal);
        Assert.Contains("陈晓岚", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_already_is_shown_before_sending()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = Bureau, Title = "加装电梯补贴审核意见汇总", Category = "affairs", Kind = "notice", Text = "第一批审核意见。",
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        await CatchUp();
        using var visitor = Visitor();
        var check = await ToTheCheck(visitor, With(("feature", "加装电梯补贴审核意见")));

        var what = check.Replace("/check", "/what", StringComparison.Ordinal);
        Assert.Contains("加装电梯补贴审核意见汇总", await visitor.Read(what), StringComparison.Ordinal);

        // People ask in sentences; what only shares a word is not meant.
        foreach (var (asked, meant) in ((string, bool)[])[("想请问去年以来加装电梯补贴的审核意见在哪里，有没有汇总", true), ("小学扩建的审核意见什么时候出来", false)])
        {
            await visitor.Submit(what, what, [.. With(("feature", asked)).Select(pair => (pair.Key, pair.Value))]);
            Assert.Equal(meant, (await visitor.Read(what)).Contains("加装电梯补贴审核意见汇总", StringComparison.Ordinal));
        }
        await visitor.Submit(what, what, [.. With(("feature", "加装电梯补贴审核意见")).Select(pair => (pair.Key, pair.Value))]);

        // Whoever finds it there needs no request: nothing is filed, and what they typed is not kept.
        var found = check.Replace("/check", "/found", StringComparison.Ordinal);
        var record = Regex.Match(await visitor.Read(what), "name=\"record\" value=\"([^\"]+)\"").Groups[1].Value;
        var token = await visitor.TokenFor(what, what);
        using (var elsewhere = await visitor.PostAsync(found, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("record", "https://example.com/")]), Stop))
            Assert.Equal(what, elsewhere.LeadsTo);
        Assert.Equal(record, (await visitor.Submit(what, found, ("record", record))).LeadsTo);
        Assert.Contains("第一批审核意见", await visitor.Read(record), StringComparison.Ordinal);
        Assert.Equal("/requests/new?expired=true", (await visitor.GetAsync(check, Stop)).LeadsTo);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
        Assert.Equal(0, await Ask(db => db.Set<RequestDraft>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Who_acts_for_a_person_and_what_helps_them_is_for_the_officers_who_handle_it()
    {
        using var visitor = Visitor();
        var answers = With(("agent", "陈大文"), ("help", "视力不便，请打电话说明"));
        var check = await ToTheCheck(visitor, answers);
        var page = await visitor.Read(check);
        Assert.Contains("陈大文", page, StringComparison.Ordinal);
        Assert.Contains("视力不便", page, StringComparison.Ordinal);
        // The written authority goes with it; what is no file is refused with a reason, and the rest stays.
        var refused = await (await visitor.Upload(check, check, [], ("委托书.txt", "委托陈大文代为申请"u8.ToArray()), ("坏.pdf", [1, 2, 3]))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#files\"", refused, StringComparison.Ordinal);
        Assert.Contains("委托书.txt", refused, StringComparison.Ordinal);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
        var (code, _) = await Takeaway(visitor, (await visitor.Upload(check, check, [], ("委托书.txt", "委托陈大文代为申请"u8.ToArray()))).LeadsTo);
        Assert.Equal("委托书.txt", Assert.Single(await PapersOf(code)).Name);
        await Taken(Clerk, code, "confirm");
        // That somebody saw it is a step with its day and its officer; before that it is pointed out.
        Assert.Contains("没有登记核验", await Clerk.Read($"/desk/cases/{code}/draft?outcome=A2"), StringComparison.Ordinal);
        await Taken(Clerk, code, "see-proof", ("reason", "看了委托书原件和陈大文的身份证"));
        Assert.DoesNotContain("没有登记核验", await Clerk.Read($"/desk/cases/{code}/draft?outcome=A2"), StringComparison.Ordinal);
        var file = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}"));
        Assert.Contains("看了委托书原件和陈大文的身份证", file, StringComparison.Ordinal);
        Assert.Contains("代理人", file, StringComparison.Ordinal);
        Assert.Contains("陈大文", file, StringComparison.Ordinal);
        Assert.Contains("视力不便，请打电话说明", file, StringComparison.Ordinal);
        var wrong = await visitor.Submit("/requests/new", "/requests/new", ("body", Bureau));
        var who = await (await visitor.Submit(wrong.LeadsTo, wrong.LeadsTo, ("agent", new string('长', 51)), ("help", new string('长', 301)))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["agent", "help"]) Assert.Contains($"href=\"#{field}\"", who, StringComparison.Ordinal);
    }
}
