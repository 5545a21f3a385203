namespace Daylight.Petitions;

/// <summary>
/// An editor looks at one topic and decides: lists it under a title, gives it to a body, puts it together with another, takes
/// letters out of it, says that it is none or that it is settled. The body writes the answer, a publisher releases it.
/// </summary>
public static class DeskTopic
{
    // As many letters as a page can show; a topic that has more is split by its later letters.
    const int MostLetters = 300;

    /// <summary>A letter of the topic, for officers who may see its case.</summary>
    public sealed record Letter(string Code, string Title, Words Body, DateOnly? On, bool Open);

    /// <summary>What was typed.</summary>
    public sealed record Typing(string Title, string Place, string Body, string Because, string With, string Text, IReadOnlyCollection<string> Letters);

    /// <summary>The page.</summary>
    public sealed record Model(
        StandingTopic Topic, IReadOnlyList<Letter> Letters, int Elsewhere, IReadOnlyList<StandingTopic> Others, Typing Typed, Problems Problems,
        bool Edits, bool Writes, bool Releases, BodyTree Bodies);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(DeskTopics.Url + "/{topic}").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", async (string topic, TopicDesk topics, CurrentActor who, CancellationToken stop) =>
        {
            var officer = await who.Officer(stop);
            return await Seen(topic, topics, officer, stop) is { } found ? Page.Of<DeskTopicView>(await Show(found, topics, officer, null, [], stop)) : Results.NotFound();
        });
        Decides(desk, "list", (topics, topic, typed, by, stop) => topics.List(topic, typed.Title, typed.Place, typed.Body, by, stop));
        Decides(desk, "dismiss", (topics, topic, typed, by, stop) => topics.Dismiss(topic, typed.Because, by, stop));
        Decides(desk, "settle", (topics, topic, _, by, stop) => topics.Settle(topic, by, stop));
        Decides(desk, "take-up", (topics, topic, _, by, stop) => topics.TakeUp(topic, by, stop));
        Decides(desk, "merge", (topics, topic, typed, by, stop) => topics.Merge(topic, typed.With, by, stop));
        Decides(desk, "split", (topics, topic, typed, by, stop) => topics.Split(topic, typed.Letters, by, stop));
        Sends(desk, "answer", (_, _, _) => true, (topics, topic, typed, by, stop) => topics.Write(topic, typed.Text, by, stop));
        Sends(desk, "release", (_, _, _) => true, (topics, topic, typed, by, stop) => topics.Release(topic, typed.Text, by, stop));
    }

    delegate Task<Problems> Act(TopicDesk topics, StandingTopic topic, Typing typed, Actor by, CancellationToken stop);

    static void Decides(RouteGroupBuilder desk, string what, Act act) => Sends(desk, what, (topics, _, officer) => topics.Edits(officer), act);

    static void Sends(RouteGroupBuilder desk, string what, Func<TopicDesk, StandingTopic, Actor, bool> may, Act act) =>
        desk.MapPost(what, async (string topic, IFormCollection sent, TopicDesk topics, CurrentActor who, CancellationToken stop) =>
        {
            var officer = await who.Officer(stop);
            if (await Seen(topic, topics, officer, stop) is not { } found) return Results.NotFound();
            if (!may(topics, found, officer)) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
            var typed = new Typing(Typed.Text(sent, "title"), Typed.Text(sent, "place"), Typed.Text(sent, "body"), Typed.Text(sent, "because"), Typed.Text(sent, "with"),
                Typed.Text(sent, "text"), [.. sent["letter"].OfType<string>()]);
            // Letters by which it is found again: a proposal that was decided about has a number from now on.
            var letters = found.Found?.Ids ?? [];
            var problems = await act(topics, found, typed, officer, stop);
            if (problems.None) return See.Other(await After(topics, found, letters, stop));
            return Page.Of<DeskTopicView>(await Show(await Seen(topic, topics, officer, stop) ?? found, topics, officer, typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
        });

    static async Task<StandingTopic?> Seen(string key, TopicDesk topics, Actor officer, CancellationToken stop) =>
        await topics.Find(key, stop) is { } topic && topics.Sees(officer, topic.Issue) ? topic : null;

    static async Task<string> After(TopicDesk topics, StandingTopic was, IReadOnlyList<string> letters, CancellationToken stop)
    {
        var all = await topics.All(stop);
        var now = all.FirstOrDefault(topic => was.Issue is { } issue && topic.Issue?.Id == issue.Id)
            ?? all.Where(topic => topic.Found is not null).MaxBy(topic => topic.Found!.Ids.Intersect(letters).Count());
        return now is null ? DeskTopics.Url : $"{DeskTopics.Url}/{now.Key}";
    }

    static async Task<Model> Show(StandingTopic topic, TopicDesk topics, Actor officer, Typing? typed, Problems problems, CancellationToken stop)
    {
        var (office, ids) = (topics.Office, topic.Found?.Ids ?? []);
        var bodies = office.BodiesOf(officer);
        var seen = office.Db.Cases.AsNoTracking().Where(matter => ids.Contains(matter.Code) && bodies.Any(body => body.Code == matter.BodyCode));
        var letters = await seen.OrderByDescending(matter => matter.ReceivedOn).ThenByDescending(matter => matter.Code).Take(MostLetters).ToListAsync(stop);
        var byBody = await seen.GroupBy(matter => matter.BodyCode).Select(body => new { body.Key, Count = body.Count() }).ToListAsync(stop);
        // Whoever handles most of the letters answers for it, unless the editor says otherwise.
        var usual = byBody.Where(body => body.Key != office.Bodies.Root!.Code)
            .OrderByDescending(body => body.Count).ThenBy(body => body.Key, StringComparer.Ordinal).Select(body => body.Key).FirstOrDefault();
        var draft = topic.Answers.FirstOrDefault(answer => answer.ReleasedAt is null);
        var edits = topics.Edits(officer);
        return new(topic,
            [.. letters.Select(matter => new Letter(matter.Code, matter.Title, office.Bodies[matter.BodyCode].Words, matter.ReceivedOn, matter.ClosedOn is null && matter.DoneOn is null))],
            ids.Count - byBody.Sum(body => body.Count), edits ? [.. (await topics.All(stop)).Where(other => other.Key != topic.Key)] : [],
            typed ?? new(topic.Title, topic.Issue is { ListedAt: not null } listed ? listed.Place ?? "" : topic.Found?.Place ?? "", topic.Issue?.Body ?? usual ?? "", "", "", draft?.Text ?? "", []),
            problems, edits, topics.Writes(officer, topic.Issue), draft is not null && topics.Releases(officer, draft), office.Bodies);
    }
}
