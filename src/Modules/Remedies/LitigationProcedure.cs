namespace Daylight.Remedies;

/// <summary>
/// An administrative suit (行政诉讼) as the body lives through it that is sued (被告): first instance, appeal, retrial.
/// The clock is that of the defence, then that of what the judgment orders; an appeal and a retrial begin a new one. Litigation Law of 1989, from May 2015 as amended.
/// </summary>
static class LitigationProcedure
{
    public static readonly State AnswerDue = new("answer-due", new("待答辩", "Defence due"),
        new("法院已经送达起诉状或者上诉状副本，本机关要在法定期限内提交答辩状、证据和依据。",
            "The court has served the suit or the appeal; the body has to give its defence and evidence within the legal time."));

    public static readonly State AnswerDrafted = new("answer-drafted", new("答辩状待签发", "Defence to be signed"),
        new("答辩状已经拟好，等负责人签发。", "The defence is drafted and awaits signature."));

    public static readonly State InCourt = new("in-court", new("法院审理中", "In court"),
        new("答辩已经提交，法院正在审理。", "The defence was given; the court is hearing the case."), StateKind.Waiting);

    public static readonly State AnswerSuspended = new("answer-suspended", new("答辩前中止", "Suspended before the defence"),
        new("答辩之前，法院中止了诉讼，答辩的期限随之暂停，恢复以后接着算。", "The court suspended the suit before the defence; its period stands still and runs on once the suit does."), StateKind.Waiting);

    public static readonly State Suspended = new("suspended", new("诉讼中止", "Suspended"),
        new("法院中止了诉讼，原因消除后恢复。", "The court suspended the suit until the reason is gone."), StateKind.Waiting);

    public static readonly State Judged = new("judged", new("已裁判", "Judged"),
        new("裁判文书已经收到。可能还有上诉、再审，或者需要履行。", "The judgment was received. It may be appealed, retried or carried out."));

    public static readonly State Executed = new("executed", new("已履行", "Carried out"),
        new("生效裁判已经履行。", "The final judgment was carried out."), StateKind.Ended);

    public static readonly State Closed = new("closed", new("已结案", "Closed"),
        new("裁判已经生效，没有需要履行的内容。", "The judgment is final; there was nothing to carry out."), StateKind.Ended);

    /// <summary>The step by which the court's simplified procedure is entered; the body has the same time for its defence.</summary>
    public const string Simplified = "simplify";

    /// <summary>Steps that lead to another instance or lengthen one.</summary>
    public const string Appeal = "appeal", Remand = "remand", Retry = "retry", RetryEnded = "retry-ended", Prolong = "prolong";

    static readonly Words Defence = new("给法院的答辩", "the defence to the court");

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "litigation",
        Title = new("行政诉讼", "Administrative suit"),
        CodePrefix = "SS",
        Subject = LawSubject.Litigation,
        Rule = "answer",
        Starts = [AnswerDue],
        States = [AnswerDue, AnswerDrafted, AnswerSuspended, InCourt, Suspended, Judged, Execution.Due, Executed, Closed],
        Steps =
        [
            new(Simplified, new("适用简易程序", "Simplified procedure"), new("法院适用简易程序", "The court took the simplified procedure"))
            {
                From = [AnswerDue], To = AnswerDue, By = Role.Clerk, AtMost = 1, Regimes = ["cn-all-2014"], Basis = "CN-ALL-2014 Arts 82, 83",
            },
            new("draft-answer", new("拟写答辩状", "Draft the defence"), new("答辩状已拟好", "The defence was drafted"))
            {
                From = [AnswerDue], To = AnswerDrafted, By = Role.Clerk, Needs = Needs.Text, Draft = true, Writes = Defence, Letter = "draft-answer",
                Basis = "CN-ALL-2014 Art. 67; CN-ALL-1989 Art. 43",
            },
            new("return-answer", new("退回修改", "Return the draft"), new("答辩状退回修改", "The draft was returned for changes"))
            {
                From = [AnswerDrafted], To = AnswerDue, By = Role.Head, Needs = Needs.Reason,
            },
            new("answer", new("签发并提交答辩", "Sign and send the defence"), new("答辩状、证据和依据已提交", "Defence and evidence were sent"))
            {
                From = [AnswerDrafted], To = InCourt, By = Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Delivery,
                ByAnotherThan = ["draft-answer"], Writes = Defence, Letter = "draft-answer", Basis = "CN-ALL-2014 Arts 34, 67; CN-ALL-1989 Art. 43",
            },
            new("end-early", new("登记答辩前的裁定", "Enter a ruling before the defence"), new("答辩之前，法院作出裁定", "The court ruled before the defence"))
            {
                From = [AnswerDue, AnswerDrafted, AnswerSuspended], To = Judged, By = Role.Clerk, Clock = ClockEffect.Stop,
                Needs = Needs.Outcome | Needs.Reason, Decides = true, Basis = "CN-ALL-2014 Arts 49, 62",
                Asks = new("裁定书案号和要点", "Number and gist of the ruling"),
            },
            new("convert", new("转为普通程序", "Turn to the ordinary procedure"), new("法院转为普通程序", "The court turned to the ordinary procedure"))
            {
                From = [InCourt], To = InCourt, By = Role.Clerk, AtMost = 1, Needs = Needs.Reason, Regimes = ["cn-all-2014"], Basis = "CN-ALL-2014 Art. 84",
            },
            new("summon", new("登记开庭", "Enter a hearing"), new("法院开庭或者询问", "The court heard the parties"))
            {
                From = [InCourt], To = InCourt, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-ALL-2014 Art. 3",
                Asks = new("时间、地点、出庭的负责人和代理人", "When, where, and who appeared: head and agents"),
            },
            new(Prolong, new("登记延长审限", "Enter an extension of the trial"), new("法院延长了审理期限", "The court extended its period"))
            {
                From = [InCourt], To = InCourt, By = Role.Clerk, Needs = Needs.Reason | Needs.Until,
                Basis = "CN-ALL-2014 Arts 81, 88; CN-ALL-1989 Arts 57, 60", Asks = new("哪个法院批准的、文号", "Which court approved it, and the number"),
            },
            new(Remand, new("登记发回重审", "Enter that it was sent back"), new("上级法院撤销原判，发回重审", "The higher court annulled the judgment and sent the case back"))
            {
                From = [InCourt], To = InCourt, By = Role.Clerk, Needs = Needs.Reason, Having = [Appeal, Retry, RetryEnded],
                Basis = "CN-ALL-2014 Art. 89; CN-ALL-1989 Art. 61", Asks = new("裁定书案号和要点、重审的法院和案号", "Number and gist of the ruling; court and number of the new trial"),
            },
            Suspending("suspend", [InCourt], Suspended),
            Resuming("resume", Suspended, InCourt),
            // What stands still is the body's own period: that of the defence.
            Suspending("suspend-answer", [AnswerDue, AnswerDrafted], AnswerSuspended) with
            {
                Clock = ClockEffect.Pause, Counted = new("法院中止诉讼", "The court suspended the suit"),
            },
            Resuming("resume-answer", AnswerSuspended, AnswerDue) with { Clock = ClockEffect.Resume },
            new("judge", new("登记裁判", "Enter the judgment"), new("收到裁判文书", "The judgment was received"))
            {
                From = [InCourt, Suspended], To = Judged, By = Role.Clerk, Needs = Needs.Outcome | Needs.Reason, Decides = true,
                Basis = "CN-ALL-2014 Arts 69–79, 89; CN-ALL-1989 Art. 54", Asks = new("裁判文书案号和要点", "Number and gist of the judgment"),
            },
            new(Appeal, new("登记上诉", "Enter an appeal"), new("案件进入二审", "The case went to the second instance"))
            {
                // The judgment of the second instance is final; what was sent back or retried is judged, and may be appealed, once more.
                From = [Judged], To = AnswerDue, By = Role.Clerk, Clock = ClockEffect.Start, Rule = "answer", AtMost = 1, AnewAfter = [Remand, Retry, RetryEnded],
                Needs = Needs.Reason, Basis = "CN-ALL-2014 Arts 85, 86; CN-ALL-1989 Art. 58", Asks = new("谁上诉、二审法院和案号", "Who appealed, court and number"),
            },
            // A retrial stays no execution, and may come long after the case was closed here.
            Retried(Retry, [Judged, Execution.Due]),
            Retried(RetryEnded, [Executed, Closed]),
            .. Execution.Steps(Judged, Executed, "CN-ALL-2014 Arts 94, 96; CN-ALL-1989 Art. 65"),
            new("close", new("无需履行，结案", "Nothing to carry out: close"), new("结案", "Closed"))
            {
                From = [Judged], To = Closed, By = Role.Clerk, Needs = Needs.Reason,
            },
            new("carry-over", new("迁入结果", "Take over the result"), new("原来的系统里已登记结果", "The result was entered in the system before this one"))
            {
                From = [AnswerDue], To = Closed, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Outcome, Decides = true,
            },
        ],
    };

    static Step Suspending(string name, IReadOnlyList<State> from, State to) => new(name, new("登记诉讼中止", "Enter a suspension"), new("法院中止诉讼", "The court suspended the suit"))
    {
        From = from, To = to, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-ALL-2014 Art. 101", Asks = new("裁定书案号，为什么中止", "Number of the ruling, and why"),
    };

    static Step Resuming(string name, State from, State to) => new(name, new("登记恢复诉讼", "Enter that it goes on"), new("诉讼恢复", "The suit goes on"))
    {
        From = [from], To = to, By = Role.Clerk, Needs = Needs.Reason, Basis = "CN-ALL-2014 Art. 101", Asks = new("通知的日期和文号", "Day and number of the notice"),
    };

    static Step Retried(string name, IReadOnlyList<State> from) => new(name, new("登记再审", "Enter a retrial"), new("案件进入再审", "The case is retried"))
    {
        From = from, To = AnswerDue, By = Role.Clerk, Clock = ClockEffect.Start, Rule = "answer", Needs = Needs.Reason, Reopens = name == RetryEnded,
        Basis = "CN-ALL-2014 Arts 90–93; CN-ALL-1989 Arts 62–64", Asks = new("谁申请或者抗诉、再审法院和案号", "Who asked for it, court and number"),
    };
}
