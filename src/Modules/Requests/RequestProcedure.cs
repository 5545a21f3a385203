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

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "request",
        Title = new("依申请公开", "Disclosure on request"),
        CodePrefix = "GK",
        Subject = LawSubject.OpenInformation,
        Rule = "reply",
        Starts = [Unconfirmed, InHand],
        States = [Unconfirmed, InHand, CorrectionAsked, Consulting, ExtensionProposed, Drafted, Decided, Delivered, Abandoned, Withdrawn],
        Steps =
        [
            new("confirm", new("确认收到", "Confirm receipt"), new("您的申请已确认收到", "Receipt of your request was confirmed"))
            {
                From = [Unconfirmed], To = InHand, By = Role.Clerk, Clock = ClockEffect.Start, Basis = "CN-OGI-2019 Art. 31",
            },
            new("ask-correction", new("发补正通知", "Ask for correction"), new("请您补充说明，期限到补正后重新计算", "You were asked to make the request clearer"))
            {
                From = [InHand], To = CorrectionAsked, By = Role.Clerk, Clock = ClockEffect.Suspend,
                Needs = Needs.Text, AtMost = 1, Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21(4)",
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
                From = [CorrectionAsked], To = Abandoned, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Stop,
                Needs = Needs.Text, Outcome = "not-corrected", Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 30",
            },
            new("consult", new("征求第三方意见", "Consult a third party"), new("征求第三方意见，期限暂停", "A third party is consulted; the period pauses"))
            {
                From = [InHand], To = Consulting, By = Role.Clerk, Clock = ClockEffect.Pause,
                Needs = Needs.Reason, Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
                Asks = new("征求谁的意见，为什么", "Who is consulted, and why"),
            },
            new("consulted", new("登记回函", "Enter the reply"), new("对方已回函，期限继续", "The third party replied; the period goes on"))
            {
                From = [Consulting], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume,
                Needs = Needs.Reason, Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Art. 23",
                Asks = new("对方怎么答复的", "What they replied"),
            },
            new("propose-extension", new("提出延期", "Propose an extension"), new("经办人提出延期", "An extension was proposed"))
            {
                From = [InHand], To = ExtensionProposed, By = Role.Clerk, Needs = Needs.Reason, AtMost = 1,
                Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new("extend", new("批准延期", "Approve the extension"), new("经批准延长答复期限", "The period was extended"))
            {
                From = [ExtensionProposed], To = InHand, By = Role.Head, Clock = ClockEffect.Extend, Needs = Needs.Text,
                AtMost = 1, ByAnotherThan = ["propose-extension"], Basis = "CN-OGI-2019 Art. 33(2); CN-OGI-2008 Art. 24(2)",
            },
            new("refuse-extension", new("不批准延期", "Refuse the extension"), new("延期没有批准，仍按原期限答复", "The extension was refused; the period stays"))
            {
                From = [ExtensionProposed], To = InHand, By = Role.Head, Needs = Needs.Reason,
                ByAnotherThan = ["propose-extension"],
            },
            new("draft", new("拟写答复", "Draft the reply"), new("答复已拟好，等签发", "The reply is drafted"))
            {
                From = [InHand], To = Drafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true,
            },
            new("return", new("退回修改", "Return the draft"), new("答复退回修改", "The draft was returned for changes"))
            {
                From = [Drafted], To = InHand, By = Role.Head, Needs = Needs.Reason,
            },
            new("sign", new("签发", "Sign"), new("答复已签发", "The reply was signed"))
            {
                From = [Drafted], To = Decided, By = Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true,
                ByAnotherThan = ["draft"], Basis = "CN-OGI-2019 Art. 36; CN-OGI-2008 Art. 21",
            },
            new("deliver", new("登记送达", "Enter the delivery"), new("答复已送达", "The reply was delivered"))
            {
                From = [Decided], To = Delivered, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Delivery,
                Basis = "国办公开办函〔2016〕235号",
            },
            new("withdraw", new("撤回申请", "Withdraw"), new("您撤回了申请", "You withdrew the request"))
            {
                From = [Unconfirmed, InHand, CorrectionAsked, Consulting, ExtensionProposed, Drafted], To = Withdrawn,
                By = Role.Requester | Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Reason, Outcome = "other",
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回申请", "Withdraw the request"),
            },
        ],
    };
}
