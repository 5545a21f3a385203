using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell.Log;

/// <summary>What an entry is about, for people.</summary>
/// <param name="Say">What kind of thing it is, and which.</param>
/// <param name="Href">Its page, where it has a public one.</param>
public sealed record LogSubject(Words Say, string? Href = null);

/// <summary>Entries of the log in words: the steps of procedures by their own names, the rest by those here.</summary>
sealed class LogWords(Procedures procedures)
{
    readonly ILookup<string, (string Prefix, Words Title)> steps = procedures.All
        .SelectMany(procedure => procedure.Steps, (procedure, step) => (step.Name, Value: (procedure.CodePrefix, step.Title)))
        .ToLookup(pair => pair.Name, pair => pair.Value);

    /// <summary>What was done.</summary>
    public Words Done(string verb, string subject)
    {
        var (kind, which) = Split(subject);
        if (kind != "case" || !steps.Contains(verb)) return Common(verb);
        var own = steps[verb].FirstOrDefault(step => which.StartsWith(step.Prefix + "-", StringComparison.Ordinal));
        return own.Title ?? Common(verb);
    }

    /// <summary>To what it was done.</summary>
    public LogSubject About(string subject)
    {
        var (kind, which) = Split(subject);
        return kind switch
        {
            "record" => new(new($"信息 {which}", $"record {which}"), FoundRecord.HrefOf(which)),
            "case" => new(Case(which)),
            "body" => new(new($"单位 {which}", $"body {which}"), $"/bodies/{which}"),
            "post" => new(new("职务", "a post")),
            "tally" => new(new("逐月填报的数", "a monthly figure")),
            "retention" => new(new("个人信息的保存期限", "the retention of personal data")),
            "mail" => new(new("来件", "an e-mail")),
            "routing" => new(new("派单规则", "a rule of assignment")),
            "reporters" => new(new("写信人摘要", "digests of writers")),
            "classes" => new(new("事项分类表", "the classes of matters")),
            "topic" => new(new($"热点问题 {which}", $"hot topic {which}")),
            "open311-key" => new(new("接口密钥", "a program's key")),
            "accounts" => new(new("工作人员账号", "an officer's account")),
            _ => new(new(subject, subject)),
        };
    }

    Words Case(string code)
    {
        var procedure = procedures.All.FirstOrDefault(one => code.StartsWith(one.CodePrefix + "-", StringComparison.Ordinal));
        return procedure is null ? new(code, code) : new($"{procedure.Title.Zh} {code}", $"{procedure.Title.En} {code}");
    }

    static (string Kind, string Which) Split(string subject) =>
        subject.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (subject[..colon], subject[(colon + 1)..]) : (subject, "");

    static Words Common(string verb) => verb switch
    {
        "publish" => new("公布", "Published"),
        "correct" => new("更正", "Corrected"),
        "withdraw" => new("撤回", "Withdrawn"),
        "found" => new("设立", "Founded"),
        "change" => new("变更", "Changed"),
        "open" => new("收件", "Received"),
        Desk.Parted => new("从原申请分出", "Split off"),
        Recount.StepName => new("重新计算期限", "Date counted anew"),
        "tally" or "count" => new("填报", "Reported"),
        "give-post" => new("任职", "Post given"),
        "end-post" => new("离职", "Post ended"),
        "close-account" => new("停用账号", "Account closed"),
        "reset-password" or "change-password" => new("更换密码", "Password changed"),
        "add-second-factor" or "remove-second-factor" => new("更改两步验证", "Second factor changed"),
        "add-passkey" or "remove-passkey" => new("更改通行密钥", "Passkey changed"),
        "add-papers" => new("材料归档", "Papers filed"),
        "redact" => new("遮盖材料", "Paper redacted"),
        "let-out" => new("材料可随答复发出", "Paper may go out"),
        "take-back" => new("收回发出的材料", "Paper taken back"),
        "hold-back" => new("材料不发出", "Paper held back"),
        "give-case" => new("指派承办人", "Officer assigned"),
        "lay-down" => new("承办人放下", "Laid down by its officer"),
        "note" => new("内部备注", "Internal note"),
        "settle-reminders" => new("设定邮件提醒", "Reminders by e-mail settled"),
        "enter-absence" => new("登记外出", "Absence entered"),
        "take-back-absence" => new("取消外出", "Absence taken back"),
        NewSecrets.Verb => new("补发查询密码", "New secret given"),
        Registration.Correct => new("更正登记信息", "What was registered corrected"),
        Registration.ChangeContact => new("申请人更改联系方式", "The requester changed how they are reached"),
        "open-contact" => new("查看联系方式", "Contact looked at"),
        "write-part" => new("写明分项结果", "Part of the answer written"),
        "take-out-part" => new("去掉分项", "Part of the answer taken out"),
        "record-search" => new("登记检索", "Search written down"),
        "wish-publication" => new("建议主动公开", "Publication suggested"),
        "decline-publication" => new("决定不转为主动公开", "Not to be published"),
        "rate" => new("评价", "Rated"),
        "supervise" => new("督办", "Supervision notice given"),
        "answer-supervision" => new("回应督办", "Supervision notice answered"),
        "settle-supervision" => new("督办了结", "Supervision notice settled"),
        "exclude-from-scores" => new("不计入考核", "Left out of scores"),
        "class" => new("事项分类", "Classed"),
        "key-reporters" => new("写信人摘要加密钥", "Digests of writers keyed"),
        "add-routing-rule" => new("增加派单规则", "Rule of assignment added"),
        "take-over-classes" => new("启用本单位的事项分类", "The office's own classes of matters taken over"),
        "draw-area" => new("划定区划", "Area drawn"),
        "end-routing-rule" => new("停用派单规则", "Rule of assignment ended"),
        MailArrival.Filed => new("来件归档", "E-mail filed"),
        MailArrival.Held => new("来件待归档", "E-mail waits"),
        "set-mail-aside" => new("来件不归档", "E-mail set aside"),
        "write-mail" => new("写好邮件", "E-mail written"),
        MailAnswers.Verb => new("回复来信", "Letter answered"),
        "send-mail" => new("寄出邮件", "E-mail sent"),
        "give-up-mail" => new("邮件被退", "E-mail refused"),
        "lose-sight-of-mail" => new("邮件去向不明", "E-mail uncertain"),
        Ledger.Erasure => new("按规定删除个人信息", "Personal data erased by rule"),
        "hold-data" => new("决定暂不匿名", "Personal data held"),
        "release-data" => new("不再暂缓匿名", "Hold on personal data lifted"),
        "settle-organs" => new("设定救济机关", "Organ and court settled"),
        "name-third-party" => new("登记第三方", "Third party written down"),
        "enter-third-party-answer" => new("登记第三方意见", "Third party's answer written down"),
        "enter-third-party-service" => new("登记第三方收到征求意见书", "Entered when a third party got its letter"),
        "weigh-objection" => new("决定怎样处理第三方意见", "Objection weighed"),
        "work-out-fee" => new("计算信息处理费", "Fee worked out"),
        "settle-retention" => new("保存期限生效", "Retention settled"),
        "end-retention" => new("保存期限停用", "Retention ended"),
        "send-by-program" => new("由程序送来", "Sent by a program"),
        "add-by-program" => new("程序补充", "Added by a program"),
        "release-request" => new("公开诉求内容", "Text of a request released"),
        "hold-request" => new("收回公开的诉求内容", "Text of a request taken back"),
        "list-topic" => new("列出热点问题", "Hot topic listed"),
        "change-topic" => new("改热点的题目、地点或责任单位", "Title, place or body of a hot topic changed"),
        "dismiss-topic" => new("不列入热点", "Not listed as a hot topic"),
        "settle-topic" => new("热点问题解决", "Hot topic settled"),
        "take-up-topic" => new("恢复热点", "Hot topic taken up again"),
        "merge-topics" => new("热点合并", "Hot topics put together"),
        "split-topic" => new("热点拆分", "Hot topic divided"),
        "write-topic-answer" => new("写好热点回应", "Answer to a hot topic written"),
        "release-topic-answer" => new("发布热点回应", "Answer to a hot topic released"),
        "give-key" => new("发放接口密钥", "Key given to a program"),
        "end-key" => new("停用接口密钥", "Key of a program ended"),
        _ => new(verb, verb),
    };
}
