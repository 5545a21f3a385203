using System.Globalization;

namespace Daylight.Reports;

/// <summary>What is counted for whom and when.</summary>
/// <param name="Body">The body, with all below it.</param>
/// <param name="Year">The year.</param>
/// <param name="Today">The day on which it is counted.</param>
public sealed record FigureChoice(Body Body, int Year, DateOnly Today)
{
    public Scope Scope => Scope.Year(Body, Year) with { Today = Today };

    public string Url => $"/reports/figures?body={Body.Code}&year={Year}";

    public string RowsUrl(string measure, string? column = null, int page = 1) =>
        $"/reports/figures/rows?measure={Uri.EscapeDataString(measure)}&body={Body.Code}&year={Year}" +
        (column is null ? "" : $"&column={Uri.EscapeDataString(column)}") + (page > 1 ? $"&page={page}" : "");
}

/// <summary>What the page of all figures shows.</summary>
public sealed record AllFiguresModel(FigureChoice Choice, BodyTree Bodies, IReadOnlyList<(Measure Measure, long Value)> Figures);

/// <summary>What the page of the rows behind a measure shows.</summary>
public sealed record FigureRowsModel(FigureChoice Choice, BodyTree Bodies, Measure Measure, string? Column, RowsBehind Rows);

/// <summary>Anyone looks at everything that is counted, whichever module counts it, and opens what stands behind it.</summary>
static class AllFigures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/figures", Show);
        routes.MapGet("/reports/figures/rows", Rows);
    }

    static async Task<IResult> Show(
        string? body, string? year, Db db, BodyTree bodies, Measures measures, TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        if (Choose(body, year, bodies, time.Today(), problems) is not { } choice) return Refused(problems);
        var figures = new List<(Measure, long)>();
        await using var snapshot = await db.Snapshot(stop);
        foreach (var measure in measures.All) figures.Add((measure, await Measures.Total(measure, db, choice.Scope, stop)));
        return Page.Of<AllFiguresView>(new AllFiguresModel(choice, bodies, figures));
    }

    static async Task<IResult> Rows(
        string? measure, string? body, string? year, string? column, string? page,
        Db db, BodyTree bodies, Measures measures, TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        var choice = Choose(body, year, bodies, time.Today(), problems);
        var number = CellRows.ReadPage(page, problems);
        var found = measures.Find(measure ?? "");
        problems.When(found is null, "measure", $"没有“{measure}”这个指标。", $"Nothing is counted under the name \"{measure}\".");
        if (choice is null || number is null || found is null) return Refused(problems);
        await using var snapshot = await db.Snapshot(stop);
        var rows = await RowsBehind.Read([found], choice.Scope, column, number.Value, db, stop);
        return number <= rows.Pages
            ? Page.Of<FigureRowsView>(new FigureRowsModel(choice, bodies, found, column, rows))
            : Refused(problems.Add("page", $"只有{rows.Pages}页。", $"There are only {rows.Pages} pages."));
    }

    static FigureChoice? Choose(string? body, string? year, BodyTree bodies, DateOnly today, Problems problems)
    {
        var found = body is null or "" ? bodies.Root : bodies.Find(body);
        problems.When(found is null, "body", $"没有代码为“{body}”的单位。", $"There is no body with the code \"{body}\".");
        var number = today.Year;
        var known = year is null or "" || (int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && ReportChoice.FirstYear <= number && number <= today.Year);
        problems.When(!known, "year", $"年份可选{ReportChoice.FirstYear}至{today.Year}。", $"Choose a year from {ReportChoice.FirstYear} to {today.Year}.");
        return problems.None ? new(found!, number, today) : null;
    }

    static IResult Refused(Problems problems) => Page.Of<ReportRefused>(problems, StatusCodes.Status404NotFound);
}
