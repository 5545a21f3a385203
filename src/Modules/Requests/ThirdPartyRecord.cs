namespace Daylight.Requests;

/// <summary>Where third parties are written down, with what they say and what the office makes of it.</summary>
sealed class ThirdPartyRecord(Db db, Ledger ledger, CaseOffice office, LawBook law)
{
    const Role Writers = Role.Clerk | Role.Head;
    const int Most = 50;

    public DateOnly Today => office.Today;

    /// <summary>A request, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { Regime: not null } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;

    public async Task<ThirdParties.Model> Of(
        Case matter, ThirdParties.Form form, Guid once, Problems problems, Actor officer, CancellationToken stop)
    {
        var (known, open) = (await db.ThirdParties.AsNoTracking().Of(matter).ToListAsync(stop), May(matter, officer).None);
        return new(matter, [.. known.Select(party => new ThirdParties.Line(
            party.Id, party.Name, ThirdPartyWords.Sentence(party), open && party.IsOpen, open && party.CanBeWeighed))], form, once, open, problems)
        {
            Weighings = [.. Weighings(matter).Select(weighed => (RequestForm.Code(weighed), ThirdPartyWords.Say(weighed)))],
            Consult = known.Exists(party => party.IsOpen) && Desk.StepsFor(matter, RequestProcedure.Procedure, officer, office.Bodies).Any(step => step.Name == ThirdPartyRules.Consult)
                ? $"/desk/cases/{matter.Code}/{ThirdPartyRules.Consult}" : null,
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
        var on = Day(matter, "on", form.On, problems);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"third-party/{matter.Code}", stop);
        if (await db.ThirdParties.AnyAsync(known => known.Id == once, stop)) return problems;
        problems.When(await db.ThirdParties.Of(matter).CountAsync(stop) >= Most, "", $"最多{Most}个第三方", $"At most {Most} third parties");
        if (problems.Any) return problems;
        var party = new ThirdParty
        {
            Id = once, CaseId = matter.Id, Name = form.Name, Asked = form.Asked, Way = form.Way, AskedOn = on!.Value,
            EnteredAt = ledger.Now, EnteredBy = by.Account,
        };
        db.Add(party);
        await Keep(matter, "name-third-party", party, by, stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Enters what one of them said: consent or objection. Silence is entered with the step of the procedure.</summary>
    public Task<Problems> Answer(Case matter, Guid id, ThirdParties.Entry entry, Actor by, CancellationToken stop) =>
        Change(matter, id, by, "enter-third-party-answer", (party, problems) =>
        {
            var said = new[] { ThirdPartyAnswer.Consents, ThirdPartyAnswer.Objects }.Where(one => RequestForm.Code(one) == entry.What)
                .Select(one => (ThirdPartyAnswer?)one).FirstOrDefault();
            problems.When(!party.IsOpen, "", "这个第三方的意见已经登记", "The answer of this third party is entered already")
                .When(said is null, $"what-{id:N}", "选择对方怎么答复的", "Choose what they said")
                .When(said is ThirdPartyAnswer.Objects && entry.Reason.Length == 0, $"reason-{id:N}", "写出对方的理由；没有说理由的，写“未说明理由”", "Give their reason; if they gave none, say so")
                .Sound($"reason-{id:N}", entry.Reason, ThirdParties.LongestText);
            var on = Day(matter, $"on-{id:N}", entry.On, problems);
            problems.When(on < party.AskedOn, $"on-{id:N}", "答复的日期不能早于征求意见的那天", "They can't have answered before they were asked");
            if (problems.Any) return;
            (party.Answer, party.AnsweredOn, party.Reason) = (said, on, entry.Reason.Length > 0 ? entry.Reason : null);
        }, stop);

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
        .Where(weighed => weighed is not Weighing.Unfounded || law.Regime(matter.Regime!) is { ObjectionsNeedGrounds: true });

    async Task<Problems> Change(
        Case matter, Guid id, Actor by, string verb, Action<ThirdParty, Problems> change, CancellationToken stop)
    {
        var problems = May(matter, by);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"third-party/{matter.Code}", stop);
        if (await db.ThirdParties.Of(matter).SingleOrDefaultAsync(party => party.Id == id, stop) is not { } party)
            return problems.Add("", "没有这个第三方", "There is no such third party");
        change(party, problems);
        if (problems.Any) return problems;
        await Keep(matter, verb, party, by, stop);
        await transaction.CommitAsync(stop);
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
