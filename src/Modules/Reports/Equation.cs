using System.Text.RegularExpressions;

namespace Daylight.Reports;

/// <summary>Over what an equation is repeated.</summary>
public enum Each
{
    /// <summary>It holds once.</summary>
    Form,

    /// <summary>For every column of its table.</summary>
    Column,

    /// <summary>For every row of its table.</summary>
    Row,

    /// <summary>For every figure of the form; said once if it holds for all.</summary>
    Cell,
}

/// <summary>A cross-check of a form (勾稽关系).</summary>
public sealed record Equation
{
    public required string Key { get; init; }

    public required Words Name { get; init; }

    public Each Each { get; init; }

    /// <summary>The table over whose rows or columns it is repeated.</summary>
    public Table? Table { get; init; }

    public required IReadOnlyList<Term> Left { get; init; }

    public required Relation Relation { get; init; }

    public required IReadOnlyList<Term> Right { get; init; }

    /// <summary>May fail for a reason that is not a mistake; the reason is said.</summary>
    public bool Warns { get; init; }

    /// <summary>What may be behind it when it does not hold.</summary>
    public Words? Note { get; init; }

    /// <summary>Figures that explain the difference.</summary>
    public IReadOnlyList<Row> Because { get; init; } = [];
}

/// <summary>How the two sides of an equation stand to each other.</summary>
public enum Relation
{
    /// <summary>=</summary>
    Equal,

    /// <summary>≤</summary>
    AtMost,
}

/// <summary>One figure in an equation.</summary>
/// <param name="Sign">+1 or −1.</param>
/// <param name="Row">Key of the row or figure; <c>*</c> for the row at hand.</param>
/// <param name="Column">Key of the column; null for the column at hand.</param>
/// <param name="YearsBack">1 for the figure of last year's report.</param>
public sealed partial record Term(int Sign, string Row, string? Column, int YearsBack)
{
    public const string EachRow = "*";

    /// <summary>No row is called so.</summary>
    public const string Nothing = "0";

    /// <summary>Reads <c>10 + carried-in|year - 17</c>, or <c>0</c>, the sum of nothing; null when it is not an expression.</summary>
    public static IReadOnlyList<Term>? Read(string text)
    {
        if (text == Nothing) return [];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var terms = new List<Term>();
        for (var i = 0; i < words.Length; i += 2)
        {
            var sign = i == 0 ? 1 : words[i - 1] switch { "+" => 1, "-" => -1, _ => 0 };
            if (sign == 0 || Figure().Match(words[i]) is not { Success: true } figure) return null;
            terms.Add(new(sign, figure.Groups["row"].Value,
                figure.Groups["column"] is { Success: true, Value: var column } ? column : null,
                figure.Groups["last"].Success ? 1 : 0));
        }
        return words.Length % 2 == 1 ? terms : null;
    }

    [GeneratedRegex(@"^(?<row>\*|[\w.-]+)(\|(?<column>[\w.-]+))?(?<last>@-1)?$")]
    private static partial Regex Figure();
}
