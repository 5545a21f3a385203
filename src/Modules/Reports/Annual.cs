namespace Daylight.Reports;

/// <summary>What the page of a report shows.</summary>
public sealed record AnnualModel(AnnualReport Report, ReportChoice Choice, IReadOnlyList<Form> Forms, bool AllColumns)
{
    /// <summary>Other pages of the same report keep form and columns.</summary>
    public string FileUrl(string format) => $"/reports/{Report.Body.Code}/{Report.Year}/{Report.Form.Id}.{format}";
}

/// <summary>Anyone reads the annual report of a body, with every figure a door to what it counts.</summary>
static class Annual
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{body}/{year}", Show);
        routes.MapGet("/reports/{body}/{year}/{form}.{format}", Download);
        routes.MapGet("/api/v1/reports/annual/{body}/{year}", Read).WithSummary("The annual report of a body, computed from the ledger.");
    }

    static async Task<IResult> Show(
        string body, string year, string? form, string? columns, Db db, BodyTree bodies, ReportForms forms, Measures measures,
        TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return Page.Of<ReportRefused>(problems, status);
        var report = await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, measures, stop);
        return Page.Of<AnnualView>(new AnnualModel(report, choice, forms.All, columns == "all"));
    }

    static async Task<IResult> Download(
        string body, string year, string form, string format, Db db, BodyTree bodies, ReportForms forms, Measures measures,
        TimeProvider time, IServiceProvider services, CancellationToken stop)
    {
        var problems = new Problems();
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return Page.Of<ReportRefused>(problems, status);
        if (ReportFile.Find(format) is not { } file)
            return Page.Of<ReportRefused>(ReportFile.Unknown(format), StatusCodes.Status404NotFound);
        var report = await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, measures, stop);
        return Results.File(await file.Bytes(report, services), file.MediaType, $"{body}-{year}-{form}.{format}");
    }

    static async Task<IResult> Read(
        string body, string year, string? form, HttpRequest request, Db db, BodyTree bodies, ReportForms forms, Measures measures,
        TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        foreach (var name in request.Query.Keys.Where(name => name != "form"))
            problems.Add(name, $"没有“{name}”这个参数。", $"There is no parameter \"{name}\".");
        if (problems.Any) return new ProblemsResult(problems);
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return status == StatusCodes.Status404NotFound ? NotFound(request.HttpContext, problems) : new ProblemsResult(problems);
        var report = await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, measures, stop);
        var bytes = ReportJson.Bytes(report);
        var tag = Hash.Of(bytes).Hex[..16];
        return Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: new($"\"{tag}\""));
    }

    static IResult NotFound(HttpContext http, Problems problems)
    {
        var language = LanguageChoice.Of(http);
        return Results.Problem(string.Join(" ", problems.Select(problem => problem.Say.In(language))), statusCode: StatusCodes.Status404NotFound);
    }
}
