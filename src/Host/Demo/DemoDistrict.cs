namespace Daylight.Host.Demo;

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
    readonly IReadOnlyList<Paper> then;
    readonly IReadOnlyList<Paper> now;

    DemoDistrict(DateOnly today, ulong seed, Func<DateOnly, bool> isWorkday)
    {
        days = new(isWorkday, today.AddYears(1));
        var titles = new HashSet<string>();
        then = new PaperPlan(days, Dice.For(seed, "records 2012"), new(StockRoom.Open, 2012), titles)
            .Make(new(2012, 1, 1), new(2012, 12, 31), PublishedIn2012);

        var (first, last) = (FirstOfThePresent(today), today.AddDays(-1));
        var count = (int)(days.All(first, last).Count * PublishedEachWorkday);
        now = new PaperPlan(days, Dice.For(seed, "records now"), new(StockRoom.Open, 2026), titles).Make(first, last, count);
    }

    /// <summary>
    /// The district as it is on the morning of today: nothing is dated later, records not even today.
    /// The calendar must know working days from 2003 to a year after today.
    /// </summary>
    public static DemoDistrict Generate(DateOnly today, ulong seed, Func<DateOnly, bool> isWorkday) => new(today, seed, isWorkday);

    /// <summary>The records in the order of publication: 2012, then the present.</summary>
    public IEnumerable<DemoRecord> Records => then.Concat(now).Select(paper => paper.Write(days));

    public int RecordCount => then.Count + now.Count;

    // From January; a demonstration made in the first months of a year looks back further, so that it is not empty.
    static DateOnly FirstOfThePresent(DateOnly today) => today.Month > 4 ? new(today.Year, 1, 1) : new(today.Year - 1, 9, 1);
}
