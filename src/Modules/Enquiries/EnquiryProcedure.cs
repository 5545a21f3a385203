namespace Daylight.Enquiries;

/// <summary>
/// An enquiry (咨询): asked, assigned, answered with a text that another person has reviewed and, when the asker agreed,
/// published after preparation by one and release by another. No law sets a period: the clock is a working standard.
/// </summary>
static class EnquiryProcedure
{
    public static readonly State Received = new("received", new("待分办", "Received"),
        new("您的咨询已经收到，正在分给经办人。", "Your enquiry was received and is being assigned."));

    public static readonly State InHand = new("in-hand", new("办理中", "In hand"),
        new("经办人正在写答复。", "An officer is writing the answer."));

    public static readonly State Drafted = new("drafted", new("待审核", "To be reviewed"),
        new("答复已经写好，正在由另一个人审核。", "The answer is written and is being reviewed by another person."));

    public static readonly State ToPublish = new("to-publish", new("已答复，待公开", "Answered, to be published"),
        new("已经答复您。经您同意，正在整理成公开的问答，不含您的姓名和联系方式。",
            "You were answered. With your consent it is being made a public question and answer, without your name and contact."));

    public static readonly State Prepared = new("prepared", new("已答复，待发布", "Answered, to be released"),
        new("已经答复您。公开的问答已经整理好，等另一个人审核发布。", "You were answered. The public text is ready and awaits release by another person."));

    public static readonly State Answered = new("answered", new("已答复", "Answered"),
        new("已经答复您。", "You were answered."), StateKind.Ended);

    public static readonly State Published = new("published", new("已答复并公开", "Answered and published"),
        new("已经答复您，问答已经公开。", "You were answered, and question and answer are published."), StateKind.Ended);

    public static readonly State Withdrawn = new("withdrawn", new("已撤回", "Withdrawn"),
        new("您撤回了咨询。", "You withdrew the enquiry."), StateKind.Ended) { InVain = true };

    static readonly Words Public = new("公开的问答：第一行是标题", "the public question and answer; its first line is the title");

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "enquiry",
        Title = new("咨询", "Enquiry"),
        CodePrefix = "ZX",
        Subject = LawSubject.Enquiry,
        Rule = "answer",
        Rated = true,
        Starts = [Received],
        States = [Received, InHand, Drafted, ToPublish, Prepared, Answered, Published, Withdrawn],
        Steps =
        [
            new("assign", new("分办", "Assign"), new("已分给经办人", "It was assigned to an officer"))
            {
                From = [Received, InHand], To = InHand, By = Role.Clerk, Needs = Needs.Reason,
                Asks = new("交给哪个科室、谁办", "To which section and whom"), AsksOnce = true,
            },
            new("answer-now", new("当场答复", "Answer on the spot"), new("当场答复了您", "You were answered on the spot"))
            {
                From = [Received, InHand], To = Answered, By = Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true,
                // What came in writing is answered by one and reviewed by another.
                Channels = [Channel.Telephone, Channel.Counter],
            },
            new("draft", new("拟写答复", "Draft the answer"), new("答复已拟好，等审核", "The answer is drafted"))
            {
                From = [InHand], To = Drafted, By = Role.Clerk, Needs = Needs.Text, Draft = true, Letter = "answer",
            },
            new("return", new("退回修改", "Return the draft"), new("答复退回修改", "The draft was returned for changes"))
            {
                From = [Drafted], To = InHand, By = Role.Reviewer | Role.Head, Needs = Needs.Reason,
            },
            new("extend", new("延长", "Extend"), new("答复时间延长了", "The time for the answer was extended"))
            {
                From = [InHand], To = InHand, By = Role.Head, Clock = ClockEffect.Extend, AtMost = 1, Needs = Needs.Text, Letter = "extend",
            },
            new("answer", new("审核通过并答复", "Approve and answer"), new("已答复您", "You were answered"))
            {
                From = [Drafted], To = Answered, By = Role.Reviewer | Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true,
                ByAnotherThan = ["draft"], Letter = "answer",
            },
            new("answer-to-publish", new("答复，并提请公开", "Answer, and put forward for publication"),
                new("已答复您，并准备公开", "You were answered; it is to be published"))
            {
                From = [Drafted], To = ToPublish, By = Role.Reviewer | Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true,
                ByAnotherThan = ["draft"], Letter = "answer",
            },
            new("prepare", new("整理公开的问答", "Prepare the public text"), new("公开的问答已整理好", "The public text was prepared"))
            {
                From = [ToPublish], To = Prepared, By = Role.Clerk, Needs = Needs.Text, Draft = true, Writes = Public,
                Basis = "CN-OGI-2019 Arts 15, 17",
            },
            new("publish", new("发布", "Release"), new("问答已公开", "Question and answer were published"))
            {
                From = [Prepared], To = Published, By = Role.Publisher, ByAnotherThan = ["prepare"], Basis = "CN-OGI-2019 Art. 17",
            },
            new("return-text", new("退回重新整理", "Return the public text"), new("公开的问答退回修改", "The public text was returned for changes"))
            {
                From = [Prepared], To = ToPublish, By = Role.Publisher, Needs = Needs.Reason,
            },
            new("keep", new("不公开，结案", "Do not publish"), new("问答没有公开", "It was not published"))
            {
                From = [ToPublish, Prepared], To = Answered, By = Role.Clerk | Role.Publisher, Needs = Needs.Reason,
            },
            new("forbid", new("登记不同意公开", "Enter that the asker forbids it"), new("您不同意公开，问答没有公开", "You did not want it published, and it was not"))
            {
                From = [ToPublish, Prepared], To = Answered, By = Role.Requester | Role.Clerk, Needs = Needs.Reason,
                Asks = new("为什么不同意公开", "Why it should not be published"), Offer = new("不同意公开了", "Do not publish it"),
            },
            new("withdraw", new("撤回咨询", "Withdraw"), new("您撤回了咨询", "You withdrew the enquiry"))
            {
                From = [Received, InHand, Drafted], To = Withdrawn, By = Role.Requester | Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Reason,
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回咨询", "Withdraw the enquiry"),
            },
            new("carry-over", new("迁入答复", "Take over the answer"), new("原来的系统里已答复", "It was answered in the system before this one"))
            {
                From = [Received], To = Answered, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true,
            },
        ],
    };
}
