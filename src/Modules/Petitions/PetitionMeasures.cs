using System.Linq.Expressions;

namespace Daylight.Petitions;

/// <summary>
/// What is counted of petitions and orders of the hotline (信访和热线). Report forms and scores refer to these names:
/// <list type="table">
/// <item><term><c>petitions.received</c></term><description>received in the period, letters once each</description></item>
/// <item><term><c>petitions.received/mayor …</c></term><description>the same through one source</description></item>
/// <item><term><c>petitions.classed</c></term><description>the same by the widest class of the matter, which is the column; empty for none</description></item>
/// <item><term><c>petitions.people</c></term><description>different people behind them, see <see cref="PeopleCounted"/></description></item>
/// <item><term><c>petitions.repeated</c></term><description>of those received, raised before by the same person</description></item>
/// <item><term><c>petitions.accepted</c></term><description>accepted, refused or sent another way in the period</description></item>
/// <item><term><c>petitions.accepted/in-time</c></term><description>of these, by the last day for it</description></item>
/// <item><term><c>petitions.answered</c></term><description>answered in the period</description></item>
/// <item><term><c>petitions.answered/in-time</c></term><description>of these, by the last day</description></item>
/// <item><term><c>petitions.returned</c></term><description>asked to be returned in the period</description></item>
/// <item><term><c>petitions.reopened</c></term><description>taken up again in the period</description></item>
/// <item><term><c>petitions.reviewed</c></term><description>reviewed or re-reviewed in the period</description></item>
/// <item><term><c>petitions.late</c></term><description>whose last day has passed with nothing done, as of today</description></item>
/// <item><term><c>petitions.rated satisfied</c></term><description>rated in the period; of these, 4 or 5 of 5</description></item>
/// </list>
/// </summary>
static class PetitionMeasures
{
    static readonly Words Unit = new("件", "petitions");

    /// <summary>Steps by which the body says whether it takes a petition, and which way it goes.</summary>
    internal static readonly string[] Accepting =
        [PetitionProcedure.Accept, PetitionProcedure.AcceptSimple, PetitionProcedure.AcceptSuggestion, PetitionProcedure.Refuse, PetitionProcedure.Route, "take"];

    internal static readonly string[] Answering = [PetitionSteps.Deliver, PetitionSteps.ReplyAlong, PetitionSteps.AnswerNow, PetitionProcedure.CarryOver];

    public static readonly IReadOnlyList<Measure> All =
    [
        new("petitions.received", new("收到的信访和热线", "Petitions and orders received"), Unit, (db, scope) => Received(db, scope, petition => true)),
        .. Enum.GetValues<PetitionSource>().Select(Through),
        new("petitions.classed", new("收到的信访和热线，按事项分类", "Petitions and orders received, by class"), Unit, Classed),
        new("petitions.people", new("反映信访和热线的人数", "People who raised petitions and orders"), new("人", "people"), PeopleCounted.Rows),
        new("petitions.repeated", new("重复反映的", "Raised again"), Unit, (db, scope) => Received(db, scope, petition => petition.RepeatOf != null)),
        new("petitions.accepted", new("决定是否受理的", "Decided on acceptance"), Unit, (db, scope) => Taken(db, scope, Accepting)),
        new("petitions.accepted/in-time", new("按期决定是否受理的", "Decided on acceptance in time"), Unit, AcceptedInTime),
        new("petitions.answered", new("答复的", "Answered"), Unit, (db, scope) => Taken(db, scope, Answering)),
        new("petitions.answered/in-time", new("按期答复的", "Answered in time"), Unit, (db, scope) => Taken(db, scope, Answering, InTime)),
        new("petitions.returned", new("申请退回的", "Asked to be returned"), Unit, (db, scope) => Taken(db, scope, [PetitionSteps.AskReturn])),
        new("petitions.reopened", new("重新办理的", "Taken up again"), Unit, (db, scope) => Taken(db, scope, [PetitionSteps.Reopen])),
        new("petitions.reviewed", new("复查、复核的", "Reviewed or re-reviewed"), Unit, (db, scope) => Taken(db, scope, ["decide-review", "decide-recheck"])),
        new("petitions.late", new("到期没有办的", "Past their last day"), Unit, Late),
        .. SatisfactionMeasures.Of(PetitionProcedure.Procedure, "petitions", Unit, new("信访人作了评价的", "Petitions rated"), new("信访人满意的", "Petitioners satisfied")),
        .. SatisfactionMeasures.Of(HotlineProcedure.Procedure, "hotline", Unit, new("诉求人作了评价的", "Orders rated"), new("诉求人满意的", "Callers satisfied")),
    ];

    // Where the law set no day nothing was late.
    static readonly Expression<Func<CaseStep, bool>> InTime = step => step.DueOn == null || step.On <= step.DueOn;

    /// <summary>The same rule for a step of which the days alone are known.</summary>
    internal static bool WasInTime(DateOnly on, DateOnly? due) => due is null || on <= due;

    static Measure Through(PetitionSource source)
    {
        var name = PetitionWords.Say(source);
        return new($"petitions.received/{PetitionWords.Code(source)}", new($"收到的信访和热线：{name.Zh}", $"Petitions and orders received: {name.En}"), Unit,
            (db, scope) => Received(db, scope, petition => petition.Source == source));
    }

    // Titles are what people wrote: lists show the code of the case.
    static IQueryable<Counted> Received(Db db, Scope scope, Expression<Func<Petition, bool>> which) =>
        from petition in db.Petitions.Where(which)
        join matter in db.Cases on petition.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where scope.From <= matter.ReceivedOn && matter.ReceivedOn <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode, On = matter.ReceivedOn!.Value, Column = "", Quantity = 1,
        };

    static IQueryable<Counted> Classed(Db db, Scope scope) =>
        from voice in PeopleCounted.Received(db, scope)
        orderby voice.Code
        select new Counted
        {
            Address = "case:" + voice.Code, Title = voice.Code, BodyCode = voice.Body, On = voice.On, Column = voice.Class, Quantity = 1,
        };

    static IQueryable<Counted> Taken(Db db, Scope scope, string[] steps, Expression<Func<CaseStep, bool>>? which = null) =>
        from step in db.Set<CaseStep>().Where(which ?? (step => true))
        join matter in db.Cases.Petitions() on step.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where steps.Contains(step.Step) && scope.From <= step.On && step.On <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode, On = step.On, Column = "", Quantity = 1,
        };

    // The date for it stood before the step that did it and began the next period.
    static IQueryable<Counted> AcceptedInTime(Db db, Scope scope) =>
        from step in db.Set<CaseStep>()
        join before in db.Set<CaseStep>() on new { step.CaseId, Number = step.Number - 1 } equals new { before.CaseId, before.Number }
        join matter in db.Cases.Petitions() on step.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where Accepting.Contains(step.Step) && scope.From <= step.On && step.On <= scope.To
            && (before.DueOn == null || step.On <= before.DueOn)
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode, On = step.On, Column = "", Quantity = 1,
        };

    static IQueryable<Counted> Late(Db db, Scope scope) =>
        from matter in db.Cases.Late(scope.Today)
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where scope.From <= matter.DueOn && matter.DueOn <= scope.To
        orderby matter.Code
        select new Counted
        {
            Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode, On = matter.DueOn!.Value, Column = "", Quantity = 1,
        };
}
