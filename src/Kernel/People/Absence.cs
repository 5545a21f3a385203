using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Days on which an officer is away and another covers (外出代办): the cases stay with the one, and are shown to the other
/// as well. It ends by itself.
/// </summary>
[InLedger]
public sealed class Absence
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Who is away.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who covers.</summary>
    public required Guid CoverId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it was taken back (UTC): it counts no more. Null for most.</summary>
    public DateTime? TakenBackAt { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<Absence>(absence =>
    {
        absence.HasIndex(a => a.AccountId);
        absence.HasIndex(a => a.CoverId);
        absence.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        absence.HasOne<Account>().WithMany().HasForeignKey(a => a.CoverId);
    });
}

/// <summary>Named queries on absences.</summary>
public static class AbsenceQueries
{
    extension(Db db)
    {
        /// <summary>All absences; for officers only.</summary>
        public DbSet<Absence> Absences => db.Set<Absence>();
    }

    extension(IQueryable<Absence> absences)
    {
        /// <summary>Those that count on one of some days, from the earliest.</summary>
        public IQueryable<Absence> Within(DateOnly from, DateOnly to) => absences
            .Where(absence => absence.TakenBackAt == null && absence.From <= to && from <= absence.To).OrderBy(absence => absence.From);
    }
}
