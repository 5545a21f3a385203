namespace Daylight.Petitions;

/// <summary>
/// Knows at every moment what many people write about (热点提取): it follows the ledger and places each letter at once. Every
/// morning all letters are grouped anew, with what editors decided; the letters of the day are placed beside them one by one.
/// So what it knows depends on letters, decisions and the day alone: every node, and one that has just started, knows the same.
/// Nothing of it is kept on a disk, and a letter whose text was erased is forgotten with the entry that says so.
/// </summary>
/// <param name="law">What makes a topic hot.</param>
/// <param name="classes">The classes of matters, as they are now.</param>
/// <param name="time">The clock.</param>
/// <param name="scopes">Where it tells what rose.</param>
sealed class TopicWatch(LawBook law, Func<TopicTree> classes, TimeProvider time, IServiceScopeFactory scopes) : Follower, IDisposable
{
    const string CasePrefix = "case:";

    // Named and shown; whatever editors decided about is there besides.
    const int Most = 200;

    readonly SemaphoreSlim gate = new(1);
    HotTopics engine = new(law.Topics, []);
    List<string> communities = [];
    readonly List<RisenTopic> untold = [];
    IReadOnlyList<HotTopic>? found;
    DateOnly? filled;
    long decided;
    long? seen;

    public override string Name => "topics";

    public override bool IsKept => false;

    /// <summary>How many people a topic must have before anything of it is told: fewer could be known by it.</summary>
    public int Fewest => law.Topics.Reporters;

    // Nothing is kept when the program starts: it begins with all that is there, and goes on with what comes next.
    public override async Task<long> Position(Db db, CancellationToken stop) =>
        seen ??= await db.Entries.MaxAsync(entry => entry.Index, stop) + 1 ?? 0;

    public override async Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        var codes = entries.Where(entry => entry.Subject.StartsWith(CasePrefix, StringComparison.Ordinal))
            .Select(entry => entry.Subject[CasePrefix.Length..]).Distinct().ToList();
        List<(RisenTopic Risen, IReadOnlyList<string> Members)> rises;
        await gate.WaitAsync(stop);
        try
        {
            Decided(entries.Where(entry => entry.Subject.StartsWith(HotIssue.AddressPrefix, StringComparison.Ordinal)).Select(entry => entry.Arrival).DefaultIfEmpty().Max());
            if (codes.Count > 0 && !await FillIfStale(db, stop)) await Take(db, codes, stop);
            rises = [.. untold.Select(risen => (risen, engine.Together(risen.Code)))];
        }
        finally
        {
            gate.Release();
        }
        // Outside the gate: telling writes, and whoever writes may be waiting for the gate.
        if (rises.Count > 0) await TellRisen(rises, stop);
        seen = entries[^1].Index!.Value + 1;
    }

    public override async Task Forget(Db db, CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        (filled, found) = (null, null);
        gate.Release();
    }

    /// <summary>The topics as of now, the hottest first; those that editors decided about with the key of their issue.</summary>
    public Task<IReadOnlyList<HotTopic>> Topics(Db db, CancellationToken stop) =>
        Ask(db, () => found ??= engine.Hottest(null, time.Now(), Most), stop);

    /// <summary>The hottest topics of a time, as <see cref="HotTopics.Hottest"/> tells them.</summary>
    public Task<IReadOnlyList<HotTopic>> Topics(Db db, DateTime? from, DateTime? to, int top, CancellationToken stop) =>
        Ask(db, () => engine.Hottest(from, to, top), stop);

    async Task<IReadOnlyList<HotTopic>> Ask(Db db, Func<IReadOnlyList<HotTopic>> ask, CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            await FillIfStale(db, stop);
            return ask();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>
    /// Takes what editors have decided up to now: for whoever decides, and cannot wait until it comes by the ledger as it does
    /// for everybody else.
    /// </summary>
    public async Task Reconsider(Db db, CancellationToken stop)
    {
        var last = await db.Entries.Where(entry => entry.Subject.StartsWith(HotIssue.AddressPrefix)).MaxAsync(entry => (long?)entry.Arrival, stop) ?? 0;
        await gate.WaitAsync(stop);
        Decided(last);
        gate.Release();
    }

    void Decided(long last)
    {
        if (last > decided) (decided, filled) = (last, null);
    }

    public void Dispose() => gate.Dispose();

    // Once a day, and after each decision of an editor.
    async Task<bool> FillIfStale(Db db, CancellationToken stop)
    {
        var today = time.Today();
        if (filled == today) return false;
        var letters = await TopicLetters.All(db, classes(), stop);
        var pins = await (from pin in db.Set<HotIssuePin>().AsNoTracking()
                          join matter in db.Cases.AsNoTracking() on pin.CaseId equals matter.Id
                          select new { matter.Code, pin.IssueId }).ToDictionaryAsync(one => one.Code, one => $"{one.IssueId}", stop);
        // People write the name of a community without saying that it is one; streets are told by how they end.
        var known = await db.Areas.AsNoTracking().Where(area => area.Kind == AreaKind.Community).Select(area => area.Name).Distinct().OrderBy(name => name).ToListAsync(stop);
        if (!known.SequenceEqual(communities)) (engine, communities) = (new(law.Topics, known), known);
        engine.Fill(letters.Where(one => Instants.DayOf(one.EnteredAt) < today || pins.ContainsKey(one.Letter.Id)).Select(one => one.Letter), pins);
        foreach (var one in letters.Where(one => Instants.DayOf(one.EnteredAt) >= today).OrderBy(one => one.EnteredAt).ThenBy(one => one.Letter.Id, StringComparer.Ordinal))
            engine.Place(one.Letter);
        // What only shows now that all is grouped anew, or came while the program was not running. Told once all the same.
        untold.AddRange(engine.Risen(Lately).Select(one => new RisenTopic(one.Id, one.Rise)));
        (filled, found) = (today, null);
        return true;
    }

    async Task Take(Db db, List<string> codes, CancellationToken stop)
    {
        var letters = await TopicLetters.Of(db, codes, classes(), stop);
        var known = letters.Select(one => one.Letter.Id).ToHashSet(StringComparer.Ordinal);
        // What was erased or withdrawn meanwhile is not in memory any longer, either.
        if (codes.Exists(code => !known.Contains(code) && engine.TopicOf(code) is not null))
        {
            filled = null;
            await FillIfStale(db, stop);
            return;
        }
        foreach (var one in letters.OrderBy(one => one.EnteredAt).ThenBy(one => one.Letter.Id, StringComparer.Ordinal))
            if (!engine.Renew(one.Letter)) Place(one.Letter);
        if (letters.Count > 0) found = null;
    }

    void Place(TopicLetter letter)
    {
        if (engine.Place(letter).Rise is { } rise && rise.At >= Lately) untold.Add(new(letter.Id, rise));
    }

    DateTime Lately => time.Now().AddDays(-law.Topics.Window);

    // What can't be told now is told with the next entry.
    async Task TellRisen(List<(RisenTopic Risen, IReadOnlyList<string> Members)> rises, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        // On the command line there is nobody whose page could be opened.
        if (scope.ServiceProvider.GetService<Site>() is null) return;
        var notice = scope.ServiceProvider.GetRequiredService<RiseNotice>();
        foreach (var (risen, members) in rises) await notice.Tell(risen, members, law.Topics, stop);
        await gate.WaitAsync(stop);
        untold.RemoveAll(risen => rises.Exists(told => told.Risen == risen));
        gate.Release();
    }
}

/// <summary>That a topic rose with a letter.</summary>
/// <param name="Code">The case of the letter.</param>
/// <param name="Rise">How.</param>
sealed record RisenTopic(string Code, TopicRise Rise);
