using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That what is known of the people of a case is kept although its time is over (暂不匿名): for a reason an officer gives,
/// until somebody lifts it. What the law itself keeps it for, an open suit or complaint, needs no hold.
/// </summary>
[InLedger, Personal]
public sealed class RetentionHold
{
    /// <summary>The most characters of a reason.</summary>
    public const int Longest = 500;

    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Why it is kept.</summary>
    public required string Because { get; init; }

    /// <summary>The officer.</summary>
    public required Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it was lifted (UTC); null while it holds.</summary>
    public DateTime? LiftedAt { get; set; }

    /// <summary>Who lifted it.</summary>
    public Guid? LiftedBy { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<RetentionHold>(hold =>
    {
        hold.HasIndex(h => h.CaseId);
        hold.HasOne<Case>().WithMany().HasForeignKey(h => h.CaseId);
    });
}

/// <summary>Where officers hold the data of a case, and let it go again.</summary>
public sealed class RetentionHolds(Db db, Ledger ledger)
{
    /// <summary>The hold on a case; null when there is none.</summary>
    public Task<RetentionHold?> Of(Case matter, CancellationToken stop) =>
        db.Set<RetentionHold>().SingleOrDefaultAsync(hold => hold.CaseId == matter.Id && hold.LiftedAt == null, stop);

    /// <summary>Holds a case. Returns what is wrong; empty when it is held.</summary>
    public async Task<Problems> Place(Case matter, string because, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock(Anonymisation.Turn, stop);
        var gone = await db.Cases.AnyAsync(c => c.Id == matter.Id && c.AnonymisedAt != null, stop);
        var problems = new Problems()
            .When(because.Length == 0, "because", "写出为什么还要保存", "Say why it is to be kept")
            .When(gone, "", "这件事的个人信息已经按规定删除", "What was known of its people was erased by rule already")
            .When(await Of(matter, stop) is not null, "", "已经有人决定暂不匿名", "It is held already");
        if (problems.Any) return problems;
        var hold = new RetentionHold { CaseId = matter.Id, Because = because, By = by.Account, At = ledger.Now };
        db.Add(hold);
        ledger.Write(by, "hold-data", matter.Address, matter.BodyCode,
            privatePart: new Dictionary<string, object?> { ["because"] = because }).Covers(hold);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Lifts the hold on a case; false when there was none.</summary>
    public async Task<bool> Lift(Case matter, Actor by, CancellationToken stop)
    {
        if (await Of(matter, stop) is not { } hold) return false;
        (hold.LiftedAt, hold.LiftedBy) = (ledger.Now, by.Account);
        ledger.Write(by, "release-data", matter.Address, matter.BodyCode).Covers(hold);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
