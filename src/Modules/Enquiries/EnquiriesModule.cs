namespace Daylight.Enquiries;

/// <summary>Row 3 of the report: enquiries about open information (咨询).</summary>
sealed class EnquiriesModule : Module
{
    public override string Name => "enquiries";

    public override Words Title => new("咨询", "Enquiries");

    public override IEnumerable<Procedure> Procedures => [EnquiryProcedure.Procedure];

    public override IEnumerable<Measure> Measures => EnquiryMeasures.All;

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/enquiries", new("咨询和问答", "Questions and answers"), Order: 12),
        new(NavigationPlace.Register, "/desk/enquiries/new", new("来电来访咨询", "Call or visit"), Order: 20) { TakesMail = true },
    ];

    public override void Model(ModelBuilder model) => Enquiry.Model(model);

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<EnquiryFiling>();
        services.AddScoped<CaseTies, EnquiryTies>();
        services.AddScoped<CaseDetail, EnquiryDetail>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        Answers.Map(routes);
        Ask.Map(routes);
        Register.Map(routes);
    }
}
