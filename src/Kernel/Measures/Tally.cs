using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// A count that nobody's case stands behind: visits to a page, people received at a counter. Entered by an
/// officer or by the program for a body and a month, with a ledger entry, and corrected only by another one.
/// </summary>
[InLedger]
public sealed class Tally
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Name of the measure it feeds.</summary>
    public required string Measure { get; init; }

    /// <summary>Body.</summary>
    public required string BodyCode { get; init; }

    /// <summary>First day of the month it is about.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<Tally>(tally =>
    {
        tally.HasIndex(t => new { t.Measure, t.Month, t.BodyCode }).IsUnique();
        tally.HasOne<Body>().WithMany().HasForeignKey(t => t.BodyCode);
    });

    /// <summary>A measure that is the sum of its tallies.</summary>
    public static Measure Of(string name, Words title, Words unit) => new(name, title, unit, (db, scope) =>
        from tally in db.Set<Tally>()
        join body in db.Bodies.Under(scope.Path) on tally.BodyCode equals body.Code
        where tally.Measure == name && scope.From <= tally.Month && tally.Month <= scope.To
        orderby tally.Month, tally.BodyCode
        select new Counted
        {
            Address = "tally:" + tally.Id,
            Title = body.Name,
            BodyCode = body.Code,
            On = tally.Month,
            Column = "",
            Quantity = tally.Count,
        });
}
