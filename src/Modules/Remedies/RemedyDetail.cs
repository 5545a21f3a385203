namespace Daylight.Remedies;

/// <summary>What desk and tracking show of a remedy beyond what every case has, and the letters its steps begin with.</summary>
sealed class RemedyDetail(Procedure procedure, Db db, LawBook law, BodyTree bodies, TimeProvider time) : CaseDetail
{
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
        if (step.Name is "answer") return matter.Steps.LastOrDefault(taken => taken.Text is not null) is { Text: { } drafted } draft ? new(drafted, draft.Wording) : null;
        if (step.Name is not ("draft-answer" or "draft" or "refuse") || matter.Regime is not { } regime) return null;
        if (await db.Remedies.AsNoTracking().Of(matter, stop) is not { } remedy) return null;
        var result = law.Outcome(regime, outcome ?? "");
        if (step.Needs.HasFlag(Needs.Outcome) && result is null) return null;
        var texts = law.Wordings(regime);
        var text = (result is null ? null : texts?.Of($"{step.Name}/{result.Meaning}", time.Today())) ?? texts?.Of(step.Name, time.Today());
        return PlainLetter.Of(text, bodies[matter.BodyCode], time.Today(), name => Fact(matter, remedy, regime, name));
    }

    string? Fact(Case matter, Remedy remedy, string regime, string name) => name switch
    {
        "addressee" => remedy.Kind is RemedyKind.Complaint ? remedy.Applicant : remedy.Authority,
        "applicant" => remedy.Applicant,
        "against" => bodies[remedy.Against].Name,
        "about" => remedy.About?["case:".Length..],
        "number" => remedy.AuthorityNumber,
        "filed" => OfficialLetter.DayOf(remedy.FiledOn),
        "code" => matter.Code,
        "instrument" => law.Regime(regime)?.Instrument.Zh,
        _ => CourseFacts.Of(name, procedure, matter, time.Today()),
    };

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
}
