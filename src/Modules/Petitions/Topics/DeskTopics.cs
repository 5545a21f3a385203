namespace Daylight.Petitions;

/// <summary>
/// The editor sees what many people write about (热点台): what rises first, then what waits for a decision, what is listed and
/// what is not. Bodies see the topics they answer for.
/// </summary>
public static class DeskTopics
{
    public const string Url = "/desk/petitions/topics";

    /// <summary>The page.</summary>
    public sealed record Model(IReadOnlyList<StandingTopic> Topics, string State, IReadOnlyList<(IssueState State, int Count)> Counts, DateTime Since, bool Edits, BodyTree Bodies);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, Show).AddEndpointFilter(OnDuty.Only);
        DeskTopic.Map(routes);
    }

    static async Task<IResult> Show(string? state, TopicDesk desk, CurrentActor who, LawBook law, TimeProvider time, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var mine = (await desk.All(stop)).Where(topic => desk.Sees(officer, topic.Issue)).ToList();
        if (mine.Count == 0 && !desk.Edits(officer)) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var chosen = PetitionWords.Find<IssueState>(state);
        var since = time.Now().AddDays(-law.Topics.HalfLife);
        var shown = mine.Where(topic => chosen is null ? topic.State is not (IssueState.Dismissed or IssueState.Settled) : topic.State == chosen)
            .OrderByDescending(topic => topic.RoseSince(since) is not null).ToList();
        return Page.Of<DeskTopicsView>(new Model(shown, state ?? "", [.. Enum.GetValues<IssueState>().Select(one => (one, mine.Count(topic => topic.State == one)))],
            since, desk.Edits(officer), desk.Office.Bodies));
    }
}
