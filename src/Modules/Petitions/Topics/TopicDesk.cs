namespace Daylight.Petitions;

/// <summary>A topic as it stands: what was found, what an editor decided, or both.</summary>
/// <param name="Found">Its letters and figures; null when none of its letters is there any more.</param>
/// <param name="Issue">What was decided; null when nothing.</param>
/// <param name="Answers">Answers to it, the newest first, drafts among them.</param>
public sealed record StandingTopic(HotTopic? Found, HotIssue? Issue, IReadOnlyList<HotIssueAnswer> Answers)
{
    /// <summary>What addresses and choices call it: the number of the issue, or the code of its first letter.</summary>
    public string Key => Issue is { } issue ? $"{issue.Number}" : Found!.Key;

    /// <summary>How officers call it: by its public title, or as found.</summary>
    public string Title => Issue?.Title ?? Found?.Title ?? "–";

    public IssueState State => IssueWords.StateOf(Issue, Answers.Any(answer => answer.ReleasedAt is not null));

    public DateTime? RoseSince(DateTime since) => Found?.Rises is [.., { } last] && last.At >= since ? last.At : null;
}

/// <summary>
/// What editors decide about topics, and what is answered to them. Every decision is an entry of the ledger and pins the
/// letters it was about, so that no later computation undoes it.
/// </summary>
sealed class TopicDesk(CaseOffice office, Ledger ledger, TopicWatch watch)
{
    /// <summary>Whoever has one of these towards the topmost body decides which topics are listed.</summary>
    public const Role Editors = Role.Supervisor | Role.Publisher;

    public const int LongestTitle = 60, LongestAnswer = 5_000, LongestReason = 500;

    const int ShortestTitle = 5;

    Db Db => office.Db;

    public CaseOffice Office => office;

    string Root => office.Bodies.Root!.Code;

    public bool Edits(Actor officer) => (officer.RolesIn(Root, office.Bodies) & Editors) != 0;

    /// <summary>True when the officer may read of a topic at the desk: editors, and whoever works in the body that answers.</summary>
    public bool Sees(Actor officer, HotIssue? issue) =>
        Edits(officer) || (issue is { Body: { } body, MergedInto: null } && (officer.RolesIn(body, office.Bodies) & CaseOffice.AtDesk) != 0);

    /// <summary>True when the officer may write an answer to a topic.</summary>
    public bool Writes(Actor officer, HotIssue? issue) => issue is { Body: { } body, ListedAt: not null, DismissedAt: null } && (officer.RolesIn(body, office.Bodies) & CaseOffice.AtDesk) != 0;

    /// <summary>True when the officer may release what somebody else wrote.</summary>
    public bool Releases(Actor officer, HotIssueAnswer answer) =>
        answer.WrittenBy != officer.Account && officer.RolesIn(answer.Body, office.Bodies).HasFlag(Role.Publisher);

    /// <summary>All topics, the hottest first; those nobody writes about any more last.</summary>
    public async Task<IReadOnlyList<StandingTopic>> All(CancellationToken stop)
    {
        var issues = await Db.HotIssues.AsNoTracking().Where(issue => issue.MergedInto == null).ToListAsync(stop);
        var answers = (await Db.IssueAnswers.AsNoTracking().OrderByDescending(answer => answer.WrittenAt).ToListAsync(stop)).ToLookup(answer => answer.IssueId);
        var byKey = issues.ToDictionary(issue => $"{issue.Id}");
        var found = await watch.Topics(Db, stop);
        var standing = found.Select(topic => topic.Pin is null ? new(topic, null, [])
            : byKey.Remove(topic.Pin, out var issue) ? new StandingTopic(topic, issue, [.. answers[issue.Id]]) : null).OfType<StandingTopic>().ToList();
        return [.. standing, .. byKey.Values.OrderBy(issue => issue.Number).Select(issue => new StandingTopic(null, issue, [.. answers[issue.Id]]))];
    }

    /// <summary>The topic with a key, or null.</summary>
    public async Task<StandingTopic?> Find(string key, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return (await All(stop)).FirstOrDefault(topic => topic.Key == key);
    }

    /// <summary>Lists a topic under an editor's title, or changes title, place and body of one that is listed.</summary>
    public Task<Problems> List(StandingTopic topic, string title, string place, string body, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(title.Length < ShortestTitle, "title", $"写一个题目，至少{ShortestTitle}个字", $"Give a title of {ShortestTitle} characters or more")
            .Sound("title", title, LongestTitle).Sound("place", place, Typed.Line)
            .When(PersonalData.In(title).Any(), "title", "题目里像是有个人信息，请去掉", "There seems to be personal data in the title: take it out")
            .When(PersonalData.In(place).Any(), "place", "地点里像是有个人信息，请去掉", "There seems to be personal data in the place: take it out")
            .When(office.Bodies.Find(body)?.ExistsOn(office.Today) is not true, "body", "选择责任单位", "Choose the body that answers for it")
            .When(topic.Issue?.ListedAt is null && !(topic.Found?.Reporters >= office.Law.Topics.Reporters), "",
                $"不到{office.Law.Topics.Reporters}个人反映的不列出：人太少，会被认出来。", $"What fewer than {office.Law.Topics.Reporters} people raise is not listed: they could be known by it.");
        return Do(problems, topic, async topic =>
        {
            var issue = await Own(topic, stop);
            var (verb, now) = (issue.IsPublic ? "change-topic" : "list-topic", ledger.Now);
            (issue.Title, issue.Place, issue.Body) = (title, place.Length > 0 ? place : null, body);
            if (!issue.IsPublic) (issue.ListedAt, issue.ListedBy, issue.DismissedAt, issue.DismissedBy, issue.DismissedBecause) = (now, by.Account, null, null, null);
            ledger.Write(by, verb, issue.Address, body, new Dictionary<string, object?> { ["title"] = title, ["place"] = issue.Place });
        }, stop);
    }

    /// <summary>Says that a topic is none, or takes it off the list.</summary>
    public Task<Problems> Dismiss(StandingTopic topic, string because, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(because.Length == 0, "because", "写出理由", "Say why").Sound("because", because, LongestReason)
            .When(PersonalData.In(because).Any(), "because", "理由里像是有个人信息，请去掉", "There seems to be personal data in the reason: take it out");
        return Do(problems, topic, async topic =>
        {
            var issue = await Own(topic, stop);
            (issue.DismissedAt, issue.DismissedBy, issue.DismissedBecause) = (ledger.Now, by.Account, because);
            ledger.Write(by, "dismiss-topic", issue.Address, issue.Body ?? Root, issue.ListedAt is null ? null : new Dictionary<string, object?> { ["because"] = because });
        }, stop);
    }

    /// <summary>Says that the matter of a listed topic is settled.</summary>
    public Task<Problems> Settle(StandingTopic topic, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(topic.State is not IssueState.Answered, "", "列出并回应过的才能办结。", "Only what is listed and answered can be settled.");
        return Do(problems, topic, async topic =>
        {
            var issue = await Own(topic, stop);
            (issue.SettledAt, issue.SettledBy) = (ledger.Now, by.Account);
            ledger.Write(by, "settle-topic", issue.Address, issue.Body ?? Root);
        }, stop);
    }

    /// <summary>Takes up again what was dismissed or settled: as a proposal, or as listed and not settled.</summary>
    public Task<Problems> TakeUp(StandingTopic topic, Actor by, CancellationToken stop)
    {
        var problems = new Problems().When(topic.State is not (IssueState.Dismissed or IssueState.Settled), "", "它没有结束，不用恢复。", "It has not ended.");
        return Do(problems, topic, async topic =>
        {
            var issue = await Own(topic, stop);
            // What was taken off the list is listed by a decision of its own.
            if (issue.DismissedAt is not null) (issue.ListedAt, issue.ListedBy) = (null, null);
            (issue.DismissedAt, issue.DismissedBy, issue.DismissedBecause, issue.SettledAt, issue.SettledBy) = (null, null, null, null, null);
            ledger.Write(by, "take-up-topic", issue.Address, issue.Body ?? Root);
        }, stop);
    }

    /// <summary>Puts a topic together with another, which goes on with the letters of both.</summary>
    public async Task<Problems> Merge(StandingTopic topic, string with, Actor by, CancellationToken stop)
    {
        var other = await Find(with, stop);
        var problems = new Problems().When(other is null || other.Key == topic.Key, "with", "选择另一个热点", "Choose another topic")
            .When(topic.Issue is { IsPublic: true } && other?.Issue is not { IsPublic: true }, "with",
                "已经列出的只能并入另一个已经列出的，否则它的页面就没有了", "What is listed goes into another that is listed: its page would be gone otherwise");
        return await Do(problems, topic, async topic =>
        {
            var into = await Own((await Find(with, stop))!, stop);
            await Pin(topic.Found?.Ids ?? [], into, stop);
            var merged = new Dictionary<string, object?> { ["letters"] = topic.Found?.Letters ?? 0 };
            if (topic.Issue is { } issue)
            {
                var own = await Db.HotIssues.SingleAsync(one => one.Id == issue.Id, stop);
                own.MergedInto = into.Number;
                merged["topic"] = own.Number;
            }
            ledger.Write(by, "merge-topics", into.Address, into.Body ?? Root, merged);
        }, stop);
    }

    /// <summary>Takes some letters out of a topic into one of their own.</summary>
    public Task<Problems> Split(StandingTopic topic, IReadOnlyCollection<string> codes, Actor by, CancellationToken stop)
    {
        var chosen = (topic.Found?.Ids ?? []).Where(codes.Contains).ToList();
        var problems = new Problems().When(chosen.Count == 0 || chosen.Count == topic.Found?.Ids.Count, "letter",
            "选出一部分来信，不能一封不选，也不能全选", "Choose some of the letters: not none, and not all");
        return Do(problems, topic, async topic =>
        {
            var issue = await Own(topic, stop);
            var other = new HotIssue { Number = await NextNumber(stop), At = ledger.Now };
            Db.Add(other);
            await Pin(chosen, other, stop);
            ledger.Write(by, "split-topic", issue.Address, issue.Body ?? Root, new Dictionary<string, object?> { ["into"] = other.Number, ["letters"] = chosen.Count });
        }, stop);
    }

    /// <summary>Writes an answer, or writes the one anew that waits for its release.</summary>
    public Task<Problems> Write(StandingTopic topic, string text, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!Writes(by, topic.Issue), "", "先列出热点、定好责任单位，由责任单位写回应。", "A topic is listed first; the body that is responsible for it writes the answer.")
            .When(text.Length == 0, "text", "写出回应", "Write the answer").Sound("text", text, LongestAnswer);
        return Do(problems, topic, async topic =>
        {
            var issue = topic.Issue!;
            var answer = await Db.IssueAnswers.SingleOrDefaultAsync(one => one.IssueId == issue.Id && one.ReleasedAt == null, stop);
            if (answer is null) Db.Add(answer = new() { IssueId = issue.Id, Body = issue.Body!, Text = text, WrittenBy = by.Account, WrittenAt = ledger.Now });
            else (answer.Body, answer.Text, answer.WrittenBy, answer.WrittenAt) = (issue.Body!, text, by.Account, ledger.Now);
            ledger.Write(by, "write-topic-answer", issue.Address, issue.Body!);
        }, stop);
    }

    /// <summary>Releases the answer that somebody else wrote, as the officer has read it.</summary>
    public Task<Problems> Release(StandingTopic topic, string read, Actor by, CancellationToken stop)
    {
        var waiting = topic.Answers.FirstOrDefault(answer => answer.ReleasedAt is null);
        var problems = new Problems()
            .When(waiting is null || !Releases(by, waiting), "", "由发布岗、而且不是写的人发布。", "It is released by a publisher who did not write it.")
            .When(topic.Issue is not { IsPublic: true }, "", "热点列出以后才能发布回应。", "An answer is released once its topic is listed.")
            .When(waiting is not null && $"{waiting.WrittenAt.Ticks}" != read, "", "回应刚刚改过，请再看一遍。", "It was written anew meanwhile: please read it again.")
            .When(waiting is not null && PersonalData.In(waiting.Text).Any(), "", "回应里像是有个人信息，请先改好。", "There seems to be personal data in the answer: have it put right first.");
        return Do(problems, topic, async topic =>
        {
            var answer = await Db.IssueAnswers.SingleAsync(one => one.Id == waiting!.Id, stop);
            (answer.ReleasedAt, answer.ReleasedBy) = (ledger.Now, by.Account);
            ledger.Write(by, "release-topic-answer", topic.Issue!.Address, answer.Body);
        }, stop);
    }

    // One decision after the other, each about the topic as it stands then: no letter goes to two topics, no topic to two issues.
    async Task<Problems> Do(Problems problems, StandingTopic topic, Func<StandingTopic, Task> decide, CancellationToken stop)
    {
        if (problems.Any) return problems;
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock("topics", stop);
        await watch.Reconsider(Db, stop);
        if (await Find(topic.Key, stop) is not { } standing)
            return Problems.Of("", "这个热点刚刚变了，请回到列表重新打开。", "This topic has just changed: open it anew from the list.");
        await decide(standing);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await watch.Reconsider(Db, stop);
        return problems;
    }

    // The row of a topic, with all its letters as they are now.
    async Task<HotIssue> Own(StandingTopic topic, CancellationToken stop)
    {
        var issue = topic.Issue is { } known ? await Db.HotIssues.SingleAsync(one => one.Id == known.Id, stop) : null;
        if (issue is null) Db.Add(issue = new() { Number = await NextNumber(stop), At = ledger.Now });
        await Pin(topic.Found?.Ids ?? [], issue, stop);
        return issue;
    }

    async Task Pin(IReadOnlyCollection<string> codes, HotIssue issue, CancellationToken stop)
    {
        var cases = await Db.Cases.AsNoTracking().Where(matter => codes.Contains(matter.Code)).Select(matter => matter.Id).ToListAsync(stop);
        var pins = await Db.Set<HotIssuePin>().Where(pin => cases.Contains(pin.CaseId)).ToDictionaryAsync(pin => pin.CaseId, stop);
        foreach (var local in Db.Set<HotIssuePin>().Local) pins[local.CaseId] = local;
        foreach (var id in cases)
            if (pins.TryGetValue(id, out var pin)) pin.IssueId = issue.Id;
            else Db.Add(new HotIssuePin { CaseId = id, IssueId = issue.Id });
    }

    // Rows that were made in this decision count too.
    async Task<int> NextNumber(CancellationToken stop) =>
        Math.Max(await Db.HotIssues.MaxAsync(issue => (int?)issue.Number, stop) ?? 0, Db.HotIssues.Local.Select(issue => issue.Number).DefaultIfEmpty().Max()) + 1;
}
