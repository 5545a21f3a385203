using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>Whoever the information touches is asked, heard and, where it is disclosed all the same, told before.</summary>
public sealed class ThirdPartyTests : RequestTown
{
    const string In2012 = "2012-09-21";

    Task<List<ThirdParty>> Parties(string code) =>
        Ask(async db => await db.ThirdParties.AsNoTracking().Of((await db.Cases.SingleAsync(c => c.Code == code, Stop))!).ToListAsync(Stop));

    static string Page(string code) => $"/desk/requests/{code}/third-parties";

    async Task<HttpResponseMessage> Weigh(string code, string what, string because = "涉及公共安全")
    {
        var party = (await Parties(code)).First(one => one.IsUnweighed);
        return await Clerk.Submit(Page(code), $"{Page(code)}/{party.Id}/weigh", ($"what-{party.Id:N}", what), ($"reason-{party.Id:N}", because));
    }

    async Task<string> Objected()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("until", "2026-11-03"));
        await ThirdPartyAnswers(code, "objects", "涉及报价");
        await Taken(Clerk, code, "consulted", ("reason", "不同意"));
        return code;
    }

    [Fact]
    public async Task Nobody_is_consulted_who_is_not_written_down()
    {
        var (code, _) = await Register();
        var refused = await Take(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("text", "某某公司：请答复。"));
        Assert.Contains("先在案卷的“第三方”里写明", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await AsksThirdParty(code, "青麟电梯公司");
        Assert.Contains("青麟电梯公司：", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/consult")), StringComparison.Ordinal);
        // Written down is not asked: the page leads on, and an answer passes over nobody unseen.
        Assert.Contains($"href=\"/desk/cases/{code}/consult\"", await Clerk.Read(Page(code)), StringComparison.Ordinal);
        Assert.Contains("第三方还没有答复", await (await Take(Clerk, code, "draft", ("outcome", "B"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("until", "2026-11-03"));
        var asked = await Clerk.Read(Page(code));
        Assert.Equal((true, false), (asked.Contains("11月3日", StringComparison.Ordinal), asked.Contains("/consult\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_is_a_row_with_what_was_asked_how_when_and_what_they_said()
    {
        var (code, secret) = await Register();
        await AsksThirdParty(code, "青麟电梯公司");
        await AsksThirdParty(code, "白云监理公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));
        var early = await Take(Clerk, code, "consulted", ("reason", "同意公开"));
        Assert.Contains("还没有登记答复：青麟电梯公司、白云监理公司", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await ThirdPartyAnswers(code, "consents", "");
        await ThirdPartyAnswers(code, "objects", "报价是商业秘密");
        await Taken(Clerk, code, "consulted", ("reason", "都答复了"));

        var file = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}"));
        Assert.Matches("2026年10月13日（邮寄，[^）]*〔2026〕[0-9]+号）征求：补贴审核意见里的报价。2026年10月13日同意公开。", file);
        Assert.Contains("2026年10月13日不同意公开：报价是商业秘密。", file, StringComparison.Ordinal);
        using var visitor = Visitor();
        var told = await Follow(visitor, code, secret);
        foreach (var words in (string[])["青麟电梯公司", "白云监理公司", "报价是商业秘密"])
        {
            Assert.DoesNotContain(words, told, StringComparison.Ordinal);
            foreach (var leaf in await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop))) Assert.DoesNotContain(words, leaf, StringComparison.Ordinal);
        }
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Silence_is_entered_of_whoever_said_nothing_and_is_no_consent()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("until", "2026-11-03"));
        DaysPass(22);
        await Clerk.SignedIn("clerk");
        // Whether the letter ever came nobody knows: silence would mean nothing.
        Assert.Contains("没有登记第三方哪天收到征求意见书", await (await Take(Clerk, code, "not-answered", ("reason", "挂号信已签收"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await ThirdPartyServed(code, "青麟电梯公司", $"{FirstDay:yyyy-MM-dd}");
        await Taken(Clerk, code, "not-answered", ("reason", "挂号信已签收"));
        var party = Assert.Single(await Parties(code));
        Assert.Equal((ThirdPartyAnswer.Silent, new DateOnly(2026, 11, 3)), (party.Answer, party.AnsweredOn));
        Assert.Contains("第三方没有在2026年11月3日前提出意见", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=C4")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_time_is_weighed_too_while_nothing_was_decided()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));
        await ThirdPartyServed(code, "青麟电梯公司", $"{FirstDay:yyyy-MM-dd}");
        await Until(new(2026, 11, 4));
        await Taken(Clerk, code, "not-answered");
        var due = (await CaseOf(code)).DueOn;
        await Until(new(2026, 11, 6));
        var late = Assert.Single(await Parties(code)).Id;
        Assert.Equal(Page(code), (await Clerk.Submit(Page(code), $"{Page(code)}/{late}/answer", ($"what-{late:N}", "objects"), ($"on-{late:N}", "2026-11-05"), ($"reason-{late:N}", "报价是商业秘密"))).LeadsTo);
        Assert.Equal((ThirdPartyAnswer.Objects, new DateOnly(2026, 11, 5)), (Assert.Single(await Parties(code)).Answer!.Value, Assert.Single(await Parties(code)).AnsweredOn!.Value));
        // It buys the office no time, and nothing goes out against it unweighed.
        Assert.Equal(due, (await CaseOf(code)).DueOn);
        Assert.Contains("先在“第三方”里决定怎样处理其意见", await (await Take(Clerk, code, "draft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task An_objection_is_weighed_before_the_information_is_given()
    {
        var code = await Objected();
        var refused = await Take(Clerk, code, "draft", ("outcome", "A2"));
        Assert.Contains("青麟电梯公司不同意公开", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var empty = await Weigh(code, "", "");
        Assert.Contains("选择怎样处理", await empty.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(Page(code), (await Weigh(code, "upheld", "报价未公开过")).LeadsTo);
        var letter = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=C4"));
        Assert.Contains("本机关于2026年10月13日书面征求第三方意见。第三方于2026年10月13日答复不同意公开，本机关认为理由合理。", letter, StringComparison.Ordinal);
        Assert.Contains("不能全部公开", await (await Take(Clerk, code, "draft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Answer(code, "C4");
    }

    [Fact]
    public async Task An_answer_that_is_put_right_against_an_objection_is_told_before_as_well()
    {
        var code = await Objected();
        await Weigh(code, "upheld", "报价未公开过");
        await Answer(code, "C4");
        await Taken(Head, code, "reopen", ("reason", "报价早已公布"), ("text", "正在更正。"));
        var party = Assert.Single(await Parties(code));
        Assert.Equal(Page(code), (await Clerk.Submit(Page(code), $"{Page(code)}/{party.Id}/weigh", ($"what-{party.Id:N}", "overruled"), ($"reason-{party.Id:N}", "涉及公共安全"))).LeadsTo);
        Assert.Contains("公开之前先书面告知", await (await Take(Clerk, code, "redraft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, "notify-third-party-again");
        await Taken(Clerk, code, "redraft", ("outcome", "A2"));
    }

    [Fact]
    public async Task Nothing_goes_out_against_an_objection_before_the_third_party_was_told_in_writing()
    {
        var code = await Objected();
        var page = $"/desk/cases/{code}/{ThirdPartyRules.Notify}";
        Assert.Contains("没有要书面告知的第三方", await (await Take(Clerk, code, ThirdPartyRules.Notify, ("text", "公开的内容和理由"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Page(code), (await Weigh(code, "overruled")).LeadsTo);
        var early = await Take(Clerk, code, "draft", ("outcome", "A2"));
        Assert.Contains("公开之前先书面告知青麟电梯公司", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);

        var notice = WebUtility.HtmlDecode(await Clerk.Read(page));
        Assert.Contains("青麟电梯公司：", notice, StringComparison.Ordinal);
        Assert.Contains("理由是：涉及公共安全", notice, StringComparison.Ordinal);
        Assert.Contains("向广州市黄埔区人民政府申请行政复议", notice, StringComparison.Ordinal);
        await Taken(Clerk, code, ThirdPartyRules.Notify);
        Assert.Equal(FirstDay, Assert.Single(await Parties(code)).NotifiedOn);
        Assert.Contains("不公开可能对公共利益造成重大影响，决定予以公开，已于2026年10月13日将决定公开的内容和理由书面告知第三方",
            WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=A2")), StringComparison.Ordinal);
        await Answer(code, "A2");
    }

    [Fact]
    public async Task The_rules_of_2008_ask_for_consent_and_not_for_grounds()
    {
        var (code, _) = await Register(("submitted", In2012));
        await AsksThirdParty(code, "青麟电梯公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));
        await ThirdPartyAnswers(code, "objects", "不想公开");
        Assert.DoesNotContain("没有合理理由", await Clerk.Read(Page(code)), StringComparison.Ordinal);
        Assert.Contains("选择怎样处理", await (await Weigh(code, "unfounded")).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    async Task<string> TwoAsked()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司", "补贴审核意见里的报价");
        await AsksThirdParty(code, "白云监理公司", "监理报告里的人员名单");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));
        return code;
    }

    async Task Until(DateOnly day)
    {
        DaysPass(day.DayNumber - Time.Today().DayNumber);
        await SignIn();
    }

    [Fact]
    public async Task Each_gets_a_numbered_letter_of_its_own_in_which_nothing_tells_of_the_other()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司", "补贴审核意见里的报价");
        await AsksThirdParty(code, "白云监理公司", "监理报告里的人员名单");
        var nobody = await Take(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("text", "各位：\n请答复。"));
        Assert.Contains("抬头保留“【第三方】：”", await nobody.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));

        var (parties, letters) = (await Parties(code), await LettersOf(code));
        Assert.Equal(2, parties.Select(party => party.LetterNumber).Distinct().Count());
        foreach (var party in parties)
        {
            var (own, other) = (letters.Where(letter => letter.Name.Contains($"（{party.LetterNumber}）", StringComparison.Ordinal)).ToList(), parties.Single(one => one.Id != party.Id));
            Assert.NotEmpty(own);
            Assert.All(own, letter => Assert.StartsWith($"{party.Name}：", letter.Text, StringComparison.Ordinal));
            Assert.All(own, letter => Assert.Contains($"其中{party.Asked}涉及您", letter.Text, StringComparison.Ordinal));
            Assert.All(own, letter => Assert.DoesNotContain(other.Name, letter.Text, StringComparison.Ordinal));
            Assert.Equal((FirstDay, new DateOnly(2026, 11, 3)), (party.AskedOn, party.Until!.Value));
        }
        Assert.Equal(string.Join('、', parties.OrderBy(party => party.EnteredAt).Select(party => party.LetterNumber)), (await CaseOf(code)).Steps[^1].DocumentNumber);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Each_has_its_time_from_the_day_it_got_the_letter_and_the_case_waits_for_the_last_of_them()
    {
        var code = await TwoAsked();
        await Until(new(2026, 10, 22));
        Assert.Equal(Page(code), (await ThirdPartyServed(code, "白云监理公司", "2026-10-20", "person")).LeadsTo);
        Assert.Equal(Page(code), (await ThirdPartyServed(code, "青麟电梯公司", "2026-10-15")).LeadsTo);
        var parties = await Parties(code);
        Assert.Equal([("青麟电梯公司", new DateOnly(2026, 10, 15), "post", new DateOnly(2026, 11, 5)), ("白云监理公司", new DateOnly(2026, 10, 20), "person", new DateOnly(2026, 11, 10))],
            parties.Select(party => (party.Name, party.ServedOn!.Value, party.ServedBy!, party.Until!.Value)));
        Assert.Equal((new DateOnly(2026, 11, 10), FirstDay), ((await CaseOf(code)).WaitsUntil!.Value, (await CaseOf(code)).PausedOn!.Value));
        var page = WebUtility.HtmlDecode(await Clerk.Read(Page(code)));
        Assert.Contains("2026年10月20日收到", page, StringComparison.Ordinal);
        Assert.Contains("最迟2026年11月5日答复", page, StringComparison.Ordinal);

        // One answers early whose time was longer: the other's last day is now that of the case.
        await Until(new(2026, 10, 26));
        var late = parties.Single(party => party.Name == "白云监理公司").Id;
        Assert.Equal(Page(code), (await Clerk.Submit(Page(code), $"{Page(code)}/{late}/answer", ($"what-{late:N}", "consents"), ($"on-{late:N}", "2026-10-26"))).LeadsTo);
        Assert.Equal((new DateOnly(2026, 11, 5), "one-answered"), ((await CaseOf(code)).WaitsUntil!.Value, (await CaseOf(code)).Steps[^1].Step));

        await Until(new(2026, 11, 6));
        await Taken(Clerk, code, "not-answered");
        Assert.Equal([(ThirdPartyAnswer.Silent, new DateOnly(2026, 11, 5)), (ThirdPartyAnswer.Consents, new DateOnly(2026, 10, 26))],
            (await Parties(code)).Select(party => (party.Answer!.Value, party.AnsweredOn!.Value)));
        // One pause, from the letters to the last of their days.
        var why = CaseClock.Explain(TownPlan.Law, RequestProcedure.Procedure, await CaseOf(code), Time.Today())!;
        var paused = why.Days.Where(day => day.Kind is DayKind.Paused).Select(day => day.Date).ToList();
        Assert.Equal((FirstDay.AddDays(1), new DateOnly(2026, 11, 5)), (paused.Min(), paused.Max()));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Asking_is_over_on_the_day_of_the_last_answer_and_who_had_no_day_left_by_then_was_silent()
    {
        var code = await TwoAsked();
        await Until(new(2026, 10, 22));
        await ThirdPartyServed(code, "青麟电梯公司", "2026-10-15");
        await ThirdPartyServed(code, "白云监理公司", "2026-10-20");
        await Until(new(2026, 11, 9));
        var late = (await Parties(code)).Single(party => party.Name == "白云监理公司").Id;
        Assert.Contains("不能早于", await (await Clerk.Submit(Page(code), $"{Page(code)}/{late}/answer", ($"what-{late:N}", "consents"), ($"on-{late:N}", "2026-10-19"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(Page(code), (await Clerk.Submit(Page(code), $"{Page(code)}/{late}/answer", ($"what-{late:N}", "consents"), ($"on-{late:N}", "2026-11-06"))).LeadsTo);
        Assert.Contains("征求意见到2026-11-06为止", await (await Take(Clerk, code, "consulted", ("reason", "都答复了"), ("on", "2026-11-09"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        await Taken(Clerk, code, "consulted", ("reason", "都答复了"), ("on", "2026-11-06"));
        Assert.Equal((ThirdPartyAnswer.Silent, new DateOnly(2026, 11, 5)), (await Parties(code)).Where(party => party.Id != late).Select(party => (party.Answer!.Value, party.AnsweredOn!.Value)).Single());
        var why = CaseClock.Explain(TownPlan.Law, RequestProcedure.Procedure, await CaseOf(code), Time.Today())!;
        Assert.Equal(new DateOnly(2026, 11, 6), why.Days.Where(day => day.Kind is DayKind.Paused).Max(day => day.Date));
    }

    [Fact]
    public async Task Another_is_asked_while_the_first_still_has_time_and_nobody_is_silent_who_was_not_asked()
    {
        var (code, _) = await Register();
        await AsksThirdParty(code, "青麟电梯公司");
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"));
        await Until(new(2026, 10, 19));
        await AsksThirdParty(code, "白云监理公司", "监理报告里的人员名单");
        Assert.Contains($"/desk/cases/{code}/consult-another", await Clerk.Read(Page(code)), StringComparison.Ordinal);
        await Taken(Clerk, code, "consult-another", ("reason", "又发现一个"));
        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 11, 9), FirstDay), (matter.WaitsUntil!.Value, matter.PausedOn!.Value));
        Assert.Contains("白云监理公司：", (await LettersOf(code)).Where(letter => letter.LetterOf == matter.Steps[^1].Number).Select(letter => letter.Text!).Distinct().Single(), StringComparison.Ordinal);
        await AsksThirdParty(code, "后来写下的公司");
        await Until(new(2026, 11, 10));
        await ThirdPartyServed(code, "青麟电梯公司", "2026-10-13");
        await ThirdPartyServed(code, "白云监理公司", "2026-10-19");
        await Taken(Clerk, code, "not-answered");
        Assert.Equal([("青麟电梯公司", new DateOnly(2026, 11, 3)), ("白云监理公司", new DateOnly(2026, 11, 9))],
            (await Parties(code)).Where(party => party.Answer is ThirdPartyAnswer.Silent).Select(party => (party.Name, party.AnsweredOn!.Value)));
        Assert.True((await Parties(code)).Single(party => party.Name == "后来写下的公司").IsToBeAsked);
    }
}
