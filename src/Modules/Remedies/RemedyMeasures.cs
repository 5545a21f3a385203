using System.Linq.Expressions;

namespace Daylight.Remedies;

/// <summary>
/// What is counted of remedies (复议、诉讼、申诉), each at the body it is against. Report forms refer to these names:
/// <list type="table">
/// <item><term><c>remedies.reconsideration litigation complaint</c></term><description>filed in the period</description></item>
/// <item><term><c>remedies.complaint/first-handling</c></term><description>of these, against the first handling</description></item>
/// <item><term><c>remedies.reconsideration/upheld corrected other</c></term><description>decided in the period and standing at its end</description></item>
/// <item><term><c>remedies.reconsideration/pending</c></term><description>filed by the end of the period and not decided by then</description></item>
/// <item><term><c>remedies.litigation-direct/… -after/…</c></term><description>the same of suits, without and after reconsideration</description></item>
/// </list>
/// A suit that goes to the second instance or is retried is pending again until that is decided.
/// </summary>
static class RemedyMeasures
{
    /// <summary>Results as report forms name them, and the letter with which the outcome codes of the law begin.</summary>
    public static readonly IReadOnlyList<(string Result, string Letter, Words Title)> Results =
    [
        ("upheld", "U", new("结果维持", "Upheld")),
        ("corrected", "C", new("结果纠正", "Corrected")),
        ("other", "O", new("其他结果", "Other result")),
    ];

    static readonly Words Unit = new("件", "cases");

    public static readonly IReadOnlyList<Measure> All =
    [
        Filed("remedies.reconsideration", new("行政复议", "Reconsiderations"), remedy => remedy.Kind == RemedyKind.Reconsideration),
        Filed("remedies.litigation", new("行政诉讼", "Suits"),
            remedy => remedy.Kind == RemedyKind.LitigationDirect || remedy.Kind == RemedyKind.LitigationAfter),
        Filed("remedies.complaint", new("投诉、举报、申诉", "Complaints"), remedy => remedy.Kind == RemedyKind.Complaint),
        Filed("remedies.complaint/first-handling", new("其中：对首次处理不满意的", "Complaints against the first handling"),
            remedy => remedy.Kind == RemedyKind.Complaint && remedy.FirstHandling),
        .. WithResult("reconsideration", new("行政复议", "Reconsiderations"), RemedyKind.Reconsideration),
        .. WithResult("litigation-direct", new("未经复议直接起诉", "Suits without reconsideration"), RemedyKind.LitigationDirect),
        .. WithResult("litigation-after", new("复议后起诉", "Suits after reconsideration"), RemedyKind.LitigationAfter),
    ];

    static Measure Filed(string name, Words title, Expression<Func<Remedy, bool>> which) => new(name, title, Unit, (db, scope) =>
        from row in Rows(db, scope, db.Remedies.Where(which))
        where scope.From <= row.Remedy.FiledOn && row.Remedy.FiledOn <= scope.To
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Remedy.Against,
            On = row.Remedy.FiledOn, Column = "", Quantity = 1,
        });

    static IEnumerable<Measure> WithResult(string name, Words title, RemedyKind kind)
    {
        foreach (var (result, letter, words) in Results)
        {
            yield return new($"remedies.{name}/{result}", new($"{title.Zh}：{words.Zh}", $"{title.En}: {words.En}"), Unit,
                (db, scope) => Decided(db, scope, kind, letter));
        }
        yield return new($"remedies.{name}/pending", new($"{title.Zh}：尚未审结", $"{title.En}: pending"), Unit,
            (db, scope) => Pending(db, scope, kind));
    }

    // A decision stands until another follows it or a further instance begins; what happens after the period is not
    // known in it.
    static IQueryable<Counted> Decided(Db db, Scope scope, RemedyKind kind, string letter) =>
        from row in Rows(db, scope, db.Remedies.Where(remedy => remedy.Kind == kind))
        from step in row.Matter.Steps
        where step.Outcome != null && step.Outcome.StartsWith(letter) && scope.From <= step.On && step.On <= scope.To
            && !row.Matter.Steps.Any(later => later.Number > step.Number && later.On <= scope.To
                && (later.Outcome != null || later.Clock == ClockEffect.Start))
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Remedy.Against,
            On = step.On, Column = "", Quantity = 1,
        };

    static IQueryable<Counted> Pending(Db db, Scope scope, RemedyKind kind) =>
        from row in Rows(db, scope, db.Remedies.Where(remedy => remedy.Kind == kind))
        where row.Remedy.FiledOn <= scope.To
            && !row.Matter.Steps.Any(step => step.Outcome != null && step.On <= scope.To
                && !row.Matter.Steps.Any(later => later.Number > step.Number && later.On <= scope.To && later.Clock == ClockEffect.Start))
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Remedy.Against,
            On = row.Remedy.FiledOn, Column = "", Quantity = 1,
        };

    static IQueryable<Row> Rows(Db db, Scope scope, IQueryable<Remedy> remedies) =>
        from remedy in remedies
        join matter in db.Cases on remedy.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on remedy.Against equals body.Code
        select new Row { Matter = matter, Remedy = remedy };

    sealed class Row
    {
        public required Case Matter { get; init; }

        public required Remedy Remedy { get; init; }
    }
}
