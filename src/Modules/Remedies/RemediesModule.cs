namespace Daylight.Remedies;

/// <summary>Row 3 of the report: complaints, administrative reconsideration and litigation (救济).</summary>
sealed class RemediesModule : Module
{
    public override string Name => "remedies";

    public override Words Title => new("复议、诉讼和投诉", "Remedies");

    public override IEnumerable<Procedure> Procedures =>
        [ReconsiderationProcedure.Procedure, LitigationProcedure.Procedure, ComplaintProcedure.Procedure];

    public override IEnumerable<Measure> Measures => RemedyMeasures.All;

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/remedies", new("不满意怎么办", "If you disagree"), Order: 15),
        new(NavigationPlace.Register, "/desk/remedies/new", new("复议、诉讼、投诉", "Remedy"), Order: 30),
    ];

    public override void Model(ModelBuilder model) => Remedy.Model(model);

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<RemedyFiling>();
        services.AddScoped<RemedyCheck>();
        services.AddScoped<CaseTies, RemedyTies>();
        foreach (var procedure in Procedures)
            services.AddScoped<CaseDetail>(provider => ActivatorUtilities.CreateInstance<RemedyDetail>(provider, procedure));
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        What.Map(routes);
        Complain.Map(routes);
        Register.Map(routes);
    }
}
