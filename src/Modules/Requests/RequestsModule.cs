namespace Daylight.Requests;

/// <summary>Row 2 of the report: disclosure on request (依申请公开).</summary>
sealed class RequestsModule : Module
{
    public override string Name => "requests";

    public override Words Title => new("依申请公开", "Disclosure on request");

    public override IEnumerable<Procedure> Procedures => [RequestProcedure.Procedure];

    public override IEnumerable<Measure> Measures => RequestMeasures.All;

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/requests/new", new("申请公开", "Ask for information"), Order: 10),
        new(NavigationPlace.Desk, "/desk/requests/new", new("登记申请", "Register a request"), new("登记", "New"), Order: 30),
        new(NavigationPlace.Register, "/desk/requests/new", new("公开申请", "Request"), Order: 10),
    ];

    public override void Model(ModelBuilder model)
    {
        DisclosureRequest.Model(model);
        RequestDraft.Model(model);
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<Filing>();
        services.AddScoped<RequestDrafts>();
        services.AddScoped<RequestCheck>();
        services.AddSingleton<AlreadyPublished>();
        services.AddScoped<NewPages>();
        services.AddScoped<RegisterWork>();
        services.AddScoped<CaseDetail, RequestDetail>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        New.Map(routes);
        Register.Map(routes);
        ByProgram.Map(routes);
    }
}
