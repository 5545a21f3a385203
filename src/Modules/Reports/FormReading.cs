namespace Daylight.Reports;

/// <summary>
/// Checks a form's file and makes the form of it. All that is wrong is said together: labels missing, keys used twice,
/// measures nobody provides, equations about rows that do not exist.
/// </summary>
sealed class FormReading(string file, Func<string, bool> isMeasure, Problems problems)
{
    readonly HashSet<string> keys = [];
    readonly HashSet<string> awaited = [];

    public Form? Read(FormFile form)
    {
        var before = problems.Count;
        awaited.UnionWith(form.Awaited ?? []);
        if (form.Id is null or "") Lacks("id", "");
        if (form.From is null) Lacks("from", "");
        var sections = Each(form.Sections, "sections", "").Select(ReadSection).ToList();
        var tables = sections.SelectMany(section => section.Tables).ToList();
        var figures = Each(form.Figures, "figures", "", mayBeEmpty: true).Select(row => ReadRow(row, [Column.Any], null)).ToList();
        var equations = new EquationReading(tables, figures, Add);
        var read = new Form
        {
            Id = form.Id ?? "",
            Name = Said(form.Name, "name", ""),
            Source = Said(form.Source, "source", ""),
            From = form.From ?? 0,
            To = form.To,
            Sections = sections,
            Figures = figures,
            Equations = [.. Each(form.Equations, "equations", "", mayBeEmpty: true).Select(equations.Read).OfType<Equation>()],
            Compare = [.. Each(form.Compare, "compare", "", mayBeEmpty: true).Select(equations.Read).OfType<Comparison>()],
        };
        return problems.Count == before ? read : null;
    }

    Section ReadSection(SectionFile section)
    {
        var key = Key(section.Key, "section");
        var title = Said(section.Title, "title", key);
        return new(key, title, section.Tab ?? title, section.Note,
            [.. Each(section.Tables, "tables", key).Select(ReadTable)]);
    }

    Table ReadTable(TableFile table)
    {
        var columns = Each(table.Columns, "columns", table.Key ?? "").Select(column => ReadColumn(column)).ToList();
        var leaves = columns.SelectMany(column => column.Leaves).ToList();
        foreach (var (twice, _) in leaves.CountBy(leaf => leaf.Key).Where(count => count.Value > 1))
            Add($"{table.Key}: 列{twice}重复。", $"{table.Key}: column {twice} is there twice.");
        return new()
        {
            Key = table.Key ?? "",
            Title = table.Title,
            Stub = table.Stub,
            Codes = table.Codes,
            Columns = columns,
            Rows = [.. Each(table.Rows, "rows", table.Key ?? "").Select(row => ReadRow(row, leaves, table.Unit))],
        };
    }

    Column ReadColumn(ColumnFile column)
    {
        if (column.Columns is null && column.Key is null or "") Lacks("key", column.Label?.Zh ?? "column");
        return new()
        {
            Key = column.Key ?? "",
            Label = Said(column.Label, "label", column.Key ?? ""),
            Of = column.Of,
            ToDate = column.ToDate,
            Total = column.Total,
            Parts = [.. (column.Columns ?? []).OfType<ColumnFile>().Select(ReadColumn)],
        };
    }

    Row ReadRow(RowFile row, IReadOnlyList<Column> columns, Words? unit)
    {
        var key = Key(row.Key, "row");
        var parts = (row.Rows ?? []).OfType<RowFile>().Select(part => ReadRow(part, columns, unit)).ToList();
        var cells = new Dictionary<string, Source>();
        foreach (var column in columns)
        {
            var own = row.Cells?.GetValueOrDefault(column.Key);
            if (own is not null) cells[column.Key] = ReadSource(own.Count, own.Standing, own.Awaits, key);
            else if (row.Count is not null || row.Awaits is not null)
                cells[column.Key] = ReadSource(row.Count, row.Standing, row.Awaits, key);
        }
        foreach (var unknown in (row.Cells?.Keys ?? Enumerable.Empty<string>()).Except(columns.Select(column => column.Key)))
            Add($"{key}: 没有“{unknown}”这一列。", $"{key}: there is no column \"{unknown}\".");
        var missing = cells.Count > 0 && cells.Count < columns.Count;
        if (missing || (cells.Count == 0 && parts.Count == 0))
            Add($"{key}: 没有写明数什么；还没有来源就写awaits。", $"{key}: nothing says what is counted; say awaits if nothing can be yet.");
        if (row.Per is < 1) Add($"{key}: per要大于0。", $"{key}: per must be above 0.");
        return new()
        {
            Key = key, Label = Said(row.Label, "label", key), Aside = row.Aside, Unit = row.Unit ?? unit,
            Per = row.Per ?? 1, Sum = row.Sum, Cells = cells, Parts = parts,
        };
    }

    Source ReadSource(string[]? measures, bool standing, Words? awaits, string row)
    {
        if (measures is null or [] && awaits is null) Lacks("count / awaits", row);
        foreach (var measure in (measures ?? []).Where(name => !isMeasure(name) && !awaited.Contains(name)))
            Add($"{row}: 没有指标“{measure}”。", $"{row}: there is no measure \"{measure}\".");
        return new(measures ?? [], standing, awaits);
    }

    string Key(string? key, string of)
    {
        if (key is null or "") Lacks("key", of);
        else if (!keys.Add($"{of} {key}")) Add($"{key}重复。", $"{key} is there twice.");
        return key ?? "";
    }

    IEnumerable<T> Each<T>(T?[]? items, string member, string of, bool mayBeEmpty = false) where T : class
    {
        if (!mayBeEmpty && items is null or []) Lacks(member, of);
        return (items ?? []).OfType<T>();
    }

    Words Said(Words? words, string member, string of)
    {
        if (words is { Zh.Length: > 0, En.Length: > 0 }) return words;
        Lacks($"{member} zh / en", of);
        return new("", "");
    }

    void Lacks(string member, string of) => Add($"{of}: 缺少{member}。", $"{of}: {member} is missing.");

    void Add(string zh, string en) => problems.Add(file, zh, en);
}
