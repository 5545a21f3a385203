namespace Daylight.Remedies;

/// <summary>What desk and tracking show of a remedy beyond what every case has, and the letters its steps begin with.</summary>
sealed class RemedyDetail(Procedure procedure, Db db, LawBook law, BodyTree bodies, TimeProvider time) : CaseDetail
{
    const string Open = "________";
    const string Indent = "　　";

    public override string Procedure => procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await db.Remedies.AsNoTracking().Of(matter, stop) is not { } remedy) return [];
        return Given(
            (new("种类", "Kind"), RemedyForm.Say(remedy.Kind), false),
            (new("针对的机关", "Against"), bodies[remedy.Against].Words, false),
            (new("针对的办件", "About"), remedy.About?["case:".Length..], false),
            (new("申请人、原告、投诉人", "Who seeks it"), remedy.Applicant, false),
            (new("电话", "Telephone"), remedy.Phone is { } phone ? Masked.Number(phone) : null, false),
            (new("邮箱", "E-mail"), remedy.Email is { } email ? Masked.Email(email) : null, false),
            (new("复议机关、法院", "Organ or court"), remedy.Authority, false),
            (new("案号", "Number there"), remedy.AuthorityNumber, false),
            (new("审理", "Proceedings"), Stage(matter, remedy), false),
            (new("申请、起诉、投诉日期", "Filed"), Dates.DayYear(remedy.FiledOn), false),
            (new("受理、立案日期", "Accepted"), remedy.AcceptedOn is { } on ? Dates.DayYear(on) : null, false),
            (new("最迟作出决定、判决", "Decision due"), Decision(matter, remedy), true),
            (new("首次处理", "First handling"), remedy.FirstHandling ? new Words("对本部门首次处理不满意", "Dissatisfied with the body's first handling") : null, false),
            (new("请求和理由", "Claim and grounds"), remedy.Claim, true));
    }

    public override async Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop) =>
        await db.Remedies.AsNoTracking().Of(matter, stop) is { } remedy
            ? Given((new("电话", "Telephone"), remedy.Phone, false), (new("邮箱", "E-mail"), remedy.Email, false))
            : [];

    // What organ or court decides reaches people by its own post; the body itself answers complaints only.
    public override async Task<Mailbox?> Mailbox(Case matter, CancellationToken stop) =>
        await db.Remedies.AsNoTracking().Of(matter, stop) is { Email: { } email } remedy ? new(email, remedy.Kind is RemedyKind.Complaint) : null;

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop)
    {
        // What was drafted goes out, unless the one who signs changes it.
        if (step.Name is "answer") return matter.Steps.LastOrDefault(taken => taken.Text is not null)?.Text;
        if (step.Name is not ("draft-answer" or "draft" or "refuse")) return null;
        if (await db.Remedies.AsNoTracking().Of(matter, stop) is not { } remedy) return null;
        return remedy.Kind switch
        {
            RemedyKind.Complaint when step.Name == "refuse" => ToComplainant(remedy, matter,
                $"您反映的事项不属于我机关处理的范围，理由是：{Open}。您可以向{Open}提出，联系方式：{Open}。"),
            RemedyKind.Complaint => matter.Regime is { } regime && law.Outcome(regime, outcome ?? "") is { } result
                ? ToComplainant(remedy, matter, Result(result.Meaning))
                : null,
            RemedyKind.Reconsideration => ToAuthority(remedy, matter, "行政复议答复书", "被申请人", "申请人"),
            _ => ToAuthority(remedy, matter, "行政诉讼答辩状", "被告", "原告"),
        };
    }

    static string Result(string meaning) => meaning switch
    {
        "corrected" => $"经查，您反映的情况属实：{Open}。我机关已责令该单位改正：{Open}。",
        "no-fault" => $"经查，该单位的做法符合规定：{Open}。理由是：{Open}。",
        _ => $"经查，您反映的事项应当通过其他途径解决：{Open}。",
    };

    string ToComplainant(Remedy remedy, Case matter, string result) =>
        $"{remedy.Applicant}：\n{Indent}您于{Day(remedy.FiledOn)}对{bodies[remedy.Against].Name}信息公开工作提出的投诉（编号{matter.Code}）收悉。" +
        $"依据{Instrument(matter)}，现将处理结果告知如下：\n{Indent}{result}\n\n{bodies[matter.BodyCode].Name}\n{Day(time.Today())}";

    string ToAuthority(Remedy remedy, Case matter, string title, string we, string they)
    {
        var about = remedy.About is { } address ? $"（办件编号{address["case:".Length..]}）" : "";
        return $"{title}\n\n{remedy.Authority}：\n{Indent}{remedy.Applicant}不服{bodies[remedy.Against].Name}信息公开工作{about}一案" +
            $"（{remedy.AuthorityNumber ?? "案号" + Open}），{we}{bodies[remedy.Against].Name}依据{Instrument(matter)}答复如下：\n" +
            $"{Indent}一、事实：{Open}。\n{Indent}二、依据：{Open}。\n{Indent}三、对{they}各项请求的意见：{Open}。\n" +
            $"{Indent}综上，请求：{Open}。\n{Indent}附：证据目录和证据、依据的规范性文件。\n\n{bodies[matter.BodyCode].Name}\n{Day(time.Today())}";
    }

    string Instrument(Case matter) => matter.Regime is { } regime ? law.Regime(regime)!.Instrument.Zh : Open;

    static Words? Stage(Case matter, Remedy remedy) => remedy.Kind switch
    {
        RemedyKind.Complaint => null,
        RemedyKind.Reconsideration => IsSimplified(matter) ? new("简易程序", "Simplified procedure") : new("普通程序", "Ordinary procedure"),
        _ when Took(matter, "retry") => new("再审", "Retrial"),
        _ when Took(matter, "appeal") => new("二审", "Second instance"),
        _ when IsSimplified(matter) => new("一审，简易程序", "First instance, simplified procedure"),
        _ => new("一审", "First instance"),
    };

    static bool Took(Case matter, string step) => matter.Steps.Any(taken => taken.Step == step);

    static bool IsSimplified(Case matter) => Took(matter, "simplify") && !Took(matter, "convert");

    // The last day of organ or court, for orientation: it is their duty, not the body's. A retrial has the period of the
    // instance whose judgment it is about, which only the court can say.
    Words? Decision(Case matter, Remedy remedy)
    {
        if (matter.Regime is not { } regime || remedy.Kind is RemedyKind.Complaint) return null;
        if (matter.State is "decided" or "judged" or "executed" or "closed" || Took(matter, "retry")) return null;
        var appealed = matter.Steps.LastOrDefault(taken => taken.Step == "appeal")?.On;
        var key = remedy.Kind is RemedyKind.Reconsideration ? IsSimplified(matter) ? "decide-simplified" : "decide"
            : appealed is not null ? "second-instance" : IsSimplified(matter) ? "first-instance-simplified" : "first-instance";
        if ((appealed ?? remedy.AcceptedOn) is not { } from || law.Rule($"{regime}/{key}", from) is not { Value: not null } rule) return null;
        ClockEvent[] events = Took(matter, "prolong") && rule.Extension is { } extension
            ? [ClockEvent.Start(from), ClockEvent.Extend(extension.Max, from), .. Suspensions(matter)]
            : [ClockEvent.Start(from), .. Suspensions(matter)];
        var last = Dates.DayYear(Clock.DueOn(rule, law.CalendarOf(rule), events, time.Today()));
        var (zh, en) = ($"{last.Zh}（{rule.Citation.Zh}：{rule.Length.Zh}）", $"{last.En} ({rule.Citation.En}: {rule.Length.En})");
        return matter.State == ReconsiderationProcedure.Suspended.Name
            ? new($"{zh}；中止中，恢复审理后顺延", $"{en}; suspended, and moved on by the days it takes")
            : new(zh, en);
    }

    // While the review is suspended its days are not counted (2023 Art. 39).
    static IEnumerable<ClockEvent> Suspensions(Case matter) => matter.Steps.OrderBy(taken => taken.Number)
        .Where(taken => taken.Step is "suspend" or "resume")
        .Select(taken => taken.Step == "suspend" ? ClockEvent.Pause(taken.On) : ClockEvent.Resume(taken.On));

    static string Day(DateOnly day) => Dates.DayYear(day, Language.Hans);
}
