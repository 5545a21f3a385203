namespace Daylight.Requests;

/// <summary>
/// What every application by a person keeps, for information or for a correction: the case it opened, and who asks
/// (申请人). All of it is about a person: it stands in no public output, and pages show it masked.
/// </summary>
abstract class Application
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice files one request.</summary>
    public required Guid Once { get; init; }

    public required RequesterKind Kind { get; set; }

    /// <summary>The person, or for an organisation the one who acts for it.</summary>
    [Personal]
    public required string Name { get; set; }

    public required IdentityKind Identity { get; set; }

    [Personal]
    public string? IdentityNumber { get; set; }

    [Personal]
    public string? Organisation { get; set; }

    /// <summary>
    /// Unified social credit code of the organisation (统一社会信用代码), eighteen characters; on a form of the time before 2019
    /// perhaps its organisation code (组织机构代码), nine.
    /// </summary>
    [Personal]
    public string? CreditCode { get; set; }

    [Personal]
    public string? Phone { get; set; }

    [Personal]
    public string? Email { get; set; }

    [Personal]
    public string? Address { get; set; }

    /// <summary>Who acts for a person who asks (代理人); null for nobody.</summary>
    [Personal]
    public string? Agent { get; set; }

    /// <summary>The help they need (阅读、视听协助), in their words; null for none. CN-OGI-2019 Art. 43.</summary>
    [Personal]
    public string? Help { get; set; }

    /// <summary>How the answer is wanted, one of <see cref="DeliveryWays"/>.</summary>
    public required string Way { get; set; }

    /// <summary>Whom a letter addresses.</summary>
    public string Addressed => Organisation ?? Name;

    /// <summary>Who asks, with what identifies or reaches them masked.</summary>
    public (Words Name, FactValue Value, bool Wide)[] Masked() =>
    [
        (new("申请人", "Requester"), Name, false),
        (new("身份", "As"), RequestWords.Say(Kind), false),
        (new("单位", "Organisation"), Organisation, false),
        (RequestWords.Say(Identity), Shown(IdentityNumber), false),
        (NameOfCode, Shown(CreditCode), false),
        (new("电话", "Telephone"), Shown(Phone), false),
        (new("邮箱", "E-mail"), Email is null ? null : Web.Masked.Email(Email), false),
        (new("地址", "Address"), Address is null ? null : Web.Masked.Address(Address), false),
        (new("代理人", "Representative"), Agent, false),
        (new("需要的协助", "Help needed"), Help, true),
    ];

    /// <summary>The same in full: what identifies or reaches them.</summary>
    public (Words Name, FactValue Value, bool Wide)[] InFull() =>
    [
        (RequestWords.Say(Identity), IdentityNumber, false),
        (NameOfCode, CreditCode, false),
        (new("电话", "Telephone"), Phone, false),
        (new("邮箱", "E-mail"), Email, false),
        (new("地址", "Address"), Address, true),
    ];

    /// <summary>How they are reached and get the answer.</summary>
    public Reached Reached() => new(Phone, Email, Address, Way);

    /// <summary>Puts what they wrote in the place of what was registered.</summary>
    public void Reach(Reached now) => (Phone, Email, Address, Way) = (now.Phone, now.Email, now.Address, now.Way ?? Way);

    /// <summary>What was registered of them, as on the form.</summary>
    public RequestForm AsForm() => RequestForm.Blank
        .With("kind", RequestForm.Code(Kind)).With("name", Name)
        .With("identity", Identity is IdentityKind.None ? "" : RequestForm.Code(Identity)).With("identityNumber", IdentityNumber ?? "")
        .With("organisation", Organisation ?? "").With("creditCode", CreditCode ?? "")
        .With("phone", Phone ?? "").With("email", Email ?? "").With("address", Address ?? "")
        .With("agent", Agent ?? "").With("help", Help ?? "").With("way", Way);

    /// <summary>Puts a form in which nothing new is wrong in the place of what was registered of them.</summary>
    public void Correct(RequestForm form)
    {
        // What was taken in as it was stays as it is, though no form would take it now.
        if (form["identityNumber"] != (IdentityNumber ?? "")) IdentityNumber = form.ProofNumber;
        if (form.AsksAs is RequesterKind.Natural || form["creditCode"] != (CreditCode ?? "")) CreditCode = form.ForCreditCode;
        (Kind, Name, Identity) = (form.AsksAs, form["name"], form.ProvedBy);
        (Organisation, Agent, Help) = (form.ForOrganisation, form.ForAgent, form.Given("help"));
        Reach(new(form.Given("phone"), form.Given("email"), form.Given("address"), form["way"]));
    }

    /// <summary>Every word by which they are known or reached.</summary>
    public IReadOnlyList<string> Identifying() =>
    [
        .. new[] { Name, Organisation, IdentityNumber, CreditCode, Phone, Email, Address, Agent }
            .OfType<string>().Where(word => word.Length > 0),
    ];

    Words NameOfCode => CreditCode is { } code && OrganisationCode.Parse(code) is not null
        ? new("组织机构代码", "Organisation code") : new("统一社会信用代码", "Credit code");

    static string? Shown(string? number) => number is null ? null : Web.Masked.Number(number);
}

/// <summary>Named queries on applications.</summary>
static class ApplicationQueries
{
    extension(Db db)
    {
        /// <summary>The application behind a case, whatever it is for; null for a case of another kind. For officers and its person only.</summary>
        public async Task<Application?> ApplicationOf(Case matter, CancellationToken stop) =>
            await db.DisclosureRequests.SingleOrDefaultAsync(request => request.CaseId == matter.Id, stop) as Application
            ?? await db.OwnRecords.SingleOrDefaultAsync(record => record.CaseId == matter.Id, stop);
    }
}
