namespace Daylight.Reports;

/// <summary>Checks the equations of a form: both sides can be read, every row and column they name exists.</summary>
sealed class EquationReading(IReadOnlyList<Table> tables, IReadOnlyList<Row> figures, Action<string, string> add)
{
    public Equation? Read(EquationFile file)
    {
        var key = file.Key ?? "";
        if (key is "" || file.Name is null || file.Is is null)
        {
            add($"{key}: 等式要有key、name和is。", $"{key}: an equation has key, name and is.");
            return null;
        }
        if (Sides(file.Is) is not var (left, relation, right))
        {
            add($"{key}: 读不懂“{file.Is}”。", $"{key}: \"{file.Is}\" can't be read.");
            return null;
        }
        var each = file.Each switch { null => Each.Form, "column" => Each.Column, "row" => Each.Row, "cell" => Each.Cell, _ => (Each?)null };
        var table = file.Table is { } named
            ? tables.FirstOrDefault(table => table.Key == named)
            : left.Concat(right).Select(TableOf).FirstOrDefault(found => found is not null);
        if (each is null || (each is Each.Row or Each.Column && table is null))
        {
            add($"{key}: each是row、column或cell，前两种要有table。", $"{key}: each is row, column or cell; the first two need a table.");
            return null;
        }
        foreach (var term in left.Concat(right)) Check(key, term, each.Value, table);
        foreach (var name in file.Because ?? [])
            if (figures.All(figure => figure.Key != name)) NoSuch(key, name);
        return new()
        {
            Key = key, Name = file.Name, Each = each.Value, Table = each is Each.Row or Each.Column ? table : null,
            Left = left, Relation = relation, Right = right, Warns = file.Warns, Note = file.Note,
            Because = [.. figures.Where(figure => (file.Because ?? []).Contains(figure.Key))],
        };
    }

    public Comparison? Read(ComparisonFile file)
    {
        if (file.Name is null || file.Is is null || Term.Read(file.Is) is not { } terms)
        {
            add($"compare: 读不懂“{file.Is}”。", $"compare: \"{file.Is}\" can't be read.");
            return null;
        }
        foreach (var term in terms) Check("compare", term, Each.Form, null);
        return new(file.Name, terms);
    }

    static (IReadOnlyList<Term> Left, Relation Relation, IReadOnlyList<Term> Right)? Sides(string text)
    {
        var relation = text.Contains(" <= ", StringComparison.Ordinal) ? Relation.AtMost : Relation.Equal;
        return text.Split(relation is Relation.AtMost ? " <= " : " = ") is [var left, var right]
            && Term.Read(left) is { } read && Term.Read(right) is { } other
            ? (read, relation, other)
            : null;
    }

    void Check(string key, Term term, Each each, Table? table)
    {
        var printed = term.Row is Term.EachRow ? table : TableOf(term);
        if (term.Row is Term.EachRow ? each is not (Each.Row or Each.Cell) : printed is null && figures.All(figure => figure.Key != term.Row))
            NoSuch(key, term.Row);
        if (term.Column is null ? each is not (Each.Column or Each.Cell) : printed?.Leaves.All(leaf => leaf.Key != term.Column) ?? false)
            NoSuch(key, $"{term.Row}|{term.Column}");
    }

    Table? TableOf(Term term) => tables.FirstOrDefault(table => table.Lines.Any(row => row.Key == term.Row));

    void NoSuch(string key, string name) =>
        add($"{key}: 没有“{name}”。", $"{key}: there is no \"{name}\".");
}
