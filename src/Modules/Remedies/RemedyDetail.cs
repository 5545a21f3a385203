namespace Daylight.Remedies;

/// <summary>What desk and tracking show of a remedy beyond what every case has, and the letters its steps begin with.</summary>
sealed class RemedyDetail(Procedure procedure, CaseOffice office, Jurisdiction where) : CaseDetail
{
    readonly Db db = office.Db;
    readonly LawBook law = office.Law;
    readonly BodyTree bodies = office.Bodies;

    public override string Procedure => procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await db.Remedies.AsNoTracking().Of(matter, stop) is not { } remedy) return [];
        var further = Further(matter, remedy);
        return Given(
            (new("种类", "Kind"), RemedyForm.Say(remedy.Kind), false),
            (new("针对的机关", "Against"), bodies[remedy.Against].Words, false),
            (new("针对的办件", "About"), remedy.About is { } about ? CodeOf(about) : null, false),
            (new("申请人、原告、投诉人", "Who seeks it"), remedy.Applicant, false),
            (new("电话", "Telephone"), remedy.Phone is { } phone ? Masked.Number(phone) : null, false),
            (new("邮箱", "E-mail"), remedy.Email is { } email ? Masked.Email(email) : null, false),
            (new("复议机关、法院", "Organ or court"), remedy.Authority, false),
            (new("案号", "Number there"), remedy.AuthorityNumber, false),
            (new("审理", "Proceedings"), Stage(matter, remedy), false),
            (new("申请、起诉、投诉日期", "Filed"), Dates.DayYear(remedy.FiledOn), false),
            (new("受理、立案日期", "Accepted"), remedy.AcceptedOn is { } on ? Dates.DayYear(on) : null, false),
            (new("最迟决定是否受理", "To be accepted by"), Acceptance(matter, remedy), true),
            (new("最迟发送申请书副本", "Copy to be sent by"), Copy(matter, remedy), true),
            (new("最迟作出决定、判决", "Decision due"), Decision(matter, remedy), true),
            (further.Name, further.Day, true),
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

    public override async Task<Letterhead?> Head(Case matter, Step step, DateOnly on, CancellationToken stop)
    {
        if (step.Letter is not { } letter || matter.Regime is not { } regime || law.Wordings(regime) is not { } texts) return null;
        if (texts.Of(letter, on) is not { Title: { } title } || await db.Remedies.AsNoTracking().Of(matter, stop) is not { } remedy) return null;
        return new(bodies[matter.BodyCode].Name, title, Addressee(remedy) ?? Wording.Open, on) { Series = texts.Series };
    }

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop)
    {
        if (await Head(matter, step, office.Today, stop) is not { } head) return null;
        // What was drafted goes out, unless the one who signs changes it; its day is that of the signature.
        if (step.Name is "answer")
        {
            return matter.Steps.LastOrDefault(taken => taken.Text is not null) is { Text: { } drafted } draft
                ? new((OfficialLetter.Of(head, drafted) with { Date = OfficialLetter.DayOf(office.Today) }).Text, draft.Wording)
                : null;
        }
        var remedy = (await db.Remedies.AsNoTracking().Of(matter, stop))!;
        var result = law.Outcome(matter.Regime!, outcome ?? "");
        if (step.Needs.HasFlag(Needs.Outcome) && result is null) return null;
        var texts = law.Wordings(matter.Regime!)!;
        var text = (result is null ? null : texts.Of($"{step.Letter}/{result.Meaning}", office.Today)) ?? texts.Of(step.Letter!, office.Today)!;
        return new(OfficialLetter.Of(head, string.Join('\n', text.Filled(name => Fact(matter, remedy, matter.Regime!, name)))).Text, text.Key);
    }

    // A new answer that was ordered is worked out in the case it is about, and whoever asked there is told by when.
    public override async Task<IReadOnlyList<Following>> Following(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (step.Name != Execution.Order || !Execution.AsksForAnswer(law.Outcome(matter.Regime ?? "", matter.Outcome ?? ""))) return [];
        var remedy = await db.Remedies.AsNoTracking().Of(matter, stop);
        if (remedy is null || await Disputed(remedy, stop) is not { AnonymisedAt: null } answered) return [];
        if (office.ProcedureOf(answered).StepsFrom(answered.State, answered.Regime).FirstOrDefault(one => one.ByOrder) is not { } anew) return [];
        var words = law.Wordings(matter.Regime!)?.Of("ordered", office.Today);
        string? Told(string name) => name switch
        {
            "about" => answered.Code,
            "until" => CourseFacts.Day(input.Until),
            _ => Fact(matter, remedy, matter.Regime!, name),
        };
        return [new(answered, anew, new()
        {
            On = office.Today, Reason = $"{remedy.Authority}{remedy.AuthorityNumber}", Text = string.Join('\n', words?.Filled(Told) ?? []), Wording = words?.Key,
        }, Actor.Machine)];
    }

    // A suit after reconsideration may name the reconsideration: the answer behind both is the same.
    async Task<Case?> Disputed(Remedy remedy, CancellationToken stop)
    {
        if (remedy.About is not { } about || await db.Cases.WithSteps(CodeOf(about), stop) is not { } matter) return null;
        return await db.Remedies.AsNoTracking().Of(matter, stop) is { About: { } before } ? await db.Cases.WithSteps(CodeOf(before), stop) : matter;
    }

    static string CodeOf(string address) => address["case:".Length..];

    static string? Addressee(Remedy remedy) => remedy.Kind is RemedyKind.Complaint ? remedy.Applicant : remedy.Authority;

    string? Fact(Case matter, Remedy remedy, string regime, string name) => name switch
    {
        "addressee" => Addressee(remedy),
        "authority" => remedy.Authority,
        "applicant" => remedy.Applicant,
        "against" => bodies[remedy.Against].Name,
        "about" => remedy.About is { } about ? CodeOf(about) : null,
        "number" => remedy.AuthorityNumber,
        "filed" => OfficialLetter.DayOf(remedy.FiledOn),
        "code" => matter.Code,
        "instrument" => law.Regime(regime)?.Instrument.Zh,
        _ => CourseFacts.Of(name, procedure, matter, office.Today),
    };

    // The instance a suit has come to: what leads from one to the next, taken last.
    static CaseStep? Instance(Case matter) => matter.Steps.OrderBy(taken => taken.Number).LastOrDefault(taken =>
        taken.Step is LitigationProcedure.Appeal or LitigationProcedure.Remand or LitigationProcedure.Retry or LitigationProcedure.RetryEnded);

    static Words? Stage(Case matter, Remedy remedy) => remedy.Kind switch
    {
        RemedyKind.Complaint => null,
        RemedyKind.Reconsideration => IsSimplified(matter) ? new("简易程序", "Simplified procedure") : new("普通程序", "Ordinary procedure"),
        _ => Instance(matter)?.Step switch
        {
            LitigationProcedure.Retry or LitigationProcedure.RetryEnded => new("再审", "Retrial"),
            LitigationProcedure.Appeal => new("二审", "Second instance"),
            LitigationProcedure.Remand => new("发回重审", "Sent back for a new trial"),
            _ when IsSimplified(matter) => new("一审，简易程序", "First instance, simplified procedure"),
            _ => new("一审", "First instance"),
        },
    };

    static bool Took(Case matter, string step) => matter.Steps.Any(taken => taken.Step == step);

    static bool IsSimplified(Case matter) => Took(matter, "simplify") && !Took(matter, "convert");

    static bool IsDecided(Case matter) => matter.State is "decided" or "judged" or "to-execute" or "executed" or "closed";

    // The last day of organ or court, for orientation: it is their duty, not the body's. A retrial has the period of the
    // instance whose judgment it is about, which only the court can say.
    Words? Decision(Case matter, Remedy remedy)
    {
        if (matter.Regime is not { } regime || remedy.Kind is RemedyKind.Complaint || IsDecided(matter)) return null;
        var instance = Instance(matter);
        // How much longer a court has is said by the court above it.
        if (matter.Steps.LastOrDefault(taken => taken.Step == LitigationProcedure.Prolong && taken.Number > (instance?.Number ?? 0))?.Until is { } prolonged)
            return new($"{Dates.DayYear(prolonged).Zh}（经批准延长）", $"{Dates.DayYear(prolonged).En} (extended with approval)");
        if (instance is { Step: LitigationProcedure.Retry or LitigationProcedure.RetryEnded }) return null;
        var key = remedy.Kind is RemedyKind.Reconsideration ? IsSimplified(matter) ? "decide-simplified" : "decide"
            : instance is { Step: LitigationProcedure.Appeal } ? "second-instance"
            : instance is null && IsSimplified(matter) ? "first-instance-simplified" : "first-instance";
        if ((instance?.On ?? remedy.AcceptedOn) is not { } from || law.Rule($"{regime}/{key}", from) is not { Value: not null } rule) return null;
        ClockEvent[] events = Took(matter, "prolong") && rule.Extension is { } extension
            ? [ClockEvent.Start(from), ClockEvent.Extend(extension.Max, from), .. Suspensions(matter)]
            : [ClockEvent.Start(from), .. Suspensions(matter)];
        var last = WithRule(Clock.DueOn(rule, law.CalendarOf(rule), events, office.Today), rule);
        return Suspended.Contains(matter.State)
            ? new($"{last.Zh}；中止中，恢复审理后顺延", $"{last.En}; suspended, and moved on by the days it takes")
            : last;
    }

    // What the organ had to do before: whether it took the application on, and sent the body its copy.
    Words? Acceptance(Case matter, Remedy remedy) => remedy is { Kind: RemedyKind.Reconsideration, AcceptedOn: null }
        ? LastDay(matter.Regime, "accept", remedy.FiledOn) : null;

    Words? Copy(Case matter, Remedy remedy) => remedy is { Kind: RemedyKind.Reconsideration, AcceptedOn: { } accepted } && !IsDecided(matter)
        ? LastDay(matter.Regime, IsSimplified(matter) ? "send-copy-simplified" : "send-copy", accepted) : null;

    // What whoever lost can still do, counted from the day on which the decision or judgment came.
    (Words Name, Words? Day) Further(Case matter, Remedy remedy)
    {
        var (sue, appeal) = (new Words("不服复议决定，最迟起诉", "Last day for a suit"), new Words("不服一审裁判，最迟上诉", "Last day for an appeal"));
        if (remedy.Kind is RemedyKind.Complaint || matter.DecidedOn is not { } decided || !IsDecided(matter)) return (sue, null);
        if (remedy.Kind is RemedyKind.Reconsideration)
            return (sue, LastDay(law.For(where.Code, LawSubject.Litigation, decided)?.Id, "sue-after-reconsideration", decided));
        return (appeal, Instance(matter) is null or { Step: LitigationProcedure.Remand } ? LastDay(matter.Regime, "appeal", decided) : null);
    }

    Words? LastDay(string? regime, string key, DateOnly from) => regime is not null && law.Rule($"{regime}/{key}", from) is { Value: not null } rule
        ? WithRule(Clock.DueOn(rule, law.CalendarOf(rule), from), rule)
        : null;

    static Words WithRule(DateOnly day, Rule rule)
    {
        var last = Dates.DayYear(day);
        return new($"{last.Zh}（{rule.Citation.Zh}：{rule.Length.Zh}）", $"{last.En} ({rule.Citation.En}: {rule.Length.En})");
    }

    static readonly HashSet<string> Suspended =
        [ReconsiderationProcedure.Suspended.Name, LitigationProcedure.Suspended.Name, LitigationProcedure.AnswerSuspended.Name];

    // While a review or suit is suspended its days are not counted (2023 Reconsideration Law Art. 39).
    static IEnumerable<ClockEvent> Suspensions(Case matter)
    {
        var stands = false;
        foreach (var taken in matter.Steps.OrderBy(taken => taken.Number))
        {
            if (Suspended.Contains(taken.To) == stands) continue;
            stands = !stands;
            yield return stands ? ClockEvent.Pause(taken.On) : ClockEvent.Resume(taken.On);
        }
    }
}
