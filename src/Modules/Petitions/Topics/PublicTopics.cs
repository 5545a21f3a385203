namespace Daylight.Petitions;

/// <summary>
/// What many people raise, with what the government answers, for everybody (热点问题与政府回应). Title and place are the editor's;
/// figures are counts of people; of letters nothing shows but those that were published with consent.
/// </summary>
public static class PublicTopics
{
    public const string Url = "/petitions/topics";

    public static string HrefOf(int number) => $"{Url}/{number}";

    /// <summary>The list.</summary>
    public sealed record ListModel(IReadOnlyList<PublicTopic> Topics);

    /// <summary>The page of one.</summary>
    public sealed record Model(PublicTopic Topic, IReadOnlyList<Link> Letters);

    /// <summary>What is said of one that was taken off the list.</summary>
    public sealed record GoneModel(DateOnly On, string Because);

    const int MostAtHome = 4;

    /// <summary>The hottest that are not settled, for the home page.</summary>
    internal static HomePart? AtHome(IReadOnlyList<PublicTopic> topics)
    {
        var shown = topics.Where(topic => topic.State is not IssueState.Settled).Take(MostAtHome).ToList();
        return shown.Count == 0 ? null : new("topics", new("热点问题与政府回应", "Hot topics and answers"), new("全部热点", "All topics"), Url, build =>
        {
            build.OpenComponent<TopicCards>(0);
            build.AddComponentParameter(1, nameof(TopicCards.Topics), shown);
            build.CloseComponent();
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, async (TopicShelf shelf, CancellationToken stop) => Page.Of<TopicsView>(new ListModel(await shelf.All(stop))));
        routes.MapGet(Url + "/{number:int}", Show);
    }

    static async Task<IResult> Show(int number, TopicShelf shelf, CancellationToken stop)
    {
        if (await shelf.Find(number, stop) is { } topic) return Page.Of<TopicView>(new Model(topic, await shelf.Letters(topic, stop)));
        return await shelf.Issue(number, stop) switch
        {
            // It goes on with the letters of both.
            { MergedInto: { } into } => See.Other(HrefOf(into)),
            { ListedAt: not null, DismissedAt: { } at, DismissedBecause: { } because } =>
                Page.Of<TopicGoneView>(new GoneModel(Instants.DayOf(at), because), StatusCodes.Status410Gone),
            _ => Results.NotFound(),
        };
    }
}
