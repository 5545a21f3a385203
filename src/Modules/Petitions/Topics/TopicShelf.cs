namespace Daylight.Petitions;

/// <summary>A listed topic as everybody may know it.</summary>
/// <param name="Issue">What the editor decided.</param>
/// <param name="Body">The body that answers for it.</param>
/// <param name="Found">Its figures; null while fewer people than may be told of stand behind it.</param>
/// <param name="Answers">Answers that were released, the newest first.</param>
public sealed record PublicTopic(HotIssue Issue, Body Body, HotTopic? Found, IReadOnlyList<PublicAnswer> Answers)
{
    public IssueState State => IssueWords.StateOf(Issue, Answers.Count > 0);

    /// <summary>How many of its people have a matter that is still open; null while figures are not told.</summary>
    public double? Open => Found?.Heat.Parts.First(part => part.Name == "unresolved").Value;
}

/// <summary>An answer that was released.</summary>
/// <param name="Body">Who answers.</param>
/// <param name="At">When it was released (UTC).</param>
/// <param name="Text">What it says.</param>
public sealed record PublicAnswer(Body Body, DateTime At, string Text)
{
    public DateOnly On => Instants.DayOf(At);
}

/// <summary>What of topics is public: the one place that decides it, for pages and programs.</summary>
sealed class TopicShelf(Db db, BodyTree bodies, TopicWatch watch, IEnumerable<CaseTies> ties)
{
    // A topic of which more letters were published names the newest.
    const int MostLetters = 20;

    /// <summary>All that are listed, the hottest first; those that are settled last.</summary>
    public async Task<IReadOnlyList<PublicTopic>> All(CancellationToken stop)
    {
        var issues = await db.HotIssues.AsNoTracking().Public().ToListAsync(stop);
        if (issues.Count == 0) return [];
        var answers = (await db.IssueAnswers.AsNoTracking().Released().ToListAsync(stop))
            .ToLookup(answer => answer.IssueId, answer => new PublicAnswer(bodies[answer.Body], answer.ReleasedAt!.Value, answer.Text));
        var found = (await watch.Topics(db, stop)).Where(topic => topic.Pin is not null).ToDictionary(topic => topic.Pin!);
        return [.. issues.Select(issue => new PublicTopic(issue, bodies[issue.Body!], Told(found.GetValueOrDefault($"{issue.Id}")), [.. answers[issue.Id]]))
            .OrderBy(topic => topic.State is IssueState.Settled).ThenByDescending(topic => topic.Found?.Heat.Points ?? 0).ThenBy(topic => topic.Issue.Number)];
    }

    /// <summary>A listed topic, or null.</summary>
    public async Task<PublicTopic?> Find(int number, CancellationToken stop) => (await All(stop)).FirstOrDefault(topic => topic.Issue.Number == number);

    /// <summary>What was decided about one, listed or not.</summary>
    public Task<HotIssue?> Issue(int number, CancellationToken stop) => db.HotIssues.AsNoTracking().SingleOrDefaultAsync(issue => issue.Number == number, stop);

    /// <summary>Letters of a topic that were published with their answers.</summary>
    public async Task<IReadOnlyList<Link>> Letters(PublicTopic topic, CancellationToken stop)
    {
        var addresses = (topic.Found?.Ids ?? []).Select(code => $"case:{code}").ToList();
        var links = new List<Link>();
        foreach (var tie in ties)
        {
            if (tie.Published is not { } published) continue;
            var codes = (await published.Where(address => addresses.Contains(address)).OrderDescending().Take(MostLetters).ToListAsync(stop)).Select(address => address["case:".Length..]).ToList();
            foreach (var matter in await db.Cases.AsNoTracking().Where(matter => codes.Contains(matter.Code)).OrderByDescending(matter => matter.ReceivedOn).ToListAsync(stop))
                links.AddRange(await tie.Records(matter, stop));
        }
        return [.. links.Distinct()];
    }

    // Erasure may leave fewer than could not be known by it.
    HotTopic? Told(HotTopic? found) => found is not null && found.Reporters >= watch.Fewest ? found : null;
}
