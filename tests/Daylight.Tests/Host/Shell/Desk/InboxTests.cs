using System.Net;
using System.Text.RegularExpressions;
using Daylight.Remedies;
using Daylight.Requests;
using Daylight.Tests.Modules.Remedies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>The inbox says how much of the legal time of a case has passed.</summary>
public sealed class InboxTests : RemedyTown
{
    // By the thirteenth of October: 7, 10, 16, 20 and 21 of 20 working days.
    static readonly string[] Received = ["2026-09-28", "2026-09-22", "2026-09-15", "2026-09-09", "2026-09-08"];

    [Fact]
    public async Task Each_case_says_in_words_what_has_passed_of_its_time()
    {
        var codes = await RegisterAll();
        await Says(Clerk, "zh-Hans", codes, [null, "时限已过半", "时限已过五分之四", "今天到期", "已过最后一天"]);
        await Says(Clerk, "zh-Hant", codes, [null, "時限已過半", "時限已過五分之四", "今天到期", "已過最後一天"]);
        await Says(Clerk, "en", codes, [null, "half of the time is gone", "four fifths of the time are gone", "due today", "the last day has passed"]);
    }

    [Fact]
    public async Task It_is_narrowed_to_those_that_have_used_so_much()
    {
        var codes = await RegisterAll();
        foreach (var (used, from) in (ValueTuple<string, int>[])[("", 0), ("50", 1), ("80", 2), ("100", 3), ("77", 0), ("x", 0)])
        {
            var page = await Clerk.Read($"/desk?used={used}");
            Assert.Equal(codes[from..].Order(), codes.Where(code => RowOf(page, code) is not null).Order());
        }
    }

    [Fact]
    public async Task All_of_a_page_are_ticked_at_once_without_a_script()
    {
        await RegisterAll();
        Assert.DoesNotMatch("name=\"case\"[^>]* checked", await Clerk.Read("/desk"));
        var page = await Clerk.Read("/desk?ticked=all");
        Assert.Equal(Regex.Count(page, "name=\"case\""), Regex.Count(page, "name=\"case\"[^>]* checked"));
        Assert.Matches("name=\"case\"", page);
        Assert.DoesNotContain("name=\"back\" value=\"/desk?ticked", page);
    }

    [Fact]
    public async Task Only_states_in_which_something_stands_can_be_asked_for_each_once()
    {
        string[] codes = [.. await RegisterAll(), await InHand(OwnRecordProcedure.Procedure), await InHand(ComplaintProcedure.Procedure)];
        await Taken(Clerk, codes[0], "draft", ("outcome", "A2"));
        var page = await Clerk.Read("/desk");
        var states = Regex.Matches(page[page.IndexOf("id=\"state\"", StringComparison.Ordinal)..page.IndexOf("id=\"body\"", StringComparison.Ordinal)],
            "<option value=\"([^\"]*)\"[^>]*>([^<]*)</option>");
        Assert.Equal(4, states.Count);
        Assert.Equal(states.Count, states.Select(state => state.Groups[2].Value).Distinct().Count());
        foreach (var state in states.Skip(1))
        {
            var narrowed = await Clerk.Read($"/desk?state={Uri.EscapeDataString(state.Groups[1].Value)}");
            var count = int.Parse(Regex.Match(WebUtility.HtmlDecode(state.Groups[2].Value), "（([0-9]+)）").Groups[1].Value);
            Assert.Equal(count, codes.Count(code => RowOf(narrowed, code) is not null));
        }
    }

    [Fact]
    public async Task Those_that_have_used_most_come_first()
    {
        var codes = await RegisterAll();
        var page = WebUtility.HtmlDecode(await Clerk.Read("/desk?sort=used"));
        string[] expected =
        [
            "今天到期、已过最后一天2件", codes[4], codes[3], "时限已过五分之四1件", codes[2], "时限已过半1件", codes[1], "其余1件", codes[0],
        ];
        var at = expected.Select(text => page.IndexOf($">{text}<", StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        // What is done has no time any more to be sorted by.
        Assert.DoesNotContain("其余", await Clerk.Read("/desk?queue=done&sort=used"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_follows_every_turn_of_the_clock()
    {
        // 16 of 20, but the clock stands still.
        var (paused, _) = await Register(("submitted", "2026-09-15"));
        await AsksThirdParty(paused);
        await Taken(Clerk, paused, "consult", ("reason", "涉及他人"));
        // 16 of 40, and 21 of 40.
        var (fresh, half) = (await Extended("2026-09-15"), await Extended("2026-09-08"));
        // 21 of 25: an extension is as long as was granted.
        var shortly = await Extended("2026-09-08", "5");
        // Corrected on 22 September: 10 of 20 again, for the extension belonged to the period that ended.
        var corrected = await Extended("2026-08-12");
        await Taken(Clerk, corrected, "ask-correction", ("on", "2026-08-20"));
        await Taken(Clerk, corrected, "correct", ("on", "2026-09-22"), ("reason", "写明了年份"));
        // 3 of 10, and 3 of the 5 that the simplified procedure leaves.
        var ordinary = await Registered(("filed", "2026-09-29"), ("accepted", "2026-09-30"), ("noticed", "2026-10-09"));
        var simplified = await Registered(("filed", "2026-09-29"), ("accepted", "2026-09-30"), ("noticed", "2026-10-09"), ("simplified", "true"));
        // Signed and delivered: nothing runs.
        var (done, _) = await Register(("submitted", "2026-09-15"));
        await Answer(done, "A2");

        string[] codes = [paused, fresh, half, shortly, corrected, ordinary, simplified, done];
        await Says(Clerk, "zh-Hans", codes[..^1], [null, null, "时限已过半", "时限已过五分之四", "时限已过半", null, "时限已过半"]);
        var inbox = await Clerk.Read("/desk");
        Assert.Contains("起5个工作日", RowOf(inbox, simplified), StringComparison.Ordinal);
        Assert.Contains("延长20个工作日", RowOf(inbox, half), StringComparison.Ordinal);
        Assert.Contains("延长5个工作日", RowOf(inbox, shortly), StringComparison.Ordinal);
        Assert.DoesNotContain("延长", RowOf(inbox, corrected), StringComparison.Ordinal);
        await Do(async services =>
        {
            var (db, reminders, law) = (services.GetRequiredService<Db>(), services.GetRequiredService<Reminders>(), services.GetRequiredService<LawBook>());
            var told = await reminders.Of(db.Cases, Time.Today(), await Reminders.Lengths(db.Cases, Stop)).ToDictionaryAsync(one => one.Matter.Code, one => one.Percent, Stop);
            foreach (var code in codes)
            {
                var matter = await CaseOf(code);
                var passed = CaseClock.Explain(law, services.GetRequiredService<Procedures>()[matter.Procedure], matter, Time.Today())!.PercentBy(Time.Today());
                var expected = matter.PausedOn is not null || matter.DoneOn is not null ? 0
                    : reminders.All.LastOrDefault(reminder => reminder.Percent <= passed)?.Percent ?? 0;
                Assert.Equal((code, expected), (code, told[code]));
            }
        });
    }

    // The share is read from whether there was an extension, not how many.
    [Fact]
    public void No_procedure_extends_a_period_twice() => Assert.All(
        Daylight.Host.Modules.All.SelectMany(module => module.Procedures).SelectMany(procedure => procedure.Steps).Where(step => step.Clock is ClockEffect.Extend),
        step => Assert.Equal(1, step.AtMost));

    // Two procedures call it 核查中, each with English words of its own.
    async Task<string> InHand(Procedure procedure)
    {
        var code = "";
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = await services.GetRequiredService<Daylight.Desk>().Open(procedure, new()
            {
                BodyCode = Bureau, State = procedure.Starts[0], Channel = Channel.Counter, Title = "门牌", On = FirstDay, ReceivedOn = FirstDay,
            }, Actor.Machine, Stop);
            (matter.State, code) = ("in-hand", matter.Code);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        return code;
    }

    async Task<string[]> RegisterAll()
    {
        var codes = new List<string>();
        foreach (var day in Received) codes.Add((await Register(("submitted", day))).Code);
        return [.. codes];
    }

    async Task<string> Extended(string received, string days = "20")
    {
        var (code, _) = await Register(("submitted", received));
        await Taken(Clerk, code, "propose-extension", ("reason", "要查旧档"), ("on", received));
        await Taken(Head, code, "extend", ("on", received), ("days", days));
        return code;
    }

    static async Task Says(HttpClient officer, string language, string[] codes, string?[] words)
    {
        var page = WebUtility.HtmlDecode(await officer.Read($"/desk?lang={language}"));
        var all = words.OfType<string>().Distinct().ToArray();
        foreach (var (code, said) in codes.Zip(words))
        {
            var row = RowOf(page, code)!;
            foreach (var word in all) Assert.True(row.Contains($">{word}<", StringComparison.Ordinal) == (word == said), $"{word}: {row}");
        }
    }

    static string? RowOf(string page, string code) =>
        page.Split("<tr").FirstOrDefault(row => row.Contains($"value=\"{code}\"", StringComparison.Ordinal));
}
