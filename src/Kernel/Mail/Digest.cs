using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// That an officer was put in mind of a case: once for each occasion, whatever becomes of the letter. Work and no fact, so
/// not in the ledger.
/// </summary>
public sealed class ToldReminder
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Of what: the share of the time that has passed, or what is waited for.</summary>
    public required string What { get; init; }

    /// <summary>The day it is about: a day that moves is a new occasion.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}

/// <summary>
/// An e-mail to an officer with everything that waits (提醒汇总): codes and days, nothing about anybody. Written in one
/// transaction with what it tells, gone when it is sent.
/// </summary>
public sealed class Digest
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The officer.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>When to try next (UTC).</summary>
    public required DateTime NextAt { get; set; }

    internal static void Model(ModelBuilder model)
    {
        model.Entity<Digest>(digest =>
        {
            digest.HasIndex(d => d.NextAt);
            digest.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        });
        model.Entity<ToldReminder>(told =>
        {
            told.HasKey(t => new { t.CaseId, t.What, t.On });
            told.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId);
        });
    }
}
