using static Daylight.Requests.RequestProcedure;

namespace Daylight.Requests;

/// <summary>
/// Steps about more than one case or more than one body: a letter about several matters is split (一事一申请), requests for the
/// same are handled together (合并办理), what came to the wrong body is handed over (转办).
/// </summary>
static class SeveralCases
{
    /// <summary>The steps, in the order of the procedure.</summary>
    public static IEnumerable<Step> Steps =>
    [
        new(SplitUp, new("拆分", "Split"), new("您的申请包含几件事，分成几件分别办理，期限不变", "Your request was about several matters and was split; the period stays"))
        {
            From = [InHand], To = RequestProcedure.Split, By = Role.Clerk, Clock = ClockEffect.Cease, Needs = Needs.Reason, Letter = "split",
            Basis = "国办函〔2020〕109号", Asks = new("为什么拆分", "Why it is split"),
        },
        new(RequestProcedure.Join, new("合并办理", "Handle together"), new("和其他人申请同样信息的申请一起办理，期限不变", "Handled together with requests by others for the same information; the period stays"))
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
    ];
}
