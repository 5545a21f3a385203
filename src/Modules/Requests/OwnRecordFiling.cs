namespace Daylight.Requests;

/// <summary>
/// Registers a request to correct information about oneself: case, facts and ledger entry in one transaction. The same
/// form sent again finds the case it became.
/// </summary>
sealed class OwnRecordFiling(Db db, Desk desk, RequestCheck check, CaseOffice office)
{
    public const int Statement = 2_000;

    /// <summary>The questions of the form.</summary>
    public static readonly IReadOnlyList<string> Fields =
        [.. FormStep.Body.Fields, .. FormStep.Who.Fields, "record", "wrong", "right", "evidence", "way"];

    public CaseOffice Office => office;

    /// <summary>All that is wrong with a form: Art. 41 asks for evidence, and that the record is about whoever asks.</summary>
    public Problems Check(RequestForm form)
    {
        var way = form["way"];
        return check.Of(FormStep.Body, form, office.Today).And(check.Of(FormStep.Who, form, office.Today))
            .When(form["record"].Length == 0, "record", "写出是哪一份记录、在哪里看到的", "Say which record it is and where you saw it")
            .When(form["wrong"].Length == 0, "wrong", "写出哪里不对", "Say what is wrong with it")
            .When(form["right"].Length == 0, "right", "写出应当是什么", "Say what would be right")
            .When(form["evidence"].Length == 0, "evidence", "写出有什么证据", "Say what evidence there is")
            .Sound("record", form["record"], Typed.Line).Sound("wrong", form["wrong"], Statement)
            .Sound("right", form["right"], Statement).Sound("evidence", form["evidence"], Statement)
            .When(!DeliveryWays.Knows(way), "way", "选择怎样取得答复", "Choose how to get the answer")
            .When(way == DeliveryWays.Email && form["email"].Length == 0, "email", "选了电子邮件，请留下邮箱", "You chose e-mail: leave an address")
            .When(way == DeliveryWays.Post && form["address"].Length == 0, "address", "选了邮寄，请留下地址", "You chose post: leave an address")
            .When(way == DeliveryWays.Fax && form["phone"].Length == 0, "phone", "选了传真，请留下号码", "You chose fax: leave a number");
    }

    /// <summary>Files a form with which nothing is wrong.</summary>
    /// <returns>The code of the case, and whether this call made it.</returns>
    public async Task<(string Code, bool New)> File(
        RequestForm form, Channel channel, Guid once, string secret, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"own-record/{once}", stop);
        var known = await (from record in db.OwnRecords
                           join old in db.Cases on record.CaseId equals old.Id
                           where record.Once == once
                           select old.Code).SingleOrDefaultAsync(stop);
        if (known is not null) return (known, false);
        var matter = await desk.Open(OwnRecordProcedure.Procedure, new()
        {
            BodyCode = form["body"], State = OwnRecordProcedure.InHand, Channel = channel, Title = form["record"],
            On = office.Today, ReceivedOn = office.Today, Secret = secret,
        }, by, stop);
        db.Add(Of(form, matter.Id, once));
        await db.SaveChangesAsync(stop);
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
