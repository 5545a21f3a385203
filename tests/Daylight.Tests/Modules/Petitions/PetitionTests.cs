using System.Net;
using System.Net.Http.Json;
using Daylight.Host;
using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A letter to the district from the mailbox to the re-review, with its clocks and its bodies.</summary>
public sealed class PetitionTests : PetitionTown
{
    internal override MailSettings? Mail => new() { Address = "mail.huangpu.test" };

    [Fact]
    public async Task A_letter_goes_from_the_mailbox_to_the_re_review_and_each_stage_has_its_own_day()
    {
        using var visitor = Visitor();
        var wrong = await visitor.Submit(Write.Url, Write.Url, ("source", "nobody"), ("kind", "x"), ("title", ""), ("story", ""), ("phone", "1"), ("email", "x"),
            ("people", "0"), ("body", "nowhere"), ("against", "nowhere"));
        var said = await wrong.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["source", "kind", "title", "story", "phone", "email", "people", "body", "against"])
            Assert.Contains($"href=\"#{field}\"", said, StringComparison.Ordinal);

        var (code, secret) = await Written(visitor);
        Assert.Equal(("registered", "cn-pet-2022", "440112"), await Stands(code));
        // 15 days to register: law.md §5.1.
        Assert.Equal(await After(code, "register"), (await CaseOf(code)).DueOn);

        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请核实办理。"));
        Assert.Equal(("dispatched", "cn-pet-2022", Bureau), await Stands(code));
        Assert.Equal(await After(code, "accept"), (await CaseOf(code)).DueOn);
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "accept");
        var accepted = await CaseOf(code);
        Assert.Equal("accept@1", accepted.Steps[^1].Wording);
        Assert.Contains("收悉。依据《信访工作条例》，我单位予以受理，自受理之日起60日内答复您。", accepted.Steps[^1].Text, StringComparison.Ordinal);
        Assert.Equal(("handling", await After(code, "finish"), FirstDay), (accepted.State, accepted.DueOn, accepted.ReceivedOn!.Value));
        Assert.Contains("60日", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);

        var drafted = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=S1"));
        Assert.Contains("陈晓岚：\n　　您反映的", drafted, StringComparison.Ordinal);
        Assert.Contains("如不服本意见，可以自收到之日起30日内，请求上一级机关复查。", drafted, StringComparison.Ordinal);
        await Taken(Clerk, code, "draft", ("outcome", "S1"));
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/approve", Stop)).LeadsTo);
        await Taken(reviewer, code, "approve", ("outcome", "S1"), ("text", "陈晓岚：\n　　路灯已经修好。\n\n住房局"));
        Assert.DoesNotContain("路灯已经修好", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);
        await Taken(Clerk, code, "deliver", ("delivery", "person"));
        Assert.Contains("路灯已经修好", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);

        // A low rating leads on to where it can be taken up again.
        Assert.Equal($"/cases/{code}/ask-reopen", (await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", "1"))).LeadsTo);
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        await Taken(Head, code, "refuse-reopen", ("text", "经复核，路灯已经亮了。"));
        await ByPetitioner(visitor, code, "ask-review", "路灯没有修好，请求责令修好。");
        Assert.Equal(("review-asked", await After(code, "review-decide")), ((await CaseOf(code)).State, (await CaseOf(code)).DueOn));
        // The answer stays readable while it is under review.
        Assert.Contains("路灯已经修好", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);
        await Taken(supervisor, code, "decide-review", ("outcome", "V1"), ("text", "维持原处理意见。"), ("delivery", "person"));
        await ByPetitioner(visitor, code, "ask-recheck", "不服复查意见。");
        await Taken(supervisor, code, "hear", ("reason", "会议室，双方参加。"));
        var paused = (await CaseOf(code)).DueOn;
        DaysPass(4);
        supervisor = await Visitor().SignedIn("supervisor");
        await Taken(supervisor, code, "heard", ("reason", "听证结束。"));
        Assert.True((await CaseOf(code)).DueOn > paused);
        // Who decided the review does not decide the re-review.
        Assert.Equal($"/desk/cases/{code}", (await supervisor.GetAsync($"/desk/cases/{code}/decide-recheck", Stop)).LeadsTo);
        await Officer("above", Role.Supervisor, "440112");
        using var above = await Visitor().SignedIn("above");
        await Taken(above, code, "decide-recheck", ("outcome", "V2"), ("text", "变更原处理意见，责令三日内修好。"), ("delivery", "person"));
        Assert.Equal("final", (await CaseOf(code)).State);

        Assert.Equal([1, 1, 1, 1, 1, 1, 2], await Counts("received", "received/mayor", "accepted", "accepted/in-time", "answered", "answered/in-time", "reviewed"));
    }

    [Fact]
    public async Task A_wrong_assignment_goes_back_in_time_and_with_reasons_and_is_settled_in_the_end()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Taken(office, code, "dispatch", ("body", Street), ("reason", "请办理。"));
        await Taken(street, code, "ask-return", ("reason", "路灯归住房局。"));
        await Taken(supervisor, code, "redispatch", ("body", Bureau), ("reason", "按职责清单。"));
        Assert.Equal(("dispatched", "cn-pet-2022", Bureau), await Stands(code));
        await Taken(Clerk, code, "ask-return", ("reason", "归街道。"));
        await Taken(supervisor, code, "assign-for-good", ("body", Bureau), ("reason", "协调会：由住房局办。"));
        // Twice is enough.
        Assert.Equal($"/desk/cases/{code}", (await Clerk.GetAsync($"/desk/cases/{code}/ask-return", Stop)).LeadsTo);

        var (late, _) = await Written(visitor);
        await Taken(office, late, "dispatch", ("body", Street), ("reason", "请办理。"));
        DaysPass(12);
        street = await Visitor().SignedIn("street");
        using var refused = await Take(street, late, "ask-return", ("reason", "不归我们。"));
        Assert.Contains("5个工作日", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    const string Li = "li@example.com";

    [Fact]
    public async Task The_same_raised_again_is_answered_with_the_first_and_neither_learns_of_the_other()
    {
        using var visitor = Visitor();
        var (first, _) = await Written(visitor);
        var (second, secret) = await Written(visitor, ("name", "李四"), ("phone", "13700137000"), ("email", Li));
        var page = $"/desk/petitions/{second}/join";
        Assert.Contains(first, await office.Read(page), StringComparison.Ordinal);
        var wrong = await office.Submit(page, page, ("version", "0"), ("code", second), ("reason", ""));
        foreach (var field in (string[])["reason", "code"]) Assert.Contains($"href=\"#{field}\"", await wrong.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{second}", (await office.Submit(page, page, ("version", "0"), ("with", first), ("reason", "同一盏路灯。"))).LeadsTo);

        Assert.Contains("您的编号和期限不变", WebUtility.HtmlDecode(await Follow(visitor, second, secret)), StringComparison.Ordinal);
        await Answered(first, "陈晓岚：\n　　路灯已经修好。");
        var follows = await Follow(visitor, second, secret);
        Assert.Contains("路灯已经修好", WebUtility.HtmlDecode(follows), StringComparison.Ordinal);
        Assert.DoesNotContain("陈晓岚", WebUtility.HtmlDecode(follows), StringComparison.Ordinal);
        Assert.DoesNotContain(first, follows, StringComparison.Ordinal);
        Assert.Equal(("replied", "replied"), ((await CaseOf(first)).State, (await CaseOf(second)).State));
        // Whoever gave an address is told there as well that it was put together; the answer was handed over.
        var mail = await Ask(db => db.OutgoingMail.AsNoTracking().Where(mail => mail.To == Li).Select(mail => mail.Subject + mail.Text).ToListAsync(Stop));
        Assert.Contains(mail, text => text.Contains("先有人反映了同一件事", StringComparison.Ordinal));
        Assert.All(mail, text => Assert.Equal((-1, -1), (text.IndexOf(first, StringComparison.Ordinal), text.IndexOf("陈晓岚", StringComparison.Ordinal))));
        // An order of the hotline that was put with a petition was answered with it: nobody said that it was solved.
        var (third, _) = await Written(visitor, ("name", "王五"), ("phone", "13600136000"), ("email", ""));
        var call = await Called("help");
        Assert.Equal($"/desk/cases/{call}", (await office.Submit($"/desk/petitions/{call}/join", $"/desk/petitions/{call}/join", ("version", "1"), ("code", third), ("reason", "同一盏路灯。"))).LeadsTo);
        await Answered(third, "路灯已经修好。");
        Assert.Equal("H2", (await CaseOf(call)).Outcome);
        Assert.Equal([4, 4], await Counts("received", "answered"));
        // Where the first ends without an answer, what was put with it goes on by itself.
        var (leads, _) = await Written(visitor, ("name", "赵六"), ("phone", "13500135000"), ("email", ""));
        var (goesOn, _) = await Written(visitor, ("name", "孙七"), ("phone", "13400134000"), ("email", ""));
        Assert.Equal($"/desk/cases/{goesOn}", (await office.Submit($"/desk/petitions/{goesOn}/join", $"/desk/petitions/{goesOn}/join", ("version", "0"), ("code", leads), ("reason", "同一盏路灯。"))).LeadsTo);
        await Taken(office, leads, "refuse", ("outcome", "N4"), ("text", "不归本机关。"));
        Assert.Equal(("refused", "registered"), ((await CaseOf(leads)).State, (await CaseOf(goesOn)).State));
        await Answered(goesOn, "路灯已经修好。");
    }

    [Fact]
    public async Task An_answer_waits_for_every_body_that_was_asked_to_assist()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请核实办理。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "accept");
        var page = $"/desk/petitions/{code}/assist";
        var wrong = await (await Clerk.Submit(page, page, ("bodies", Bureau), ("asked", ""))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["bodies", "asked"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Equal(page, (await Clerk.Submit(page, page, ("bodies", Street), ("asked", "请说明二巷路灯由谁维护。"))).LeadsTo);
        var assist = await Ask(db => db.Cases.Where(matter => matter.Procedure == "assist").Select(matter => matter.Code).SingleAsync(Stop));
        var seen = await street.Read($"/desk/cases/{assist}");
        Assert.Contains("请说明二巷路灯由谁维护", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("陈晓岚", seen, StringComparison.Ordinal);

        await Taken(Clerk, code, "draft", ("outcome", "S1"));
        using (var early = await Take(reviewer, code, "approve", ("outcome", "S1"), ("text", "已经修好。")))
            Assert.Contains(assist, await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(street, assist, "give", ("text", "由住房局维护。"));
        await Taken(reviewer, code, "approve", ("outcome", "S1"), ("text", "已经修好。"));
    }

    [Fact]
    public async Task A_call_is_an_order_whose_class_gives_the_days_and_can_be_answered_on_the_spot()
    {
        const string Form = "/desk/petitions/new";
        var page = await (await office.Submit(Form, Form, ("source", "mayor"), ("body", "nowhere"), ("kind", ""), ("received", "2099-01-01"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["source", "body", "kind", "received", "title", "story"]) Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        var days = new Dictionary<string, int> { ["question"] = 2, ["help"] = 10, ["suggestion"] = 10, ["complaint"] = 15 };
        var calendar = TownPlan.Law.Calendars["cn"];
        foreach (var (kind, many) in days)
        {
            var code = await Called(kind);
            Assert.Equal(("registered", "cn-44-hotline-2022", "440112"), await Stands(code));
            Assert.Equal(many, calendar.WorkingDays(FirstDay, (await CaseOf(code)).DueOn!.Value));
        }
        // A grievance that is called in is a petition.
        Assert.Equal("petition", (await CaseOf(await Called("grievance"))).Procedure);
        Assert.Contains("以前反映过", await office.Read($"{Form}?phone=13800138000"), StringComparison.Ordinal);
        var spot = await Called("question");
        await Taken(office, spot, "answer-now", ("outcome", "H2"), ("text", "周一到周五上午办。"));
        Assert.Equal("closed", (await CaseOf(spot)).State);
    }

    [Fact]
    public async Task A_program_sends_a_letter_twice_and_it_is_there_once()
    {
        using var program = Visitor();
        async Task<HttpResponseMessage> Send(string key, string title)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/letters")
            {
                Content = JsonContent.Create(new { kind = "help", title, story = "请修好。", phone = "13800138000" }),
            };
            request.Headers.Add("Idempotency-Key", key);
            return await program.SendAsync(request, Stop);
        }

        using var first = await Send("0123456789abcdef", Title);
        using var again = await Send("0123456789abcdef", Title);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        using var other = await Send("0123456789abcdef", "另一件事");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        using var wrong = await Send("short", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(1, await Ask(db => db.Petitions.CountAsync(Stop)));
        // What the form of the pages takes, a program can send as well.
        var photo = Convert.ToBase64String(Picture());
        using var whole = await program.PostAsJsonAsync("/api/v1/letters", new
        {
            source = "mayor", kind = "report", title = "收钱不办", story = "街道收了钱。", against = Street, accused = "street", unnamed = "true",
            people = "3", representatives = "甲、乙", photos = new[] { new { name = "现场.png", content = photo } },
        }, Stop);
        await whole.Says(HttpStatusCode.Created);
        var told = await Ask(db => db.Petitions.AsNoTracking().SingleAsync(petition => petition.Against != null, Stop));
        Assert.Equal((Street, "street", true, 3, "甲、乙"), (told.Against, told.AgainstPerson, told.Unnamed, told.People, told.Representatives));
        Assert.Equal("现场.png", await Ask(db => db.CasePapers.Where(paper => paper.CaseId == told.CaseId).Select(paper => paper.Name).SingleAsync(Stop)));
        using var broken = await program.PostAsJsonAsync("/api/v1/letters", new { kind = "help", title = "路灯", story = "坏了", phone = "13800138000", against = "nowhere", photos = new[] { new { name = "a.png", content = "???" } } }, Stop);
        var said = await broken.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["against", "photos"]) Assert.Contains($"\"{field}\"", said, StringComparison.Ordinal);
    }

    static byte[] Picture()
    {
        using var picture = new SkiaSharp.SKBitmap(40, 30);
        using var image = SkiaSharp.SKImage.FromBitmap(picture);
        using var data = image.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    async Task<string> Called(string kind)
    {
        const string Form = "/desk/petitions/new";
        var sent = await office.Submit(Form, Form, ("source", "hotline"), ("kind", kind), ("title", "几点上班"), ("story", "窗口几点开？"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("name", "陈晓岚"), ("phone", "13800138000"), ("once", Ids.Next().ToString()));
        return (await Takeaway(office, sent.LeadsTo)).Code;
    }

    // By the rule itself: what the law says of it is in other tests.
    async Task<DateOnly> After(string code, string key)
    {
        var rule = TownPlan.Law.Rule($"{(await CaseOf(code)).Regime}/{key}", Time.Today())!;
        return Clock.DueOn(rule, TownPlan.Law.CalendarOf(rule), Time.Today());
    }
}
