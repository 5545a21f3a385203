namespace Daylight.Web;

/// <summary>The words of what every case has.</summary>
public static class CaseWords
{
    /// <summary>How something came in.</summary>
    public static Words Say(Channel channel) => channel switch
    {
        Channel.Web => new("网上", "Web"),
        Channel.Counter => new("当面", "Counter"),
        Channel.Post => new("信函", "Post"),
        Channel.Fax => new("传真", "Fax"),
        Channel.Email => new("电子邮件", "E-mail"),
        Channel.Telephone => new("电话", "Telephone"),
        Channel.Other => new("其他方式", "Another way"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>What a letter leaves open for the day by which its reader has to act.</summary>
    public const string OpenDay = "____年__月__日";

    /// <summary>A letter with the day in its place: it is told once.</summary>
    public static string Told(string text, DateOnly until) => text.Replace(OpenDay, OfficialLetter.DayOf(until), StringComparison.Ordinal);

    /// <summary>What a letter leaves open for how much longer the period is, and for its last day then.</summary>
    public const string OpenLength = "【延长的期限】", OpenLast = "【延长后的最迟日期】";

    /// <summary>A letter with the length of an extension and the last day in their places.</summary>
    public static string Told(string text, Words length, DateOnly last) => text.Replace(OpenLength, length.Zh, StringComparison.Ordinal)
        .Replace(OpenLast, OfficialLetter.DayOf(last), StringComparison.Ordinal);

    /// <summary>What a letter leaves open for the body that handles the case from then on.</summary>
    public const string OpenBody = "【办理机关】";

    /// <summary>A letter with the body in its place: it is chosen once.</summary>
    public static string Told(string text, Body body) => text.Replace(OpenBody, body.Name, StringComparison.Ordinal);

    /// <summary>What a letter leaves open for organ and court where neither body nor setting names them.</summary>
    public const string OpenOrgan = "【行政复议机关】", OpenCourt = "【管辖法院】";

    /// <summary>A letter with organ and court in their places; what was not typed stays open.</summary>
    public static string Told(string text, string organ, string court)
    {
        if (organ.Length > 0) text = text.Replace(OpenOrgan, organ, StringComparison.Ordinal);
        return court.Length > 0 ? text.Replace(OpenCourt, court, StringComparison.Ordinal) : text;
    }

    /// <summary>Says that a letter does not go without the organ and the court to which its reader can turn.</summary>
    public static Problems Unnamed(string text) => new Problems()
        .When(text.Contains(OpenOrgan, StringComparison.Ordinal), "organ", "写出向哪个机关申请行政复议：全称", "Give the full name of the organ of reconsideration")
        .When(text.Contains(OpenCourt, StringComparison.Ordinal), "court", "写出向哪个法院起诉：全称", "Give the full name of the court");

    /// <summary>What happened with a step that was taken, for the person whose case it is; also for those of every case.</summary>
    public static Words Happened(Procedure procedure, CaseStep taken) => procedure.Step(taken.Step)?.Happened ?? taken switch
    {
        { Step: Recount.StepName } => new("放假安排有变，期限重新计算", "The holidays were changed, and the period was counted anew"),
        { Step: Desk.Parted } => new("从原来的申请中分出，单独办理，期限不变", "Split off from the original request; the period stays"),
        { Clock: ClockEffect.Start, DueOn: not null } => new("已收到，期限从次日起算", "Received; the period begins on the day after"),
        _ => new("已提交", "Submitted"),
    };

    /// <summary>The five things that can be said of an answer, from the best.</summary>
    public static readonly IReadOnlyList<(int Stars, Words Words)> Satisfactions =
    [
        (5, new("非常满意", "Very satisfied")),
        (4, new("满意", "Satisfied")),
        (3, new("基本满意", "Fairly satisfied")),
        (2, new("不满意", "Dissatisfied")),
        (1, new("非常不满意", "Very dissatisfied")),
    ];

    /// <summary>What was said of an answer.</summary>
    public static Words Say(Satisfaction said) => Satisfactions.First(known => known.Stars == said.Stars).Words;

    /// <summary>Who takes a step, in words: 经办 or 负责人.</summary>
    public static Words Say(Role roles)
    {
        var named = Names.Where(name => roles.HasFlag(name.Role)).ToArray();
        return new(string.Join("、", named.Select(name => name.Words.Zh)), string.Join(", ", named.Select(name => name.Words.En)));
    }

    /// <summary>What a step does to the clock; null when it does nothing.</summary>
    public static Words? Say(ClockEffect effect) => effect switch
    {
        ClockEffect.Start => new("期限从次日起算", "The period begins on the day after"),
        ClockEffect.Date => new("期限从这一天的次日起算", "The period begins on the day after this one"),
        ClockEffect.Pause => new("期限暂停，已经过的天数保留", "The period pauses; days already counted are kept"),
        ClockEffect.Resume => new("期限继续", "The period goes on"),
        ClockEffect.Suspend => new("期限停下，等申请人", "The period stops until the requester acts"),
        ClockEffect.Restart => new("期限从次日重新起算", "The full period runs again from the day after"),
        ClockEffect.Extend => new("期限延长", "The period is extended"),
        ClockEffect.Replace => new("最迟日期改为确定的那天", "The last day becomes the one that is set"),
        ClockEffect.FromReceipt => new("这一环节的期限从收到之日的次日起算", "The period of this stage begins on the day after receipt"),
        ClockEffect.Next => new("这一环节的期限从次日起算", "The period of this stage begins on the day after"),
        ClockEffect.Stop => new("期限到此为止", "The period ends"),
        ClockEffect.Undo => new("期限接着原来的算", "The period runs on as before"),
        ClockEffect.Cease => new("期限由分出的各件继续", "The period goes on in the cases that go on with it"),
        _ => null,
    };

    /// <summary>Who reads the reason given with a step.</summary>
    public static Words HintOfReason(Step step) =>
        step.ReasonIsPublic ? new("会向社会公开，请写给公众看。", "It is told to the public: write it for them.")
        : step.ReasonIsTold ? new("给申请人的文书会以它开头，由下一步的人改定。", "The letter to the requester begins with it; whoever takes the next step settles its words.")
        : new("只留在案卷里。", "Kept in the file only.");

    static readonly (Role Role, Words Words)[] Names =
    [
        (Role.Requester, new("申请人", "requester")),
        (Role.Clerk, new("经办", "clerk")),
        (Role.Reviewer, new("审核", "reviewer")),
        (Role.Publisher, new("发布", "publisher")),
        (Role.Head, new("负责人", "head")),
        (Role.Supervisor, new("监督", "supervisor")),
        (Role.Administrator, new("管理员", "administrator")),
        (Role.Machine, new("系统", "the program")),
    ];
}
