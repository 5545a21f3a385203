using Daylight.Disclosure.Importing;

namespace Daylight.Disclosure;

/// <summary>Row 1 of the report: what the body publishes of its own accord (主动公开).</summary>
sealed class DisclosureModule : Module
{
    public override string Name => "disclosure";

    public override Words Title => new("政务公开", "Disclosure");

    public override IEnumerable<Procedure> Procedures => [PublicationProcedure.Procedure];

    public override IEnumerable<Measure> Measures => DisclosureMeasures.All;

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Desk, "/desk/publications", new("信息发布", "Publications"), new("发布", "Publish"), Order: 40) { For = CaseOffice.AtDesk },
        new(NavigationPlace.Publish, "/desk/publications", new("信息发布", "Publications"), Order: 10),
    ];

    public override string? CaseFile(Case matter) => OnePublication.HrefOf(matter.Code);

    public override void Model(ModelBuilder model) => PublicationDraft.Model(model);

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<KeptFiles>();
        services.AddSingleton<RecordImport>();
        services.AddScoped<DraftFiles>();
        services.AddScoped<PublicationDesk>();
        services.AddScoped<PublicationFiles>();
        services.AddScoped<PublicationReading>();
        services.AddScoped<GivenAnswer>();
        services.AddScoped<WriteWork>();
        services.AddScoped<ReviseWork>();
        services.AddScoped<CaseDetail, PublicationDetail>();
        services.AddScoped<CaseTies, PublicationTies>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").AddEndpointFilter(OnDuty.Only);
        PublicationList.Map(desk);
        Write.Map(desk);
        Revise.Map(desk);
        OnePublication.Map(desk);
    }
}
