namespace Daylight.Requests;

/// <summary>
/// Disclosure on request (依申请公开): from the day the application comes in to the day the decision is delivered.
/// CN-OGI-2008 Arts 20–26, CN-OGI-2019 Arts 29–42.
/// </summary>
static class RequestProcedure
{
    /// <summary>Sent by web or fax; receipt counts from the day both sides confirm (2019 Art. 31(3)).</summary>
    public static readonly State Unconfirmed = new("unconfirmed", new("待确认", "To be confirmed"),
        new("我们会与您联系，确认收到您的申请。确认那天算收到。", "We will contact you to confirm receipt. The day of confirmation counts as the day of receipt."));

    public static readonly State InHand = new("in-hand", new("办理中", "In hand"),
        new("正在查找和审核您要的信息。", "The information you asked for is being searched and reviewed."));

    public static readonly State CorrectionAsked = new("correction-asked", new("待补正", "Awaiting correction"),
        new("申请写得还不够清楚，请按通知补充。补充之后重新计算期限。", "The request is not clear enough yet. Please add what the notice asks for; the period then starts anew."),
        StateKind.Waiting);

    public static readonly State Consulting = new("consulting", new("征求意见", "Consulting"),
        new("信息涉及别人的权益，依法先征求对方意见。等待的日子不计入期限。", "The information concerns others, who must be asked first. Days of waiting are not counted."),
        StateKind.Waiting);

    public static readonly State AgencyAsked = new("agency-asked", new("征求机关意见", "Asking the other agency"),
        new("信息是几个机关一起形成的，依法先征求其他机关的意见。等待的日子不计入期限。", "The information was made together with another agency, which must be asked first. Days of waiting are not counted."),
        StateKind.Waiting);

    public static readonly State FeeAsked = new("fee-asked", new("待缴费", "Awaiting payment"),
        new("请按收费通知缴纳信息处理费。缴费之后重新计算期限。", "Please pay the processing fee of the notice. The period starts anew once it is paid."),
        StateKind.Waiting);

    public static readonly State ReasonsAsked = new("reasons-asked", new("待说明理由", "Awaiting your reasons"),
        new("您申请的数量、次数明显超过合理范围，请说明理由。期限照常计算。", "You have asked for very much or very often; please give your reasons. The period goes on."),
        StateKind.Waiting);

    public static readonly State ReasonsGiven = new("reasons-given", new("理由待核", "Reasons to be weighed"),
        new("您的理由已收到，正在看是否合理、能否按期答复。期限照常计算。", "Your reasons were received and are being weighed. The period goes on."));

    public static readonly State ExtensionProposed = new("extension-proposed", new("待批延期", "Extension proposed"),
        new("正在办理，经办人提出延期，等负责人批准。期限照常计算。", "In hand; an extension was proposed and awaits approval. The period goes on."));

    public static readonly State Drafted = new("drafted", new("待签发", "To be signed"),
        new("答复已经写好，等负责人签发。", "The reply is written and awaits signature."));

    public static readonly State Decided = new("decided", new("已签发", "Signed"),
        new("答复已经签发，正在送达。", "The reply is signed and on its way to you."));

    public static readonly State Delivered = new("delivered", new("已答复", "Answered"),
        new("答复已经送达。", "The reply has been delivered."), StateKind.Ended);

    public static readonly State Abandoned = new("abandoned", new("不再处理", "No longer processed"),
        new("没有在期限内补正，依法不再处理。您可以重新申请。", "No correction came in time, so the request is no longer processed. You can apply again."),
        StateKind.Ended) { InVain = true };

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了申请。", "You withdrew the request."), StateKind.Ended) { InVain = true };

    /// <summary>Handled together with a request by somebody else for the same information, which leads.</summary>
    public static readonly State Joined = new("joined", new("合并办理", "Handled together"),
        new("有别的人也申请了同样的信息，您的申请和他们的一起办理。期限不变，会单独答复您。",
            "Others have asked for the same information, and the requests are handled together. The period stays, and you get an answer of your own."));

    /// <summary>It was about several matters, each of which is a request of its own now: 一事一申请.</summary>
    public static readonly State Split = new("split", new("已拆分", "Split"),
        new("您的申请包含几件事，已经分成几件分别办理、分别答复。收到日期和期限不变。",
            "Your request was about several matters; each is now a request of its own and is answered on its own. The day of receipt and the period stay."),
        StateKind.Ended) { InVain = true };

    /// <summary>The answer was found to be wrong after it was delivered, or annulled: 有错必纠.</summary>
    public static readonly State Reopened = new("reopened", new("答复更正中", "Being put right"),
        new("发现给您的答复有误，正在更正；更正之前，原来的答复仍然有效。复议决定或者裁判撤销了原答复的，正在重新答复。",
            "The answer you got was found to be wrong and is being put right; until then it stands. Where a decision or judgment annulled it, a new answer is being worked out."));

    public static readonly State Redrafted = new("redrafted", new("更正待签发", "Correction to be signed"),
        new("更正的答复已经写好，等负责人签发。", "The corrected answer is written and awaits signature."));

    public static readonly State Redecided = new("redecided", new("更正已签发", "Correction signed"),
        new("更正的答复已经签发，正在送达。", "The corrected answer is signed and on its way to you."));

    /// <summary>Steps that are about more than one case.</summary>
    public const string SplitUp = "split", Join = "join", Follow = "follow", Unjoin = "unjoin", SignJointly = "sign-jointly";

    /// <summary>The day of receipt was written down wrong.</summary>
    public const string CorrectReceipt = "correct-receipt";

    /// <summary>What moves the clock of a request that leads, in those that follow it.</summary>
    public const string PauseAlong = "pause-along", ResumeAlong = "resume-along", ExtendAlong = "extend-along";

    /// <summary>Steps that were taken in the system before this one and are entered by the program.</summary>
    public const string CarryOver = "carry-over", CarryAbandoned = "carry-abandoned", CarryExtension = "carry-extension",
        CarryRestart = "carry-restart", CarryPause = "carry-pause", CarryResume = "carry-resume";

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "request",
        Title = new("依申请公开", "Disclosure on request"),
        CodePrefix = "GK",
        Subject = LawSubject.OpenInformation,
        Rule = "reply",
        Rated = true,
        Starts = [Unconfirmed, InHand],
        States = [Unconfirmed, InHand, CorrectionAsked, Consulting, AgencyAsked, FeeAsked, ReasonsAsked, ReasonsGiven, ExtensionProposed, Joined, Drafted, Decided, Delivered,
            Abandoned, Withdrawn, Split, Reopened, Redrafted, Redecided],
        Steps =
        [
            new("confirm", new("确认收到", "Confirm receipt"), new("您的申请已确认收到", "Receipt of your request was confirmed"))
            {
                From = [Unconfirmed], To = InHand, By = Role.Clerk, Clock = ClockEffect.Start, Basis = "CN-OGI-2019 Art. 31",
            },
            new(CorrectReceipt, new("更正收到日期", "Correct the day of receipt"), new("收到日期原来登记有误，已经更正，期限从更正后的次日起算", "The day of receipt had been written down wrong and was put right; the period begins on the day after it"))
            {
                From = [InHand], To = InHand, By = Role.Head, Clock = ClockEffect.Date, Needs = Needs.Reason, Redates = true, Basis = "CN-OGI-2019 Art. 31; CN-OGI-2008 Art. 24",
                Counted = new("收到日期原来登记有误，实际是这一天收到，从次日起算", "The day of receipt had been written down wrong; it was received on this day, and the period begins on the next"),
                Asks = new("哪里登记错了，凭什么知道是哪一天：签收单、邮戳、登记簿", "What was written down wrong, and what shows the right day: receipt, postmark, register"),
            },
            .. BeforeTheAnswer.Steps,
            ProofSeen.Step(InHand, "CN-OGI-2019 Art. 29(2)"),
            new("propose-extension", new("提出延期", "Propose an extension"), new("经办人提出延期", "An extension was proposed"))
            {
                From = [InHand], To = ExtensionProposed, By = Role.Clerk, Needs = Needs.Reason, AtMost = 1, ReasonIsTold = true, InTime = true, CountsWith = [ExtendAlong],
                Asks = new("为什么不能按期答复", "Why it can't be answered in time"), AsksOnce = true, Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new("extend", new("批准延期", "Approve the extension"), new("经批准延长答复期限", "The period was extended"))
            {
                From = [ExtensionProposed], To = InHand, By = Role.Head, Clock = ClockEffect.Extend, Needs = Needs.Text | Needs.Days, Letter = "extension",
                AtMost = 1, CountsWith = [ExtendAlong], ByAnotherThan = ["propose-extension"], Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new("extension-delivered", new("登记延期告知书送达", "Enter the delivery of the extension notice"), new("延期告知书已送达", "The notice of extension was delivered"))
            {
                From = [InHand], To = InHand, By = Role.Clerk, Needs = Needs.Delivery, AtMost = 1, Having = ["extend", ExtendAlong],
                Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2); 国办公开办函〔2016〕235号",
            },
            new("refuse-extension", new("不批准延期", "Refuse the extension"), new("延期没有批准，仍按原期限答复", "The extension was refused; the period stays"))
            {
                From = [ExtensionProposed], To = InHand, By = Role.Head, Needs = Needs.Reason,
                ByAnotherThan = ["propose-extension"],
            },
            new("draft", new("拟写答复", "Draft the reply"), new("答复已拟好，等签发", "The reply is drafted"))
            {
                From = [InHand], To = Drafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true, Letter = "reply",
            },
            new("return", new("退回修改", "Return the draft"), new("答复退回修改", "The draft was returned for changes"))
            {
                From = [Drafted], To = InHand, By = Role.Head, Needs = Needs.Reason,
            },
            new("sign", new("签发", "Sign"), new("答复已签发", "The reply was signed"))
            {
                From = [Drafted], To = Decided, By = Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Letter = "reply",
                ByAnotherThan = ["draft"], Basis = "CN-OGI-2019 Art. 36; CN-OGI-2008 Art. 21",
            },
            new("deliver", new("登记送达", "Enter the delivery"), new("答复已送达", "The reply was delivered"))
            {
                From = [Decided], To = Delivered, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Delivery,
                Basis = "国办公开办函〔2016〕235号",
            },
            BeforeTheAnswer.TellingThirdParty("notify-third-party-again", Reopened),
            .. AfterTheAnswer.Steps,
            .. SeveralCases.Steps,
            new("withdraw", new("撤回申请", "Withdraw"), new("您撤回了申请", "You withdrew the request"))
            {
                From = [Unconfirmed, InHand, CorrectionAsked, Consulting, AgencyAsked, FeeAsked, ReasonsAsked, ReasonsGiven, ExtensionProposed, Joined, Drafted],
                To = Withdrawn,
                By = Role.Requester | Role.Clerk | Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Reason, Outcome = "other",
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回申请", "Withdraw the request"),
            },
            new(CarryOver, new("迁入答复", "Take over the decision"), new("原来的系统里已作出答复", "It was decided in the system before this one"))
            {
                From = [InHand], To = Decided, By = Role.Machine, Needs = Needs.Outcome, Decides = true,
            },
            new(CarryAbandoned, new("迁入不再处理", "Take over that it was abandoned"), new("原来的系统里已不再处理", "It was no longer processed in the system before this one"))
            {
                From = [InHand], To = Abandoned, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Outcome, Decides = true,
                Among = ["not-corrected", "fee-unpaid"], Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 30; 国办函〔2020〕109号",
            },
            new(CarryRestart, new("迁入重新起算", "Take over that it was counted anew"), new("原来的系统里补正或者缴费之后，期限重新起算", "The period was counted anew in the system before this one, after a correction or payment"))
            {
                From = [InHand], To = InHand, By = Role.Machine, Clock = ClockEffect.Restart, AtMost = 1,
                Counted = new("原来的系统里已补正或者缴费，从次日起重新计算", "Corrected or paid in the system before this one: the full period runs again from the next day"),
                Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21[4]; 国办函〔2020〕109号",
            },
            new(CarryPause, new("迁入暂停", "Take over the pause"), new("原来的系统里征求意见，期限暂停", "Others were asked in the system before this one, and the period stood still"))
            {
                From = [InHand], To = InHand, By = Role.Machine, Clock = ClockEffect.Pause, AtMost = 1,
                Counted = new("原来的系统里征求意见", "Asking others, in the system before this one"), Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
            },
            new(CarryResume, new("迁入恢复", "Take over the end of the pause"), new("原来的系统里征求意见结束，期限继续", "Asking was over in the system before this one, and the period ran on"))
            {
                From = [InHand], To = InHand, By = Role.Machine, Clock = ClockEffect.Resume, AtMost = 1, Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
            },
            new(CarryExtension, new("迁入延期", "Take over the extension"), new("原来的系统里已延长答复期限", "The period was extended in the system before this one"))
            {
                From = [InHand], To = InHand, By = Role.Machine, Clock = ClockEffect.Extend, AtMost = 1,
                Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
        ],
    };
}
