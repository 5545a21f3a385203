namespace Daylight.Remedies;

/// <summary>
/// Administrative reconsideration (行政复议) as the body lives through it that is complained of (被申请人): from the
/// notice of the reconsideration organ to the day its decision is carried out. The clock is that of the body's own duty,
/// the written answer. Reconsideration Law 2023, in force from 2024, and of 1999 before.
/// </summary>
static class ReconsiderationProcedure
{
    public static readonly State AnswerDue = new("answer-due", new("待答复", "Answer due"),
        new("复议机关已经通知本机关，本机关要在法定期限内书面答复，并提交证据和依据。",
            "The reconsideration organ has given notice; the body has to answer in writing within the legal time, with its evidence."));

    public static readonly State AnswerDrafted = new("answer-drafted", new("答复待签发", "Answer to be signed"),
        new("答复书已经拟好，等负责人签发。", "The written answer is drafted and awaits signature."));

    public static readonly State UnderReview = new("under-review", new("复议审理中", "Under review"),
        new("答复已经提交，复议机关正在审理。", "The answer was given; the reconsideration organ is reviewing the act."), StateKind.Waiting);

    public static readonly State Suspended = new("suspended", new("复议中止", "Suspended"),
        new("复议机关中止了审理，原因消除后恢复。", "The reconsideration organ suspended the review until the reason is gone."), StateKind.Waiting);

    public static readonly State Decided = new("decided", new("已决定", "Decided"),
        new("复议决定已经收到，正在看要不要履行。", "The decision was received; whether anything has to be carried out is being looked at."));

    public static readonly State Executed = new("executed", new("已履行", "Carried out"),
        new("复议决定已经履行。", "The decision was carried out."), StateKind.Ended);

    public static readonly State Closed = new("closed", new("已结案", "Closed"),
        new("复议已经结束，没有需要履行的内容。", "The reconsideration is over; there was nothing to carry out."), StateKind.Ended);

    static readonly Words Answer = new("给复议机关的答复", "the answer to the reconsideration organ");

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "reconsideration",
        Title = new("行政复议", "Administrative reconsideration"),
        CodePrefix = "FY",
        Subject = LawSubject.Reconsideration,
        Rule = "answer",
        Starts = [AnswerDue],
        States = [AnswerDue, AnswerDrafted, UnderReview, Suspended, Decided, Execution.Due, Executed, Closed],
        Steps =
        [
            new("simplify", new("适用简易程序", "Simplified procedure"), new("复议机关适用简易程序", "The organ took the simplified procedure"))
            {
                From = [AnswerDue], To = AnswerDue, By = Role.Clerk, Clock = ClockEffect.Date, Rule = "answer-simplified",
                AtMost = 1, Regimes = ["cn-recon-2023"], Basis = "CN-RECON-2023 Arts 53, 54",
            },
            new("draft-answer", new("拟写答复书", "Draft the answer"), new("答复书已拟好", "The answer was drafted"))
            {
                From = [AnswerDue], To = AnswerDrafted, By = Role.Clerk, Needs = Needs.Text, Draft = true, Writes = Answer, Letter = "draft-answer",
                Basis = "CN-RECON-2023 Arts 48, 54; CN-RECON-1999 Art. 23",
            },
            new("return-answer", new("退回修改", "Return the draft"), new("答复书退回修改", "The draft was returned for changes"))
            {
                From = [AnswerDrafted], To = AnswerDue, By = Role.Head, Needs = Needs.Reason,
            },
            new("answer", new("签发并提交答复", "Sign and send the answer"), new("书面答复、证据和依据已提交", "Answer and evidence were sent"))
            {
                From = [AnswerDrafted], To = UnderReview, By = Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Delivery,
                ByAnotherThan = ["draft-answer"], Writes = Answer, Letter = "draft-answer", Basis = "CN-RECON-2023 Arts 48, 54; CN-RECON-1999 Art. 23",
            },
            new("end-early", new("登记答复前的决定", "Enter a decision before the answer"), new("答复之前，复议机关作出决定", "The organ decided before the answer"))
            {
                From = [AnswerDue, AnswerDrafted], To = Decided, By = Role.Clerk, Clock = ClockEffect.Stop,
                Needs = Needs.Outcome | Needs.Reason, Decides = true, Basis = "CN-RECON-2023 Arts 33, 41; CN-RECON-1999 Art. 25",
                Asks = new("决定书文号和要点", "Number and gist of the decision"),
            },
            new("hear", new("登记听取意见、听证", "Enter a hearing"), new("复议机关听取意见或者听证", "The organ heard the parties"))
            {
                From = [UnderReview], To = UnderReview, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-RECON-2023 Arts 49–51",
                Asks = new("时间、地点、方式、参加人", "When, where, how and who took part"),
            },
            new("convert", new("转为普通程序", "Turn to the ordinary procedure"), new("复议机关转为普通程序", "The organ turned to the ordinary procedure"))
            {
                From = [UnderReview], To = UnderReview, By = Role.Clerk, AtMost = 1, Needs = Needs.Reason,
                Regimes = ["cn-recon-2023"], Basis = "CN-RECON-2023 Art. 55",
            },
            new("prolong", new("登记延长审理", "Enter an extension of the review"), new("复议机关延长了审理期限", "The organ extended its period"))
            {
                From = [UnderReview], To = UnderReview, By = Role.Clerk, AtMost = 1, Needs = Needs.Reason,
                Basis = "CN-RECON-2023 Art. 62; CN-RECON-1999 Art. 31",
            },
            new("suspend", new("登记中止", "Enter a suspension"), new("复议中止", "The review was suspended"))
            {
                From = [UnderReview], To = Suspended, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-RECON-2023 Art. 39",
            },
            new("resume", new("登记恢复审理", "Enter that it goes on"), new("复议恢复审理", "The review goes on"))
            {
                From = [Suspended], To = UnderReview, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-RECON-2023 Art. 39",
            },
            new("decide", new("登记复议决定", "Enter the decision"), new("收到复议决定", "The decision was received"))
            {
                From = [UnderReview, Suspended], To = Decided, By = Role.Clerk, Needs = Needs.Outcome | Needs.Reason, Decides = true,
                Basis = "CN-RECON-2023 Arts 41, 63–69; CN-RECON-1999 Art. 28", Asks = new("决定书文号和要点", "Number and gist of the decision"),
            },
            .. Execution.Steps(Decided, Executed, "CN-RECON-2023 Art. 77; CN-RECON-1999 Art. 32"),
            new("close", new("无需履行，结案", "Nothing to carry out: close"), new("结案", "Closed"))
            {
                From = [Decided], To = Closed, By = Role.Clerk, Needs = Needs.Reason,
            },
            new("carry-over", new("迁入结果", "Take over the result"), new("原来的系统里已登记结果", "The result was entered in the system before this one"))
            {
                From = [AnswerDue], To = Closed, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Outcome, Decides = true,
            },
        ],
    };
}
