namespace Daylight.Remedies;

/// <summary>
/// A complaint about the work of disclosure (投诉、举报) to the body above the one complained of. The law sets no period,
/// so no clock runs. CN-OGI-2019 Arts 47, 51; CN-OGI-2008 Art. 33.
/// </summary>
static class ComplaintProcedure
{
    public static readonly State Received = new("received", new("待受理", "Received"),
        new("您的投诉已经收到，正在看是不是由我们处理。", "Your complaint was received; we are looking whether it is ours to handle."));

    public static readonly State InHand = new("in-hand", new("核查中", "Being looked into"),
        new("我们正在向被投诉的单位了解情况。", "We are asking the body you complain of what happened."));

    public static readonly State Drafted = new("drafted", new("待签发", "To be signed"),
        new("处理结果已经写好，等负责人签发。", "The result is written and awaits signature."));

    public static readonly State Answered = new("answered", new("已答复", "Answered"),
        new("处理结果已经告知您。", "You were told the result."), StateKind.Ended);

    public static readonly State NotAccepted = new("not-accepted", new("不予受理", "Not accepted"),
        new("这件事不由我们处理，答复里写明了可以找谁。", "This is not ours to handle; the answer says whom to turn to."), StateKind.Ended) { InVain = true };

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了投诉。", "You withdrew the complaint."), StateKind.Ended) { InVain = true };

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "complaint",
        Title = new("对信息公开工作的投诉举报", "Complaint about disclosure"),
        CodePrefix = "TS",
        Subject = LawSubject.DisclosureComplaint,
        Starts = [Received],
        States = [Received, InHand, Drafted, Answered, NotAccepted, Withdrawn],
        Steps =
        [
            new("accept", new("受理", "Accept"), new("投诉已受理", "Your complaint was accepted"))
            {
                From = [Received], To = InHand, By = Role.Clerk, Basis = "CN-OGI-2019 Arts 47, 51; CN-OGI-2008 Art. 33",
            },
            new("refuse", new("不予受理", "Do not accept"), new("不由我们处理，已告知途径", "It is not ours to handle; you were told where to turn"))
            {
                From = [Received], To = NotAccepted, By = Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text, Outcome = "other", Letter = "refuse",
            },
            new("hear-body", new("登记被投诉单位的说明", "Enter what the body says"), new("被投诉的单位作了说明", "The body complained of explained itself"))
            {
                From = [InHand], To = InHand, By = Role.Clerk, Needs = Needs.Reason,
                Asks = new("被投诉单位怎么说明的", "What the body says"),
            },
            new("draft", new("拟写处理结果", "Draft the result"), new("处理结果已拟好，等签发", "The result is drafted"))
            {
                From = [InHand], To = Drafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true, Letter = "draft",
            },
            new("return", new("退回修改", "Return the draft"), new("处理结果退回修改", "The draft was returned for changes"))
            {
                From = [Drafted], To = InHand, By = Role.Head, Needs = Needs.Reason,
            },
            new("answer", new("签发并答复", "Sign and answer"), new("处理结果已答复您", "You were told the result"))
            {
                From = [Drafted], To = Answered, By = Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Outcome, Decides = true,
                Letter = "draft", ByAnotherThan = ["draft"], Basis = "CN-OGI-2019 Arts 47, 51, 53; CN-OGI-2008 Arts 33, 35",
            },
            new("withdraw", new("撤回投诉", "Withdraw"), new("您撤回了投诉", "You withdrew the complaint"))
            {
                From = [Received, InHand], To = Withdrawn, By = Role.Requester | Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Reason,
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回投诉", "Withdraw the complaint"),
            },
        ],
    };
}
