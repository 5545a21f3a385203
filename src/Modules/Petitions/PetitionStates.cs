namespace Daylight.Petitions;

/// <summary>The states of petitions and of orders of the hotline: what is alike for the person is one state.</summary>
static class PetitionStates
{
    public static readonly State Registered = new("registered", new("待登记分办", "To be registered"),
        new("您的来信、来电、来访已经收到，正在登记、分给办理的单位。", "It was received and is being registered and assigned."));

    public static readonly State Unidentified = new("unidentified", new("待补充身份", "Name or address unclear"),
        new("姓名或者联系方式不清楚，请您补充，才能告知结果。", "Name or contact is unclear: please complete it, so that you can be told the result."), StateKind.Waiting);

    public static readonly State Dispatched = new("dispatched", new("已交办，待签收", "Assigned, to be signed for"),
        new("已经交给办理的单位，等它签收。", "It was assigned to the body that handles it, which has to sign for it."));

    public static readonly State Signed = new("signed", new("已签收，待受理", "Signed for, to be accepted"),
        new("办理的单位已经签收，要在期限内告知您是否受理、走什么途径。", "The body has signed for it and has to tell you whether it is accepted, and which way it goes."));

    public static readonly State ReturnAsked = new("return-asked", new("申请退回，待裁定", "Return asked for"),
        new("办理的单位认为不归它管，说明了理由，由监督岗裁定。", "The body holds that it is not its matter and gave its reasons; the supervisor decides."));

    public static readonly State Handling = new("handling", new("办理中", "Being handled"),
        new("已经受理，正在办理。", "It was accepted and is being handled."));

    public static readonly State Asking = new("asking", new("待您补充", "Waiting for you"),
        new("请您补充情况；期限照常计算。", "You were asked for more; the period goes on."), StateKind.Waiting);

    public static readonly State Suspended = new("suspended", new("中止办理", "Suspended"),
        new("依法暂停办理，原因消除后继续；理由已经告知您。", "Handling was suspended for a reason of law that you were told; it goes on once that is gone."), StateKind.Waiting) { Rests = true };

    public static readonly State ExtensionAsked = new("extension-asked", new("延期待批", "Extension to be approved"),
        new("经办人提出延期，等负责人决定。", "The officer proposed an extension; the head decides."));

    public static readonly State Drafted = new("drafted", new("待审核", "To be reviewed"),
        new("答复已经写好，正在由另一个人审核。", "The answer is written and is being reviewed by another person."));

    public static readonly State Approved = new("approved", new("已审核，待送达", "Approved, to be delivered"),
        new("答复已经审核，正在送达。", "The answer was approved and is on its way to you."));

    public static readonly State Joined = new("joined", new("合并办理", "Handled together"),
        new("同样的事有别人先反映了，合并一起办；主件答复时同时答复您。", "Others raised the same before you: it is handled together, and you are answered with the first."), StateKind.Waiting) { Rests = true };

    public static readonly State Replied = new("replied", new("已答复", "Answered"),
        new("已经答复您。可以评价；不满意，可以要求重新办理或者依法请求复查。",
            "You were answered. You can rate it; if you disagree, ask for it to be taken up again or for a review."), StateKind.Waiting);

    public static readonly State ReopenAsked = new("reopen-asked", new("要求重办，待决定", "Taking up again asked for"),
        new("您对答复不满意，由负责人决定是否重新办理。", "You are not satisfied: the head decides whether it is taken up again."));

    public static readonly State ReviewAsked = new("review-asked", new("复查中", "Under review"),
        new("已经请求复查，由上一级机关作出复查意见。", "A review was asked for; the body above gives its opinion."));

    public static readonly State Reviewed = new("reviewed", new("已复查", "Reviewed"),
        new("复查意见已经送达。不服，可以在期限内请求复核。", "The opinion of the review was delivered. If you disagree, ask for a re-review in time."), StateKind.Waiting);

    public static readonly State RecheckAsked = new("recheck-asked", new("复核中", "Under re-review"),
        new("已经请求复核，由复核机关作出复核意见。", "A re-review was asked for; its opinion is being prepared."));

    public static readonly State Hearing = new("hearing", new("复核听证", "Hearing"),
        new("复核机关举行听证，所需时间不计入期限。", "The body holds a hearing; the time this takes is not counted."), StateKind.Waiting);

    public static readonly State Refused = new("refused", new("不予受理", "Not accepted"),
        new("不属于受理的范围，已经告知理由和应当走的途径。", "It is not taken here; you were told why, and which way it goes."), StateKind.Ended) { InVain = true };

    public static readonly State Routed = new("routed", new("已告知途径", "Told which way it goes"),
        new("应当按别的法定程序办理，已经告知您。", "It goes by another procedure of the law, as you were told."), StateKind.Ended) { InVain = true };

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了这件事。", "You withdrew it."), StateKind.Ended) { InVain = true };

    public static readonly State Closed = new("closed", new("已办结", "Closed"),
        new("已经答复，期限内没有提出复查、复核，或者请求已经撤回，办结。", "It was answered, and no review was asked for in time or the request was withdrawn: it is closed."), StateKind.Ended);

    public static readonly State Final = new("final", new("复核终结", "Ended by re-review"),
        new("复核意见已经作出。同一事实和理由不再受理。", "The opinion of the re-review was given. The same facts and reasons are not accepted again."), StateKind.Ended);
}
