using System.Net;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>One letter about several matters becomes as many requests, none of which is later than the letter was.</summary>
public sealed partial class SplitTests : RequestTown
{
    static readonly string[] Matters = ["补贴审核意见", "补贴发放名单", "招标文件"];

    [Fact]
    public async Task Each_part_has_a_code_of_its_own_and_the_day_of_receipt_the_period_and_the_person_of_the_whole()
    {
        var (code, secret) = await Register(("submitted", "2026-10-09"), ("way", "email"));
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-30"), ("on", "2026-10-09"));
        await Taken(Clerk, code, "correct", ("reason", "是这三件"), ("on", "2026-10-12"));
        await Taken(Clerk, code, "propose-extension", ("reason", "要调档案"), ("on", "2026-10-12"));
        await Taken(Head, code, "extend", ("on", "2026-10-12"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("on", "2026-10-12"));
        await Taken(Head, code, "return", ("reason", "是几件事"), ("on", "2026-10-12"));
        var whole = await CaseOf(code);
        Assert.Equal($"/desk/cases/{code}", (await SplitUp(code, Matters)).LeadsTo);

        var parts = await PartsOf(code);
        Assert.Equal(Matters, parts.Select(part => part.Title));
        Assert.Equal(3, parts.Select(part => part.Code).Append(code).Distinct().Count() - 1);
        Assert.All(parts, part =>
        {
            Assert.Equal((whole.ReceivedOn, whole.DueOn, whole.Regime, whole.SecretHash, "in-hand"), (part.ReceivedOn, part.DueOn, part.Regime, part.SecretHash, part.State));
            Assert.Equal(part.Steps.Count - 1, part.Version);
            Assert.Equal(whole.Steps.Select(Facts), part.Steps.SkipLast(1).Select(Facts));
            // The same days lead to it, one by one.
            Assert.Equal(CaseClock.Explain(TownPlan.Law, RequestProcedure.Procedure, whole, FirstDay)!.Days.ToArray(),
                CaseClock.Explain(TownPlan.Law, RequestProcedure.Procedure, part, FirstDay)!.Days.ToArray());
        });
        var requests = await Ask(db => db.DisclosureRequests.AsNoTracking().ToListAsync(Stop));
        var first = requests.Single(request => request.CaseId == whole.Id);
        Assert.All(requests.Where(request => request.CaseId != whole.Id), request => Assert.Equal(
            (first.Name, first.IdentityNumber, first.Phone, first.Email, first.Way, first.SubmittedOn, first.ArrivedOn),
            (request.Name, request.IdentityNumber, request.Phone, request.Email, request.Way, request.SubmittedOn, request.ArrivedOn)));

        whole = await CaseOf(code);
        Assert.Equal(("split", FirstDay, null, null, null), (whole.State, whole.ClosedOn!.Value, whole.DoneOn, whole.DueOn, whole.Outcome));
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        foreach (var part in parts) Assert.Contains($"{part.Code}：{part.Title}", page);
        Assert.Contains("各件的收到日期、答复期限和查询密码与原申请相同", page);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_new_secret_for_one_part_is_that_of_the_whole_and_of_every_part()
    {
        var (code, lost) = await Register();
        await SplitUp(code, Matters);
        string[] all = [code, .. (await PartsOf(code)).Select(part => part.Code)];
        var page = $"/desk/cases/{all[1]}/secret";
        var (_, secret) = await Takeaway(Clerk, (await Clerk.Submit(page, page, ("reason", "本人持身份证到窗口"), ("seen", "0"))).LeadsTo);
        foreach (var one in all)
        {
            using var visitor = Visitor();
            await (await visitor.Submit("/cases", "/cases", ("code", one), ("secret", lost))).Says(HttpStatusCode.UnprocessableEntity);
            Assert.Contains(one, await Follow(visitor, one, secret));
        }
        Assert.Equal(all.Order(), await Ask(db => db.Entries.Where(entry => entry.Verb == "give-new-secret")
            .Select(entry => entry.Subject.Substring("case:".Length)).OrderBy(told => told).ToListAsync(Stop)));
        Assert.Empty(await FaultsFound());
    }

    // Whatever moved the day of the whole has moved that of the parts.
    [Theory]
    [InlineData("2018-10-15", "")]
    [InlineData("2026-10-09", "")]
    [InlineData("2026-09-25", "consult 2026-09-28; consulted 2026-10-12")]
    [InlineData("2026-09-25", "consult 2026-09-28; consulted 2026-10-09; propose-extension 2026-10-12; extend 2026-10-12")]
    [InlineData("2026-09-25", "ask-fee 2026-09-28; fee-paid 2026-10-10; consult 2026-10-10; consulted 2026-10-13")]
    [InlineData("2026-09-25", "ask-reasons 2026-09-28; give-reasons 2026-10-12; set-later-date 2026-10-12; transfer 2026-10-12; hand-back 2026-10-12")]
    public async Task A_part_has_the_day_of_the_whole_whatever_happened_before(string received, string happened)
    {
        await Officer("everywhere", Role.Clerk | Role.Head);
        using var clerk = await Visitor().SignedIn("everywhere");
        await Officer("another", Role.Head);
        using var head = await Visitor().SignedIn("another");
        var (code, _) = await Register(("submitted", received));
        foreach (var step in happened.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, on) = (step.Split(' ')[0], step.Split(' ')[1]);
            if (name == "consult") await AsksThirdParty(code);
            if (name == "consulted") await ThirdPartyAnswers(code, on: on);
            if (name == "ask-fee") await FeeWorkedOut(code, 60);
            (string, string)[] given = [("on", on), ("reason", "按规定"), ("body", "440112201")];
            if (name is "set-later-date") given = [.. given, ("until", "2026-12-31")];
            await Taken(name is "extend" or "set-later-date" ? head : clerk, code, name, given);
        }
        var whole = await CaseOf(code);
        await SplitUp(code, Matters);
        Assert.All(await PartsOf(code), part => Assert.Equal((whole.ReceivedOn, whole.DueOn, whole.DueProvisional, whole.Regime, whole.BodyCode),
            (part.ReceivedOn, part.DueOn, part.DueProvisional, part.Regime, part.BodyCode)));
        Assert.Equal(3, await Count("requests.received", DateOnly.Parse(received).Year));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Whoever_has_opened_the_whole_opens_each_part_and_back_and_the_secret_opens_all()
    {
        var (code, secret) = await Register();
        await SplitUp(code, Matters);
        var (other, otherSecret) = await Register(("feature", "卫生检查结果"));
        var part = (await PartsOf(code))[1];
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var opened = await visitor.Submit($"/cases/{code}", $"/cases/{code}/parts/{part.Code}");
        Assert.Equal($"/cases/{part.Code}", opened.LeadsTo);
        Assert.Contains("补贴发放名单", await visitor.Read($"/cases/{part.Code}"));
        Assert.Equal($"/cases/{code}", (await visitor.Submit($"/cases/{part.Code}", $"/cases/{part.Code}/parts/{code}")).LeadsTo);
        using var another = Visitor();
        Assert.Contains("补贴发放名单", await Follow(another, part.Code, secret));
        Assert.Equal(HttpStatusCode.SeeOther, (await another.Submit($"/cases/{part.Code}", $"/cases/{part.Code}/parts/{code}")).StatusCode);

        // Nobody gets into what is not theirs by this way.
        using var stranger = Visitor();
        await Follow(stranger, other, otherSecret);
        var token = await stranger.TokenFor($"/cases/{other}", $"/cases/{other}/close");
        foreach (var (from, to) in ((string, string)[])[(other, part.Code), (code, part.Code)])
        {
            using var answer = await stranger.PostAsync($"/cases/{from}/parts/{to}", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop);
            Assert.NotEqual($"/cases/{to}", answer.Headers.Location?.OriginalString);
            using var page = await stranger.GetAsync($"/cases/{to}", Stop);
            Assert.Equal($"/cases?code={to}", page.LeadsTo);
        }
    }

    [Fact]
    public async Task Reports_count_the_parts_and_never_the_whole_and_add_up()
    {
        var (plain, _) = await Register(("feature", "卫生检查结果"), ("submitted", "2026-10-09"));
        var (code, _) = await Register(("submitted", "2026-10-09"));
        Assert.Equal((2, 2), (await Count("requests.received", 2026), await Count("requests.carried-out", 2026)));
        await SplitUp(code, Matters);
        Assert.Equal((4, 4), (await Count("requests.received", 2026), await Count("requests.received/counter", 2026)));
        var parts = await PartsOf(code);
        await Answer(parts[0].Code, "A2");
        await Answer(parts[1].Code, "C6");

        Assert.Equal(4, await Count("requests.received", 2026) + await Count("requests.carried-in", 2026));
        Assert.Equal((2, 2), (await Count("requests.decided", 2026), await Count("requests.carried-out", 2026)));
        DaysPass(60);
        // What was not answered is late: the two that are open, and not the whole, which is answered nowhere.
        Assert.Equal(2, await Count("requests.late", 2026));
        Assert.Equal("in-hand", (await CaseOf(plain)).State);
        foreach (var form in (string[])["cn-2021", "cn-2012"])
        {
            var report = await Head.Read($"/api/v1/reports/annual/440112/2026?form={form}");
            Assert.Contains("\"holds\":true", report);
            Assert.DoesNotContain("\"holds\":false", report);
        }
    }

    [Fact]
    public async Task A_fee_by_case_counts_the_parts()
    {
        var last = "";
        for (var i = 0; i < 10; i++) (last, _) = await Register(("feature", $"第{i}期简报"));
        await SplitUp(last, Matters);
        var parts = await PartsOf(last);
        // Nine whole requests and three parts: the last is the twelfth, and the whole is none.
        var page = $"/desk/requests/{parts[2].Code}/fee";
        Assert.Equal(page, (await Clerk.Submit(page, page, ("ladder", "case"))).LeadsTo);
        Assert.Contains("第12件申请按件计收100元", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{parts[2].Code}/ask-fee")));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var (code, _) = await Register();
        var page = await (await Sent(code, [("feature-1", "审核意见"), ("feature-2", ""), ("description-2", "只有说明"), ("feature-3", "审核意见"), ("matters", "3")]))
            .Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["feature-2", "feature-3", "reason"]) Assert.Contains($"href=\"#{field}\"", page);
        Assert.Contains("和第1件相同", page);
        Assert.Contains("只有说明", page);
        page = await (await Sent(code, [("feature-1", "审核意见"), ("matters", "3"), ("reason", "两件事")])).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#feature-2\"", page);
        Assert.Contains("至少分成2件", page);
        page = await (await Sent(code, [("feature-1", "审核意见"), ("feature-2", "名单"), ("matters", "3"), ("more", "1")])).Says(HttpStatusCode.OK);
        Assert.Contains("name=\"feature-4\"", page);
        Assert.Contains("名单", page);
        page = await (await Sent(code, [("feature-1", "审核意见"), ("matters", "99"), ("more", "1")])).Says(HttpStatusCode.OK);
        Assert.DoesNotContain($"feature-{SplitForm.Most + 1}", page);
        Assert.Equal("in-hand", (await CaseOf(code)).State);
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task The_same_form_sent_twice_splits_once_and_a_step_taken_meanwhile_is_said()
    {
        var (code, _) = await Register();
        var fields = await FormOf(code, Matters);
        var page = $"/desk/requests/{code}/split";
        var token = await Clerk.TokenFor(page, page);
        Task<HttpResponseMessage> Send() => Clerk.PostAsync(page,
            new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))), Stop);
        var answers = await Task.WhenAll(Send(), Send(), Send());
        Assert.All(answers, answer => Assert.Equal($"/desk/cases/{code}", answer.LeadsTo));
        Assert.Equal($"/desk/cases/{code}", (await Send()).LeadsTo);
        Assert.Equal(3, (await PartsOf(code)).Count);

        var (other, _) = await Register(("feature", "别的"));
        var early = await FormOf(other, Matters);
        await Taken(Clerk, other, "propose-extension", ("reason", "要调档案"));
        await Taken(Head, other, "refuse-extension", ("reason", "不必"));
        var said = await (await Clerk.Submit($"/desk/requests/{other}/split", $"/desk/requests/{other}/split", early)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("您打开之后，有人先办了一步", said);
        Assert.Contains("补贴发放名单", said);
        Assert.Empty(await PartsOf(other));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Only_a_clerk_of_the_body_splits_what_is_in_hand_and_the_desk_sends_to_the_page()
    {
        var (code, _) = await Register();
        using var answer = await Clerk.GetAsync($"/desk/cases/{code}/split", Stop);
        Assert.Equal($"/desk/requests/{code}/split", answer.LeadsTo);
        using var head = await Head.GetAsync($"/desk/requests/{code}/split", Stop);
        Assert.Equal($"/desk/cases/{code}", head.LeadsTo);
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        using var none = await street.GetAsync($"/desk/requests/{code}/split", Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await SplitUp(code, Matters);
        var parts = await PartsOf(code);
        var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}"));
        foreach (var part in parts)
        {
            Assert.Contains($"/desk/cases/{part.Code}", page);
            var own = await Clerk.Read($"/desk/cases/{part.Code}");
            Assert.Contains($"/desk/cases/{code}/papers", own);
        }
        using var again = await Clerk.GetAsync($"/desk/requests/{code}/split", Stop);
        Assert.Equal($"/desk/cases/{code}", again.LeadsTo);
    }

    [Fact]
    public async Task The_officer_who_had_the_whole_has_the_parts()
    {
        var (code, _) = await Register();
        var me = await Ask(db => db.Users.Where(user => user.UserName == "clerk").Select(user => user.Id).SingleAsync(Stop));
        await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/officer", ("to", me.ToString()), ("seen", "0"));
        await SplitUp(code, Matters);
        foreach (var part in await PartsOf(code))
            Assert.Equal(me, await Ask(db => db.Assignments.Of(part).Select(given => given.To).SingleAsync(Stop)));
        Assert.Empty(await FaultsFound());
    }

    Task<HttpResponseMessage> Sent(string code, (string, string)[] fields) =>
        Clerk.Submit($"/desk/requests/{code}/split", $"/desk/requests/{code}/split", fields);

    async Task<HttpResponseMessage> SplitUp(string code, string[] features) => await Sent(code, await FormOf(code, features));

    async Task<(string, string)[]> FormOf(string code, string[] features) =>
    [
        ("version", Version().Match(await Clerk.Read($"/desk/requests/{code}/split")).Groups[1].Value), ("matters", $"{features.Length}"), ("reason", "几件事，分开查"),
        .. features.Select((feature, i) => ($"feature-{i + 1}", feature)),
    ];

    Task<List<Case>> PartsOf(string code) => Ask(async db =>
    {
        var whole = await db.Cases.SingleAsync(matter => matter.Code == code, Stop);
        return await db.Cases.Include(matter => matter.Steps.OrderBy(step => step.Number)).AsNoTracking()
            .Where(matter => db.Set<CaseLink>().Any(link => link.CaseId == matter.Id && link.ToId == whole.Id)).OrderBy(matter => matter.Code).ToListAsync(Stop);
    });

    // All that is kept of a step, but for whose it is.
    static string Facts(CaseStep step) => string.Join('|', typeof(CaseStep).GetProperties()
        .Where(property => property.Name is not (nameof(CaseStep.Id) or nameof(CaseStep.CaseId))).Select(property => property.GetValue(step)));

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
