using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>What a measure counts over: a body with all below it, and a period.</summary>
/// <param name="Path">Path of the body, see <see cref="Body.Path"/>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record Scope(string Path, DateOnly From, DateOnly To)
{
    /// <summary>The day on which it is counted: what is not due by then is not late. The last day unless the period still runs.</summary>
    public DateOnly Today { get; init; } = To;

    /// <summary>A whole year of a body.</summary>
    public static Scope Year(Body body, int year) => new(body.Path, new(year, 1, 1), new(year, 12, 31));
}

/// <summary>One thing that a measure counts.</summary>
public sealed record Counted
{
    /// <summary>Kernel address of the thing, for the door behind the figure.</summary>
    public required string Address { get; init; }

    /// <summary>What the list shows; never anything about a person.</summary>
    public required string Title { get; init; }

    /// <summary>Body.</summary>
    public required string BodyCode { get; init; }

    /// <summary>Day on which it counts.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Column in which it counts, such as the kind of requester; empty where the measure has none.</summary>
    public required string Column { get; init; }

    /// <summary>How much it counts: 1 for a thing, more for a tally.</summary>
    public required long Quantity { get; init; }
}

/// <summary>
/// A named count (指标) with unit, period and body. The same query counts and lists, so every figure opens
/// exactly the rows behind it.
/// </summary>
/// <param name="Name">By which report forms refer to it, such as <c>requests.received</c>.</param>
/// <param name="Title">What it counts.</param>
/// <param name="Unit">Unit (计量单位), such as 条 or 件.</param>
/// <param name="Query">The query.</param>
public sealed record Measure(string Name, Words Title, Words Unit, Func<Db, Scope, IQueryable<Counted>> Query)
{
    /// <summary>What it counts in a scope. A figure is the same for everybody: what is kept from who looks counts as well, by its code.</summary>
    public IQueryable<Counted> Rows(Db db, Scope scope) => Query(db, scope).IgnoreQueryFilters();

    /// <summary>The one outcome that it counts, by regime and code; null when it counts something else.</summary>
    public (string Regime, string Code)? Outcome { get; init; }

    /// <summary>The same, with the law's own name for the outcome in its title.</summary>
    public Measure NamedBy(LawBook law) =>
        Outcome is var (regime, code) && law.Outcome(regime, code) is { } outcome
            ? this with { Title = new($"{Title.Zh}：{outcome.Name.Zh}", $"{Title.En}: {outcome.Name.En}") }
            : this;
}
