namespace Daylight.Reports;

/// <summary>Row 4 of the report: the annual report, computed from what happened (年度报告).</summary>
sealed class ReportsModule : Module
{
    public override string Name => "reports";

    public override Words Title => new("公开年报", "Annual reports");

    public override void Routes(IEndpointRouteBuilder routes) { }
}
