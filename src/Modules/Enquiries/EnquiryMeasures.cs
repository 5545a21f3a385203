using System.Linq.Expressions;

namespace Daylight.Enquiries;

/// <summary>
/// What is counted of enquiries (咨询). Report forms refer to these names:
/// <list type="table">
/// <item><term><c>enquiries.received</c></term><description>received in the period</description></item>
/// <item><term><c>enquiries.received/counter web email telephone</c></term><description>through one channel: rows 06, 07 (web and e-mail), 08 of 2012</description></item>
/// <item><term><c>enquiries.answered</c></term><description>answered in the period</description></item>
/// <item><term><c>enquiries.answered/15 30</c></term><description>of these, within so many working days of receipt</description></item>
/// <item><term><c>enquiries.published</c></term><description>of those answered, published as question and answer</description></item>
/// <item><term><c>enquiries.rated satisfied</c></term><description>rated by the asker in the period; of these, 4 or 5 of 5</description></item>
/// </list>
/// </summary>
static class EnquiryMeasures
{
    /// <summary>Spans of a statistic, in working days; no limits of the law.</summary>
    public static readonly IReadOnlyList<int> Spans = [15, 30];

    static readonly Words Unit = new("人次", "enquiries");

    public static readonly IReadOnlyList<Measure> All =
    [
        new("enquiries.received", new("收到的咨询", "Enquiries received"), Unit, (db, scope) => Received(db, scope, c => true)),
        Through(Channel.Counter, "现场咨询", "Enquiries at the counter"),
        Through(Channel.Web, "网上咨询", "Enquiries on the web"),
        Through(Channel.Email, "电子邮件咨询", "Enquiries by e-mail"),
        Through(Channel.Telephone, "电话咨询", "Enquiries by telephone"),
        new("enquiries.answered", new("答复的咨询", "Enquiries answered"), Unit, (db, scope) => Answered(db, scope, enquiry => true)),
        .. Spans.Select(Within),
        new("enquiries.published", new("公开的咨询问答", "Enquiries published"), Unit,
            (db, scope) => Answered(db, scope, enquiry => enquiry.RecordId != null)),
        .. SatisfactionMeasures.Of(EnquiryProcedure.Procedure, "enquiries", Unit,
            new("咨询人作了评价的", "Enquiries rated"), new("咨询人满意的", "Askers satisfied")),
    ];

    static Measure Through(Channel channel, string zh, string en) =>
        new($"enquiries.received/{channel.ToString().ToLowerInvariant()}", new(zh, en), Unit,
            (db, scope) => Received(db, scope, c => c.Channel == channel));

    static Measure Within(int days) => new($"enquiries.answered/{days}",
        new($"{days}个工作日内答复的咨询", $"Enquiries answered within {days} working days"), Unit,
        (db, scope) => Answered(db, scope, enquiry => enquiry.AnsweredAfter <= days));

    // Titles are what askers wrote: lists show the code of the case.
    static IQueryable<Counted> Received(Db db, Scope scope, Expression<Func<Case, bool>> which) =>
        from matter in db.Cases.Of(EnquiryProcedure.Procedure).Where(which)
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where scope.From <= matter.ReceivedOn && matter.ReceivedOn <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode,
            On = matter.ReceivedOn!.Value, Column = "", Quantity = 1,
        };

    static IQueryable<Counted> Answered(Db db, Scope scope, Expression<Func<Enquiry, bool>> which) =>
        from enquiry in db.Enquiries.Where(which)
        join matter in db.Cases on enquiry.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where enquiry.AnsweredAfter != null && scope.From <= matter.DoneOn && matter.DoneOn <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode,
            On = matter.DoneOn!.Value, Column = "", Quantity = 1,
        };
}
