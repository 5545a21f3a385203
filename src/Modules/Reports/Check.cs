using System.Text;

namespace Daylight.Reports;

/// <summary>An equation tried with the figures of a report.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="Key">Its key, and of which row or column: <c>Q1/natural</c>.</param>
/// <param name="Of">The row or column, for people; null when the equation holds once for the form.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Sentence">Both sides in figures: <c>286 + 14 = 300 = 281 + 19</c>.</param>
/// <param name="Note">Why it may not hold; null when it does.</param>
public sealed record Check(Equation Equation, string Key, Words? Of, bool Holds, string Sentence, Words? Note)
{
    /// <summary>Tries an equation wherever it applies.</summary>
    public static IEnumerable<Check> Each(Equation equation, AnnualReport report) => equation.Each switch
    {
        Reports.Each.Column => equation.Table!.Leaves.Select(column => Try(equation, report, null, column)),
        Reports.Each.Row => equation.Table!.Lines.Select(row => Try(equation, report, row, null)),
        Reports.Each.Cell => Cells(equation, report),
        _ => [Try(equation, report, null, null)],
    };

    // Hundreds of figures: those it does not hold for, or the least of those it holds for.
    static List<Check> Cells(Equation equation, AnnualReport report)
    {
        var tried = (from cell in report.Cells
                     orderby report.Value(cell.Row, cell.Column)
                     select Try(equation, report, cell.Row, cell.Column)).ToList();
        var failing = tried.Where(check => !check.Holds).ToList();
        return failing.Count > 0 ? failing : [tried[0] with { Key = equation.Key, Of = null }];
    }

    static Check Try(Equation equation, AnnualReport report, Row? row, Column? column)
    {
        var left = Side(equation.Left);
        var right = Side(equation.Right);
        var (one, other) = (left.Sum(figure => figure.Value), right.Sum(figure => figure.Value));
        var holds = equation.Relation is Relation.AtMost ? one <= other : one == other;
        var key = string.Join('/', ((string?[])[equation.Key, row?.Key, column?.Key]).OfType<string>());
        return new(equation, key, row?.Official ?? column?.Label, holds, Say(left, one, Sign(equation.Relation, holds), right, other),
            holds ? null : Why(equation, report));

        List<Figure> Side(IReadOnlyList<Term> terms) =>
        [
            .. terms.Select(term => new Figure(term.Sign, term.Sign * report.Value(
                term.Row is Term.EachRow ? row! : report.Form.Row(term.Row)!, report.ColumnOf(term, row, column), term.YearsBack))),
        ];
    }

    static string Sign(Relation relation, bool holds) => (relation, holds) switch
    {
        (Relation.AtMost, true) => "≤",
        (Relation.AtMost, false) => ">",
        (_, true) => "=",
        (_, false) => "≠",
    };

    // 286 + 14 = 300 = 281 + 19; a side with one figure is said once, and equal sums are not said twice.
    static string Say(List<Figure> left, long one, string sign, List<Figure> right, long other)
    {
        var said = new StringBuilder(Sum(left));
        if (left.Count > 1) said.Append(" = ").Append(Figures.Number(one));
        if (right.Count > 1 && sign == "=") return said.Append(" = ").Append(Sum(right)).ToString();
        said.Append($" {sign} ").Append(Figures.Number(other));
        return right.Count > 1 ? said.Append(" = ").Append(Sum(right)).ToString() : said.ToString();
    }

    static string Sum(List<Figure> figures) => figures.Count == 0 ? Term.Nothing : string.Concat(figures.Select((figure, i) =>
        (i == 0 ? "" : figure.Sign < 0 ? " − " : " + ") + Figures.Number(figure.Sign * figure.Value)));

    static Words? Why(Equation equation, AnnualReport report)
    {
        var found = equation.Because.Select(row => (row, Value: report.Value(row, Column.Any)))
            .Where(figure => figure.Value != 0).ToArray();
        var zh = string.Concat(found.Select(figure => $"{figure.row.Label.Zh}：{figure.Value}{figure.row.Unit?.Zh}。"));
        var en = string.Concat(found.Select(figure => $" {figure.row.Label.En}: {figure.Value}."));
        return equation.Note is { } note ? new(note.Zh + zh, note.En + en) : found.Length > 0 ? new(zh, en.Trim()) : null;
    }

    // Its value has the sign of its place.
    readonly record struct Figure(int Sign, long Value);
}
