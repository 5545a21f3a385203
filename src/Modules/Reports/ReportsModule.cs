namespace Daylight.Reports;

/// <summary>Row 4 of the report: the annual report, computed from what happened (年度报告).</summary>
sealed class ReportsModule : Module
{
    public override string Name => "reports";

    public override Words Title => new("公开年报", "Annual reports");

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Header, "/reports", new("数据", "Figures"), Order: 50),
        new(NavigationPlace.Inform, "/reports", Title, Order: 30),
        new(NavigationPlace.Check, "/reports/figures", new("全部数字", "All figures"), Order: 30),
        new(NavigationPlace.Desk, "/desk/tallies", new("数据填报", "Tallies"), new("填报", "Tallies"), Order: 60) { For = Role.Clerk },
    ];

    public override IEnumerable<Measure> Measures => TallyKinds.All.Select(kind => kind.Measure);

    public override void Services(IServiceCollection services) => services.AddSingleton(provider =>
        ReportForms.Load(Path.Combine(AppContext.BaseDirectory, "law", "forms"), provider.GetRequiredService<Measures>()));

    public override void Routes(IEndpointRouteBuilder routes)
    {
        // A form that is wrong stops the start, not the first reader.
        _ = routes.ServiceProvider.GetRequiredService<ReportForms>();
        ReportList.Map(routes);
        Annual.Map(routes);
        CellRows.Map(routes);
        AllFigures.Map(routes);
        Tallies.Map(routes);
    }
}
