using System.Linq.Expressions;

namespace Daylight.Requests;

/// <summary>
/// What is counted of disclosure on request (申请和答复), by the columns of the national form:
/// <c>natural business research welfare legal other</c>. Report forms refer to these names:
/// <list type="table">
/// <item><term><c>requests.received</c></term><description>received in the period, by day of receipt</description></item>
/// <item><term><c>requests.received/web …</c></term><description>the same through one channel, in lower case</description></item>
/// <item><term><c>requests.carried-in</c></term><description>received before the period and not decided before it</description></item>
/// <item><term><c>requests.decided</c></term><description>decided in the period, by day of decision</description></item>
/// <item><term><c>requests.decided/A1 …</c></term><description>the same with one outcome of the list of 2019</description></item>
/// <item><term><c>requests.decided-2008/G1 …</c></term><description>the same with one outcome of the list of 2008</description></item>
/// <item><term><c>requests.carried-out</c></term><description>received by the end of the period and not decided by then</description></item>
/// <item><term><c>requests.extended</c></term><description>extended in the period</description></item>
/// <item><term><c>requests.rated satisfied</c></term><description>rated by the requester in the period; of these, 4 or 5 of 5</description></item>
/// <item><term><c>requests.late</c></term><description>whose last day fell in the period and passed without an answer</description></item>
/// </list>
/// Withdrawn and abandoned requests have an outcome and a day of decision like any other, so for every column
/// received + carried in = decided + carried out. An answer that was put right is counted once, on the day of the first
/// decision and with the outcome that stands. A request that was split is not counted: those it was split into are, each
/// with the same day of receipt. Requests that are handled together count each. What was handed over counts at the body
/// that answers.
/// </summary>
static class RequestMeasures
{
    /// <summary>Outcome codes by regime; a test holds them against the law's list.</summary>
    public static readonly IReadOnlyList<(string Regime, string Prefix, IReadOnlyList<string> Codes)> Outcomes =
    [
        ("cn-ogi-2019", "requests.decided/",
            ["A1", "A2", "B", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "D1", "D2", "D3", "E1", "E2", "E3", "E4", "E5", "F1", "F2", "F3"]),
        ("cn-ogi-2008", "requests.decided-2008/",
            ["G1", "G2", "G3", "N1", "N2", "N3", "N4", "N5", "N6", "X1", "X2", "X3", "X4", "X5", "X6"]),
    ];

    /// <summary>Outcomes that give what was asked for, wholly or in part; a test holds them against the law's list.</summary>
    public static readonly IReadOnlyList<string> Given = ["A1", "A2", "B", "G1", "G2", "G3"];

    static readonly Words Unit = new("件", "requests");

    public static readonly IReadOnlyList<Measure> All =
    [
        new("requests.received", new("新收申请", "Requests received"), Unit,
            (db, scope) => Received(db, scope, c => scope.From <= c.ReceivedOn && c.ReceivedOn <= scope.To)),
        .. Enum.GetValues<Channel>().Select(Through),
        new("requests.carried-in", new("上期结转申请", "Requests carried in"), Unit,
            (db, scope) => Received(db, scope, c => c.ReceivedOn < scope.From && (c.DecidedOn == null || c.DecidedOn >= scope.From))),
        new("requests.carried-out", new("结转下期继续办理", "Requests carried out"), Unit,
            (db, scope) => Received(db, scope, c => c.ReceivedOn <= scope.To && (c.DecidedOn == null || c.DecidedOn > scope.To))),
        new("requests.decided", new("办理结果", "Requests decided"), Unit,
            (db, scope) => Decided(db, scope, c => true)),
        .. Outcomes.SelectMany(list => list.Codes, (list, code) => With(list.Regime, list.Prefix, code)),
        // Counted by itself, so that it can be held against the reasons it is divided into.
        new("requests.decided/refused", new("否决公开", "Refused"), Unit,
            (db, scope) => Decided(db, scope, c => c.Outcome != null && !Given.Contains(c.Outcome))),
        .. SatisfactionMeasures.Of(RequestProcedure.Procedure, "requests", Unit,
            new("申请人作了评价的", "Requests rated"), new("申请人满意的", "Requesters satisfied")),
        new("requests.extended", new("延长答复期限", "Requests extended"), Unit, Extended),
        // Only what the law sets a period for can be in time.
        new("requests.answered", new("已答复的申请", "Requests answered"), Unit, (db, scope) => Answered(db, scope, c => true)),
        new("requests.answered/in-time", new("按期答复的申请", "Requests answered in time"), Unit,
            (db, scope) => Answered(db, scope, c => c.DoneOn <= c.DueOn)),
        new("requests.late", new("超过期限没有答复", "Requests not answered in time"), Unit,
            (db, scope) => Due(db, scope, c => c.DoneOn == null ? c.PausedOn == null && c.DueOn < scope.Today : c.DoneOn > c.DueOn)),
    ];

    static Measure Through(Channel channel)
    {
        var name = CaseWords.Say(channel);
        return new($"requests.received/{RequestForm.Code(channel)}", new($"{name.Zh}申请", $"Received: {name.En}"), Unit,
            (db, scope) => Received(db, scope, c => c.Channel == channel && scope.From <= c.ReceivedOn && c.ReceivedOn <= scope.To));
    }

    static Measure With(string regime, string prefix, string code) => new(prefix + code, new($"办理结果{code}", $"Decided: {code}"), Unit,
        (db, scope) => Decided(db, scope, c => c.Regime == regime && c.Outcome == code)) { Outcome = (regime, code) };

    // Titles are what requesters wrote and may say who they are: lists show the code of the case.
    static IQueryable<Counted> Received(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from row in Rows(db, scope, which)
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Matter.BodyCode,
            On = row.Matter.ReceivedOn!.Value, Column = row.Column, Quantity = 1,
        };

    static IQueryable<Counted> Decided(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from row in Rows(db, scope, which)
        where scope.From <= row.Matter.DecidedOn && row.Matter.DecidedOn <= scope.To
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Matter.BodyCode,
            On = row.Matter.DecidedOn!.Value, Column = row.Column, Quantity = 1,
        };

    static IQueryable<Counted> Answered(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from row in Rows(db, scope, which)
        where scope.From <= row.Matter.DoneOn && row.Matter.DoneOn <= scope.To && row.Matter.DueOn != null && row.Matter.DecidedOn != null
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Matter.BodyCode,
            On = row.Matter.DoneOn!.Value, Column = row.Column, Quantity = 1,
        };

    static IQueryable<Counted> Due(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from row in Rows(db, scope, which)
        where scope.From <= row.Matter.DueOn && row.Matter.DueOn <= scope.To
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Matter.BodyCode,
            On = row.Matter.DueOn!.Value, Column = row.Column, Quantity = 1,
        };

    static IQueryable<Counted> Extended(Db db, Scope scope) =>
        from row in Rows(db, scope, c => c.ReceivedOn != null)
        from step in row.Matter.Steps
        where step.Clock == ClockEffect.Extend && scope.From <= step.On && step.On <= scope.To
        orderby row.Matter.Code
        select new Counted
        {
            Address = "case:" + row.Matter.Code, Title = row.Matter.Code, BodyCode = row.Matter.BodyCode,
            On = step.On, Column = row.Column, Quantity = 1,
        };

    static IQueryable<Row> Rows(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from matter in db.Cases.Of(RequestProcedure.Procedure).NotSplit().Where(which)
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        join request in db.DisclosureRequests on matter.Id equals request.CaseId into requests
        from request in requests.DefaultIfEmpty()
        select new Row
        {
            Matter = matter,
            Column = request!.Kind == RequesterKind.Natural ? "natural"
                : request.Kind == RequesterKind.Business ? "business"
                : request.Kind == RequesterKind.Research ? "research"
                : request.Kind == RequesterKind.Welfare ? "welfare"
                : request.Kind == RequesterKind.Legal ? "legal"
                : "other",
        };

    sealed class Row
    {
        public required Case Matter { get; init; }

        public required string Column { get; init; }
    }
}
