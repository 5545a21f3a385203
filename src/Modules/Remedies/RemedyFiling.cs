namespace Daylight.Remedies;

/// <summary>
/// Enters a remedy: case, facts and ledger entries in one transaction. The same form sent again finds the case it became.
/// </summary>
sealed class RemedyFiling(Db db, Desk desk, BodyTree bodies)
{
    /// <summary>Files a checked form.</summary>
    /// <param name="form">The form; <see cref="RemedyCheck"/> found nothing wrong with it.</param>
    /// <param name="kind">Which remedy it is.</param>
    /// <param name="entry">Body in charge, channel, days.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(RemedyForm form, RemedyKind kind, RemedyEntry entry, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"remedy/{entry.Once}", stop);
        var known = await (from remedy in db.Remedies
                           join old in db.Cases on remedy.CaseId equals old.Id
                           where remedy.Once == entry.Once
                           select old.Code).SingleOrDefaultAsync(stop);
        if (known is not null) return (known, false);
        var matter = await Open(form, kind, entry, by, stop);
        if (form.Simplified) await Take(matter, ProcedureOf(kind), LitigationProcedure.Simplified, new() { On = entry.ReceivedOn }, by, stop);
        await transaction.CommitAsync(stop);
        return (matter.Code, true);
    }

    /// <summary>
    /// Takes over a remedy from the system before this one, with its result where there is one; the caller has begun a
    /// transaction and ends it.
    /// </summary>
    /// <param name="form">Who sought it, and about which case.</param>
    /// <param name="kind">Reconsideration or suit.</param>
    /// <param name="entry">Body and days.</param>
    /// <param name="result">Outcome code of the law of its day, and the day of the decision; null while it is pending.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task CarryOver(RemedyForm form, RemedyKind kind, RemedyEntry entry, (string Outcome, DateOnly On)? result, CancellationToken stop)
    {
        var matter = await Open(form, kind, entry, Actor.Machine, stop);
        if (result is { } end) await Take(matter, ProcedureOf(kind), "carry-over", new() { On = end.On, Outcome = end.Outcome }, Actor.Machine, stop);
    }

    async Task<Case> Open(RemedyForm form, RemedyKind kind, RemedyEntry entry, Actor by, CancellationToken stop)
    {
        var procedure = ProcedureOf(kind);
        var matter = await desk.Open(procedure, new()
        {
            BodyCode = entry.Body, State = procedure.Starts[0], Channel = entry.Channel, Title = TitleOf(form, kind),
            On = entry.ReceivedOn, ReceivedOn = entry.ReceivedOn, Secret = entry.Secret,
        }, by, stop);
        db.Add(Of(form, kind, entry, matter.Id));
        if (entry.With is { } with) await with(matter);
        await db.SaveChangesAsync(stop);
        return matter;
    }

    public static Procedure ProcedureOf(RemedyKind kind) => kind switch
    {
        RemedyKind.Complaint => ComplaintProcedure.Procedure,
        RemedyKind.Reconsideration => ReconsiderationProcedure.Procedure,
        _ => LitigationProcedure.Procedure,
    };

    async Task Take(Case matter, Procedure procedure, string step, StepInput input, Actor by, CancellationToken stop)
    {
        var problems = await desk.Take(matter, procedure, step, input, by, bodies, stop);
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
    }

    static string TitleOf(RemedyForm form, RemedyKind kind) =>
        form.About.Length > 0 ? $"{RemedyForm.Say(kind).Zh}（{form.About}）" : RemedyForm.Say(kind).Zh;

    static Remedy Of(RemedyForm form, RemedyKind kind, RemedyEntry entry, Guid matter)
    {
        var outside = kind is not RemedyKind.Complaint;
        return new()
        {
            CaseId = matter,
            Once = entry.Once,
            Kind = kind,
            Against = form.Body,
            About = form.About.Length > 0 ? $"case:{form.About}" : null,
            Applicant = form.Applicant,
            Phone = Given(form.Phone),
            Email = Given(form.Email),
            Claim = form.ClaimText,
            Authority = outside ? Given(form.AuthorityName) : null,
            AuthorityNumber = outside ? Given(form.AuthorityNumber) : null,
            FiledOn = entry.FiledOn,
            AcceptedOn = outside ? Typed.Day(form.Accepted) : null,
            FirstHandling = !outside && form.FirstHandling,
        };
    }

    static string? Given(string answer) => answer.Length > 0 ? answer : null;
}

/// <summary>How a remedy came in.</summary>
/// <param name="Once">Made when the form was opened.</param>
/// <param name="Body">The body in charge of the case.</param>
/// <param name="Channel">By which way.</param>
/// <param name="FiledOn">Day it was filed.</param>
/// <param name="ReceivedOn">Day the body in charge got it: the clock begins there.</param>
/// <param name="Secret">The secret of a complaint; null for what organs and courts send.</param>
sealed record RemedyEntry(Guid Once, string Body, Channel Channel, DateOnly FiledOn, DateOnly ReceivedOn, string? Secret)
{
    /// <summary>Adds what comes with it to the case, before it is saved.</summary>
    public Func<Case, Task>? With { get; init; }
}
