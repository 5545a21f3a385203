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
        StateKind.Ended);

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了申请。", "You withdrew the request."), StateKind.Ended);

    /// <summary>Handled together with a request by somebody else for the same information, which leads.</summary>
    public static readonly State Joined = new("joined", new("合并办理", "Handled together"),
        new("有别的人也申请了同样的信息，您的申请和他们的一起办理。期限不变，会单独答复您。",
            "Others have asked for the same information, and the requests are handled together. The period stays, and you get an answer of your own."));

    /// <summary>It was about several matters, each of which is a request of its own now: 一事一申请.</summary>
    public static readonly State Split = new("split", new("已拆分", "Split"),
        new("您的申请包含几件事，已经分成几件分别办理、分别答复。收到日期和期限不变。",
            "Your request was about several matters; each is now a request of its own and is answered on its own. The day of receipt and the period stay."),
        StateKind.Ended);

    /// <summary>The answer was found to be wrong after it was delivered: 有错必纠.</summary>
    public static readonly State Reopened = new("reopened", new("答复更正中", "Being put right"),
        new("发现给您的答复有误，正在更正。更正之前，原来的答复仍然有效。", "The answer you got was found to be wrong and is being put right. Until then it stands."));

    public static readonly State Redrafted = new("redrafted", new("更正待签发", "Correction to be signed"),
        new("更正的答复已经写好，等负责人签发。", "The corrected answer is written and awaits signature."));

    public static readonly State Redecided = new("redecided", new("更正已签发", "Correction signed"),
        new("更正的答复已经签发，正在送达。", "The corrected answer is signed and on its way to you."));

    /// <summary>Steps that are about more than one case.</summary>
    public const string SplitUp = "split", Join = "join", Follow = "follow", Unjoin = "unjoin", SignJointly = "sign-jointly";

    /// <summary>What moves the clock of a request that leads, in those that follow it.</summary>
    public const string PauseAlong = "pause-along", ResumeAlong = "resume-along", ExtendAlong = "extend-along";

    /// <summary>Steps that were taken in the system before this one and are entered by the program.</summary>
    public const string CarryOver = "carry-over", CarryAbandoned = "carry-abandoned", CarryExtension = "carry-extension";

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
            new("ask-correction", new("发补正通知", "Ask for correction"), new("请您补充说明，期限到补正后重新计算", "You were asked to make the request clearer"))
            {
                From = [InHand], To = CorrectionAsked, By = Role.Clerk, Clock = ClockEffect.Suspend,
                Needs = Needs.Text | Needs.Until, AtMost = 1, Letter = "correction", Within = "correction-notice", Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21(4)",
            },
            new("correct", new("登记补正", "Enter the correction"), new("您的补正已收到，期限重新计算", "Your correction was received; the period starts anew"))
            {
                From = [CorrectionAsked], To = InHand, By = Role.Clerk | Role.Requester, Clock = ClockEffect.Restart,
                Needs = Needs.Reason, Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21(4)",
                Asks = new("补正的内容", "What the requester added or changed"),
                Offer = new("提交补正", "Send the correction"),
            },
            new("abandon", new("视为放弃", "Close as abandoned"), new("没有在期限内补正，不再处理", "No correction came in time; the request is no longer processed"))
            {
                From = [CorrectionAsked], To = Abandoned, By = Role.Clerk, Clock = ClockEffect.Stop,
                Needs = Needs.Text, Letter = "abandoned", Outcome = "not-corrected", InSilence = true, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 30",
            },
            // The regulation of 2008 deems nothing: the office goes on with what it has.
            new("no-correction", new("登记逾期未更改、补充", "Enter that no correction came"), new("没有在期限内更改、补充，由本机关依法答复，期限继续", "No correction came in time; the office answers by law and the period goes on"))
            {
                From = [CorrectionAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume, InSilence = true, Regimes = ["cn-ogi-2008"],
                Basis = "CN-OGI-2008 Art. 21(4)",
            },
            new("consult", new("征求第三方意见", "Consult a third party"), new("征求第三方意见，期限暂停", "A third party is consulted; the period pauses"))
            {
                From = [InHand], To = Consulting, By = Role.Clerk, Clock = ClockEffect.Pause,
                Needs = Needs.Reason | Needs.Text | Needs.Until, Letter = "third-party", ToOthers = true, Grants = "third-party", Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
                Writes = new("给第三方的征求意见书", "the letter to the third party"),
                Asks = new("征求谁的意见，为什么", "Who is consulted, and why"),
            },
            new("served", new("登记对方收到", "Enter when they got the letter"), new("第三方收到征求意见书，从次日起有法定的时间答复", "The third party got the letter; the time of the law runs from the next day"))
            {
                From = [Consulting], To = Consulting, By = Role.Clerk, Needs = Needs.Until, AtMost = 1, Grants = "third-party", Basis = "CN-OGI-2019 Art. 32",
            },
            new("consulted", new("登记回函", "Enter the reply"), new("对方已回函，期限继续", "The third party replied; the period goes on"))
            {
                From = [Consulting], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume,
                Needs = Needs.Reason, Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Art. 23",
                Asks = new("对方怎么答复的", "What they replied"),
            },
            new("not-answered", new("登记第三方逾期未答复", "Enter that no reply came"),
                new("第三方在期限内没有答复，由本机关依法决定，期限继续", "The third party did not reply in time; the office decides by law and the period goes on"))
            {
                // Nobody is asked for longer than the time told: silence ends the pause by itself, and the office has its days again.
                From = [Consulting], To = InHand, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Resume, InSilence = true,
                Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Arts 23, 24",
                Asks = new("怎样征求的，对方何时收到", "How they were asked, and when they received it"),
            },
            TellingThirdParty(ThirdPartyRules.Notify, InHand),
            new("ask-agency", new("征求其他机关意见", "Ask the other agency"), new("征求共同制作机关的意见，期限暂停", "The other agency is asked; the period pauses"))
            {
                From = [InHand], To = AgencyAsked, By = Role.Clerk, Clock = ClockEffect.Pause, Regimes = ["cn-ogi-2019"],
                Needs = Needs.Reason | Needs.Text | Needs.Until, Letter = "joint", ToOthers = true, Grants = "joint", Basis = "CN-OGI-2019 Arts 33(3), 34",
                Counted = new("征求共同制作机关的意见", "Asking the agency it was made with"),
                Writes = new("给其他机关的征求意见函", "the letter to the other agency"),
                Asks = new("征求哪个机关的意见，为什么", "Which agency is asked, and why"),
            },
            new("agency-served", new("登记对方收到", "Enter when they got the letter"), new("其他机关收到征求意见函，从次日起有法定的时间答复", "The other agency got the letter; the time of the law runs from the next day"))
            {
                From = [AgencyAsked], To = AgencyAsked, By = Role.Clerk, Needs = Needs.Until, AtMost = 1, Grants = "joint", Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
            },
            new("agency-replied", new("登记机关回函", "Enter the agency's reply"), new("其他机关已回函，期限继续", "The other agency replied; the period goes on"))
            {
                From = [AgencyAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume, Needs = Needs.Reason,
                Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
                Asks = new("对方怎么答复的", "What they replied"),
            },
            new("agency-silent", new("登记机关逾期未答复", "Enter that the agency kept silent"),
                new("其他机关在期限内没有提出意见，视为同意公开，期限继续", "The other agency kept silent, which counts as consent; the period goes on"))
            {
                From = [AgencyAsked], To = InHand, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Resume, InSilence = true,
                Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
            },
            new("ask-fee", new("发收费通知", "Send a fee notice"), new("请您缴纳信息处理费，期限到缴费后重新计算", "You were asked to pay the processing fee; the period starts anew once it is paid"))
            {
                From = [InHand], To = FeeAsked, By = Role.Clerk, Clock = ClockEffect.Suspend, AtMost = 1, Regimes = ["cn-ogi-2019"],
                Needs = Needs.Text | Needs.Until, Letter = "fee", Grants = "fee-payment", Basis = "CN-OGI-2019 Art. 42; 国办函〔2020〕109号",
                Counted = new("已发收费通知，等申请人缴费", "Fee notice sent; waiting for the payment"),
            },
            new("fee-paid", new("登记缴费", "Enter the payment"), new("您已缴费，期限从次日重新计算", "The fee was paid; the period starts anew on the next day"))
            {
                From = [FeeAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Restart, Needs = Needs.Reason,
                Regimes = ["cn-ogi-2019"], Basis = "国办函〔2020〕109号",
                Counted = new("申请人完成缴费，从次日起重新计算", "The fee was paid: the full period runs again from the next day"),
                Asks = new("缴了多少，凭证编号", "How much was paid, and the receipt's number"),
            },
            new("fee-unpaid", new("逾期未缴费，不再处理", "Close: fee not paid"), new("没有在期限内缴费，不再处理", "The fee was not paid in time; the request is no longer processed"))
            {
                From = [FeeAsked], To = Abandoned, By = Role.Clerk, Clock = ClockEffect.Stop, InSilence = true,
                Needs = Needs.Text, Letter = "fee-unpaid", Outcome = "fee-unpaid", Regimes = ["cn-ogi-2019"], Basis = "国办函〔2020〕109号",
            },
            new("ask-reasons", new("要求说明理由", "Ask for reasons"), new("请您说明大量、反复申请的理由", "You were asked why you request so much or so often"))
            {
                From = [InHand], To = ReasonsAsked, By = Role.Clerk, AtMost = 1, Regimes = ["cn-ogi-2019"],
                Needs = Needs.Text | Needs.Until, Letter = "reasons", Basis = "CN-OGI-2019 Art. 35",
            },
            new("give-reasons", new("登记理由", "Enter the reasons"), new("您说明了理由", "You gave your reasons"))
            {
                From = [ReasonsAsked], To = ReasonsGiven, By = Role.Clerk | Role.Requester, Needs = Needs.Reason,
                Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
                Asks = new("申请人的理由", "The requester's reasons"), Offer = new("说明理由", "Give the reasons"),
            },
            new("set-later-date", new("确定延迟答复的期限", "Set a later date"), new("您的理由合理，答复推迟到确定的日期", "Your reasons are good; a later date for the answer was set"))
            {
                From = [ReasonsGiven], To = InHand, By = Role.Head, Clock = ClockEffect.Replace, Needs = Needs.Text | Needs.Until,
                Regimes = ["cn-ogi-2019"], Letter = "later-date", Basis = "CN-OGI-2019 Art. 35",
                Counted = new("申请数量、频次过多但理由合理，确定延迟答复的期限", "Very many requests with good reason: a later date was set"),
            },
            new("keep-date", new("按原期限办理", "Keep the date"), new("您的理由已看过，期限不变", "Your reasons were weighed; the period stays"))
            {
                From = [ReasonsGiven], To = InHand, By = Role.Clerk | Role.Head, Needs = Needs.Reason, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
                Asks = new("理由是否合理，为什么能按期答复或者不予处理", "Whether the reasons are good, and why the date can be kept or the request is not processed"),
            },
            new("no-reasons", new("登记逾期未说明理由", "Enter that no reasons came"), new("没有在期限内说明理由，由本机关依法决定", "No reasons came in time; the office decides by law"))
            {
                From = [ReasonsAsked], To = InHand, By = Role.Clerk, InSilence = true, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
            },
            new("propose-extension", new("提出延期", "Propose an extension"), new("经办人提出延期", "An extension was proposed"))
            {
                From = [InHand], To = ExtensionProposed, By = Role.Clerk, Needs = Needs.Reason, AtMost = 1, ReasonIsTold = true, InTime = true, CountsWith = [ExtendAlong],
                Asks = new("为什么不能按期答复", "Why it can't be answered in time"), AsksOnce = true, Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new("extend", new("批准延期", "Approve the extension"), new("经批准延长答复期限", "The period was extended"))
            {
                From = [ExtensionProposed], To = InHand, By = Role.Head, Clock = ClockEffect.Extend, Needs = Needs.Text, Letter = "extension",
                AtMost = 1, CountsWith = [ExtendAlong], ByAnotherThan = ["propose-extension"], Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
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
            TellingThirdParty("notify-third-party-again", Reopened),
            .. AfterTheAnswer.Steps,
            new(SplitUp, new("拆分", "Split"), new("您的申请包含几件事，分成几件分别办理，期限不变", "Your request was about several matters and was split; the period stays"))
            {
                From = [InHand], To = Split, By = Role.Clerk, Clock = ClockEffect.Cease, Needs = Needs.Reason, Letter = "split",
                Basis = "国办函〔2020〕109号", Asks = new("为什么拆分", "Why it is split"),
            },
            new(Join, new("合并办理", "Handle together"), new("和其他人申请同样信息的申请一起办理，期限不变", "Handled together with requests by others for the same information; the period stays"))
            {
                From = [InHand], To = InHand, By = Role.Clerk | Role.Head, Needs = Needs.Reason, Asks = new("为什么合并办理", "Why they are handled together"),
            },
            new(Follow, new("并入", "Join"), new("和其他人申请同样信息的申请一起办理，期限不变", "Handled together with requests by others for the same information; the period stays"))
            {
                From = [InHand], To = Joined, By = Role.Clerk | Role.Head, Along = true,
            },
            new(Unjoin, new("取消合并", "Separate again"), new("重新单独办理，期限不变", "Handled on its own again; the period stays"))
            {
                From = [Joined], To = InHand, By = Role.Clerk | Role.Head | Role.Machine, Needs = Needs.Reason,
                Asks = new("为什么取消合并", "Why it is separated again"),
            },
            new(PauseAlong, new("一并暂停", "Pause along"), new("征求别人的意见，期限暂停", "Others are asked; the period pauses"))
            {
                From = [Joined], To = Joined, By = Role.Clerk, Clock = ClockEffect.Pause, Along = true, Basis = "CN-OGI-2019 Art. 33(3); CN-OGI-2008 Art. 24",
                Counted = new("征求别人的意见", "Asking others"),
            },
            new(ResumeAlong, new("一并继续", "Go on along"), new("征求意见结束，期限继续", "Asking others is over; the period goes on"))
            {
                From = [Joined], To = Joined, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Resume, Along = true, Basis = "CN-OGI-2019 Art. 33(3); CN-OGI-2008 Art. 24",
            },
            new(ExtendAlong, new("一并延期", "Extend along"), new("经批准延长答复期限", "The period was extended"))
            {
                From = [Joined], To = Joined, By = Role.Head, Clock = ClockEffect.Extend, Needs = Needs.Text, Letter = "extension", Along = true, AtMost = 1, CountsWith = ["extend"],
                Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new(SignJointly, new("一并签发", "Sign along"), new("答复已签发", "The reply was signed"))
            {
                From = [Joined], To = Decided, By = Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Letter = "reply", Along = true,
                Basis = "CN-OGI-2019 Art. 36; CN-OGI-2008 Art. 21",
            },
            new("transfer", new("转办", "Hand over"), new("转给负责这件事的机关办理，期限不变", "Handed over to the body in charge; the period stays"))
            {
                From = [InHand], To = InHand, By = Role.Clerk | Role.Head, Transfers = Transfer.Over, AtMost = 2, Needs = Needs.Reason | Needs.Text, Letter = "transfer",
                Asks = new("为什么不归本机关", "Why it is not this body's"),
            },
            new("hand-back", new("退回转办", "Hand back"), new("退回原来的机关办理，期限不变", "Handed back; the period stays"))
            {
                From = [InHand], To = InHand, By = Role.Clerk | Role.Head, Transfers = Transfer.Back, AtMost = 2, Needs = Needs.Reason | Needs.Text, Letter = "handed-back",
                Asks = new("为什么退回", "Why it is handed back"),
            },
            new("assign-body", new("指定办理机关", "Decide which body handles it"), new("已经定下由哪个机关办理，期限不变", "It was decided which body handles it; the period stays"))
            {
                From = [InHand], To = InHand, By = Role.Supervisor, Transfers = Transfer.ForGood, Needs = Needs.Reason | Needs.Text, Letter = "assigned",
                Asks = new("为什么由这个机关办理", "Why this body handles it"),
            },
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
            new(CarryExtension, new("迁入延期", "Take over the extension"), new("原来的系统里已延长答复期限", "The period was extended in the system before this one"))
            {
                From = [InHand], To = InHand, By = Role.Machine, Clock = ClockEffect.Extend, AtMost = 1,
                Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
        ],
    };

    // Whatever is given against an objection is told before, the first time and when an answer is put right.
    static Step TellingThirdParty(string name, State state) => new(
        name, new("书面告知第三方", "Tell the third party"), new("已书面告知第三方公开的内容和理由", "The third party was told in writing what is disclosed and why"))
    {
        From = [state], To = state, By = Role.Clerk, Needs = Needs.Text, Letter = ThirdPartyRules.Notice, ToOthers = true,
        Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Art. 23", Writes = new("给第三方的告知书", "the letter to the third party"),
    };
}
