namespace Daylight.Reports;

/// <summary>Which state of the ledger a report was computed from.</summary>
/// <param name="Size">Entries in the log.</param>
/// <param name="Root">Root of the log in base64; empty before the first entry.</param>
/// <param name="At">When the checkpoint was signed.</param>
public sealed record LedgerMark(long Size, string Root, DateTime? At);

/// <summary>
/// The annual report of a body (年度报告): each cell counted by its measures, each equation tried. Nothing is kept:
/// it is computed from what happened, whenever it is asked for. What the program cannot see, such as calls at a counter, are
/// the monthly tallies of the bodies, which are measures like the others.
/// </summary>
public sealed class AnnualReport
{
    readonly Counts counts;
    readonly Measures measures;

    AnnualReport(Form form, Body body, int year, LedgerMark ledger, Counts counts, Measures measures)
    {
        (Form, Body, Year, Ledger) = (form, body, year, ledger);
        this.counts = counts;
        this.measures = measures;
        Checks = [.. form.Equations.SelectMany(equation => Check.Each(equation, this))];
    }

    public Form Form { get; }

    public Body Body { get; }

    public int Year { get; }

    public LedgerMark Ledger { get; }

    /// <summary>Every equation with its figures, in the form's order.</summary>
    public IReadOnlyList<Check> Checks { get; }

    /// <summary>Standard title (国办公开办函〔2021〕30号): the word government is not said twice.</summary>
    public Words Title => new(
        $"{Body.Name}{(Body.Name.EndsWith("政府", StringComparison.Ordinal) ? "" : "政府")}信息公开工作{Year}年度报告",
        $"Annual report {Year} on open government information, {Body.NameEn}");

    /// <summary>All cells, in reading order.</summary>
    public IEnumerable<(Row Row, Column Column)> Cells =>
        from table in Form.Tables
        from row in table.Lines
        from column in table.Leaves
        select (row, column);

    /// <summary>Computes a report from one state of the database.</summary>
    public static async Task<AnnualReport> Compute(
        Form form, Body body, int year, Db db, Measures measures, CancellationToken stop)
    {
        await using var snapshot = await db.Snapshot(stop);
        var sources = form.Tables.SelectMany(table => table.Lines).Concat(form.Figures).SelectMany(row => row.Cells.Values);
        var counts = await Counts.Take([.. sources], measures, db, body, year, stop);
        return new(form, body, year, await Mark(db, stop), counts, measures);
    }

    /// <summary>The figure of a cell, in the measure's unit.</summary>
    /// <param name="row">A row of the form, or a figure that is not printed.</param>
    /// <param name="column">The column.</param>
    /// <param name="yearsBack">1 for what last year's report says.</param>
    public long Value(Row row, Column column, int yearsBack = 0) =>
        counts.Of(SourceOf(row, column), column, Year - yearsBack);

    /// <summary>The figure of an expression.</summary>
    public long Value(IEnumerable<Term> terms, int yearsBack = 0) => terms.Sum(term =>
        term.Sign * Value(Form.Row(term.Row)!, ColumnOf(term, null, null), term.YearsBack + yearsBack));

    /// <summary>The column a term stands in, given the row and the column its equation is tried for.</summary>
    public Column ColumnOf(Term term, Row? row, Column? column)
    {
        if (term.Column is null) return column!;
        // A figure that is not printed takes the column of that name from whichever table has it.
        var table = Form.TableOf(row?.Key ?? term.Row);
        return (table is null ? Form.Tables : [table]).SelectMany(t => t.Leaves).First(leaf => leaf.Key == term.Column);
    }

    /// <summary>What a cell counts.</summary>
    public static Source SourceOf(Row row, Column column) =>
        row.Cells.GetValueOrDefault(column.Key) ?? row.Cells[""];

    /// <summary>True when nothing provides the cell's figure yet: it is 0 and says so.</summary>
    public bool IsAwaited(Source source) =>
        source.Measures.Count == 0 || source.Measures.Any(name => measures.Find(name) is null);

    /// <summary>The page with the rows behind a cell.</summary>
    public string DoorOf(Row row, Column? column = null) =>
        $"/reports/{Body.Code}/{Year}/rows?form={Form.Id}&cell={Uri.EscapeDataString(row.Key)}"
        + (column is null ? "" : $"&column={Uri.EscapeDataString(column.Key)}");

    static async Task<LedgerMark> Mark(Db db, CancellationToken stop)
    {
        if (await db.NewestCheckpoint(stop) is not { } newest) return new(0, "", null);
        var note = SignedNote.Read(newest.Note, []);
        var root = note is null ? null : Checkpoint.Read(note.Text, [])?.Root.Base64;
        return new(newest.Size, root ?? throw new InvalidDataException($"The checkpoint of size {newest.Size} can't be read."), newest.At);
    }
}
