namespace Daylight.Reports;

/// <summary>A count that officers enter by month, because no case stands behind it (填报).</summary>
/// <param name="Name">Name of its measure.</param>
/// <param name="Title">What is counted.</param>
/// <param name="Unit">Unit in which it is entered.</param>
/// <param name="Hint">What to mind, or null.</param>
sealed record TallyKind(string Name, Words Title, Words Unit, Words? Hint = null)
{
    /// <summary>
    /// Measure of the same that counts cases registered here; the report adds both, so only the rest is entered. Null
    /// when no case is ever registered.
    /// </summary>
    public string? Registered { get; init; }

    /// <summary>Entered in yuan, kept in fen.</summary>
    public bool IsMoney { get; init; }

    public Measure Measure => Tally.Of(Name, Title, IsMoney ? new("分", "fen") : Unit);
}

/// <summary>Kinds that are asked for together.</summary>
sealed record TallyGroup(Words Title, IReadOnlyList<TallyKind> Kinds);

/// <summary>All kinds of tally.</summary>
static class TallyKinds
{
    static readonly Words People = new("人次", "people");
    static readonly Words Cases = new("件", "cases");

    static readonly Words AtYearsEnd = new("只填在12月：年底还没审结的件数", "In December only: cases not decided at the year's end");

    public static IReadOnlyList<TallyGroup> Groups { get; } =
    [
        new(new("咨询与服务", "Enquiries and services"),
        [
            new("tally.service-information", new("目录之外提供的服务类信息", "Service information given outside the catalogue"), new("条", "items")),
            new("tally.column-visits", new("网站专栏页面访问量", "Visits to the disclosure pages"), new("人次", "visits")),
            new("tally.on-site", new("现场接待人数", "People received in person"), People) { Registered = "enquiries.received/counter" },
            new("tally.online", new("网上咨询数", "Enquiries on the web"), People) { Registered = "enquiries.received/web" },
            new("tally.phone", new("咨询电话接听数", "Enquiries by telephone"), People) { Registered = "enquiries.received/telephone" },
            new("tally.catalogue", new("新增依申请公开信息目录数", "New catalogue entries open on request"), new("条", "items")),
        ]),
        new(new("处理决定与收费", "Decisions and fees"),
        [
            new("tally.licences", new("行政许可处理决定数量", "Decisions on licences"), Cases),
            new("tally.penalties", new("行政处罚处理决定数量", "Decisions on penalties"), Cases),
            new("tally.coercion", new("行政强制处理决定数量", "Decisions on coercive measures"), Cases),
            new("tally.fees", new("行政事业性收费金额", "Administrative fees charged"), new("元", "yuan")) { IsMoney = true },
        ]),
        new(new("收到的复议、诉讼、申诉", "Remedies received"),
        [
            new("tally.reconsideration", new("行政复议数", "Reconsiderations"), Cases) { Registered = "remedies.reconsideration" },
            new("tally.litigation", new("行政诉讼数", "Suits"), Cases) { Registered = "remedies.litigation" },
            new("tally.complaint", new("行政申诉数", "Complaints"), Cases) { Registered = "remedies.complaint" },
            new("tally.complaint/first-handling", new("其中：对本部门首次处理不满意的", "Of these, against the first handling"), Cases)
            {
                Registered = "remedies.complaint/first-handling",
            },
        ]),
        Results("reconsideration", new("行政复议结果", "Results of reconsiderations")),
        Results("litigation-direct", new("未经复议直接起诉的结果", "Results of suits without reconsideration")),
        Results("litigation-after", new("复议后起诉的结果", "Results of suits after reconsideration")),
    ];

    public static IReadOnlyList<TallyKind> All { get; } = [.. Groups.SelectMany(group => group.Kinds)];

    static TallyGroup Results(string remedy, Words title) => new(title,
    [
        new($"tally.{remedy}/upheld", new("结果维持", "Upheld"), Cases) { Registered = $"remedies.{remedy}/upheld" },
        new($"tally.{remedy}/corrected", new("结果纠正", "Corrected"), Cases) { Registered = $"remedies.{remedy}/corrected" },
        new($"tally.{remedy}/other", new("其他结果", "Other result"), Cases) { Registered = $"remedies.{remedy}/other" },
        new($"tally.{remedy}/pending", new("尚未审结", "Pending"), Cases, AtYearsEnd) { Registered = $"remedies.{remedy}/pending" },
    ]);
}
