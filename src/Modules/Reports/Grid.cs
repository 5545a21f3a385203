namespace Daylight.Reports;

/// <summary>What stands in a field of a printed table.</summary>
enum FieldOf
{
    /// <summary>Head of columns.</summary>
    Head,

    /// <summary>Head of a column with figures.</summary>
    Column,

    /// <summary>Head beside several rows.</summary>
    Group,

    /// <summary>Label of a row.</summary>
    Label,

    /// <summary>Unit or code of a row.</summary>
    Code,

    /// <summary>A figure.</summary>
    Figure,
}

/// <summary>A field of a printed table, perhaps over several rows and columns.</summary>
sealed record GridField(FieldOf Of, int Line, int At, Words Text)
{
    public int Down { get; init; } = 1;

    public int Across { get; init; } = 1;

    public Row? Row { get; init; }

    public Column? Column { get; init; }

    /// <summary>How far a label is set in, for a row that is part of another row.</summary>
    public int Level { get; init; }
}

/// <summary>
/// A table laid out in the official form: merged heads and stubs, each field with its place. The web page, the
/// workbook and the printed page all draw this.
/// </summary>
sealed class Grid
{
    static readonly Words UnitHead = new("计量单位", "Unit");
    static readonly Words CodeHead = new("代码", "Code");

    readonly List<GridField> fields = [];

    public Grid(Table table)
    {
        Table = table;
        Labels = table.Stub is null ? 0 : table.Rows.Max(HeadsAbove) + 1;
        Stub = Labels + (table.Codes ? 2 : 0);
        Head = table.Columns.Max(column => column.Depth);
        LayHead(table);
        var line = Head;
        foreach (var row in table.Rows) LayRow(row, 0, 0, ref line);
        Lines = line;
    }

    public Table Table { get; }

    /// <summary>Columns that labels take.</summary>
    public int Labels { get; }

    /// <summary>Columns before the first figure.</summary>
    public int Stub { get; }

    /// <summary>Rows of heads.</summary>
    public int Head { get; }

    /// <summary>All rows, heads included.</summary>
    public int Lines { get; }

    /// <summary>All columns.</summary>
    public int Width => Stub + Table.Leaves.Count;

    public IReadOnlyList<GridField> Fields => fields;

    /// <summary>The fields that begin in a row, from left to right.</summary>
    public IEnumerable<GridField> On(int line) => fields.Where(field => field.Line == line).OrderBy(field => field.At);

    void LayHead(Table table)
    {
        if (table.Stub is { } stub) fields.Add(new(FieldOf.Head, 0, 0, stub) { Down = Head, Across = Labels });
        if (table.Codes)
        {
            fields.Add(new(FieldOf.Head, 0, Labels, UnitHead) { Down = Head });
            fields.Add(new(FieldOf.Head, 0, Labels + 1, CodeHead) { Down = Head });
        }
        var at = Stub;
        foreach (var column in table.Columns) LayColumn(column, 0, ref at);
    }

    void LayColumn(Column column, int line, ref int at)
    {
        if (column.Parts.Count == 0)
        {
            fields.Add(new(FieldOf.Column, line, at++, column.Label) { Down = Head - line, Column = column });
            return;
        }
        fields.Add(new(FieldOf.Head, line, at, column.Label) { Across = column.Leaves.Count() });
        foreach (var part in column.Parts) LayColumn(part, line + 1, ref at);
    }

    void LayRow(Row row, int at, int level, ref int line)
    {
        if (row.IsHead)
        {
            fields.Add(new(FieldOf.Group, line, at, row.Official) { Down = row.Lines.Count(), Row = row });
            foreach (var part in row.Parts) LayRow(part, at + 1, level, ref line);
            return;
        }
        if (Labels > 0) fields.Add(new(FieldOf.Label, line, at, row.Official) { Across = Labels - at, Row = row, Level = level });
        if (Table.Codes)
        {
            fields.Add(new(FieldOf.Code, line, Labels, row.Unit ?? new("", "")) { Row = row });
            fields.Add(new(FieldOf.Code, line, Labels + 1, new(row.Key, row.Key)) { Row = row });
        }
        for (var i = 0; i < Table.Leaves.Count; i++)
            fields.Add(new(FieldOf.Figure, line, Stub + i, row.Official) { Row = row, Column = Table.Leaves[i] });
        line++;
        foreach (var part in row.Parts) LayRow(part, at, level + 1, ref line);
    }

    static int HeadsAbove(Row row) => row.IsHead ? 1 + row.Parts.Max(HeadsAbove) : 0;
}
