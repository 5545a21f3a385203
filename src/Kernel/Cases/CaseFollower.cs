using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That the person whose case it is wants to be told of each change (关注进度): by e-mail to an address they confirmed, or by a
/// feed whose address nobody can guess. Their own wish and no fact of the office, so not in the ledger: it goes when they
/// switch it off, and with all that is known of them.
/// </summary>
[Personal]
public sealed class CaseFollower
{
    /// <summary>The most ways in which a case is followed at a time.</summary>
    public const int Most = 5;

    /// <summary>How long an address may wait to be confirmed.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>Key; the address of the feed and the links in the letters are made from it.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The address; null for a feed.</summary>
    public string? Email { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>When whoever reads that address said yes (UTC); null until then, and nothing is told. A feed needs none.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Number of the last step that was told.</summary>
    public required int Told { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<CaseFollower>(follower =>
    {
        follower.HasIndex(f => f.CaseId);
        follower.HasIndex(f => f.ConfirmedAt);
        follower.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
    });
}

/// <summary>Named queries on who follows a case.</summary>
public static class CaseFollowerQueries
{
    extension(Db db)
    {
        /// <summary>All of them; for nobody but the person whose case it is.</summary>
        public DbSet<CaseFollower> CaseFollowers => db.Set<CaseFollower>();
    }

    extension(IQueryable<CaseFollower> followers)
    {
        /// <summary>Addresses that nobody confirmed in time.</summary>
        public IQueryable<CaseFollower> Unanswered(DateTime now)
        {
            var asked = now - CaseFollower.Waits;
            return followers.Where(follower => follower.Email != null && follower.ConfirmedAt == null && follower.AskedAt < asked);
        }
    }
}
