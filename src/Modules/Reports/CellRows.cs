using System.Globalization;

namespace Daylight.Reports;

/// <summary>What the page of the rows behind a cell shows.</summary>
public sealed record CellRowsModel(ReportChoice Choice, Row Row, Column Column)
{
    public required RowsBehind Rows { get; init; }

    public required BodyTree Bodies { get; init; }

    public string Url(int page) =>
        $"/reports/{Choice.Body.Code}/{Choice.Year}/rows?form={Choice.Form.Id}&cell={Uri.EscapeDataString(Row.Key)}"
        + $"&column={Uri.EscapeDataString(Column.Key)}" + (page > 1 ? $"&page={page}" : "");
}

/// <summary>Anyone opens a figure of a report and sees exactly what it counts.</summary>
static class CellRows
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/reports/{body}/{year}/rows", Show);

    static async Task<IResult> Show(
        string body, string year, string? form, string? cell, string? column, string? page,
        Db db, BodyTree bodies, ReportForms forms, Measures measures, TimeProvider time, CancellationToken stop)
    {
        var problems = new Problems();
        if (ReportChoice.Read(body, year, form, bodies, forms, time.Today(), problems, out var status) is not { } choice)
            return Page.Of<ReportRefused>(problems, status);
        var place = Find(choice.Form, cell, column, problems);
        var number = ReadPage(page, problems);
        if (place is not var (row, found) || number is null)
            return Page.Of<ReportRefused>(problems, StatusCodes.Status422UnprocessableEntity);
        var rows = await Read(choice, row, found, number.Value, db, measures, stop);
        return number <= rows.Pages
            ? Page.Of<CellRowsView>(new CellRowsModel(choice, row, found) { Rows = rows, Bodies = bodies })
            : Page.Of<ReportRefused>(Problems.Of("page", $"只有{rows.Pages}页。", $"There are only {rows.Pages} pages."), StatusCodes.Status404NotFound);
    }

    /// <summary>Reads a page of the rows behind a cell.</summary>
    public static async Task<RowsBehind> Read(
        ReportChoice choice, Row row, Column column, int page, Db db, Measures measures, CancellationToken stop)
    {
        var source = AnnualReport.SourceOf(row, column);
        var scope = column.ToDate && !source.Standing ? Counts.ToDate(choice.Body, choice.Year) : Scope.Year(choice.Body, choice.Year);
        await using var snapshot = await db.Snapshot(stop);
        return await RowsBehind.Read(source.Measures.Select(measures.Find).OfType<Measure>(), scope, column.Of, page, db, stop);
    }

    // Without a column the first one is meant: the year.
    static (Row, Column)? Find(Form form, string? cell, string? column, Problems problems)
    {
        var row = form.Row(cell ?? "");
        if (row is null || row.IsHead)
        {
            problems.Add("cell", $"{form.Id}里没有“{cell}”这一格。", $"There is no cell \"{cell}\" in {form.Id}.");
            return null;
        }
        var columns = form.TableOf(row.Key)?.Leaves ?? [Column.Any];
        var found = column is null or ""
            ? columns.FirstOrDefault(leaf => leaf.Total) ?? columns[0]
            : columns.FirstOrDefault(leaf => leaf.Key == column);
        if (found is not null) return (row, found);
        problems.Add("column", $"“{cell}”没有“{column}”这一列。", $"\"{cell}\" has no column \"{column}\".");
        return null;
    }

    /// <summary>A page number; null with the problem when it is none.</summary>
    public static int? ReadPage(string? page, Problems problems)
    {
        if (page is null or "") return 1;
        if (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000) return number;
        problems.Add("page", $"页码“{page}”不对，请写1、2、3……", $"The page \"{page}\" is not a number from 1.");
        return null;
    }
}
