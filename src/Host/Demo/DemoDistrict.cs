namespace Daylight.Host.Demo;

/// <summary>One thing that happened: a record published, a step taken, a remedy sought or decided.</summary>
internal sealed record DemoMoment(
    DateTime At, DemoRecord? Record = null, DemoRequest? Request = null, DemoStep? Step = null,
    DemoRemedy? Remedy = null);

/// <summary>
/// The demonstration district: everything that happened in it, made from a seed. Nothing in it is real but place names.
/// </summary>
internal sealed class DemoDistrict
{
    public const ulong UsualSeed = 20120112;

    /// <summary>What the report of the seed year says was published (2012年主动公开的政府信息4260条).</summary>
    public const int PublishedIn2012 = 4260;

    // So that a demonstration of about November shows some nine hundred.
    const double PublishedEachWorkday = 4.15;

    readonly DemoDays days;
    readonly List<Paper> papers;

    DemoDistrict(DateOnly today, ulong seed, Func<DateOnly, bool> isWorkday)
    {
        days = new(isWorkday, today.AddYears(1));
        papers = Papers(today, seed);
        Requests = AllRequests(today, seed);
        var remedies = new Remedies(days, Dice.For(seed, "remedies"), today);
        Remedies =
        [
            .. remedies.Of(2012, "y2012", Answered(2012)),
            .. remedies.Of(today.Year - 1, "lastYear", Answered(today.Year - 1)),
            .. remedies.Of(today.Year, "thisYear", Answered(today.Year)),
        ];
        Counts = [.. Demo.Counts.Of(2012, Dice.For(seed, "counts"))];
    }

    /// <summary>
    /// The district as it is on the morning of today: nothing is dated today or later. The calendar must know the
    /// working days from 2003 to a year after today.
    /// </summary>
    public static DemoDistrict Generate(DateOnly today, ulong seed, Func<DateOnly, bool> isWorkday) =>
        new(today, seed, isWorkday);

    public int RecordCount => papers.Count;

    /// <summary>The records in the order of publication, 2012 and the present; written as they are asked for.</summary>
    public IEnumerable<DemoRecord> Records => papers.Select(paper => paper.Write(days));

    /// <summary>The requests in the order of submission.</summary>
    public IReadOnlyList<DemoRequest> Requests { get; }

    public IReadOnlyList<DemoRemedy> Remedies { get; }

    public IReadOnlyList<DemoCount> Counts { get; }

    /// <summary>All in the order of time, as a ledger sees it. A remedy comes twice: sought and decided.</summary>
    public IEnumerable<DemoMoment> Moments()
    {
        var cases = Requests
            .SelectMany(one => one.Steps.Select(step => new DemoMoment(step.At, Request: one, Step: step)))
            .Concat(Remedies.Select(remedy => new DemoMoment(PaperPlan.At(remedy.FiledOn, 200, 0), Remedy: remedy)))
            .Concat(Remedies.Where(remedy => remedy.DecidedOn is not null)
                .Select(remedy => new DemoMoment(PaperPlan.At(remedy.DecidedOn!.Value, 300, 0), Remedy: remedy)))
            .OrderBy(moment => moment.At).ToArray();
        var next = 0;
        foreach (var record in Records)
        {
            while (next < cases.Length && cases[next].At <= record.PublishedAt) yield return cases[next++];
            yield return new(record.PublishedAt, Record: record);
        }
        while (next < cases.Length) yield return cases[next++];
    }

    List<Paper> Papers(DateOnly today, ulong seed)
    {
        var titles = new HashSet<string>();
        var then = new PaperPlan(days, Dice.For(seed, "records 2012"), new(StockRoom.Open, 2012), titles)
            .Make(new(2012, 1, 1), new(2012, 12, 31), PublishedIn2012);
        var (first, last) = (FirstOfThePresent(today), today.AddDays(-1));
        var count = (int)(days.All(first, last).Count * PublishedEachWorkday);
        var now = new PaperPlan(days, Dice.For(seed, "records now"), new(StockRoom.Open, 2026), titles)
            .Make(first, last, count);
        return [.. then, .. now];
    }

    List<DemoRequest> AllRequests(DateOnly today, ulong seed)
    {
        var years = new RequestYears(days, Dice.For(seed, "requests"), today);
        var made = years.Of2012().Concat(years.OfLastYear()).Concat(years.OfThisYear())
            .Concat(new RecentRequests(days, Dice.For(seed, "recent requests"), today).All())
            .Select(request => request.Until(today))
            .OrderBy(request => request.Steps[0].At).ToList();
        var numbers = new Dictionary<int, int>();
        for (var at = 0; at < made.Count; at++)
        {
            var year = made[at].Steps[0].On.Year;
            numbers[year] = numbers.GetValueOrDefault(year) + 1;
            made[at] = made[at] with { Key = $"{year}-{numbers[year]:0000}" };
        }
        return made;
    }

    List<DemoRequest> Answered(int year) =>
        [.. Requests.Where(request => request.Answer?.On.Year == year).OrderBy(request => request.Answer!.At)];

    // From January; a demonstration made in the first months of a year looks back further, so that it is not empty.
    static DateOnly FirstOfThePresent(DateOnly today) =>
        today.Month > 4 ? new(today.Year, 1, 1) : new(today.Year - 1, 9, 1);
}
