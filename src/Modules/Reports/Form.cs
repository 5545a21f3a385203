namespace Daylight.Reports;

/// <summary>
/// A report form laid down by the state (报表): sections with tables, what each cell counts, and the equations that
/// tie the cells together. Read from <c>law/forms</c>; a changed form is a new file, never an edit of one in use.
/// </summary>
public sealed record Form
{
    /// <summary>Such as <c>cn-2012</c>.</summary>
    public required string Id { get; init; }

    public required Words Name { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required Words Source { get; init; }

    /// <summary>First year it is meant for.</summary>
    public required int From { get; init; }

    /// <summary>Last year it is meant for; null while it is in use.</summary>
    public int? To { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Figures that equations need and the form does not print.</summary>
    public required IReadOnlyList<Row> Figures { get; init; }

    public required IReadOnlyList<Equation> Equations { get; init; }

    /// <summary>What is set beside last year's.</summary>
    public required IReadOnlyList<Comparison> Compare { get; init; }

    public IEnumerable<Table> Tables => Sections.SelectMany(section => section.Tables);

    /// <summary>The table a row is printed in; null for figures that are not printed.</summary>
    public Table? TableOf(string row) => Tables.FirstOrDefault(table => table.Lines.Any(line => line.Key == row));

    /// <summary>The row or figure with this key.</summary>
    public Row? Row(string key) =>
        Tables.SelectMany(table => table.Lines).Concat(Figures).FirstOrDefault(row => row.Key == key);

    /// <summary>How many years lie between the form's time and a year; 0 within it.</summary>
    public int YearsFrom(int year) => year < From ? From - year : To < year ? year - To.Value : 0;
}

/// <summary>A part of a form with a title of its own (章节).</summary>
public sealed record Section(string Key, Words Title, Words Tab, Words? Note, IReadOnlyList<Table> Tables);

/// <summary>One table.</summary>
public sealed record Table
{
    public required string Key { get; init; }

    /// <summary>A line above the table, such as the article it is about.</summary>
    public Words? Title { get; init; }

    /// <summary>Head of the column of labels; null for a table whose one row has no label.</summary>
    public Words? Stub { get; init; }

    /// <summary>Whether unit and code are printed beside each label (计量单位、代码).</summary>
    public bool Codes { get; init; }

    /// <summary>Columns, as a tree: a column with parts is a head over them.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Rows, as a tree: a row that counts nothing is a head beside its parts.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>Columns with figures, from left to right.</summary>
    public IReadOnlyList<Column> Leaves => field ??= [.. Columns.SelectMany(column => column.Leaves)];

    /// <summary>Rows with figures, from top to bottom.</summary>
    public IReadOnlyList<Row> Lines => field ??= [.. Rows.SelectMany(row => row.Lines)];
}

/// <summary>A column, or a head over several.</summary>
public sealed record Column
{
    /// <summary>The column of figures that are not printed: all together, in the year.</summary>
    public static readonly Column Any = new() { Key = "", Label = new("", "") };

    public string Key { get; init; } = "";

    public required Words Label { get; init; }

    /// <summary>The column of the measure that it shows; null for all together.</summary>
    public string? Of { get; init; }

    /// <summary>Counts all years up to the report's (历年累计).</summary>
    public bool ToDate { get; init; }

    /// <summary>The one shown first where there is little room.</summary>
    public bool Total { get; init; }

    public IReadOnlyList<Column> Parts { get; init; } = [];

    public IEnumerable<Column> Leaves => Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Leaves);

    public int Depth => Parts.Count == 0 ? 1 : 1 + Parts.Max(part => part.Depth);
}

/// <summary>A row, or a head beside several.</summary>
public sealed record Row
{
    /// <summary>Its code in the form, such as <c>01</c> or <c>3.3.4</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Official label.</summary>
    public required Words Label { get; init; }

    /// <summary>What the official label adds in brackets.</summary>
    public Words? Aside { get; init; }

    public Words? Unit { get; init; }

    /// <summary>What the measure's figure is divided by to get the form's unit: fen to 万元.</summary>
    public int Per { get; init; } = 1;

    /// <summary>Set off as a sum.</summary>
    public bool Sum { get; init; }

    /// <summary>What it counts in each column; empty for a head.</summary>
    public required IReadOnlyDictionary<string, Source> Cells { get; init; }

    public IReadOnlyList<Row> Parts { get; init; } = [];

    public bool IsHead => Cells.Count == 0;

    public IEnumerable<Row> Lines => (IsHead ? [] : (Row[])[this]).Concat(Parts.SelectMany(part => part.Lines));

    /// <summary>The whole official label.</summary>
    public Words Official => Aside is null ? Label : new(Label.Zh + Aside.Zh, Label.En + Aside.En);
}

/// <summary>What a cell counts.</summary>
/// <param name="Measures">Names of the measures it adds up.</param>
/// <param name="Standing">Counts what stands at the year's end or beginning, so that years can't be added up.</param>
/// <param name="Awaits">Why nothing is counted yet; the cell is 0.</param>
public sealed record Source(IReadOnlyList<string> Measures, bool Standing, Words? Awaits);

/// <summary>A line of the comparison with the year before.</summary>
public sealed record Comparison(Words Name, IReadOnlyList<Term> Is);
