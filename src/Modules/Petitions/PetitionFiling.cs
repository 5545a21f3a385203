namespace Daylight.Petitions;

/// <summary>How a petition came in.</summary>
/// <param name="Once">Made when the form was opened.</param>
/// <param name="Source">By which way.</param>
/// <param name="On">Day of receipt.</param>
/// <param name="Secret">The secret given to the person; null when nobody can be given one.</param>
/// <param name="SourceId">Identity in the system or program it comes from.</param>
sealed record PetitionEntry(Guid Once, PetitionSource Source, DateOnly On, string? Secret, string? SourceId = null)
{
    /// <summary>Who wrote, by the key of the system it comes from; null where the form says it.</summary>
    public string? Reporter { get; init; }

    /// <summary>The earlier case of the same person about the same matter; null for the first.</summary>
    public Guid? RepeatOf { get; init; }

    /// <summary>Adds what comes with the case; saved with it.</summary>
    public Func<Case, Task>? With { get; init; }

    /// <summary>Votes for it there.</summary>
    public int VotesFor { get; init; }

    /// <summary>Votes against it there.</summary>
    public int VotesAgainst { get; init; }
}

/// <summary>
/// Enters a petition: case, facts, the class of an order and the ledger's entries in one transaction. The same form sent
/// again finds the case it became.
/// </summary>
sealed class PetitionFiling(Db db, Desk desk, BodyTree bodies, TopicTree classes, AreaMap areas, Reporters reporters, TimeProvider time)
{
    public BodyTree Bodies => bodies;

    public TopicTree Classes => classes;

    public AreaMap Areas => areas;

    public DateOnly Today => time.Today();

    /// <summary>What is wrong with a form.</summary>
    public Problems Check(PetitionForm form) => form.Check(bodies, Today, classes.Has).And(CheckAccused(form));

    // Where the person names none it goes to the office of the district, which registers and assigns it.
    string BodyOf(PetitionForm form) => form.Body.Length > 0 ? form.Body : bodies.Root!.Code;

    // What is told of a body is handled by one that is not under it: of the topmost, by nobody here.
    Problems CheckAccused(PetitionForm form)
    {
        if (bodies.Find(form.Against) is not { } accused) return [];
        if (accused.Code == bodies.Root!.Code)
            return Problems.Of("against", "反映本级的问题，请向上一级机关提出，这里不接收", "What is told of the topmost body is taken by the body above it, and not here");
        return new Problems().When(bodies.Find(BodyOf(form)) is { } asked && asked.Path.StartsWith(accused.Path, StringComparison.Ordinal),
            "body", "不能交给被检举控告的单位", "It can't go to the body that is accused");
    }

    /// <summary>Files a checked form.</summary>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(PetitionForm form, PetitionEntry entry, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"petition/{entry.Once}", stop);
        var known = await (from petition in db.Petitions
                           join old in db.Cases on petition.CaseId equals old.Id
                           where petition.Once == entry.Once
                           select old.Code).SingleOrDefaultAsync(stop);
        if (known is not null) return (known, false);
        var matter = await Open(form, entry, by, stop);
        await transaction.CommitAsync(stop);
        return (matter.Code, true);
    }

    /// <summary>Opens a case; the caller has begun a transaction and ends it.</summary>
    public async Task<Case> Open(PetitionForm form, PetitionEntry entry, Actor by, CancellationToken stop)
    {
        var kind = form.Chosen!.Value;
        var procedure = PetitionWords.ProcedureOf(entry.Source, kind);
        var matter = await desk.Open(procedure, new()
        {
            BodyCode = BodyOf(form), State = PetitionStates.Registered, Channel = PetitionWords.ChannelOf(entry.Source),
            Title = form.Title, On = entry.On, ReceivedOn = entry.On, Secret = entry.Secret,
            // That it was raised before, and not by whom nor in which: the score counts it from the log alone.
            Told = entry.RepeatOf is null ? new Dictionary<string, object?>() : new() { [Scores.Repeats] = true },
        }, by, stop);
        db.Add(new Petition
        {
            CaseId = matter.Id, Once = entry.Once, Source = entry.Source, Kind = kind, Class = Given(form.Class), Name = Given(form.Name),
            Phone = Given(form.Phone), Email = Given(form.Email), Address = Given(form.Address), People = form.Many ?? 1,
            Representatives = Given(form.Representatives), Unnamed = form.Unnamed, Against = Given(form.Against), AgainstPerson = Given(form.Accused), Story = form.Story,
            Place = Given(form.Place), LatitudeMillionths = Petition.Kept(form.Point?.Latitude), LongitudeMillionths = Petition.Kept(form.Point?.Longitude),
            AreaId = AreaOf(form, entry.On)?.Id,
            Reporter = entry.Reporter is { } key ? reporters.Of(key) : reporters.Of(form),
            RepeatOf = entry.RepeatOf, ConsentedOn = form.Consents ? entry.On : null, SourceId = entry.SourceId,
            VotesFor = entry.VotesFor, VotesAgainst = entry.VotesAgainst,
        });
        db.AddRange(await Accused.Kept(db, bodies, matter, new(form.Against, form.Accused, "写信人检举控告"), Actor.Requester, time.Now(), stop));
        if (entry.With is { } with) await with(matter);
        await db.SaveChangesAsync(stop);
        if (procedure == HotlineProcedure.Procedure) await Class(matter, kind, entry.On, stop);
        return matter;
    }

    // By the point, else by what the place is called, else by the street office that was asked.
    Area? AreaOf(PetitionForm form, DateOnly on) =>
        (form.Point is { } point ? areas.At(point.Latitude, point.Longitude, AreaKind.Street, on) : areas.Named(form.Place, AreaKind.Street, on))
        ?? (form.Body.Length > 0 ? areas.On(on, AreaKind.Street).FirstOrDefault(area => area.BodyCode == form.Body) : null);

    // The class follows from what the person chose; an officer can put it right.
    async Task Class(Case matter, PetitionKind kind, DateOnly on, CancellationToken stop)
    {
        var problems = await desk.Take(matter, HotlineProcedure.Procedure, PetitionWords.ClassStep(kind), new() { On = on }, Actor.Machine, bodies, stop);
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
    }

    /// <summary>The digest by which one person is told from another; null when the form says nothing of them.</summary>
    public string? ReporterOf(PetitionForm form) => reporters.Of(form);

    /// <summary>Closes a case with the answer that was given in the system before this one; in the transaction that opened it.</summary>
    public async Task CarryOver(Case matter, string answer, DateOnly on, CancellationToken stop)
    {
        var problems = await desk.Take(matter, PetitionWords.ProcedureOf(matter), PetitionProcedure.CarryOver, new() { On = on, Text = answer }, Actor.Machine, bodies, stop);
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
    }

    static string? Given(string answer) => answer.Length > 0 ? answer : null;
}
