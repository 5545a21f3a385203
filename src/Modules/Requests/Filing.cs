namespace Daylight.Requests;

/// <summary>
/// Registers an application (登记): the case, its requester's facts and the ledger's entry in one transaction. The same
/// form sent again, by a reload or two clicks at once, finds the request it became.
/// </summary>
sealed class Filing(Db db, Desk desk)
{
    /// <summary>Files a checked form. Rows the caller changed are saved with it.</summary>
    /// <param name="form">The form; <see cref="RequestCheck"/> found nothing wrong with it.</param>
    /// <param name="intake">How it came in.</param>
    /// <param name="once">Made when the form was opened.</param>
    /// <param name="secret">The secret to be given to the requester.</param>
    /// <param name="by">Who files it.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(
        RequestForm form, Intake intake, Guid once, string secret, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"request/{once}", stop);
        if (await CodeOf(once, stop) is { } known)
        {
            db.ChangeTracker.Clear();
            return (known, false);
        }
        var matter = await desk.Open(RequestProcedure.Procedure, Opening(form, intake, secret), by, stop);
        db.Add(Request(matter.Id, once, form, intake));
        if (intake.With is { } with) await with(matter);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (matter.Code, true);
    }

    /// <summary>The code of the request that a form became, or null.</summary>
    public Task<string?> CodeOf(Guid once, CancellationToken stop) =>
        (from request in db.DisclosureRequests
         join matter in db.Cases on request.CaseId equals matter.Id
         where request.Once == once
         select matter.Code).SingleOrDefaultAsync(stop);

    static Opening Opening(RequestForm form, Intake intake, string secret) => new()
    {
        BodyCode = form["body"],
        State = intake.ReceivedOn is null ? RequestProcedure.Unconfirmed : RequestProcedure.InHand,
        Channel = intake.Channel,
        Title = form["feature"],
        On = intake.ArrivedOn,
        ReceivedOn = intake.ReceivedOn,
        Secret = secret,
    };

    static DisclosureRequest Request(Guid matter, Guid once, RequestForm form, Intake intake)
    {
        return new()
        {
            CaseId = matter,
            Once = once,
            Kind = form.AsksAs,
            Name = form["name"],
            Identity = form.ProvedBy,
            IdentityNumber = form.ProofNumber,
            Organisation = form.ForOrganisation,
            CreditCode = form.ForCreditCode,
            Phone = form.Given("phone"),
            Email = form.Given("email"),
            Address = form.Given("address"),
            Agent = form.ForAgent,
            Help = form.Given("help"),
            Feature = form["feature"],
            Description = form.Given("description"),
            PeriodFrom = Typed.Day(form["from"]),
            PeriodTo = Typed.Day(form["to"]),
            Form = form.One<InformationForm>("form")!.Value,
            Way = form["way"],
            Signed = intake.Signed,
            ChannelNumber = intake.Number,
            SubmittedOn = intake.SubmittedOn,
            ArrivedOn = intake.ArrivedOn,
            ConfirmedOn = intake.NeedsConfirmation ? intake.ConfirmedOn : null,
        };
    }
}
