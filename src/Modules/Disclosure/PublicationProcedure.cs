namespace Daylight.Disclosure;

/// <summary>
/// How a piece of information gets onto the site (信息发布审查): drafted, checked for content, reviewed for secrecy
/// and personal data, released by yet another person. 先审查、后公开: CN-OGI-2008 Art. 14, CN-OGI-2019 Art. 17.
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
        new("已经向社会公开。", "Public."));

    public static readonly State Recalled = new("recalled", new("已撤回", "Withdrawn"),
        new("已从网站撤回，理由公开。", "Withdrawn from the site; the reason is public."), StateKind.Ended);

    public static readonly State Discarded = new("discarded", new("不发布", "Not published"),
        new("决定不发布。", "Not to be published."), StateKind.Ended);

    /// <summary>The procedure. Its clock is the duty to publish within the days after the information was formed.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "publication",
        Title = new("信息发布", "Publication"),
        CodePrefix = "FB",
        Subject = LawSubject.OpenInformation,
        Rule = "publish",
        Starts = [Draft],
        States = [Draft, Submitted, Checked, Cleared, Released, Recalled, Discarded],
        Steps =
        [
            new("submit", new("送审", "Submit"), new("送内容审核", "Submitted for the content check"))
            {
                From = [Draft], To = Submitted, By = Role.Clerk,
            },
            new("check", new("内容审核通过", "Content is right"), new("内容审核通过", "Content checked"))
            {
                From = [Submitted], To = Checked, By = Role.Reviewer, ByAnotherThan = ["open", "submit"],
            },
            new("clear", new("保密审查通过", "Nothing secret or personal"), new("保密和个人信息审查通过", "Secrecy and personal data reviewed"))
            {
                From = [Checked], To = Cleared, By = Role.Reviewer, Needs = Needs.Reason, ByAnotherThan = ["open", "submit"],
                Basis = "CN-OGI-2019 Art. 17; CN-OGI-2008 Art. 14",
            },
            new("return", new("退回修改", "Return"), new("退回修改", "Returned for changes"))
            {
                From = [Submitted, Checked, Cleared], To = Draft, By = Role.Reviewer | Role.Publisher, Needs = Needs.Reason,
            },
            new("release", new("发布", "Release"), new("向社会公开", "Released to the public"))
            {
                From = [Cleared], To = Released, By = Role.Publisher, Clock = ClockEffect.Stop,
                ByAnotherThan = ["open", "submit", "check", "clear"], Basis = "CN-OGI-2019 Art. 26; CN-OGI-2008 Art. 18",
            },
            new("discard", new("不发布", "Don't publish"), new("决定不发布", "Not to be published"))
            {
                From = [Draft, Submitted, Checked, Cleared], To = Discarded, By = Role.Clerk | Role.Reviewer | Role.Publisher,
                Clock = ClockEffect.Stop, Needs = Needs.Reason,
            },
            new("recall", new("撤回", "Withdraw"), new("从网站撤回", "Withdrawn from the site"))
            {
                From = [Released], To = Recalled, By = Role.Publisher, Needs = Needs.Reason,
            },
        ],
    };
}
