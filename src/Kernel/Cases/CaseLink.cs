using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>How a case belongs to another.</summary>
public enum CaseLinkKind
{
    /// <summary>It goes on with a part of the other, which was about several matters (拆分, 一事一申请).</summary>
    SplitFrom,

    /// <summary>It is handled together with the other, which leads (合并办理): the answer is worked out there.</summary>
    JoinedTo,
}

/// <summary>That a case belongs to another of its procedure (关联事项): a fact with an author, a time and, once it ended, an end.</summary>
[InLedger]
public sealed class CaseLink
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The other: the one that was split, or the one that leads.</summary>
    public required Guid ToId { get; init; }

    /// <summary>How it belongs to it.</summary>
    public required CaseLinkKind Kind { get; init; }

    /// <summary>Who said so; null for the program.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it ended (UTC); null while it holds. Who ended it and why stands with the step that did.</summary>
    public DateTime? EndedAt { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<CaseLink>(link =>
    {
        link.HasIndex(l => l.CaseId);
        // A case follows one other at a time.
        link.HasIndex(l => l.CaseId, "IX_case_link_follows").IsUnique()
            .HasFilter($"\"{nameof(Kind)}\" = '{nameof(CaseLinkKind.JoinedTo)}' AND \"{nameof(EndedAt)}\" IS NULL");
        link.HasIndex(l => l.ToId);
        link.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId);
        link.HasOne<Case>().WithMany().HasForeignKey(l => l.ToId);
    });
}

/// <summary>A link as one of its two cases sees it.</summary>
/// <param name="Kind">How the cases belong together.</param>
/// <param name="IsTo">True when the other is the one that was split, or the one that leads.</param>
/// <param name="Other">The other case.</param>
public sealed record Linked(CaseLinkKind Kind, bool IsTo, Case Other);

/// <summary>Named queries on links.</summary>
public static class CaseLinkQueries
{
    extension(Db db)
    {
        /// <summary>All links.</summary>
        public DbSet<CaseLink> CaseLinks => db.Set<CaseLink>();
    }

    extension(IQueryable<CaseLink> links)
    {
        /// <summary>Those of a kind that hold.</summary>
        public IQueryable<CaseLink> Holding(CaseLinkKind kind) => links.Where(link => link.Kind == kind && link.EndedAt == null);
    }

    /// <summary>The cases that a case belongs to or that belong to it, by their codes.</summary>
    public static async Task<IReadOnlyList<Linked>> LinkedTo(this Db db, Case matter, CancellationToken stop)
    {
        var links = await db.CaseLinks.AsNoTracking().Where(link => link.EndedAt == null && (link.CaseId == matter.Id || link.ToId == matter.Id))
            .ToListAsync(stop);
        if (links.Count == 0) return [];
        var ids = links.Select(link => link.CaseId == matter.Id ? link.ToId : link.CaseId).ToList();
        var others = await db.Cases.AsNoTracking().Where(other => ids.Contains(other.Id)).OrderBy(other => other.Code).ToListAsync(stop);
        return [.. from other in others
                   from link in links
                   where link.CaseId == other.Id || link.ToId == other.Id
                   select new Linked(link.Kind, link.ToId == other.Id, other)];
    }
}
