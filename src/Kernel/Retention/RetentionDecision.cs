using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That a rule of retention is in force in this installation, with its months, or no longer is: said by an administrator,
/// never changed, the last one holds. A rule that nobody has put in force erases nothing: erasing can't be taken back, and
/// the numbers that come with the program are not verified.
/// </summary>
[InLedger]
public sealed class RetentionDecision
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>What is kept: <see cref="RetentionRule.Of"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>1, 2, … within the rule.</summary>
    public required int Number { get; init; }

    /// <summary>For how many months after the end; null when the rule is in force no longer.</summary>
    public int? Months { get; init; }

    /// <summary>By which document of the office (依据).</summary>
    public required string Basis { get; init; }

    /// <summary>Who said so.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    internal static void Model(ModelBuilder model) =>
        model.Entity<RetentionDecision>(decision => decision.HasIndex(d => new { d.Rule, d.Number }).IsUnique());
}

/// <summary>Where it is said which rules of retention are in force.</summary>
public sealed class RetentionDecisions(Db db, Ledger ledger, LawBook law)
{
    /// <summary>The most characters of <see cref="RetentionDecision.Basis"/>.</summary>
    public const int LongestBasis = 200;

    /// <summary>The decision that holds for each rule.</summary>
    public async Task<IReadOnlyDictionary<string, RetentionDecision>> Holding(CancellationToken stop) =>
        (await db.Set<RetentionDecision>().AsNoTracking().ToListAsync(stop))
            .GroupBy(decision => decision.Rule).ToDictionary(same => same.Key, same => same.MaxBy(decision => decision.Number)!);

    /// <summary>Puts a rule in force, or ends it. Returns what is wrong; empty when it was decided.</summary>
    /// <param name="of">The rule.</param>
    /// <param name="months">Its months; null to end it.</param>
    /// <param name="basis">By which document.</param>
    /// <param name="body">The root body, for which it is decided.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Decide(string of, int? months, string basis, string body, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(law.Retention.Of(of) is null, "", "没有这条规定", "There is no such rule")
            .When(months is < RetentionRule.Least or > RetentionRule.Most, $"months-{of}",
                $"写{RetentionRule.Least}到{RetentionRule.Most}个月", $"Give {RetentionRule.Least} to {RetentionRule.Most} months")
            .When(basis.Length == 0, $"basis-{of}", "写出依据哪份文件", "Say by which document");
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock(Anonymisation.Turn, stop);
        var decision = new RetentionDecision
        {
            Rule = of, Number = await db.Set<RetentionDecision>().CountAsync(known => known.Rule == of, stop) + 1,
            Months = months, Basis = basis, By = by.Account, At = ledger.Now,
        };
        db.Add(decision);
        ledger.Write(by, months is null ? "end-retention" : "settle-retention", $"retention:{of}", body,
            new Dictionary<string, object?> { ["months"] = months, ["basis"] = basis }).Covers(decision);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }
}
