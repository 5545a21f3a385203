using System.Net;
using System.Text.Json;
using Daylight.Host;
using Daylight.Petitions;
using Daylight.Tests.Kernel.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What many people write about, from their letters to the list that everybody reads.</summary>
public sealed class HotTopicTests : Town
{
    const string Street = "440112201", Bureau = "440112101", Title = "丽景花园旁搅拌站扬尘";

    internal override MailSettings? Mail => new() { Address = "mail.huangpu.test" };

    [Fact]
    public async Task A_topic_is_listed_by_an_editor_and_answered_by_two_people_and_no_letter_shows()
    {
        await File(Mailbag.Dust(8).Concat(Mailbag.Background.Take(30)));
        await CatchUp();
        using var supervisor = await Signed("supervisor", Role.Supervisor);
        using var writer = await Signed("writer", Role.Clerk | Role.Publisher, Street);
        using var publisher = await Signed("publisher", Role.Publisher);
        using var stranger = await Signed("stranger", Role.Clerk, Bureau);
        Assert.Contains("搅拌站", WebUtility.HtmlDecode(await supervisor.Read(DeskTopics.Url)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(DeskTopics.Url, Stop)).StatusCode);
        var page = $"{DeskTopics.Url}/{(await Found()).Key}";
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync(page, Stop)).StatusCode);

        var wrong = await (await supervisor.Submit(page, $"{page}/list", ("title", "灰"), ("place", "13800138000"), ("body", ""))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["title", "place", "body"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        page = (await supervisor.Submit(page, $"{page}/list", ("title", Title), ("place", "丽景花园"), ("body", Street))).LeadsTo;
        Assert.Equal($"{DeskTopics.Url}/1", page);

        using (var early = await writer.Submit(page, $"{page}/answer", ("text", ""))) Assert.Contains("href=\"#text\"", await early.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(page, (await writer.Submit(page, $"{page}/answer", ("text", "搅拌站已经停产整改。"))).LeadsTo);
        Assert.DoesNotContain("停产整改", WebUtility.HtmlDecode(await Visitor().Read(PublicTopics.HrefOf(1))), StringComparison.Ordinal);
        // Who wrote it may publish, but not this; nobody else is shown a way round it.
        Assert.DoesNotContain($"{page}/release", await writer.Read(page), StringComparison.Ordinal);
        await Do(async services =>
        {
            var desk = services.GetRequiredService<TopicDesk>();
            var (topic, own) = ((await desk.Find("1", Stop))!, await Known("writer"));
            Assert.True((await desk.Release(topic, $"{topic.Answers[0].WrittenAt.Ticks}", own, Stop)).Any);
        });
        var read = (await Found()).Answers[0].WrittenAt.Ticks;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await publisher.Submit(page, $"{page}/release", ("text", $"{read - 1}"))).StatusCode);
        Assert.Equal(page, (await publisher.Submit(page, $"{page}/release", ("text", $"{read}"))).LeadsTo);

        using var visitor = Visitor();
        Assert.Contains(PublicTopics.Url, await visitor.Read("/petitions"), StringComparison.Ordinal);
        var seen = WebUtility.HtmlDecode(await visitor.Read(PublicTopics.Url) + await visitor.Read(PublicTopics.HrefOf(1)));
        var api = await visitor.Read("/api/v1/topics") + await visitor.Read("/api/v1/topics/1");
        foreach (var shown in (string[])[Title, "停产整改"]) Assert.Contains(shown, seen, StringComparison.Ordinal);
        // The first page has it with its answer.
        await CatchUp();
        var home = WebUtility.HtmlDecode(await visitor.Read("/"));
        foreach (var shown in (string[])[Title, "停产整改", PublicTopics.HrefOf(1)]) Assert.Contains(shown, home, StringComparison.Ordinal);
        var people = (await Found()).Found!.Reporters;
        Assert.InRange(people, 6, 8);
        Assert.Contains($"{people}人", seen, StringComparison.Ordinal);
        using var told = JsonDocument.Parse(await visitor.Read("/api/v1/topics/1"));
        Assert.Equal((people, "answered", Street), (told.RootElement.GetProperty("reporters").GetInt32(), told.RootElement.GetProperty("state").GetString(), told.RootElement.GetProperty("body").GetString()));
        Assert.Equal(told.RootElement.GetProperty("heat").GetProperty("points").GetDouble(),
            told.RootElement.GetProperty("heat").GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("points").GetDouble()), 2);
        foreach (var letter in Mailbag.Dust(8))
            foreach (var secret in (string[])[letter.Subject, letter.Text[..12], letter.Reporter!])
                Assert.DoesNotContain(secret, seen + api, StringComparison.Ordinal);
        foreach (var code in await Ask(db => db.Cases.Select(matter => matter.Code).ToListAsync(Stop))) Assert.DoesNotContain(code, seen + api, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/topics/2", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(PublicTopics.HrefOf(2), Stop)).StatusCode);

        // Taken off the list it leaves its reason behind.
        Assert.Equal(page, (await supervisor.Submit(page, $"{page}/settle")).LeadsTo);
        Assert.Equal(page, (await supervisor.Submit(page, $"{page}/take-up")).LeadsTo);
        Assert.Equal(page, (await supervisor.Submit(page, $"{page}/dismiss", ("because", "并入环境整治专题"))).LeadsTo);
        using var gone = await visitor.GetAsync(PublicTopics.HrefOf(1), Stop);
        Assert.Contains("并入环境整治专题", WebUtility.HtmlDecode(await gone.Says(HttpStatusCode.Gone)), StringComparison.Ordinal);
        await CatchUp();
        Assert.DoesNotContain(Title, WebUtility.HtmlDecode(await visitor.Read("/")), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_an_editor_decided_stands_over_night_and_whoever_begins_anew_finds_the_same()
    {
        await File(Mailbag.Dust(9).Concat(Mailbag.Background.Take(60)));
        await Officer("supervisor", Role.Supervisor);
        var by = await Known("supervisor");
        var off = (await Found()).Found!.Ids.Take(3).ToList();
        await Decide(async desk => await desk.Split(await Standing(desk), off, by, Stop));
        Assert.Equal((6, 3), ((await Numbered("1")).Found!.Letters, (await Numbered("2")).Found!.Letters));
        DaysPass(1);
        await File(Mailbag.Dust(11).Skip(9));
        await CatchUp();
        var before = await All();
        Assert.Equal(11, (await Numbered("1")).Found!.Letters + (await Numbered("2")).Found!.Letters);
        Assert.All(off, code => Assert.Contains(code, before.Single(topic => topic.Issue?.Number == 2).Found!.Ids));
        await Restart();
        Assert.Equal(before.Select(Told), (await All()).Select(Told));
        DaysPass(1);
        var next = await Numbered("2");
        Assert.All(off, code => Assert.Contains(code, next.Found!.Ids));

        await Decide(async desk => await desk.Merge((await desk.Find("2", Stop))!, "1", by, Stop));
        Assert.Equal(11, (await Numbered("1")).Found!.Letters);
        await Decide(async desk => await desk.Dismiss((await desk.Find("1", Stop))!, "不是一件事", by, Stop));
        DaysPass(1);
        Assert.Equal((IssueState.Dismissed, 11), ((await Numbered("1")).State, (await Numbered("1")).Found!.Letters));
        Assert.Empty(await FaultsFound());

        static string Told(StandingTopic topic) => $"{topic.Key} {topic.State} {topic.Found?.Heat.Points} {string.Join(',', topic.Found?.Ids ?? [])}";
    }

    [Fact]
    public async Task Fifteen_people_in_two_days_raise_one_alarm_and_one_loud_sender_or_one_text_raises_none()
    {
        await Officer("supervisor", Role.Supervisor);
        await File(Mailbag.Background.Take(60).Select(letter => letter with { Reporter = "somebody" }));
        await File(Mailbag.Dust(15, "紫荆公馆", "loud").Select(letter => letter with { Reporter = "loud" }));
        var first = Mailbag.Dust(1, "翠湖居", "copy").Single();
        await File(Enumerable.Range(0, 15).Select(at => first with { Id = $"copy{at}", Reporter = $"bought{at}" }));
        await CatchUp();
        Assert.Equal(0, await Letters());
        foreach (var day in Mailbag.Dust(15).Chunk(5))
        {
            Time.Advance(TimeSpan.FromHours(12));
            await File(day);
        }
        await CatchUp();
        Assert.Equal(1, await Letters());
        await File(Mailbag.Dust(18).Skip(15));
        await CatchUp();
        await Restart();
        await File(Mailbag.Dust(20).Skip(18));
        await CatchUp();
        Assert.Equal(1, await Letters());
        using var supervisor = await Visitor().SignedIn("supervisor");
        Assert.Contains("骤增", WebUtility.HtmlDecode(await supervisor.Read(DeskTopics.Url)), StringComparison.Ordinal);

        Task<int> Letters() => Ask(db => db.Set<ToldReminder>().CountAsync(told => told.What == "topic-rise", Stop));
    }

    [Fact]
    public async Task What_was_erased_withdrawn_or_told_of_misconduct_is_in_no_topic()
    {
        await File(Mailbag.Dust(6));
        await File(Mailbag.Dust(3, id: "report"), "report");
        DaysPass(1);
        await CatchUp();
        Assert.Equal(6, (await Found()).Found!.Letters);
        var code = (await Found()).Found!.Ids[0];
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = (await db.Cases.WithSteps(code, Stop))!;
            await CaseRows.Anonymise(db, matter, ledger.Now, Stop);
            await ledger.Erase(Actor.Machine, matter.Address, matter.BodyCode, "cn-pet", Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        await CatchUp();
        var left = (await Found()).Found!;
        Assert.Equal(5, left.Letters);
        Assert.DoesNotContain(code, left.Ids);
    }

    Task File(IEnumerable<TopicLetter> letters, string kind = "complaint") => Do(async services =>
    {
        var filing = services.GetRequiredService<PetitionFiling>();
        foreach (var letter in letters)
            await filing.File(PetitionForm.Blank with { Kind = kind, Title = letter.Subject, Story = letter.Text, Name = letter.Reporter! },
                new(Ids.Next(), PetitionSource.Mayor, Time.Today(), null), Actor.Requester, Stop);
    });

    async Task<HttpClient> Signed(string name, Role roles, string body = "440112")
    {
        await Officer(name, roles, body);
        return await Visitor().SignedIn(name);
    }

    async Task<Actor> Known(string name)
    {
        var id = await Ask(db => db.Users.Where(user => user.DisplayName == name).Select(user => user.Id).SingleAsync(Stop));
        return (await Ask(db => Actor.Officer(db, id, Time.Today(), Stop)))!;
    }

    async Task Decide(Func<TopicDesk, Task<Problems>> decide) => await Do(async services => Assert.Empty(await decide(services.GetRequiredService<TopicDesk>())));

    async Task<IReadOnlyList<StandingTopic>> All()
    {
        IReadOnlyList<StandingTopic> all = [];
        await Do(async services => all = await services.GetRequiredService<TopicDesk>().All(Stop));
        return all;
    }

    static async Task<StandingTopic> Standing(TopicDesk desk) => (await desk.All(Stop)).First(IsDust);

    static bool IsDust(StandingTopic topic) => topic.Title.Contains("搅拌站", StringComparison.Ordinal);

    async Task<StandingTopic> Found() => (await All()).First(IsDust);

    async Task<StandingTopic> Numbered(string key) => (await All()).Single(topic => topic.Key == key);
}
