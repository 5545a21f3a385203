namespace Daylight.Requests;

/// <summary>Where third parties are written down, with what they say and what the office makes of it.</summary>
sealed class ThirdPartyRecord(Ledger ledger, CaseOffice office, CaseSteps steps)
{
    const Role Writers = Role.Clerk | Role.Head;
    const int Most = 50;

    static readonly Step Served = RequestProcedure.Procedure.Step(ThirdPartyRules.Served)!, OneAnswered = RequestProcedure.Procedure.Step(ThirdPartyRules.OneAnswered)!;

    readonly Db db = office.Db;

    public DateOnly Today => office.Today;

    /// <summary>A request, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        return await office.Find(code, officer, stop) is { Regime: not null } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;
    }

    public async Task<ThirdParties.Model> Of(
        Case matter, ThirdParties.Form form, Guid once, Problems problems, Actor officer, CancellationToken stop)
    {
        var (known, open) = (await db.ThirdParties.AsNoTracking().Of(matter).ToListAsync(stop), May(matter, officer).None);
        var may = Desk.StepsFor(matter, RequestProcedure.Procedure, officer, office.Bodies).Select(step => step.Name).ToHashSet();
        var consult = known.Exists(party => party.IsToBeAsked)
            ? ((string[])[ThirdPartyRules.Consult, ThirdPartyRules.ConsultAnother]).FirstOrDefault(may.Contains) : null;
        return new(matter, [.. known.Select(party => new ThirdParties.Line(
            party.Id, party.Name, ThirdPartyWords.Sentence(party), open && party.CanAnswer, open && party.CanBeWeighed)
            {
                Serves = may.Contains(ThirdPartyRules.Served) && party is { IsOpen: true, IsToBeAsked: false }, Service = new(party.ServedBy ?? party.Way, "", ""),
            })], form, once, open, problems)
        {
            Weighings = [.. Weighings(matter).Select(weighed => (RequestForm.Code(weighed), ThirdPartyWords.Say(weighed)))],
            Consult = consult is null ? null : $"/desk/cases/{matter.Code}/{consult}",
            Until = matter.State == RequestProcedure.Consulting.Name ? matter.WaitsUntil : null,
        };
    }

    /// <summary>Writes down who is asked. The same form sent again, by a reload or two clicks at once, is the same party.</summary>
    public async Task<Problems> Add(Case matter, ThirdParties.Form form, Guid once, Actor by, CancellationToken stop)
    {
        var problems = May(matter, by)
            .When(form.Name.Length == 0, "name", "写出第三方的姓名或者名称", "Give the name of the third party")
            .When(form.Asked.Length == 0, "asked", "写出征求意见的内容：哪项信息、涉及什么权益", "Say what they are asked about: which information, which interest")
            .When(!DeliveryWays.Knows(form.Way), "way", "选择怎样送去", "Choose how it reaches them")
            .Sound("name", form.Name, Typed.Line).Sound("asked", form.Asked, ThirdParties.LongestText);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"third-party/{matter.Code}", stop);
        if (await db.ThirdParties.AnyAsync(known => known.Id == once, stop)) return problems;
        problems.When(await db.ThirdParties.Of(matter).CountAsync(stop) >= Most, "", $"最多{Most}个第三方", $"At most {Most} third parties");
        if (problems.Any) return problems;
        var party = new ThirdParty
        {
            Id = once, CaseId = matter.Id, Name = form.Name, Asked = form.Asked, Way = form.Way, AskedOn = Today,
            EnteredAt = ledger.Now, EnteredBy = by.Account,
        };
        db.Add(party);
        await Keep(matter, "name-third-party", party, by, stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Enters when one of them got the letter and how: its time runs from the next day, and the case waits for the last of them.</summary>
    public async Task<Problems> Serve(Case matter, Guid id, ThirdParties.Entry entry, Actor by, CancellationToken stop)
    {
        var problems = May(matter, by).When(!DeliveryWays.Knows(entry.What), $"by-{id:N}", "选择怎样送到的", "Choose how it was delivered");
        var on = Day(matter, $"served-{id:N}", entry.On, problems);
        var parties = await db.ThirdParties.AsNoTracking().Of(matter).ToListAsync(stop);
        if (parties.Find(party => party.Id == id) is not { } served) return problems.Add("", "没有这个第三方", "There is no such third party");
        problems.When(!served.IsOpen, "", "这个第三方的意见已经登记", "The answer of this third party is entered already")
            .When(served.IsToBeAsked, "", "给这个第三方的征求意见书还没有发出", "The letter to this third party is not out yet")
            .When(on < served.AskedOn, $"served-{id:N}", "收到不能早于发出", "They can't have got it before it was sent");
        if (problems.Any || on is not { } day) return problems;
        // Where the law gives no time, the day that was told stays.
        var until = office.Law.Rule($"{matter.Regime}/third-party", day) is { Value: not null } rule ? Clock.DueOn(rule, office.Law.CalendarOf(rule), day) : served.Until;
        var last = parties.Where(party => party.IsOpen && party.Id != id).Select(party => ThirdPartyRules.LastDay(matter, party)).Append(until).Max();
        return await steps.Take(matter, Served, Input(matter, day, last), by, async input => (input, await Changed(matter, id, by, "enter-third-party-service", (party, _) =>
            (party.ServedOn, party.ServedBy, party.Until) = (day, entry.What, until), stop)), stop);
    }

    /// <summary>
    /// Enters what one of them said: consent or objection. Silence is entered with the step of the procedure, or here of those
    /// whose last day has passed; where others still have time, the case waits for the last of these.
    /// </summary>
    public async Task<Problems> Answer(Case matter, Guid id, ThirdParties.Entry entry, Actor by, CancellationToken stop)
    {
        var others = (await db.ThirdParties.AsNoTracking().Of(matter).ToListAsync(stop)).FindAll(party => party.Id != id && party is { IsOpen: true, IsToBeAsked: false });
        var last = others.Max(party => ThirdPartyRules.LastDay(matter, party));
        if (matter.State != RequestProcedure.Consulting.Name || last is not { } day || day < Today || day == matter.WaitsUntil)
            return await Change(matter, id, by, AnswerVerb, Entered, stop);
        var on = Typed.Day(entry.On) is { } said && said <= Today ? said : Today;
        return await steps.Take(matter, OneAnswered, Input(matter, on, day), by, async input => (input, await Changed(matter, id, by, AnswerVerb, Entered, stop)), stop);

        void Entered(ThirdParty party, Problems problems)
        {
            var said = new[] { ThirdPartyAnswer.Consents, ThirdPartyAnswer.Objects }.Where(one => RequestForm.Code(one) == entry.What)
                .Select(one => (ThirdPartyAnswer?)one).FirstOrDefault();
            problems.When(!party.CanAnswer, "", "这个第三方的意见已经登记", "The answer of this third party is entered already")
                .When(said is null, $"what-{id:N}", "选择对方怎么答复的", "Choose what they said")
                .When(said is ThirdPartyAnswer.Objects && entry.Reason.Length == 0, $"reason-{id:N}", "写出对方的理由；没有说理由的，写“未说明理由”", "Give their reason; if they gave none, say so")
                .Sound($"reason-{id:N}", entry.Reason, ThirdParties.LongestText);
            var on = Day(matter, $"on-{id:N}", entry.On, problems);
            problems.When(on < (party.ServedOn ?? party.AskedOn), $"on-{id:N}", "答复的日期不能早于征求意见、收到征求意见书的那天", "They can't have answered before they were asked and got the letter");
            if (problems.Any) return;
            (party.Answer, party.AnsweredOn, party.Reason) = (said, on, entry.Reason.Length > 0 ? entry.Reason : null);
        }
    }

    const string AnswerVerb = "enter-third-party-answer";

    // Steps are written down in their order: what is entered after a later one stands on the day of that.
    static StepInput Input(Case matter, DateOnly on, DateOnly? until) => new()
    {
        On = matter.Steps.Max(taken => taken.On) is var last && on < last ? last : on, Until = until, Version = matter.Version,
    };

    /// <summary>Enters what the office makes of an objection.</summary>
    public Task<Problems> Weigh(Case matter, Guid id, ThirdParties.Entry entry, Actor by, CancellationToken stop) =>
        Change(matter, id, by, "weigh-objection", (party, problems) =>
        {
            var weighed = Weighings(matter).Where(one => RequestForm.Code(one) == entry.What).Select(one => (Weighing?)one).FirstOrDefault();
            problems.When(!party.CanBeWeighed, "", "没有还要处理的不同意见", "There is no objection left to weigh")
                .When(weighed is null, $"what-{id:N}", "选择怎样处理", "Choose what comes of it")
                .When(entry.Reason.Length == 0, $"reason-{id:N}", "写出理由", "Give the reason")
                .Sound($"reason-{id:N}", entry.Reason, ThirdParties.LongestText);
            if (problems.None) (party.Weighed, party.WeighedBecause) = (weighed, entry.Reason);
        }, stop);

    IEnumerable<Weighing> Weighings(Case matter) => Enum.GetValues<Weighing>()
        .Where(weighed => weighed is not Weighing.Unfounded || office.Law.Regime(matter.Regime!) is { ObjectionsNeedGrounds: true });

    async Task<Problems> Change(
        Case matter, Guid id, Actor by, string verb, Action<ThirdParty, Problems> change, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var problems = await Changed(matter, id, by, verb, change, stop);
        if (problems.None) await transaction.CommitAsync(stop);
        return problems;
    }

    // The same in the transaction of a step.
    async Task<Problems> Changed(Case matter, Guid id, Actor by, string verb, Action<ThirdParty, Problems> change, CancellationToken stop)
    {
        var problems = May(matter, by);
        if (problems.Any) return problems;
        await db.Lock($"third-party/{matter.Code}", stop);
        if (await db.ThirdParties.Of(matter).SingleOrDefaultAsync(party => party.Id == id, stop) is not { } party)
            return problems.Add("", "没有这个第三方", "There is no such third party");
        change(party, problems);
        if (problems.None) await Keep(matter, verb, party, by, stop);
        return problems;
    }

    // That somebody was asked is for everyone; who and what they said stays in the file.
    async Task Keep(Case matter, string verb, ThirdParty party, Actor by, CancellationToken stop)
    {
        ledger.Write(by, verb, matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["on"] = Today },
            new Dictionary<string, object?> { ["name"] = party.Name, ["answer"] = party.Answer?.ToString(), ["weighed"] = party.Weighed?.ToString() }).Covers(party);
        await db.SaveChangesAsync(stop);
    }

    DateOnly? Day(Case matter, string field, string typed, Problems problems)
    {
        var on = problems.Needed(field, typed);
        problems.When(on > Today, field, "日期不能晚于今天", "The day can't be after today")
            .When(on < matter.Steps.Min(step => step.On), field, "日期不能早于收到申请的那天", "The day can't be before the request came in");
        return on;
    }

    Problems May(Case matter, Actor by) => new Problems()
        .When(matter.ClosedOn is not null, "", "案件已经办结", "The case is closed")
        .When((by.RolesIn(matter.BodyCode, office.Bodies) & Writers) == 0, "", "您在这个单位不能登记第三方意见", "You may not enter third parties of this body");
}
