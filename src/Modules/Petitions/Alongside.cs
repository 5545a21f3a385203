namespace Daylight.Petitions;

/// <summary>
/// What belongs to a petition: others about the same (合并), which are answered with it, and the bodies that were asked to
/// assist (协办), without whose part it is not answered.
/// </summary>
sealed class Alongside(CaseOffice office, Ledger ledger)
{
    Db Db => office.Db;

    IQueryable<CaseLink> Links => Db.CaseLinks.Holding(CaseLinkKind.JoinedTo);

    /// <summary>The cases that were put together with one and wait for its answer, with their steps.</summary>
    public Task<List<Case>> Of(Case leads, CancellationToken stop) => Db.Cases.Include(matter => matter.Steps.OrderBy(step => step.Number))
        .Where(matter => matter.State == PetitionStates.Joined.Name && Links.Any(link => link.ToId == leads.Id && link.CaseId == matter.Id))
        .OrderBy(matter => matter.Code).AsSplitQuery().ToListAsync(stop);

    /// <summary>The body that handles the case with which one is handled; null where it stands alone.</summary>
    public Task<string?> BodyOfLead(Case follows, CancellationToken stop) => (
        from link in Links.AsNoTracking()
        join leads in Db.Cases.AsNoTracking() on link.ToId equals leads.Id
        where link.CaseId == follows.Id
        select leads.BodyCode).FirstOrDefaultAsync(stop);

    /// <summary>Says that a case is handled with another; the step that puts it there accounts for it.</summary>
    public async Task<Problems> Link(Case follows, Case leads, Actor by, CancellationToken stop)
    {
        await Db.Lock($"join/{leads.Id}", stop);
        if (await Links.AnyAsync(link => link.CaseId == follows.Id || link.ToId == follows.Id || link.CaseId == leads.Id, stop))
            return Problems.Of("code", "其中一件刚刚已经并入别的事项，请重新打开", "One of them was put together with another a moment ago: open it again");
        Db.Add(new CaseLink { CaseId = follows.Id, ToId = leads.Id, Kind = CaseLinkKind.JoinedTo, By = by.Account, At = ledger.Now });
        return [];
    }

    /// <summary>Ends that a case is handled with another.</summary>
    public async Task End(Case follows, CancellationToken stop)
    {
        foreach (var link in await Links.Where(link => link.CaseId == follows.Id).ToListAsync(stop)) link.EndedAt = ledger.Now;
    }

    /// <summary>
    /// The answer to one as the answer to all that were put together with it: in their own cases, on the same day, whatever
    /// body they are with.
    /// </summary>
    public async Task<IReadOnlyList<Following>> Replies(Case leads, Procedure procedure, StepInput input, CancellationToken stop)
    {
        var reply = procedure.Reply(leads);
        var answers = new List<Following>();
        foreach (var follows in await Of(leads, stop))
        {
            var along = office.ProcedureOf(follows).Step(PetitionSteps.ReplyAlong)!;
            answers.Add(new(follows, along, input with
            {
                Version = follows.Version, Until = Until(follows, along, input), Delivery = input.Delivery ?? DeliveryWays.Site, Text = await Anonymous(leads, reply?.Text ?? "", stop), Outcome = OutcomeOf(leads, reply?.Outcome, follows, along),
            }, Actor.Machine));
        }
        return answers;
    }

    // Each has the time of its own law, and never less than whoever raised it first was told.
    DateOnly? Until(Case follows, Step along, StepInput input) =>
        Desk.Granted(office.Law, follows, along, input.On) is { } legal && !(input.Until > legal.Day) ? legal.Day : input.Until;

    /// <summary>What was put together with a case that ends without an answer goes on by itself: nobody else answers it.</summary>
    public async Task<IReadOnlyList<Following>> Separated(Case leads, CancellationToken stop) =>
        [.. (await Of(leads, stop)).Select(follows => new Following(follows, office.ProcedureOf(follows).Step(PetitionSteps.Separate)!,
            new() { On = office.Today, Version = follows.Version, Reason = $"一起办理的{leads.Code}没有答复就结束了" }, Actor.Machine))];

    // Whoever raised the same never learns who raised it first.
    async Task<string> Anonymous(Case leads, string text, CancellationToken stop)
    {
        foreach (var word in (await Db.Petitions.AsNoTracking().Of(leads, stop))?.Identifying() ?? []) text = text.Replace(word, "", StringComparison.Ordinal);
        return text.Replace(leads.Code, "", StringComparison.Ordinal);
    }

    // Codes belong to a regime: what the answer meant is found again in the list of the other. An order put together with a
    // petition, or the other way round, has no such word: that it was answered is all that is certain then.
    string? OutcomeOf(Case leads, string? code, Case follows, Step along)
    {
        if (follows.Regime is not { } regime) return null;
        var meaning = leads.Regime is { } own && code is not null ? office.Law.Outcome(own, code)?.Meaning : null;
        return ((string?[])[meaning, "answered", "explained"]).OfType<string>().Select(word => office.Law.OutcomeMeaning(regime, word))
            .FirstOrDefault(outcome => outcome is not null && along.Offers(outcome))?.Code;
    }

    /// <summary>The cases of assistance that were asked for, by their codes.</summary>
    public Task<List<Case>> AssistanceOf(Case leads, CancellationToken stop) => (
        from assistance in Db.Set<Assistance>().AsNoTracking()
        join matter in Db.Cases.AsNoTracking() on assistance.CaseId equals matter.Id
        where assistance.LeadId == leads.Id
        orderby matter.Code
        select matter).ToListAsync(stop);

    /// <summary>What bodies that were asked have said, their reason where they declined, by the case in which they said it.</summary>
    public async Task<Dictionary<Guid, string>> Said(IReadOnlyList<Case> assisting, CancellationToken stop)
    {
        var ids = assisting.Select(one => one.Id).ToList();
        var given = await Db.Set<CaseStep>().AsNoTracking().Where(step => ids.Contains(step.CaseId) && (step.Step == AssistProcedure.Give || step.Step == AssistProcedure.Decline))
            .OrderBy(step => step.Number).Select(step => new { step.CaseId, Text = step.Text ?? step.Reason }).ToListAsync(stop);
        return given.Where(one => one.Text is not null).GroupBy(one => one.CaseId).ToDictionary(one => one.Key, one => one.Last().Text!);
    }

    /// <summary>What keeps a case from being answered: bodies that were asked and have not said their part.</summary>
    public async Task<Problems> Outstanding(Case leads, CancellationToken stop)
    {
        var problems = new Problems();
        foreach (var open in (await AssistanceOf(leads, stop)).Where(matter => matter.ClosedOn is null))
        {
            var body = office.Bodies[open.BodyCode].Words;
            problems.Add("", $"{body.Zh}还没有提交协办意见（{open.Code}）。", $"{body.En} has not given its part yet ({open.Code}).");
        }
        return problems;
    }
}

/// <summary>What a body was asked by the one that leads in a petition (协办).</summary>
[InLedger]
sealed class Assistance
{
    /// <summary>The case in which the body says its part.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The petition.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>Code of the body that asked.</summary>
    public required string AskedBy { get; init; }

    /// <summary>What is asked.</summary>
    [Personal]
    public required string Asked { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<Assistance>(assistance =>
    {
        assistance.HasKey(a => a.CaseId);
        assistance.HasIndex(a => a.LeadId);
        assistance.HasOne<Case>().WithOne().HasForeignKey<Assistance>(a => a.CaseId);
        assistance.HasOne<Case>().WithMany().HasForeignKey(a => a.LeadId);
    });
}
