using System.Net;
using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>How letters to the district are assigned, watched over and scored.</summary>
public sealed class SupervisionTests : PetitionTown
{
    [Fact]
    public async Task The_table_proposes_the_body_and_says_why()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Clerk.GetAsync(Rules.Url, Stop)).StatusCode);
        var wrong = await (await office.Submit(Rules.Url, Rules.Url, ("place", "0"), ("body", ""), ("because", ""), ("from", "x"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["place", "body", "because", "from"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        foreach (var (place, words, body) in ((string, string, string)[])[("20", "", Street), ("10", "路灯 照明", Bureau)])
            Assert.Equal(Rules.Url, (await office.Submit(Rules.Url, Rules.Url, ("place", place), ("words", words), ("body", body), ("because", "职责清单第3项"))).LeadsTo);

        using var visitor = Visitor();
        var (lamp, _) = await Written(visitor);
        var shown = WebUtility.HtmlDecode(await office.Read($"/desk/cases/{lamp}/dispatch"));
        Assert.Contains("有“路灯”", shown, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Bureau}\" selected", shown, StringComparison.Ordinal);
        await Taken(office, lamp, "dispatch", ("body", Street), ("reason", "先由街道看。"));
        var dry = WebUtility.HtmlDecode(await office.Read(Rules.Url));
        Assert.Contains(lamp, dry, StringComparison.Ordinal);
        Assert.Contains("试算：近三个月分办过的1件", dry, StringComparison.Ordinal);
        var (other, _) = await Written(visitor, ("title", "公园晚上太吵"), ("story", "跳舞到半夜。"), ("place", ""));
        Assert.Contains($"value=\"{Street}\" selected", await office.Read($"/desk/cases/{other}/dispatch"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_seen_at_once_answered_by_the_body_and_settled_by_who_supervises()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请核实办理。"));
        var page = $"/desk/petitions/{code}/supervision";
        var wrong = await (await supervisor.Submit(page, page, ("kind", "blue"), ("because", ""), ("by", "2020-01-01"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["kind", "because", "by"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Equal(page, (await supervisor.Submit(page, page, ("kind", "red"), ("because", "三个月没有修。"), ("by", "2026-12-01"))).LeadsTo);
        Assert.Contains("三个月没有修", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Contains(code, await supervisor.Read(Board.Url), StringComparison.Ordinal);
        // Every figure opens the cases behind it.
        Assert.Contains(code, await supervisor.Read($"{Board.Url}?by=body&key={Bureau}&which=cards"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{code}</a>", await supervisor.Read($"{Board.Url}?by=body&key={Bureau}&which=late"), StringComparison.Ordinal);
        // The body that owes the answer has it on its list, and it grows late.
        Assert.Contains("督办待回应1件", WebUtility.HtmlDecode(await Clerk.Read("/desk")), StringComparison.Ordinal);
        Assert.DoesNotContain("红牌：回应", await Clerk.Read("/desk/late"), StringComparison.Ordinal);
        DaysPass(new DateOnly(2026, 12, 2).DayNumber - Time.Today().DayNumber);
        await SignIn();
        supervisor = await Visitor().SignedIn("supervisor");
        Assert.Contains("红牌：回应", WebUtility.HtmlDecode(await Clerk.Read("/desk/late")), StringComparison.Ordinal);
        Assert.Contains("督办待回应", await (await Clerk.GetAsync("/desk/late.csv", Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        foreach (var shown in (string[])[page, Board.Url]) Assert.Contains("过期没有回应", await supervisor.Read(shown), StringComparison.Ordinal);
        var card = await Ask(db => db.Set<SupervisionCard>().Select(one => one.Id).SingleAsync(Stop));
        Assert.Equal(page, (await Clerk.Submit(page, $"{page}/{card}/answer", ("answer", "今晚修好。"))).LeadsTo);
        Assert.Contains("今晚修好", await supervisor.Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain("过期没有回应", await supervisor.Read(page), StringComparison.Ordinal);
        Assert.DoesNotContain("督办待回应", await Clerk.Read("/desk"), StringComparison.Ordinal);
        Assert.Equal(page, (await supervisor.Submit(page, $"{page}/{card}/settle")).LeadsTo);
        Assert.NotNull(await Ask(db => db.Set<SupervisionCard>().Select(one => one.SettledAt).SingleAsync(Stop)));
        Assert.Equal(["supervise", "answer-supervision", "settle-supervision"],
            await Ask(db => db.Entries.Where(entry => entry.Verb.EndsWith("supervis") || entry.Verb.Contains("supervis")).OrderBy(entry => entry.At).Select(entry => entry.Verb).ToListAsync(Stop)));
    }

    [Fact]
    public async Task Every_petition_past_its_last_day_gets_its_card_however_many_there_are()
    {
        // More than are read at a time.
        const int Late = 205;
        await Do(async services =>
        {
            var (db, desk) = (services.GetRequiredService<Db>(), services.GetRequiredService<Desk>());
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            for (var i = 0; i < Late; i++)
            {
                var matter = await desk.Open(PetitionProcedure.Procedure, new()
                {
                    BodyCode = Bureau, State = PetitionStates.Registered, Channel = Channel.Other, Title = $"第{i}封", On = FirstDay, ReceivedOn = FirstDay,
                }, Actor.Machine, Stop);
                db.Add(new Petition { CaseId = matter.Id, Once = Ids.Next(), Source = PetitionSource.Import, Kind = PetitionKind.Complaint, Story = "坏了", People = 1 });
                await db.SaveChangesAsync(Stop);
            }
            await transaction.CommitAsync(Stop);
        });
        DaysPass(60);
        await Do(services => services.GetServices<NightWork>().OfType<CardsByRule>().Single().Go(Stop));
        Assert.Equal(Late, await Ask(db => db.Set<SupervisionCard>().Select(card => card.CaseId).Distinct().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_petition_past_its_last_day_gets_a_yellow_card_by_rule_and_later_a_red_one_each_once()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        var (joined, _) = await Written(visitor, ("phone", "13700137000"));
        await office.Submit($"/desk/petitions/{joined}/join", $"/desk/petitions/{joined}/join", ("version", "0"), ("with", code), ("reason", "同一盏路灯。"));
        Task Night() => Do(services => services.GetServices<NightWork>().OfType<CardsByRule>().Single().Go(Stop));
        Task<List<(CardKind, Guid?)>> Cards() => Ask(async db => (await db.Set<SupervisionCard>().OrderBy(card => card.At).ToListAsync(Stop)).ConvertAll(card => (card.Kind, card.By)));
        DaysPass((await CaseOf(code)).DueOn!.Value.DayNumber - FirstDay.DayNumber);
        await Night();
        Assert.Empty(await Cards());
        DaysPass(3);
        await Night();
        await Night();
        Assert.Equal([(CardKind.Yellow, (Guid?)null)], await Cards());
        DaysPass(7);
        await Night();
        await Night();
        Assert.Equal([(CardKind.Yellow, (Guid?)null), (CardKind.Red, null)], await Cards());
        supervisor = await Visitor().SignedIn("supervisor");
        Assert.Contains("按规则自动发出", await supervisor.Read($"/desk/petitions/{code}/supervision"), StringComparison.Ordinal);
        Assert.Contains("红牌", await supervisor.Read(Board.Url), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_nobody_signs_for_gets_a_card_while_its_own_period_still_runs()
    {
        const string Form = "/desk/petitions/new";
        var sent = await office.Submit(Form, Form, ("source", "hotline"), ("kind", "complaint"), ("title", "垃圾没人收"), ("story", "三天了。"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("phone", "13800138000"), ("once", Ids.Next().ToString()));
        var code = (await Takeaway(office, sent.LeadsTo)).Code;
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        Assert.Contains("最迟签收", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Task Night() => Do(services => services.GetServices<NightWork>().OfType<CardsByRule>().Single().Go(Stop));
        await Night();
        Assert.Equal(0, await Ask(db => db.Set<SupervisionCard>().CountAsync(Stop)));
        DaysPass(6);
        await Night();
        await Night();
        Assert.True((await CaseOf(code)).DueOn > Time.Today());
        Assert.Contains("没有签收", await Ask(db => db.Set<SupervisionCard>().Select(one => one.Because).SingleAsync(Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_are_the_same_when_they_are_replayed_from_the_ledger()
    {
        using var visitor = Visitor();
        var (first, secret) = await Written(visitor);
        await Answered(first, "路灯已经修好。");
        await Follow(visitor, first, secret);
        Assert.Equal($"/cases/{first}/ask-reopen", (await visitor.Submit($"/cases/{first}", $"/cases/{first}/rating", ("stars", "2"))).LeadsTo);
        await ByPetitioner(visitor, first, "ask-reopen", "还是不亮。");
        await Taken(Head, first, "reopen", ("text", "重新办理。"));
        var (second, _) = await Written(visitor);
        await Answered(second, "路灯已经修好。");
        var (third, _) = await Written(visitor);
        await Taken(office, third, "refuse", ("outcome", "N4"), ("text", "不归本机关。"));
        var (late, _) = await Written(visitor);
        await Taken(office, late, "dispatch", ("body", Street), ("reason", "请办理。"));
        DaysPass(40);
        await SignIn();
        (supervisor, street) = (await Visitor().SignedIn("supervisor"), await Visitor().SignedIn("street"));
        await Taken(street, late, "sign");
        await Taken(street, late, "accept");

        async Task<(IReadOnlyDictionary<string, Score> Counted, IReadOnlyDictionary<string, Score> Replayed)> Both()
        {
            IReadOnlyDictionary<string, Score> counted = null!, replayed = null!;
            await Do(async services =>
            {
                var scores = services.GetRequiredService<Scores>();
                counted = await scores.Count(new(2026, 1, 1), new(2026, 12, 31), Stop);
                replayed = await scores.Replay(new(2026, 1, 1), new(2026, 12, 31), Stop);
            });
            Assert.Equal(counted.OrderBy(pair => pair.Key), replayed.OrderBy(pair => pair.Key));
            return (counted, replayed);
        }

        var (counted, _) = await Both();
        Assert.Equal(new Score { Accepted = 2, AcceptedInTime = 2, Answered = 2, AnsweredInTime = 2, Contested = 1, Rated = 1 }, counted[Bureau]);
        Assert.Equal(new Score { Accepted = 1 }, counted[Street]);
        Assert.Contains("每个数都相同", await supervisor.Read($"{ScorePage.Url}?year=2026&replay=1"), StringComparison.Ordinal);
        var wrong = await (await supervisor.Submit(ScorePage.Url, ScorePage.Url, ("code", "XF-1"), ("because", ""))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["code", "because"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Equal(ScorePage.Url, (await supervisor.Submit(ScorePage.Url, ScorePage.Url, ("code", first), ("because", "申诉成立：灯归供电局。"))).LeadsTo);
        (counted, _) = await Both();
        Assert.Equal(new Score { Accepted = 1, AcceptedInTime = 1, Answered = 1, AnsweredInTime = 1 }, counted[Bureau]);

        // What was decided is taken back, and asked for again by the body itself.
        await (await supervisor.Submit(ScorePage.Url, $"{ScorePage.Url}/back", ("back", first), ("why", ""))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(ScorePage.Url, (await supervisor.Submit(ScorePage.Url, $"{ScorePage.Url}/back", ("back", first), ("why", "灯归住房局。"))).LeadsTo);
        Assert.Equal(2, (await Both()).Counted[Bureau].Answered);
        var asked = await (await Clerk.Submit(ScorePage.Url, $"{ScorePage.Url}/dispute", ("disputed", late), ("grounds", ""))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["disputed", "grounds"]) Assert.Contains($"href=\"#{field}\"", asked, StringComparison.Ordinal);
        Assert.Equal(ScorePage.Url, (await Clerk.Submit(ScorePage.Url, $"{ScorePage.Url}/dispute", ("disputed", first), ("grounds", "停电不是我们造成的。"))).LeadsTo);
        var dispute = await Ask(db => db.Set<ScoreDispute>().Select(one => one.Id.ToString()).SingleAsync(Stop));
        Assert.DoesNotContain("/decide\"", await Clerk.Read(ScorePage.Url), StringComparison.Ordinal);
        Assert.Equal(2, (await Both()).Counted[Bureau].Answered);
        Assert.Equal(ScorePage.Url, (await supervisor.Submit(ScorePage.Url, $"{ScorePage.Url}/decide", ("dispute", dispute), ("decision", "grant"), ("decided", "供电局证明属实。"))).LeadsTo);
        Assert.Equal(1, (await Both()).Counted[Bureau].Answered);
        Assert.Contains("供电局证明属实", await Clerk.Read(ScorePage.Url), StringComparison.Ordinal);

        // What the same person had raised before counts as such, by what an officer finds and by the log alone.
        var again = (await CaseOf(second)).Code;
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var petition = await db.Petitions.SingleAsync(one => db.Set<Case>().Any(matter => matter.Id == one.CaseId && matter.Code == again), Stop);
            petition.RepeatOf = (await db.Cases.SingleAsync(matter => matter.Code == first, Stop)).Id;
            ledger.Write(Actor.Machine, "class", $"case:{again}", Bureau, new Dictionary<string, object?> { ["class"] = null, [Scores.Repeats] = true }).Covers(petition);
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(1, (await Both()).Counted[Bureau].Repeated);

        // Everybody reads the same numbers, what each means, and the codes behind it.
        using var anybody = Visitor();
        var open = WebUtility.HtmlDecode(await anybody.Read($"{PublicScores.Url}?year=2026"));
        Assert.Contains("每个数是什么意思", open, StringComparison.Ordinal);
        var behind = await anybody.Read($"{PublicScores.CasesUrl}?part=answered&body={Bureau}&year=2026");
        Assert.Contains(second, behind, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, behind, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_month_that_was_closed_stays_as_it_was_and_says_what_moved_since()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        var month = FirstDay;
        Task Night() => Do(services => services.GetServices<NightWork>().OfType<MonthsClosed>().Single().Go(Stop));
        DaysPass(new DateOnly(month.Year, month.Month, 1).AddMonths(1).AddDays(TownPlan.Law.PetitionScores.ClosedAfter - 1).DayNumber - FirstDay.DayNumber);
        await Night();
        Assert.DoesNotContain((month.Year, month.Month), await Ask(async db => (await db.Set<ScoreClosing>().ToListAsync(Stop)).ConvertAll(one => (one.Year, one.Month))));
        DaysPass(1);
        await Night();
        await Night();
        var closed = await Ask(db => db.Set<ScoreClosing>().SingleAsync(one => one.Year == month.Year && one.Month == month.Month && one.BodyCode == Bureau, Stop));
        Assert.Equal(1, closed.Answered);
        supervisor = await Visitor().SignedIn("supervisor");
        var address = $"{PublicScores.Url}?year={month.Year}&month={month.Month}";
        Assert.Contains("此后没有变化", WebUtility.HtmlDecode(await visitor.Read(address)), StringComparison.Ordinal);
        await supervisor.Submit(ScorePage.Url, ScorePage.Url, ("code", code), ("because", "申诉成立。"));
        var moved = WebUtility.HtmlDecode(await visitor.Read(address));
        Assert.Contains("有1个单位的数", moved, StringComparison.Ordinal);
        Assert.Contains("1/1", moved, StringComparison.Ordinal);
        Assert.Contains("现在0/0", moved, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }
}
