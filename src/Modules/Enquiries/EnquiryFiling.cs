namespace Daylight.Enquiries;

/// <summary>How an enquiry came in.</summary>
/// <param name="Once">Made when the form was opened.</param>
/// <param name="Channel">By which way.</param>
/// <param name="On">Day of receipt.</param>
/// <param name="Secret">The secret given to the asker; null when nobody can be given one.</param>
/// <param name="SourceId">Identity in the system it comes from.</param>
sealed record EnquiryEntry(Guid Once, Channel Channel, DateOnly On, string? Secret, string? SourceId = null)
{
    /// <summary>Adds what comes with it to the case, before it is saved.</summary>
    public Func<Case, Task>? With { get; init; }
}

/// <summary>
/// Enters an enquiry, with its answer when that was given at once: case, facts and ledger entries in one transaction.
/// The same form sent again finds the case it became.
/// </summary>
sealed class EnquiryFiling(Db db, Desk desk, LawBook law, BodyTree bodies, TimeProvider time)
{
    public BodyTree Bodies => bodies;

    public DateOnly Today => time.Today();

    /// <summary>Files a checked form.</summary>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(EnquiryForm form, EnquiryEntry entry, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"enquiry/{entry.Once}", stop);
        var known = await (from enquiry in db.Enquiries
                           join old in db.Cases on enquiry.CaseId equals old.Id
                           where enquiry.Once == entry.Once
                           select old.Code).SingleOrDefaultAsync(stop);
        if (known is not null) return (known, false);
        var matter = await Open(form, entry, by, stop);
        if (form.Answer.Length > 0) await Answer(matter, "answer-now", form.Answer, Today, by, stop);
        await transaction.CommitAsync(stop);
        return (matter.Code, true);
    }

    /// <summary>Opens a case; the caller has begun a transaction and ends it.</summary>
    public async Task<Case> Open(EnquiryForm form, EnquiryEntry entry, Actor by, CancellationToken stop)
    {
        var matter = await desk.Open(EnquiryProcedure.Procedure, new()
        {
            BodyCode = form.Body, State = EnquiryProcedure.Received, Channel = entry.Channel, Title = form.Title,
            On = entry.On, ReceivedOn = entry.On, Secret = entry.Secret,
        }, by, stop);
        db.Add(new Enquiry
        {
            CaseId = matter.Id,
            Once = entry.Once,
            Name = Given(form.Name),
            Phone = Given(form.Phone),
            Email = Given(form.Email),
            Question = form.Question.Length > 0 ? form.Question : form.Title,
            ConsentedOn = form.Consents ? entry.On : null,
            SourceId = entry.SourceId,
        });
        if (entry.With is { } with) await with(matter);
        await db.SaveChangesAsync(stop);
        return matter;
    }

    /// <summary>Answers a case that was opened in the same transaction.</summary>
    public async Task Answer(Case matter, string step, string text, DateOnly on, Actor by, CancellationToken stop)
    {
        var enquiry = await db.Enquiries.SingleAsync(e => e.CaseId == matter.Id, stop);
        enquiry.AnsweredAfter = Enquiry.WorkingDays(law, matter, on);
        var problems = await desk.Take(matter, EnquiryProcedure.Procedure, step, new() { On = on, Text = text }, by, bodies, stop);
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
    }

    static string? Given(string answer) => answer.Length > 0 ? answer : null;
}
