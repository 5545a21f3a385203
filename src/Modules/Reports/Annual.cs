using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Reports;

/// <summary>What the page of a report shows.</summary>
public sealed record AnnualModel(AnnualReport Report, ReportChoice Choice, IReadOnlyList<Form> Forms, IReadOnlyList<int> Years, bool AllColumns)
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
        routes.MapGet(Operations.Root + "/reports/annual/{body}/{year}", Read).Open(new("annual",
            new("读一份年度报告", "Read an annual report"),
            new("由账本算出：每一格、每一格背后的明细地址、每一条勾稽关系。", "Computed from the ledger: every cell, the address of the rows behind it, every check.")))
            .Produces<ReportJson.Whole>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> Show(
        string body, string year, string? form, string? columns, Db db, BodyTree bodies, ReportForms forms, Measures measures,
        TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return Page.Of<ReportRefused>(problems, status);
        var report = await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, measures, stop);
        return Page.Of<AnnualView>(new AnnualModel(report, choice, forms.All, await ReportList.Years(db, choice.Body, time.Today(), stop), columns == "all"));
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
        [FromRoute, Told("机关代码", "Code of the body", Example = "440112")] string body,
        [FromRoute, Told("年份", "Year", Example = "2025")] string year,
        [FromQuery(Name = "form"), Told("报表格式：cn-2012、cn-2021；不写就用那一年的", "Form: cn-2012 or cn-2021; that of the year when left out")] string? form,
        Db db, BodyTree bodies, ReportForms forms, Measures measures, TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return status == StatusCodes.Status404NotFound ? new Refused(status, Refused.NotFound.Title, problems) : Refused.Because(problems);
        return new Answer<ReportJson.Whole>(ReportJson.Of(await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, measures, stop)));
    }
}
