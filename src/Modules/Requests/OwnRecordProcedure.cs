namespace Daylight.Requests;

/// <summary>
/// Correction of what a public body holds about oneself (更正与自身相关的政府信息记录): whoever has evidence that it is wrong
/// asks; the body that can correct it checks, corrects and tells, another passes it on or says whom to ask. The law
/// sets no period, so no clock runs. CN-OGI-2019 Art. 41.
/// </summary>
static class OwnRecordProcedure
{
    const string Article = "CN-OGI-2019 Art. 41";

    public static readonly State InHand = new("in-hand", new("核查中", "Being checked"),
        new("正在核对您说的记录，看证据和由谁更正。", "The record you named is being checked: the evidence, and who can correct it."));

    public static readonly State EvidenceAsked = new("evidence-asked", new("待补充证据", "Awaiting evidence"),
        new("证据还不够，请按通知补充。", "The evidence is not enough yet. Please add what the notice asks for."), StateKind.Waiting);

    public static readonly State Drafted = new("drafted", new("待签发", "To be signed"),
        new("答复已经写好，等负责人签发。", "The answer is written and awaits signature."));

    public static readonly State Decided = new("decided", new("已签发", "Signed"),
        new("答复已经签发，正在送达。", "The answer is signed and on its way to you."));

    public static readonly State Delivered = new("delivered", new("已答复", "Answered"),
        new("答复已经送达。", "The answer has been delivered."), StateKind.Ended);

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了申请。", "You withdrew the request."), StateKind.Ended) { InVain = true };

    /// <summary>The step by which it is written down that the record was put right.</summary>
    public const string PutRight = "put-right";

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "own-record",
        Title = new("更正与自己有关的信息", "Correction of information about oneself"),
        CodePrefix = "GZ",
        Subject = LawSubject.OwnRecord,
        Starts = [InHand],
        States = [InHand, EvidenceAsked, Drafted, Decided, Delivered, Withdrawn],
        Steps =
        [
            ProofSeen.Step(InHand, Article),
            new("ask-evidence", new("请申请人补充证据", "Ask for evidence"), new("请您补充证据", "You were asked for evidence"))
            {
                From = [InHand], To = EvidenceAsked, By = Role.Clerk, Needs = Needs.Text | Needs.Until, AtMost = 1, Letter = "evidence", Basis = Article,
            },
            new("give-evidence", new("登记补充的证据", "Enter the evidence"), new("您补充的证据已收到", "Your evidence was received"))
            {
                From = [EvidenceAsked], To = InHand, By = Role.Clerk | Role.Requester, Needs = Needs.Reason,
                Asks = new("补充了哪些证据", "What evidence was added"), Offer = new("补充证据", "Add evidence"), TakesFiles = true,
            },
            new("no-evidence", new("登记逾期未补充", "Enter that none came"), new("没有在期限内补充，根据已有的证据答复", "None came in time; the answer rests on what there is"))
            {
                From = [EvidenceAsked], To = InHand, By = Role.Clerk, InSilence = true,
            },
            new(PutRight, new("登记已经更正", "Enter that it was put right"), new("记录已经更正", "The record was put right"))
            {
                From = [InHand], To = InHand, By = Role.Clerk, Needs = Needs.Reason, Basis = Article,
                Asks = new("在哪里更正的，谁更正的，更正前后各是什么", "Where and by whom it was put right, what it said before and says now"),
            },
            new("draft", new("拟写答复", "Draft the answer"), new("答复已拟好，等签发", "The answer is drafted"))
            {
                From = [InHand], To = Drafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true, Letter = "reply",
            },
            new("return", new("退回修改", "Return the draft"), new("答复退回修改", "The draft was returned for changes"))
            {
                From = [Drafted], To = InHand, By = Role.Head, Needs = Needs.Reason,
            },
            new("sign", new("签发", "Sign"), new("答复已签发", "The answer was signed"))
            {
                From = [Drafted], To = Decided, By = Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Letter = "reply",
                ByAnotherThan = ["draft"], Basis = Article,
            },
            new("deliver", new("登记送达", "Enter the delivery"), new("答复已送达", "The answer was delivered"))
            {
                From = [Decided], To = Delivered, By = Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Delivery,
            },
            new("not-delivered", new("登记没有送达", "Enter that it did not arrive"), new("答复没有送达，另行送达", "The answer did not arrive and is delivered again"))
            {
                From = [Delivered], To = Decided, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Undo, Needs = Needs.Reason, Reopens = true,
                After = ["deliver"], Asks = new("怎样知道没有送达：退信、退件的说明", "How it is known: what the returned letter says"),
            },
            new("withdraw", new("撤回申请", "Withdraw"), new("您撤回了申请", "You withdrew the request"))
            {
                From = [InHand, EvidenceAsked, Drafted], To = Withdrawn, By = Role.Requester | Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Reason,
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回申请", "Withdraw the request"),
            },
        ],
    };
}
