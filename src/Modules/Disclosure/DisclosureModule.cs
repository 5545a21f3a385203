using Daylight.Disclosure.Importing;

namespace Daylight.Disclosure;

/// <summary>Row 1 of the report: what the body publishes of its own accord (主动公开).</summary>
sealed class DisclosureModule : Module
{
    public override string Name => "disclosure";

    public override Words Title => new("政务公开", "Disclosure");

    public override IEnumerable<Procedure> Procedures => [PublicationProcedure.Procedure];

    public override IEnumerable<Measure> Measures => DisclosureMeasures.All;

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<KeptFiles>();
        services.AddSingleton<RecordImport>();
    }

    public override void Routes(IEndpointRouteBuilder routes) { }
}
