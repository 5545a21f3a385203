namespace Daylight.Disclosure;

/// <summary>
/// How a piece of information gets onto the site (信息发布审查): drafted, checked for content, reviewed for secrecy
/// and personal data, released by yet another person; and how it leaves it: proposed by one, withdrawn by another.
/// 先审查、后公开: CN-OGI-2008 Art. 14, CN-OGI-2019 Art. 17.
/// </summary>
static class PublicationProcedure
{
    public static readonly State Draft = new("draft", new("草稿", "Draft"),
        new("正在拟写。", "Being written."));

    public static readonly State Submitted = new("submitted", new("待内容审核", "To be checked"),
        new("等人核对内容。", "Waits for the content check."));

    public static readonly State Checked = new("checked", new("待保密审查", "To be reviewed"),
        new("等保密和个人信息审查。", "Waits for the secrecy and personal-data review."));

    public static readonly State Cleared = new("cleared", new("待发布", "To be released"),
        new("审查通过，等发布。", "Cleared; waits for release."));

    public static readonly State Released = new("released", new("已发布", "Released"),
        new("已经向社会公开。", "Public."), StateKind.Ended);

    public static readonly State Discarded = new("discarded", new("不发布", "Not published"),
        new("决定不发布。", "Not to be published."), StateKind.Ended) { InVain = true };

    public static readonly State RecallProposed = new("recall-proposed", new("待撤回", "Withdrawal proposed"),
        new("有人提出从网站撤回，等另一个人决定。", "Somebody proposed to withdraw it from the site; another person decides."));

    public static readonly State Recalled = new("recalled", new("已撤回", "Withdrawn"),
        new("已从网站撤回，理由公开。", "Withdrawn from the site; the reason is public."), StateKind.Ended) { InVain = true };

    public static readonly State Kept = new("kept", new("不撤回", "Not withdrawn"),
        new("决定不撤回，信息仍然公开。", "Not to be withdrawn; the information stays public."), StateKind.Ended);

    // Whoever wrote any of it does not review it.
    static readonly string[] Writing = ["open", "write", "submit"];

    /// <summary>The procedure. Its clock is the duty to publish within the days after the information was formed.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "publication",
        Title = new("信息发布", "Publication"),
        CodePrefix = "FB",
        Subject = LawSubject.OpenInformation,
        Rule = "publish",
        HereAndNow = true,
        Starts = [Draft, RecallProposed],
        States = [Draft, Submitted, Checked, Cleared, Released, Discarded, RecallProposed, Recalled, Kept],
        Steps =
        [
            new("submit", new("送审", "Submit"), new("送内容审核", "Submitted for the content check"))
            {
                From = [Draft], To = Submitted, By = Role.Clerk,
            },
            new("write", new("修改草稿", "Edit the draft"), new("修改草稿", "Draft edited"))
            {
                From = [Draft], To = Draft, By = Role.Clerk,
            },
            new("date", new("登记成文日期", "Enter the day it was formed"), new("登记成文日期", "Day of forming entered"))
            {
                From = [Draft], To = Draft, By = Role.Clerk, Clock = ClockEffect.Date,
                Basis = "CN-OGI-2019 Art. 26; CN-OGI-2008 Art. 18",
            },
            new("check", new("内容审核通过", "Content is right"), new("内容审核通过", "Content checked"))
            {
                From = [Submitted], To = Checked, By = Role.Reviewer, ByAnotherThan = Writing,
            },
            new("clear", new("保密审查通过", "Nothing secret or personal"), new("保密和个人信息审查通过", "Secrecy and personal data reviewed"))
            {
                From = [Checked], To = Cleared, By = Role.Reviewer, Needs = Needs.Reason, ByAnotherThan = Writing,
                Basis = "CN-OGI-2019 Art. 17; CN-OGI-2008 Art. 14",
                Asks = new("审查了什么，为什么可以公开", "What was reviewed, and why it may be public"),
            },
            new("release", new("发布", "Release"), new("向社会公开", "Released to the public"))
            {
                From = [Cleared], To = Released, By = Role.Publisher, Clock = ClockEffect.Stop,
                ByAnotherThan = [.. Writing, "check", "clear"], Basis = "CN-OGI-2019 Art. 26; CN-OGI-2008 Art. 18",
            },
            new("return", new("退回修改", "Return"), new("退回修改", "Returned for changes"))
            {
                From = [Submitted, Checked, Cleared], To = Draft, By = Role.Reviewer | Role.Publisher, Needs = Needs.Reason,
                Asks = new("要改什么", "What has to be changed"),
            },
            new("discard", new("不发布", "Don't publish"), new("决定不发布", "Not to be published"))
            {
                From = [Draft, Submitted, Checked, Cleared], To = Discarded, By = Role.Clerk | Role.Reviewer | Role.Publisher,
                Clock = ClockEffect.Stop, Needs = Needs.Reason,
            },
            new("recall", new("撤回", "Withdraw"), new("从网站撤回", "Withdrawn from the site"))
            {
                From = [RecallProposed], To = Recalled, By = Role.Publisher, Needs = Needs.Reason, ReasonIsPublic = true,
                ByAnotherThan = ["open"], Asks = new("撤回的理由", "Why it is withdrawn"),
            },
            new("keep", new("不撤回", "Don't withdraw"), new("决定不撤回", "Not to be withdrawn"))
            {
                From = [RecallProposed], To = Kept, By = Role.Clerk | Role.Reviewer | Role.Publisher, Needs = Needs.Reason,
            },
        ],
    };
}
