namespace Daylight.Requests;

/// <summary>Who asks, in the columns of the national report (申请人情况, form of 2021).</summary>
enum RequesterKind
{
    /// <summary>自然人.</summary>
    Natural,

    /// <summary>商业企业.</summary>
    Business,

    /// <summary>科研机构.</summary>
    Research,

    /// <summary>社会公益组织.</summary>
    Welfare,

    /// <summary>法律服务机构.</summary>
    Legal,

    /// <summary>其他组织.</summary>
    Other,
}

/// <summary>The proof of identity (身份证明) that came with the request; CN-OGI-2019 Art. 29.</summary>
enum IdentityKind
{
    /// <summary>None given: the rules of 2008 did not ask for it.</summary>
    None,

    /// <summary>居民身份证.</summary>
    ResidentId,

    /// <summary>港澳居民来往内地通行证 or residence permit.</summary>
    HongKongMacau,

    /// <summary>台湾居民来往大陆通行证 or residence permit.</summary>
    Taiwan,

    /// <summary>护照.</summary>
    Passport,

    /// <summary>军人证件.</summary>
    Military,

    /// <summary>Another document.</summary>
    Other,
}

/// <summary>In what form the information is wanted (获取信息的方式).</summary>
enum InformationForm
{
    /// <summary>电子文本.</summary>
    Electronic,

    /// <summary>纸质文本.</summary>
    Paper,

    /// <summary>查阅、抄录.</summary>
    Inspection,
}

/// <summary>
/// The application behind a case of disclosure on request (政府信息公开申请): who asks, what for, how it came in.
/// Everything here is about a person: it stands in no public output, and pages show it masked.
/// </summary>
[InLedger]
sealed class DisclosureRequest : Application
{
    /// <summary>Title, document number or another feature by which the information can be found.</summary>
    [Personal]
    public required string Feature { get; init; }

    /// <summary>What the requester wants to know, in own words.</summary>
    [Personal]
    public string? Description { get; init; }

    /// <summary>When the information was made: from.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>When the information was made: to.</summary>
    public DateOnly? PeriodTo { get; init; }

    public required InformationForm Form { get; init; }

    /// <summary>True for a letter that was signed for; its receipt is the day of signing.</summary>
    public bool Signed { get; init; }

    /// <summary>Number of the letter, fax or call.</summary>
    [Personal]
    public string? ChannelNumber { get; init; }

    /// <summary>Day on which the requester sent it.</summary>
    public required DateOnly SubmittedOn { get; set; }

    /// <summary>Day on which it reached the office.</summary>
    public required DateOnly ArrivedOn { get; set; }

    /// <summary>Day on which both sides confirmed receipt; null where that is not needed or has not happened.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>Day on which the answer was delivered: handed over, or posted.</summary>
    public DateOnly? DeliveredOn { get; set; }

    /// <summary>How the answer was delivered.</summary>
    public string? DeliveredBy { get; set; }

    /// <summary>Puts right the day of receipt: that of the confirmation, where there was one, else of the arrival. Nothing arrived before it was sent.</summary>
    public void ReceivedOn(DateOnly on)
    {
        if (ConfirmedOn is not null) ConfirmedOn = on;
        if (ConfirmedOn is null || ArrivedOn > on) ArrivedOn = on;
        if (SubmittedOn > ArrivedOn) SubmittedOn = ArrivedOn;
    }

    /// <summary>The same application as far as it is about one matter.</summary>
    /// <param name="part">The case of that matter.</param>
    /// <param name="matter">What it asks for.</param>
    public DisclosureRequest Part(Case part, SplitMatter matter) => new()
    {
        CaseId = part.Id, Once = Ids.Next(), Kind = Kind, Name = Name, Identity = Identity, IdentityNumber = IdentityNumber,
        Organisation = Organisation, CreditCode = CreditCode, Phone = Phone, Email = Email, Address = Address, Agent = Agent, Help = Help,
        Feature = matter.Feature, Description = matter.Description.Length > 0 ? matter.Description : null,
        PeriodFrom = PeriodFrom, PeriodTo = PeriodTo, Form = Form, Way = Way, Signed = Signed, ChannelNumber = ChannelNumber,
        SubmittedOn = SubmittedOn, ArrivedOn = ArrivedOn, ConfirmedOn = ConfirmedOn,
    };

    public static void Model(ModelBuilder model) => model.Entity<DisclosureRequest>(request =>
    {
        request.HasKey(r => r.CaseId);
        request.HasIndex(r => r.Once).IsUnique();
        request.HasOne<Case>().WithOne().HasForeignKey<DisclosureRequest>(r => r.CaseId);
    });
}

/// <summary>Named queries on requests.</summary>
static class DisclosureRequestQueries
{
    extension(Db db)
    {
        /// <summary>All applications; for officers only.</summary>
        public DbSet<DisclosureRequest> DisclosureRequests => db.Set<DisclosureRequest>();
    }

    extension(IQueryable<Case> cases)
    {
        /// <summary>Without those that were split: the requests they became stand for them.</summary>
        public IQueryable<Case> NotSplit() => cases.Where(matter => matter.State != RequestProcedure.Split.Name);
    }
}
