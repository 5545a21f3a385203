using System.Globalization;

namespace Daylight.Reports;

/// <summary>One line behind a figure.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Measure">By which measure.</param>
public sealed record CellLine(Counted What, Measure Measure);

/// <summary>What the page of the rows behind a cell shows.</summary>
public sealed record CellRowsModel(ReportChoice Choice, Row Row, Column Column)
{
    public required IReadOnlyList<CellLine> Lines { get; init; }

    public required BodyTree Bodies { get; init; }

    /// <summary>How many lines there are.</summary>
    public required int Count { get; init; }

    /// <summary>What they add up to: the figure.</summary>
    public required long Sum { get; init; }

    public required int Page { get; init; }

    public int Pages => Math.Max(1, (Count + CellRows.Size - 1) / CellRows.Size);

    public string Url(int page) =>
        $"/reports/{Choice.Body.Code}/{Choice.Year}/rows?form={Choice.Form.Id}&cell={Uri.EscapeDataString(Row.Key)}"
        + $"&column={Uri.EscapeDataString(Column.Key)}" + (page > 1 ? $"&page={page}" : "");
}

/// <summary>Anyone opens a figure of a report and sees exactly what it counts.</summary>
static class CellRows
{
    public const int Size = 50;

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
        await using var snapshot = await db.Snapshot(stop);
        var model = await Read(choice, row, found, number.Value, db, bodies, measures, stop);
        return number <= model.Pages
            ? Page.Of<CellRowsView>(model)
            : Page.Of<ReportRefused>(Problems.Of("page", $"只有{model.Pages}页。", $"There are only {model.Pages} pages."), StatusCodes.Status404NotFound);
    }

    /// <summary>Reads a page of the rows behind a cell.</summary>
    public static async Task<CellRowsModel> Read(
        ReportChoice choice, Row row, Column column, int page, Db db, BodyTree bodies, Measures measures, CancellationToken stop)
    {
        var source = AnnualReport.SourceOf(row, column);
        var scope = column.ToDate && !source.Standing ? Counts.ToDate(choice.Body, choice.Year) : Scope.Year(choice.Body, choice.Year);
        var lines = new List<CellLine>();
        var (count, sum, from) = (0, 0L, (page - 1) * Size);
        foreach (var measure in source.Measures.Select(measures.Find).OfType<Measure>())
        {
            var rows = measure.Rows(db, scope).Where(counted => column.Of == null || counted.Column == column.Of);
            var size = await rows.GroupBy(_ => 1)
                .Select(all => new { Count = all.Count(), Sum = all.Sum(counted => counted.Quantity) }).SingleOrDefaultAsync(stop);
            if (size is null) continue;
            var (skip, take) = (Math.Max(0, from - count), Size - lines.Count);
            if (take > 0 && skip < size.Count)
            {
                var some = await rows.OrderBy(counted => counted.On).ThenBy(counted => counted.Address).Skip(skip).Take(take).ToListAsync(stop);
                lines.AddRange(some.Select(counted => new CellLine(counted, measure)));
            }
            (count, sum) = (count + size.Count, sum + size.Sum);
        }
        return new(choice, row, column) { Lines = lines, Bodies = bodies, Count = count, Sum = sum, Page = page };
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

    static int? ReadPage(string? page, Problems problems)
    {
        if (page is null or "") return 1;
        if (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000) return number;
        problems.Add("page", $"页码“{page}”不对，请写1、2、3……", $"The page \"{page}\" is not a number from 1.");
        return null;
    }
}
