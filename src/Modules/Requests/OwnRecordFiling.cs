namespace Daylight.Requests;

/// <summary>
/// Registers a request to correct information about oneself: case, facts, evidence and ledger entry in one transaction. The
/// same form sent again finds the case it became.
/// </summary>
sealed class OwnRecordFiling(CaseOffice office, Desk desk, RequestCheck check, CasePapers papers)
{
    /// <summary>How it came in.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Once">Made when the form was opened.</param>
    /// <param name="Secret">The secret to be given to the requester.</param>
    public sealed record Arrival(Channel Channel, Guid Once, string Secret);

    public const int Statement = 2_000;

    /// <summary>The questions of the form.</summary>
    public static readonly IReadOnlyList<string> Fields =
        [.. FormStep.Body.Fields, .. FormStep.Who.Fields, "record", "wrong", "right", "evidence", "way"];

    public CaseOffice Office => office;

    Db Db => office.Db;

    /// <summary>All that is wrong with a form: Art. 41 asks for evidence, and that the record is about whoever asks.</summary>
    public Problems Check(RequestForm form) =>
        check.Of(FormStep.Body, form, office.Today).And(check.Of(FormStep.Who, form, office.Today))
            .When(form["record"].Length == 0, "record", "写出是哪一份记录、在哪里看到的", "Say which record it is and where you saw it")
            .When(form["wrong"].Length == 0, "wrong", "写出哪里不对", "Say what is wrong with it")
            .When(form["right"].Length == 0, "right", "写出应当是什么", "Say what would be right")
            .When(form["evidence"].Length == 0, "evidence", "写出有什么证据", "Say what evidence there is")
            .Sound("record", form["record"], Typed.Line).Sound("wrong", form["wrong"], Statement)
            .Sound("right", form["right"], Statement).Sound("evidence", form["evidence"], Statement)
            .When(!DeliveryWays.Knows(form["way"]), "way", "选择怎样取得答复", "Choose how to get the answer")
            .And(RequestCheck.Reached(form));

    /// <summary>Files a form with which nothing is wrong, with the evidence that came with it.</summary>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(
        RequestForm form, IReadOnlyList<SentFile> evidence, Arrival arrival, Actor by, CancellationToken stop)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock($"own-record/{arrival.Once}", stop);
        var known = await (from record in Db.OwnRecords
                           join old in Db.Cases on record.CaseId equals old.Id
                           where record.Once == arrival.Once
                           select old.Code).SingleOrDefaultAsync(stop);
        if (known is not null) return (known, false);
        var matter = await desk.Open(OwnRecordProcedure.Procedure, new()
        {
            BodyCode = form["body"], State = OwnRecordProcedure.InHand, Channel = arrival.Channel, Title = form["record"],
            On = office.Today, ReceivedOn = office.Today, Secret = arrival.Secret,
        }, by, stop);
        Db.Add(Of(form, matter.Id, arrival.Once));
        await papers.HandIn(matter, evidence, by, stop);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (matter.Code, true);
    }

    static OwnRecord Of(RequestForm form, Guid matter, Guid once)
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
            Record = form["record"],
            Wrong = form["wrong"],
            Right = form["right"],
            Evidence = form["evidence"],
            Way = form["way"],
        };
    }
}
