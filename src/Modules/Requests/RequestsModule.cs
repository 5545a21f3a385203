namespace Daylight.Requests;

/// <summary>Row 2 of the report: disclosure on request (依申请公开).</summary>
sealed class RequestsModule : Module
{
    public override string Name => "requests";

    public override Words Title => new("依申请公开", "Disclosure on request");

    public override IEnumerable<Procedure> Procedures => [RequestProcedure.Procedure];

    public override void Routes(IEndpointRouteBuilder routes) { }
}
