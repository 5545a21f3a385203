using System.Linq.Expressions;

namespace Daylight.Requests;

/// <summary>
/// What is counted of corrections of information about oneself (更正与自身相关的政府信息). No report form asks for them:
/// <list type="table">
/// <item><term><c>own-record.received</c></term><description>asked for in the period, by day of receipt</description></item>
/// <item><term><c>own-record.decided</c></term><description>answered in the period, by day of signature</description></item>
/// <item><term><c>own-record.decided/C1 …</c></term><description>the same with one outcome</description></item>
/// <item><term><c>own-record.withdrawn</c></term><description>withdrawn in the period</description></item>
/// <item><term><c>own-record.carried-in carried-out</c></term><description>under way when the period begins and when it ends</description></item>
/// </list>
/// So received + carried in = decided + withdrawn + carried out.
/// </summary>
static class OwnRecordMeasures
{
    /// <summary>Outcome codes; a test holds them against the law's list.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["C1", "T1", "T2", "R1"];

    const string Regime = "cn-ogi-own-record-2019";

    static readonly Words Unit = new("件", "requests");

    public static readonly IReadOnlyList<Measure> All =
    [
        new("own-record.received", new("收到的更正申请", "Corrections asked for"), Unit,
            (db, scope) => Received(db, scope, c => scope.From <= c.ReceivedOn && c.ReceivedOn <= scope.To)),
        new("own-record.carried-in", new("上期结转的更正申请", "Corrections carried in"), Unit,
            (db, scope) => Received(db, scope, c => c.ReceivedOn < scope.From
                && ((c.DecidedOn ?? c.ClosedOn) == null || (c.DecidedOn ?? c.ClosedOn) >= scope.From))),
        new("own-record.carried-out", new("结转下期的更正申请", "Corrections carried out"), Unit,
            (db, scope) => Received(db, scope, c => c.ReceivedOn <= scope.To
                && ((c.DecidedOn ?? c.ClosedOn) == null || (c.DecidedOn ?? c.ClosedOn) > scope.To))),
        new("own-record.decided", new("答复的更正申请", "Corrections answered"), Unit,
            (db, scope) => Done(db, scope, c => c.DecidedOn != null)),
        .. Outcomes.Select(With),
        new("own-record.withdrawn", new("撤回的更正申请", "Corrections withdrawn"), Unit,
            (db, scope) => Done(db, scope, c => c.DecidedOn == null)),
    ];

    static Measure With(string code) => new($"own-record.decided/{code}", new("更正申请", "Corrections"), Unit,
        (db, scope) => Done(db, scope, c => c.DecidedOn != null && c.Regime == Regime && c.Outcome == code)) { Outcome = (Regime, code) };

    // Titles are what people wrote about themselves: lists show the code of the case.
    static IQueryable<Counted> Received(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from matter in db.Cases.Of(OwnRecordProcedure.Procedure).Where(which)
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode,
            On = matter.ReceivedOn!.Value, Column = "", Quantity = 1,
        };

    static IQueryable<Counted> Done(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from matter in db.Cases.Of(OwnRecordProcedure.Procedure).Where(which)
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        let day = matter.DecidedOn ?? matter.ClosedOn
        where scope.From <= day && day <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode,
            On = day!.Value, Column = "", Quantity = 1,
        };
}
