using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What several people ask for is worked out once, and each gets an answer of their own that tells of nobody else.</summary>
public sealed partial class JoinTests : RequestTown
{
    static readonly (string Field, string Answer)[] Ouyang =
    [
        ("name", "欧阳修竹"), ("identityNumber", "110105194912310038"), ("phone", "13900139000"), ("email", "ouyang@example.com"),
        ("address", "黄埔东路8号"), ("feature", "二〇二六年加装电梯补贴审核意见全文"), ("way", "email"),
    ];

    [Fact]
    public async Task One_answer_becomes_a_numbered_letter_to_each_and_none_tells_of_another()
    {
        var (leads, leadsSecret) = await Register(("submitted", "2026-10-12"));
        var (follows, followsSecret) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        Assert.Equal($"/desk/cases/{leads}", (await Joined(leads, follows)).LeadsTo);
        Assert.Equal(("in-hand", "joined"), ((await CaseOf(leads)).State, (await CaseOf(follows)).State));
        await Clerk.Upload($"/desk/cases/{leads}/papers", $"/desk/cases/{leads}/papers", [], ("审核意见.txt", "同意补贴。"u8.ToArray()));
        await LetOut(leads);
        await Taken(Clerk, leads, "draft", ("outcome", "A2"));
        await Sign(leads);

        var (first, second) = (await CaseOf(leads), await CaseOf(follows));
        Assert.Equal(("decided", "decided", "A2", "A2"), (first.State, second.State, first.Outcome, second.Outcome));
        var (one, two) = (first.Steps[^1], second.Steps[^1]);
        Assert.NotNull(one.DocumentNumber);
        Assert.NotNull(two.DocumentNumber);
        Assert.NotEqual(one.DocumentNumber, two.DocumentNumber);
        Assert.Equal((one.By, one.Wording, Role.Head), (two.By, two.Wording, two.As));
        Assert.StartsWith("陈晓岚：", one.Text);
        Assert.StartsWith("欧阳修竹：", two.Text);
        Assert.Contains($"我机关于2026年10月9日收到您提交的政府信息公开申请（受理编号{follows}），申请公开“二〇二六年加装电梯补贴审核意见全文”", two.Text);
        // Beyond the first line and the first paragraph they are the same.
        Assert.Equal(one.Text!.Split('\n')[2..], two.Text!.Split('\n')[2..]);
        await Taken(Clerk, leads, "deliver", ("delivery", "post"));
        await Taken(Clerk, follows, "deliver", ("delivery", "email"));

        using var chen = Visitor();
        using var ouyang = Visitor();
        var his = WebUtility.HtmlDecode(await Follow(chen, leads, leadsSecret));
        var hers = WebUtility.HtmlDecode(await Follow(ouyang, follows, followsSecret));
        foreach (var word in (string[])[follows, "欧阳修竹", "13900139000", "黄埔东路8号"]) Assert.DoesNotContain(word, his);
        foreach (var word in (string[])[leads, "陈晓岚", "13800138000", "大沙街一巷2号"]) Assert.DoesNotContain(word, hers);
        Assert.Contains("一起办理", hers);
        // What went out with the answer goes to both.
        Assert.Contains("审核意见.txt", his);
        Assert.Contains("审核意见.txt", hers);
        foreach (var page in (string[])[await Page(chen, leads, "copy.zip"), await Page(ouyang, follows, "copy.zip")]) Assert.NotEmpty(page);
        Assert.Equal((2, 2), (await Count("requests.received", 2026), await Count("requests.decided", 2026)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task In_the_answer_to_one_that_follows_only_the_day_of_receipt_is_its_own()
    {
        var (leads, _) = await Register(("submitted", "2026-10-12"));
        var (follows, _) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        await Joined(leads, follows);
        await Taken(Clerk, leads, "draft", ("outcome", "A2"), ("text",
            $"陈晓岚：\n我机关于2026年10月12日收到您提交的申请（受理编号{leads}）。2026年10月12日作出的审核意见同意补贴。\n\n局\n2026年10月13日"));
        await Sign(leads);
        Assert.Contains($"我机关于2026年10月9日收到您提交的申请（受理编号{follows}）。2026年10月12日作出的审核意见同意补贴。", (await CaseOf(follows)).Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_earliest_last_day_governs_and_each_keeps_its_own()
    {
        var (leads, _) = await Register(("submitted", "2026-10-12"));
        var (follows, _) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        var (due, early) = ((await CaseOf(leads)).DueOn, (await CaseOf(follows)).DueOn);
        await Joined(leads, follows);
        Assert.Equal((due, early), ((await CaseOf(leads)).DueOn, (await CaseOf(follows)).DueOn));
        Assert.True(early < due);
        foreach (var code in (string[])[leads, follows])
        {
            var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}"));
            Assert.Matches($"最早的期限管全部：{early!.Value.Month}月{early.Value.Day}日.*{follows}", page.ReplaceLineEndings(" "));
        }
    }

    [Fact]
    public async Task What_pauses_the_one_that_leads_pauses_those_that_follow_and_each_keeps_its_own_days()
    {
        var (leads, _) = await Register(("submitted", "2026-10-12"));
        var (follows, secret) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        await Joined(leads, follows);
        var calendar = TownPlan.Law.Calendars["cn"];
        var before = ((await CaseOf(leads)).DueOn!.Value, (await CaseOf(follows)).DueOn!.Value);
        await AsksThirdParty(leads);
        await Taken(Clerk, leads, "consult", ("reason", "涉及施工单位"));
        Assert.Equal((Time.Today(), "joined"), ((await CaseOf(follows)).PausedOn!.Value, (await CaseOf(follows)).State));
        // Separated now it would stand still for good.
        Assert.Contains("征求结束以后再取消合并", await (await Take(Clerk, follows, "unjoin", ("reason", "另办"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        DaysPass(7);
        await SignIn();
        await ThirdPartyAnswers(leads);
        await Taken(Clerk, leads, "consulted", ("reason", "同意公开"));
        var after = ((await CaseOf(leads)).DueOn!.Value, (await CaseOf(follows)).DueOn!.Value);
        Assert.Null((await CaseOf(follows)).PausedOn);
        Assert.True(after.Item2 > before.Item2);
        Assert.Equal(calendar.WorkingDays(before.Item1, after.Item1), calendar.WorkingDays(before.Item2, after.Item2));
        var verbs = await Ask(db => db.Entries.AsNoTracking().About($"case:{follows}").Select(entry => entry.Verb).ToListAsync(Stop));
        Assert.Equal(["pause-along", "resume-along"], verbs.Where(verb => verb.EndsWith("-along", StringComparison.Ordinal)));
        using var visitor = Visitor();
        Assert.DoesNotContain(leads, WebUtility.HtmlDecode(await Follow(visitor, follows, secret)), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_shorter_extension_is_as_short_for_those_that_follow()
    {
        var (leads, _) = await Register(("submitted", "2026-10-12"));
        var (follows, _) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        await Joined(leads, follows);
        var before = (await CaseOf(follows)).DueOn!.Value;
        await Taken(Clerk, leads, "propose-extension", ("reason", "需要调阅档案馆的档案"));
        await Taken(Head, leads, "extend", ("days", "5"));
        var after = await CaseOf(follows);
        Assert.Equal((TownPlan.Law.Calendars["cn"].Add(before, 5), (int?)5), (after.DueOn, after.Steps[^1].Days));
        Assert.Contains($"延长5个工作日，最迟于{after.DueOn:yyyy年M月d日}答复", after.Steps[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_reaches_those_that_follow_once_each_with_a_letter_and_a_date_of_its_own()
    {
        var (leads, _) = await Register(("submitted", "2026-10-12"));
        var (follows, secret) = await Register([.. Ouyang, ("submitted", "2026-10-09")]);
        var (extended, _) = await Register([.. Ouyang, ("name", "李四"), ("identityNumber", "110101199003078013")]);
        await Taken(Clerk, extended, "propose-extension", ("reason", "要查旧档"));
        await Taken(Head, extended, "extend");
        var already = (await CaseOf(extended)).DueOn;
        await Joined(leads, follows, extended);
        await Taken(Clerk, leads, "propose-extension", ("reason", "需要调阅档案馆的档案"));
        await Taken(Head, leads, "extend");

        var (first, second) = (await CaseOf(leads), await CaseOf(follows));
        var rule = TownPlan.Law.Rule("cn-ogi-2019/reply", new(2026, 10, 9))!;
        Assert.Equal(Clock.DueOn(rule, TownPlan.Law.CalendarOf(rule), [ClockEvent.Start(new(2026, 10, 9)), ClockEvent.Extend(rule.Extension!.Usual, Time.Today())]), second.DueOn);
        Assert.NotEqual(first.DueOn, second.DueOn);
        Assert.Equal(already, (await CaseOf(extended)).DueOn);
        var told = second.Steps.Single(step => step.Step == "extend-along");
        Assert.StartsWith("欧阳修竹：", told.Text, StringComparison.Ordinal);
        Assert.Contains($"受理编号{follows}", told.Text, StringComparison.Ordinal);
        Assert.Contains($"最迟于{second.DueOn!.Value.Year}年{second.DueOn.Value.Month}月{second.DueOn.Value.Day}日答复", told.Text, StringComparison.Ordinal);
        Assert.NotNull(told.DocumentNumber);
        Assert.NotEqual(first.Steps.Single(step => step.Step == "extend").DocumentNumber, told.DocumentNumber);
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, follows, secret));
        Assert.Contains("需要调阅档案馆的档案", page, StringComparison.Ordinal);
        Assert.DoesNotContain(leads, page, StringComparison.Ordinal);
        // On its own again it has had its extension.
        await Taken(Clerk, follows, "unjoin", ("reason", "另办"));
        Assert.Equal($"/desk/cases/{follows}", (await Clerk.GetAsync($"/desk/cases/{follows}/propose-extension", Stop)).LeadsTo);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task When_the_one_that_leads_ends_while_it_pauses_the_days_of_the_others_are_counted_again()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        await Joined(leads, follows);
        await AsksThirdParty(leads);
        await Taken(Clerk, leads, "consult", ("reason", "涉及施工单位"));
        await Taken(Clerk, leads, "withdraw", ("reason", "不要了"));
        var other = await CaseOf(follows);
        Assert.Equal(("in-hand", null), (other.State, other.PausedOn));
    }

    [Fact]
    public async Task What_can_not_be_handled_together_is_refused_in_words_and_nothing_is_done()
    {
        var (leads, _) = await Register();
        var (same, _) = await Register(("feature", "又一次"));
        var (drafted, _) = await Register([.. Ouyang, ("feature", "写好了的")]);
        await Taken(Clerk, drafted, "draft", ("outcome", "C6"));
        var (old, _) = await Register([.. Ouyang, ("submitted", "2018-10-15")]);
        var (fine, _) = await Register(Ouyang);
        var (head, _) = await Register([.. Ouyang, ("name", "李四"), ("identityNumber", "110101199003078013")]);
        var (tail, _) = await Register(("feature", "尾巴"));
        await Joined(head, tail);
        var page = WebUtility.HtmlDecode(await (await Joined(leads, fine, leads, same, drafted, old, head, "GK-2026-99999")).Says(HttpStatusCode.UnprocessableEntity));
        foreach (var words in (string[])
                 [
                     $"{leads}：就是这一件", $"{same}：是同一个人申请的，按重复申请答复", $"{drafted}：现在是“待签发”，办理中的才能合并", $"{old}：适用的条例不同",
                     $"{head}：有别的申请并入了它", "GK-2026-99999：没有这件申请，或者不归您看",
                 ]) Assert.Contains(words, page);
        Assert.Contains(fine, page);
        Assert.Equal("in-hand", (await CaseOf(fine)).State);
        page = await (await Joined(leads)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#codes\"", page);
        Assert.Contains("href=\"#reason\"", await (await Sent(leads, ("codes", fine))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("in-hand", (await CaseOf(fine)).State);
    }

    [Fact]
    public async Task What_reads_alike_is_suggested_and_what_the_same_person_asked_is_not()
    {
        var (leads, _) = await Register();
        var (alike, _) = await Register([.. Ouyang, ("feature", "关于2026年加装电梯补贴的审核意见")]);
        var (other, _) = await Register([.. Ouyang, ("feature", "农贸市场卫生检查结果")]);
        var (own, _) = await Register();
        var page = await Clerk.Read($"/desk/requests/{leads}/join");
        Assert.Contains($"value=\"{alike}\"", page);
        foreach (var code in (string[])[other, own]) Assert.DoesNotContain(code, page);
        var version = Version().Match(page).Groups[1].Value;
        Assert.Equal($"/desk/cases/{leads}", (await Sent(leads, ("with", alike), ("reason", "同一份意见"), ("version", version))).LeadsTo);
        Assert.Equal("joined", (await CaseOf(alike)).State);
        // The same form, sent once more.
        await Sent(leads, ("codes", other), ("reason", "同一份意见"), ("version", version));
        Assert.Equal("in-hand", (await CaseOf(other)).State);
    }

    [Fact]
    public async Task The_same_form_sent_at_once_puts_them_together_once()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        var page = $"/desk/requests/{leads}/join";
        var shown = await Clerk.Read(page);
        var token = await Clerk.TokenFor(page, page);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Clerk.PostAsync(page, new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("version", Version().Match(shown).Groups[1].Value), new("codes", follows), new("reason", "同一份意见"),
        ]), Stop)));
        Assert.All(answers, answer => Assert.Equal($"/desk/cases/{leads}", answer.LeadsTo));
        Assert.Equal(1, await Ask(db => db.CaseLinks.CountAsync(Stop)));
        Assert.Equal("joined", (await CaseOf(follows)).State);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task It_is_separated_again_with_a_reason_and_then_answered_on_its_own()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        await Joined(leads, follows);
        var due = (await CaseOf(follows)).DueOn;
        Assert.Contains("href=\"#reason\"", await (await Take(Clerk, follows, "unjoin")).Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, follows, "unjoin", ("reason", "要的年份不同"));
        var matter = await CaseOf(follows);
        Assert.Equal(("in-hand", due), (matter.State, matter.DueOn));
        Assert.DoesNotContain(leads, await Clerk.Read($"/desk/cases/{follows}"));
        await Answer(leads, "C6");
        Assert.Equal("in-hand", (await CaseOf(follows)).State);
        await Answer(follows, "C5");
        Assert.Equal("C5", (await CaseOf(follows)).Outcome);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task When_the_one_that_leads_is_withdrawn_the_others_stand_alone_again()
    {
        var (leads, secret) = await Register();
        var (follows, _) = await Register(Ouyang);
        await Joined(leads, follows);
        using var visitor = Visitor();
        await Follow(visitor, leads, secret);
        var page = $"/cases/{leads}/withdraw";
        await visitor.Submit(page, page, ("reason", "不要了"), ("version", $"{(await CaseOf(leads)).Version}"));
        var matter = await CaseOf(follows);
        Assert.Equal(("withdrawn", "in-hand", "unjoin", Role.Machine), ((await CaseOf(leads)).State, matter.State, matter.Steps[^1].Step, matter.Steps[^1].As));
        Assert.NotNull(await Ask(db => db.CaseLinks.Select(link => link.EndedAt).SingleAsync(Stop)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task One_that_follows_can_be_withdrawn_and_the_rest_go_on()
    {
        var (leads, _) = await Register();
        var (follows, secret) = await Register(Ouyang);
        await Joined(leads, follows);
        using var visitor = Visitor();
        await Follow(visitor, follows, secret);
        var page = $"/cases/{follows}/withdraw";
        await visitor.Submit(page, page, ("reason", "不要了"), ("version", $"{(await CaseOf(follows)).Version}"));
        await Answer(leads, "C6");
        Assert.Equal(("delivered", "withdrawn"), ((await CaseOf(leads)).State, (await CaseOf(follows)).State));
    }

    [Fact]
    public async Task An_answer_that_names_another_requester_is_not_drafted_and_not_signed()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        await Joined(leads, follows);
        foreach (var word in (string[])["欧阳修竹", "陈晓岚", follows])
        {
            var answer = await Take(Clerk, leads, "draft", ("outcome", "C6"), ("text", $"您好：\n　　与{word}的申请合并答复。\n广州市黄埔区住房和城乡建设局\n2026年10月13日"));
            var page = WebUtility.HtmlDecode(await answer.Says(HttpStatusCode.UnprocessableEntity));
            Assert.Contains($"的答复里不能有“{word}”", page);
        }
        await Taken(Clerk, leads, "draft", ("outcome", "C6"));
        await Taken(Head, leads, "return", ("reason", "再看看"));
    }

    [Fact]
    public async Task A_request_follows_one_other_whoever_is_quicker()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        var (third, _) = await Register();
        await Joined(leads, follows);
        // The database itself holds it, were the lock of the body ever missing.
        await Assert.ThrowsAsync<DbUpdateException>(() => Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var ids = await db.Cases.ToDictionaryAsync(matter => matter.Code, matter => matter.Id, Stop);
            db.Add(new CaseLink { CaseId = ids[follows], ToId = ids[third], Kind = CaseLinkKind.JoinedTo, At = Time.Now() });
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "join", $"case:{third}", Bureau);
            await db.SaveChangesAsync(Stop);
        }));
        await Taken(Clerk, follows, "unjoin", ("reason", "不是同一份"));
        Assert.Equal($"/desk/cases/{third}", (await Joined(third, follows)).LeadsTo);
    }

    [Fact]
    public async Task What_others_follow_is_neither_split_nor_handed_over()
    {
        var (leads, _) = await Register();
        var (follows, _) = await Register(Ouyang);
        await Joined(leads, follows);
        var split = await Clerk.Submit($"/desk/requests/{leads}/split", $"/desk/requests/{leads}/split", ("matters", "2"), ("feature-1", "意见"),
            ("feature-2", "名单"), ("reason", "两件事"), ("version", $"{(await CaseOf(leads)).Version}"));
        Assert.Contains($"{follows}并入这一件办理，先取消合并", await split.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(2, await Ask(db => db.Cases.CountAsync(Stop)));
        var over = await Take(Clerk, leads, "transfer", ("reason", "不归我们"), ("body", "440112201"));
        Assert.Contains($"{follows}并入这一件办理，先取消合并", await over.Says(HttpStatusCode.UnprocessableEntity));
    }

    async Task LetOut(string code)
    {
        var page = $"/desk/cases/{code}/papers";
        var paper = await Ask(db => db.CasePapers.Where(one => one.Name == "审核意见.txt").Select(one => one.Id).SingleAsync(Stop));
        Assert.Equal(page, (await Clerk.Submit(page, $"{page}/{paper}/out", ("goes", "true"))).LeadsTo);
    }

    // Who signs looks at the paper that goes out.
    async Task Sign(string code)
    {
        var page = WebUtility.HtmlDecode(await Head.Read($"/desk/cases/{code}/sign?outcome=A2"));
        Assert.Contains("并入这一件办理的1件同时签发", page);
        await Taken(Head, code, "sign", ("outcome", "A2"), ("letpass", Browsing.LetPassOn(page)));
    }

    static async Task<string> Page(HttpClient visitor, string code, string name) => await visitor.GetStringAsync($"/cases/{code}/{name}", Stop);

    Task<HttpResponseMessage> Sent(string leads, params (string, string)[] fields) =>
        Clerk.Submit($"/desk/requests/{leads}/join", $"/desk/requests/{leads}/join", fields);

    async Task<HttpResponseMessage> Joined(string leads, params string[] others) => await Sent(leads,
        ("version", Version().Match(await Clerk.Read($"/desk/requests/{leads}/join")).Groups[1].Value), ("codes", string.Join('、', others)), ("reason", "申请的是同一份意见"));

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();
}
