using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That a case is kept from a body with all under it, or from one officer (对被检举控告的单位、人员保密): whoever it is kept from
/// finds it nowhere, whatever posts they hold besides. A fact with an author; it is ended and never removed.
/// 2022 Art. 30, 2005 Art. 23.
/// </summary>
[InLedger]
public sealed class KeptFrom
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Code of the body; null where it is one officer.</summary>
    public string? BodyCode { get; init; }

    /// <summary>The officer; null where it is a body.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Why.</summary>
    [Personal]
    public required string Because { get; init; }

    /// <summary>Who said so; null where the person who wrote did.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it was ended (UTC); null while it holds.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Who ended it.</summary>
    public Guid? EndedBy { get; set; }

    /// <summary>Why it was ended.</summary>
    [Personal]
    public string? EndedBecause { get; set; }

    /// <summary>The same of another case, which tells of this one.</summary>
    public KeptFrom Also(Guid other) => new() { CaseId = other, BodyCode = BodyCode, AccountId = AccountId, Because = Because, By = By, At = At };

    internal static void Model(ModelBuilder model) => model.Entity<KeptFrom>(kept =>
    {
        kept.HasIndex(k => k.CaseId);
        kept.HasIndex(k => k.BodyCode);
        kept.HasIndex(k => k.AccountId);
        kept.HasOne<Case>().WithMany().HasForeignKey(k => k.CaseId);
    });
}

/// <summary>Named queries on what is kept from whom.</summary>
public static class KeptFromQueries
{
    extension(Db db)
    {
        /// <summary>What holds.</summary>
        public IQueryable<KeptFrom> KeptFrom => db.Set<KeptFrom>().Where(kept => kept.EndedAt == null);

        /// <summary>Cases that are kept from somebody, whoever that is: nothing of them is for the public.</summary>
        public IQueryable<Guid> KeptFromAnybody => db.KeptFrom.Select(kept => kept.CaseId);

        /// <summary>The cases that an officer must not find: kept from the person, or from a body in or under which they hold a post.</summary>
        public async Task<IReadOnlyList<Guid>> HiddenFrom(Actor officer, BodyTree bodies, CancellationToken stop)
        {
            var (account, above) = (officer.Account, bodies.All.Where(body => officer.Posts.Any(post => bodies.IsUnder(post.BodyCode, body.Code))).Select(body => body.Code).ToArray());
            return await db.KeptFrom.AsNoTracking().Where(kept => kept.AccountId == account || above.Contains(kept.BodyCode!)).Select(kept => kept.CaseId).Distinct().ToListAsync(stop);
        }
    }
}
