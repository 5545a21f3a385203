namespace Daylight.Petitions;

/// <summary>What desk and tracking show of a petition or order, and what its steps do beyond moving it.</summary>
sealed class PetitionDetail(Procedure procedure, CaseOffice office, PetitionLetters letters, Alongside alongside, Supervise.Cards cards, Proposing proposing) : CaseDetail
{
    Db Db => office.Db;

    public override string Procedure => procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } petition) return [];
        var repeats = petition.RepeatOf is { } first
            ? await Db.Cases.Where(other => other.Id == first).Select(other => other.Code).SingleOrDefaultAsync(stop) : null;
        return Given(
            (new("来源", "Source"), PetitionWords.Say(petition.Source), false),
            (new("类别", "Kind"), PetitionWords.Say(petition.Kind), false),
            (new("事项分类", "Class"), ClassOf(petition), false),
            (new("提出的人", "Raised by"), petition.Unnamed ? new Words("要求不透露身份", "Asked to stay unknown") : petition.Name, false),
            (new("电话", "Telephone"), petition is { Unnamed: false, Phone: { } phone } ? Masked.Number(phone) : null, false),
            (new("邮箱", "E-mail"), petition is { Unnamed: false, Email: { } email } ? Masked.Email(email) : null, false),
            (new("住址", "Address"), petition is { Unnamed: false, Address: { } address } ? Masked.Address(address) : null, false),
            (new("人数", "People"), petition.People > 1 ? new Words($"{petition.People}人", $"{petition.People}") : null, false),
            (new("代表", "Representatives"), petition.Unnamed ? null : petition.Representatives, false),
            (new("被检举控告", "Accused"), petition.Against is { } against ? office.Bodies.Find(against)?.Words : null, false),
            (new("被检举控告的人", "Who is accused"), petition.AgainstPerson, false),
            (new("最迟签收", "To be signed for by"), Limit(matter, "sign") is { } sign && matter.State == PetitionStates.Dispatched.Name ? Dates.DayYear(sign) : null, false),
            (new("走简易办理的", "For simple handling"), SimpleBy(matter), false),
            (new("由谁决定", "Decided by"), DecidedBy(matter), false),
            (new("重复", "Raised before as"), repeats, false),
            (new("公开", "Publication"), petition.ConsentedOn is { } on
                ? new Words($"{Dates.DayYear(on).Zh}同意公开", $"agreed on {Dates.DayYear(on).En}") : new("没有同意公开", "not agreed"), false),
            (new("地点", "Place"), petition.Place, true),
            (new("经过和要求", "What happened and what is asked for"), petition.Story, true));
    }

    // Whoever asked to stay unknown is reached through the case itself, by number and secret.
    public override async Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop) =>
        await Read(matter, stop) is { Unnamed: false } petition
            ? Given((new("电话", "Telephone"), petition.Phone, false), (new("邮箱", "E-mail"), petition.Email, false), (new("住址", "Address"), petition.Address, false))
            : [];

    public override async Task<IReadOnlyList<string>> Identifying(Case matter, CancellationToken stop) =>
        (await Read(matter, stop))?.Identifying() ?? [];

    public override async Task<Mailbox?> Mailbox(Case matter, CancellationToken stop) =>
        await Read(matter, stop) is { Email: { } email } ? new(email, Wanted: true) : null;

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop) =>
        await Read(matter, stop) is { } petition ? letters.Of(procedure, matter, petition, step, outcome) : null;

    public override async Task<ForPublic?> ForPublic(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { ConsentedOn: not null } petition || procedure.Reply(matter) is not { Text: { } reply }) return null;
        // What tells of somebody is for those who check it, and not for the public.
        if (await Accuses(matter, stop)) return null;
        var person = await Identifying(matter, stop);
        string Masked(string text) => person.Aggregate(text, (masked, word) => masked.Replace(word, "〇〇", StringComparison.OrdinalIgnoreCase));
        var title = person.Any(word => matter.Title.Contains(word, StringComparison.OrdinalIgnoreCase)) || PersonalData.In(matter.Title).Any() ? "" : matter.Title;
        return new(title, $"来信：\n{Masked(petition.Story)}\n\n答复：\n{Masked(reply)}", "services", Petitions.Letters.Kind);
    }

    async Task<bool> Accuses(Case matter, CancellationToken stop) => !await Db.Petitions.Where(petition => petition.CaseId == matter.Id).AccusingNobody(Db).AnyAsync(stop);

    public override async Task<IReadOnlyList<Station>> Course(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { ConsentedOn: not null } || await Accuses(matter, stop)) return [];
        var stations = matter.Steps.OrderBy(taken => taken.Number).Select(taken => (taken.At, Station: PetitionStations.Of(matter, taken))).Where(one => one.Station is not null).ToList();
        if (await Db.Set<Satisfaction>().AsNoTracking().SingleOrDefaultAsync(said => said.CaseId == matter.Id, stop) is { } said)
            stations.Add((said.At, new(new($"写信人评价：{CaseWords.Say(said).Zh}", $"Rated by the writer: {CaseWords.Say(said).En}"), Instants.DayOf(said.At), null)));
        return [.. stations.OrderBy(one => one.Station!.On).ThenBy(one => one.At).Select(one => one.Station!)];
    }

    public override async Task<IReadOnlyList<WorkNotes>> Notes(Case matter, CancellationToken stop)
    {
        var given = await cards.Of(matter, stop);
        var assisting = await alongside.AssistanceOf(matter, stop);
        var notes = new List<WorkNotes>();
        if (given.Count > 0 || matter.ClosedOn is null)
        {
            notes.Add(new(new("督办", "Supervision"), [.. given.Select(card => new CaseFact(SupervisionCard.Say(card.Kind), card.Because, Wide: true))],
                new(new("督办记录 →", "Cards and orders →"), Supervise.HrefOf(matter))));
        }
        if (assisting.Count > 0)
        {
            // Their files are not the body's that leads: what they said stands here.
            var said = await alongside.Said(assisting, stop);
            notes.Add(new(new("协办", "Assistance"), [.. assisting.Select(one => new CaseFact(office.Bodies[one.BodyCode].Words,
                AssistProcedure.Procedure.State(one.State).Title, Wide: false)), .. assisting.Where(one => said.ContainsKey(one.Id)).Select(one => new CaseFact(
                new($"{office.Bodies[one.BodyCode].Words.Zh}的意见", $"Opinion of {office.Bodies[one.BodyCode].Words.En}"), said[one.Id], Wide: true))], new(new("协办单位 →", "Assisting bodies →"), Assist.HrefOf(matter))));
        }
        if (matter.ClosedOn is null && await Read(matter, stop) is { } petition) notes.Add(Classing(matter, petition));
        var kept = await Db.KeptFrom.AsNoTracking().Where(one => one.CaseId == matter.Id).ToListAsync(stop);
        notes.Add(new(new("保密", "Kept from"), [.. kept.Select(one => new CaseFact(one.BodyCode is { } body ? office.Bodies[body].Words : new("一名人员", "An officer"), one.Because, Wide: true))],
            new(new("信里检举控告了谁，对谁保密 →", "It tells of somebody: keep it from them →"), KeepFrom.HrefOf(matter))));
        if (await ByProgram(matter, stop) is { } program) notes.Add(program);
        if (await ForPublic(matter, stop) is not null)
            notes.Add(new(new("公开来信和答复", "Publication"), [], new(new("公开来信和答复 →", "Publish letter and answer →"), $"/desk/publications/new?from={matter.Code}")));
        return notes;
    }

    WorkNotes Classing(Case matter, Petition petition) => new(new("分类和重复", "Class and repetition"),
        Given((new("事项分类", "Class"), ClassOf(petition), true),
            (new("像是", "Seems to be"), petition.Class is null ? proposing.Class(matter.Title, petition.Story)?.Say : null, true)),
        new(new("分类、认定重复 →", "Class it, or say what it repeats →"), Classify.HrefOf(matter)));

    // What the program that sent it added since, and what of it everyone may read.
    async Task<WorkNotes?> ByProgram(Case matter, CancellationToken stop)
    {
        if (await Db.Set<Open311Request>().AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == matter.Id, stop) is not { } request) return null;
        var program = await Db.Set<Open311Key>().Where(key => key.Id == request.KeyId).Select(key => key.Program).SingleAsync(stop);
        return new(new("经程序接口", "Sent by a program"),
        [
            new(new("程序", "Program"), program),
            new(new("对外", "Open to all"), request.ReleasedAt is null ? new Words("只有类别、状态和日期", "kind, state and days only") : new Words("内容已公开", "the text too")),
            .. (await ProgramUpdates.Of(Db, matter, stop)).Select(update => new CaseFact(new("补充", "Added"), update.Description, Wide: true)),
        ], new(new("公开内容 →", "Release →"), Open311Release.HrefOf(matter)));
    }

    /// <summary>What the table of rules says, and what was learned; people decide.</summary>
    public override async Task<(string Body, Words Because)?> ProposedBody(Case matter, Step step, CancellationToken stop) =>
        await Read(matter, stop) is { } petition ? await proposing.Body(matter, petition, stop) : null;

    public override string? PageOf(Case matter, Step step) => step.Name == PetitionSteps.Join ? Merge.HrefOf(matter) : null;

    public override async Task<Problems> Before(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } petition) return [];
        if (step.NamesBody && await proposing.Reaches(petition, input.Body, stop))
            return Problems.Of("body", "不能交给被检举控告的单位，也不能交给它下面的单位", "It can't go to the body that is accused, nor to any under it");
        switch (step.Name)
        {
            case PetitionSteps.AskReturn:
                return InTime(matter, input);
            case PetitionSteps.AskExtension or PetitionSteps.Extend when CaseClock.RuleOf(office.Law, procedure, matter) is not { Extension: not null }:
                return Problems.Of("", "这类事项的期限不能延长。", "The period of this kind of matter can't be extended.");
            case PetitionSteps.Approve:
                return await alongside.Outstanding(matter, stop);
            // What they were told with the answer is not taken from them.
            case PetitionSteps.RefuseReopen when matter.Steps.Where(taken => taken is { Clock: ClockEffect.Stop, Until: not null }).MaxBy(taken => taken.Number)?.Until is { } told && input.Until < told:
                return Problems.Of("until", $"答复时告知的是{told:yyyy-MM-dd}，不能早于它", $"With the answer {told:yyyy-MM-dd} was told: not before that");
            case PetitionSteps.Separate:
                await alongside.End(matter, stop);
                return [];
            case PetitionProcedure.AskReview when procedure.Reply(matter) is null:
                return Problems.Of("", "还没有书面答复，不能请求复查。", "There is no written answer to be reviewed yet.");
            default:
                return [];
        }
    }

    public override async Task<IReadOnlyList<Following>> Following(Case matter, Step step, StepInput input, Actor by, CancellationToken stop) =>
        step.Name is PetitionSteps.Deliver or PetitionSteps.AnswerNow ? await alongside.Replies(matter, procedure, input, stop)
        : step.To.Kind is StateKind.Ended ? await alongside.Separated(matter, stop) : [];

    /// <summary>What is wrong with taking on again what was re-reviewed: the law ends it there (2022 Art. 31, 2005 Art. 35).</summary>
    public override async Task<IReadOnlyList<PointedOut>> PointsOut(Case matter, Step step, string? outcome, string text, CancellationToken stop)
    {
        var found = await base.PointsOut(matter, step, outcome, text, stop);
        // The track is only simple while it is quick: a working standard, which refuses nothing.
        if (step.Name == PetitionProcedure.AcceptSimple && Limit(matter, "simple-accept") is { } quick && quick < office.Today)
            found = [.. found, new("simple", new("简易办理要在收到转送、交办后的期限内决定受理", "Simple handling is decided on within its own period after the referral"), new("案卷", "The file"), "", Dates.Machine(quick))];
        if (step.To != PetitionStates.Handling || await Read(matter, stop) is not { RepeatOf: { } first }
            || await Db.Cases.AsNoTracking().SingleOrDefaultAsync(earlier => earlier.Id == first, stop) is not { } before || before.State != PetitionStates.Final.Name) return found;
        return [.. found, new("final", new("同一事项已经复核终结，依法不再受理", "The same matter was re-reviewed and has ended: by law it is not taken on again"), new("案卷", "The file"), "", before.Code)];
    }

    // Who is asked for a review or re-review sees by whom it is decided, and so does the body that answered.
    Words? DecidedBy(Case matter) => procedure.StepsFrom(matter.State, matter.Regime).Where(step => step is { Above: > 0, Decides: true })
        .Select(step => office.Bodies.Find(office.Bodies.SuperiorOf(matter.BodyCode, step.Above))?.Words).FirstOrDefault();

    Words? ClassOf(Petition petition) => petition.Class is { } code ? ClassChoices.Say(proposing.Classes, code) : null;

    // What is counted from the assignment, or from receipt while nobody was given it.
    DateOnly? Limit(Case matter, string key) => Standards.Of(office.Law, matter, key);

    Words? SimpleBy(Case matter)
    {
        var (key, what) = matter.State == PetitionStates.Registered.Name && matter.Steps.TrueForAll(taken => taken.ToBody is null) ? ("simple-route", new Words("转送", "forward"))
            : matter.State == PetitionStates.Dispatched.Name || matter.State == PetitionStates.Signed.Name ? ("simple-accept", new Words("决定受理", "decide on acceptance")) : ("", new Words("", ""));
        return key.Length > 0 && Limit(matter, key) is { } day ? new($"最迟{Dates.DayYear(day).Zh}{what.Zh}", $"{what.En} by {Dates.DayYear(day).En}") : null;
    }

    // 2022 Art. 23: an objection is raised within the time the law gives for it, counted from the assignment.
    Problems InTime(Case matter, StepInput input)
    {
        var given = matter.Steps.LastOrDefault(taken => taken.ToBody is not null)?.On;
        if (given is not { } on || matter.Regime is not { } regime || office.Law.Rule($"{regime}/objection", on) is not { Value: not null } rule) return [];
        var last = Clock.DueOn(rule, office.Law.CalendarOf(rule), on);
        return new Problems().When(input.On > last, "on", $"退回要在{last:yyyy-MM-dd}以前提出（{rule.Citation.Zh}：{rule.Length.Zh}）",
            $"A return is asked for by {last:yyyy-MM-dd} ({rule.Citation.En}: {rule.Length.En})");
    }

    Task<Petition?> Read(Case matter, CancellationToken stop) => Db.Petitions.AsNoTracking().Of(matter, stop);
}

/// <summary>What an assisting body sees of the petition it assists with: what it is about, and never who raised it.</summary>
sealed class AssistDetail(CaseOffice office) : CaseDetail
{
    public override string Procedure => AssistProcedure.Procedure.Name;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop) =>
        await office.Db.Set<Assistance>().AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == matter.Id, stop) is { } assistance
            ? Given((new("主办单位", "Body in charge"), office.Bodies.Find(assistance.AskedBy)?.Words, false), (new("请协办什么", "What is asked"), assistance.Asked, true))
            : [];
}
