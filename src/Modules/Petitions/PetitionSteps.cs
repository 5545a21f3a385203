using static Daylight.Petitions.PetitionStates;

namespace Daylight.Petitions;

/// <summary>Steps that petitions and orders of the hotline share: who handles it, how, and with what answer.</summary>
static class PetitionSteps
{
    /// <summary>Steps with a page of their own, or that the module takes by itself.</summary>
    public const string Dispatch = "dispatch", AskReturn = "ask-return", Redispatch = "redispatch", AssignForGood = "assign-for-good", Join = "join",
        Separate = "separate", ReplyAlong = "reply-along", Draft = "draft", Return = "return", Approve = "approve", Deliver = "deliver", AskReopen = "ask-reopen",
        AskExtension = "ask-extension", Extend = "extend", TakeBack = "take-back", AnswerNow = "answer-now", Reopen = "reopen", RefuseReopen = "refuse-reopen";

    static readonly Words Opinion = new("给信访人的答复", "the answer to the person");

    /// <summary>From the assignment to the signature (交办、签收、退回): a wrong assignment goes back with reasons, twice at most.</summary>
    /// <param name="rule">The rule that runs from the assignment on; null where the first one goes on.</param>
    /// <param name="basis">The article.</param>
    public static IEnumerable<Step> Assigning(string? rule, string basis) =>
    [
        new(Dispatch, new("交办", "Assign"), new("已交给办理的单位", "It was assigned to the body that handles it"))
        {
            From = [Registered], To = Dispatched, By = Role.Clerk, Transfers = Transfer.Over, Needs = Needs.Reason, Rule = rule,
            Clock = rule is null ? ClockEffect.None : ClockEffect.Next, Basis = basis,
            Asks = new("交办意见：请哪里办、注意什么", "What is asked of the body"),
        },
        new("sign", new("签收", "Sign for it"), new("办理的单位已签收", "The body signed for it"))
        {
            From = [Dispatched], To = Signed, By = Role.Clerk, Basis = basis,
        },
        new(AskReturn, new("申请退回", "Ask to return it"), new("办理的单位申请退回", "The body asked to return it"))
        {
            From = [Dispatched, Signed], To = ReturnAsked, By = Role.Clerk | Role.Head, Needs = Needs.Reason, AtMost = 2, Basis = basis,
            Asks = new("为什么不归本单位，应当归哪里，依据是什么", "Why it is not this body's, whose it is, and by what"),
        },
        new(Redispatch, new("改派", "Assign to another"), new("改由别的单位办理", "Another body handles it"))
        {
            From = [ReturnAsked], To = Dispatched, By = Role.Supervisor, Transfers = Transfer.Over, Needs = Needs.Reason, Rule = rule,
            Clock = rule is null ? ClockEffect.None : ClockEffect.Next, Basis = basis,
        },
        new("refuse-return", new("不同意退回", "Refuse the return"), new("退回没有同意，仍由原单位办理", "The return was refused"))
        {
            From = [ReturnAsked], To = Dispatched, By = Role.Supervisor, Needs = Needs.Reason, Basis = basis,
        },
        new(AssignForGood, new("协调会指定", "Settle at a meeting"), new("经协调，指定由一个单位办理", "It was settled which body handles it"))
        {
            From = [ReturnAsked], To = Dispatched, By = Role.Supervisor, Transfers = Transfer.ForGood, Needs = Needs.Reason, Rule = rule,
            Clock = rule is null ? ClockEffect.None : ClockEffect.Next, Basis = basis,
            Asks = new("协调会的时间、参加单位、结论", "The meeting: when, who took part, what was settled"),
        },
    ];

    /// <summary>The work itself (办理): more is asked, the time is extended, the answer is drafted, reviewed by another and delivered.</summary>
    public static IEnumerable<Step> Handling(IReadOnlyList<string> results, string extension) =>
    [
        new("ask", new("请补充", "Ask for more"), new("请您补充情况", "You were asked for more"))
        {
            From = [PetitionStates.Handling], To = Asking, By = Role.Clerk, Needs = Needs.Text | Needs.Until,
        },
        new("supplement", new("登记补充", "Enter what was added"), new("补充已收到", "What you added was received"))
        {
            From = [Asking], To = PetitionStates.Handling, By = Role.Clerk | Role.Requester, Needs = Needs.Reason,
            Asks = new("补充的情况", "What is added"), Offer = new("补充情况", "Add what was asked for"),
        },
        new("go-on", new("未补充，继续办理", "Go on without"), new("没有收到补充，继续办理", "Nothing was added; it goes on"))
        {
            From = [Asking], To = PetitionStates.Handling, By = Role.Clerk, InSilence = true,
        },
        new(AskExtension, new("提出延期", "Propose an extension"), new("经办人提出延期", "An extension was proposed"))
        {
            From = [PetitionStates.Handling], To = ExtensionAsked, By = Role.Clerk, Needs = Needs.Reason, AtMost = 1, ReasonIsTold = true, InTime = true, Basis = extension,
            Asks = new("为什么不能按期办结", "Why it can't be done in time"), AsksOnce = true,
        },
        new(Extend, new("批准延期", "Approve the extension"), new("经批准延长办理期限", "The period was extended"))
        {
            From = [ExtensionAsked], To = PetitionStates.Handling, By = Role.Head, Clock = ClockEffect.Extend, Needs = Needs.Text | Needs.Days, AtMost = 1,
            ByAnotherThan = [AskExtension], Basis = extension,
        },
        new("refuse-extension", new("不批准延期", "Refuse the extension"), new("延期没有批准，仍按原期限办理", "The extension was refused; the period stays"))
        {
            From = [ExtensionAsked], To = PetitionStates.Handling, By = Role.Head, Needs = Needs.Reason, ByAnotherThan = [AskExtension],
        },
        new(Draft, new("拟写答复", "Draft the answer"), new("答复已拟好，等审核", "The answer is drafted"))
        {
            From = [PetitionStates.Handling], To = Drafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true, Among = results, Writes = Opinion,
        },
        new(Return, new("退回修改", "Return the draft"), new("答复退回修改", "The draft was returned for changes"))
        {
            From = [Drafted], To = PetitionStates.Handling, By = Role.Reviewer | Role.Head, Needs = Needs.Reason,
        },
        new(Approve, new("审核通过", "Approve"), new("答复已审核", "The answer was approved"))
        {
            From = [Drafted], To = Approved, By = Role.Reviewer | Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Among = results,
            ByAnotherThan = [Draft], Writes = Opinion,
        },
        new(Join, new("并入同一件事", "Handle with another"), new("和先反映的同一件事合并办理", "It is handled together with the one raised first"))
        {
            From = [Registered, Dispatched, Signed, PetitionStates.Handling], To = Joined, By = Role.Clerk, Needs = Needs.Reason,
            Asks = new("和哪一件是同一件事，为什么", "Which one is the same, and why"),
        },
        new(Separate, new("分开办理", "Handle on its own"), new("重新单独办理", "It is handled on its own again"))
        {
            From = [Joined], To = Registered, By = Role.Clerk | Role.Machine, Needs = Needs.Reason,
        },
    ];

    /// <summary>Takes it away from a body that may not have it, since it is accused in it (收回): with the decision that says so.</summary>
    /// <param name="basis">The article; null where it is office practice.</param>
    public static IEnumerable<Step> TakingBack(string? basis) =>
    [
        new(TakeBack, new("收回重新分办", "Take it back to be assigned anew"), new("已收回，重新分给办理的单位", "It was taken back and is assigned anew"))
        {
            From = [Registered, Dispatched, Signed, ReturnAsked, PetitionStates.Handling, Asking, ExtensionAsked, Drafted, Approved], To = Registered,
            By = Role.Machine, Transfers = Transfer.Away, Needs = Needs.Reason, Along = true, Basis = basis,
        },
    ];

    /// <summary>What may follow the answer (评价、重办): a bad rating asks, and a person decides.</summary>
    /// <param name="answered">The rule that says how long the person has once they were answered, or told that the answer stands.</param>
    public static IEnumerable<Step> AfterTheAnswer(string answered) =>
    [
        new(AskReopen, new("登记不满意", "Enter dissatisfaction"), new("您对答复不满意，要求重新办理", "You are not satisfied and asked for it to be taken up again"))
        {
            From = [Replied], To = ReopenAsked, By = Role.Requester | Role.Clerk, Needs = Needs.Reason, AtMost = 1, Clock = ClockEffect.Next, Rule = "reopen", RuleUntil = Reopen,
            Asks = new("哪里不满意", "What is not satisfactory"), Offer = new("不满意，要求重新办理", "Ask to take it up again"),
        },
        // The period it had runs anew: two days for an enquiry, ten for what is handled simply.
        new(Reopen, new("重新办理", "Take it up again"), new("决定重新办理", "It is taken up again"))
        {
            From = [ReopenAsked], To = PetitionStates.Handling, By = Role.Head | Role.Supervisor, Needs = Needs.Text, Clock = ClockEffect.Next,
            Counted = new("决定重新办理，当天不计入，次日起算", "It is taken up again: counting begins the day after"),
        },
        new(RefuseReopen, new("不再重办", "Do not take it up again"), new("经查，答复不变", "After another look the answer stands"))
        {
            From = [ReopenAsked], To = Replied, By = Role.Head | Role.Supervisor, Needs = Needs.Text | Needs.Until, Clock = ClockEffect.Stop, Grants = answered,
        },
        new("accept-answer", new("认可答复，办结", "Accept the answer"), new("您认可答复，办结", "You accept the answer: it is closed"))
        {
            From = [Replied], To = Closed, By = Role.Requester, Offer = new("认可答复，办结", "I accept the answer"),
        },
    ];

    /// <summary>The steps that take it off the desk (撤回、中止).</summary>
    public static IEnumerable<Step> LeavingOff =>
    [
        new("withdraw", new("撤回", "Withdraw"), new("您撤回了这件事", "You withdrew it"))
        {
            From = [Registered, Unidentified, Dispatched, Signed, ReturnAsked, PetitionStates.Handling, Asking, Suspended, ExtensionAsked, Drafted, Approved, Joined], To = Withdrawn, By = Role.Requester | Role.Clerk,
            Clock = ClockEffect.Stop, Needs = Needs.Reason, Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回", "Withdraw it"),
        },
    ];
}
