using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// An e-mail that goes out of a case (去件), kept exactly as sent. It is written in the transaction of the step that it
/// tells of; what becomes of it is added as it happens.
/// </summary>
[InLedger, Personal]
public sealed class OutgoingMail
{
    /// <summary>The step of a letter that tells of none: it says how far the case is, or answers a letter.</summary>
    public const int OfNoStep = -1;

    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Its number in the case, from 1: part of its Message-Id and of the address it is returned to.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the step that it tells of; <see cref="OfNoStep"/> for none.</summary>
    public required int Step { get; init; }

    /// <summary>The e-mail in the file that it answers; null for a letter that answers none.</summary>
    public Guid? Answers { get; init; }

    /// <summary>Address it goes to.</summary>
    public required string To { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>When the mail server took it over (UTC).</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When it was given up (UTC): the server refused it, or could not be reached for days.</summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>
    /// When it was left (UTC) because the connection broke in the moment of handing it over: nobody knows whether the server
    /// has it, and it is not sent twice.
    /// </summary>
    public DateTime? UncertainAt { get; set; }

    /// <summary>When a server gave it back (UTC).</summary>
    public DateTime? ReturnedAt { get; set; }

    /// <summary>What was said when it was refused or given back.</summary>
    public string? Said { get; set; }

    internal static void Model(ModelBuilder model)
    {
        model.Entity<OutgoingMail>(mail =>
        {
            mail.HasIndex(m => new { m.CaseId, m.Number }).IsUnique();
            mail.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
        });
        model.Entity<UnsentMail>(unsent =>
        {
            unsent.HasKey(u => u.MailId);
            unsent.HasIndex(u => u.NextAt);
            unsent.HasOne<OutgoingMail>().WithOne().HasForeignKey<UnsentMail>(u => u.MailId);
        });
    }
}

/// <summary>
/// That an e-mail is still to be sent: work and no fact, gone when it is done. Written in the transaction of the e-mail,
/// so that neither is without the other.
/// </summary>
public sealed class UnsentMail
{
    /// <summary>The e-mail.</summary>
    public required Guid MailId { get; init; }

    /// <summary>When to try next (UTC).</summary>
    public required DateTime NextAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Since when (UTC) it is being handed over; null while it is not.</summary>
    public DateTime? HandedSince { get; set; }

    /// <summary>What the server said last; null before the first trial.</summary>
    public string? Said { get; set; }
}

/// <summary>Named queries on e-mail that goes out.</summary>
public static class OutgoingMailQueries
{
    extension(Db db)
    {
        /// <summary>All of it; for officers only.</summary>
        public DbSet<OutgoingMail> OutgoingMail => db.Set<OutgoingMail>();

        /// <summary>What is still to be sent.</summary>
        public DbSet<UnsentMail> UnsentMail => db.Set<UnsentMail>();

        /// <summary>Keeps others from writing letters of a case until the transaction ends.</summary>
        public Task LockMail(Case matter, CancellationToken stop) => db.Lock($"mail/{matter.Code}", stop);

        /// <summary>Writes a letter of a case, to be sent; the caller has begun a transaction, tells the ledger and saves.</summary>
        /// <param name="matter">The case.</param>
        /// <param name="step">The number of the step that it tells of, or <see cref="OutgoingMail.OfNoStep"/>.</param>
        /// <param name="to">Address it goes to.</param>
        /// <param name="subject">Its subject.</param>
        /// <param name="text">Its text.</param>
        /// <param name="now">When it is written (UTC).</param>
        /// <param name="stop">Ends the work.</param>
        /// <param name="answers">The e-mail that it answers; null for none.</param>
        public async Task<OutgoingMail> WriteMail(
            Case matter, int step, string to, string subject, string text, DateTime now, CancellationToken stop, Guid? answers = null)
        {
            // One at a time numbers the letters of a case, whatever is told by them.
            await db.LockMail(matter, stop);
            var letter = new OutgoingMail
            {
                CaseId = matter.Id, Number = await db.OutgoingMail.CountAsync(sent => sent.CaseId == matter.Id, stop) + 1, Step = step,
                Answers = answers, To = to, Subject = subject, Text = text, WrittenAt = now,
            };
            db.Add(letter);
            db.Add(new UnsentMail { MailId = letter.Id, NextAt = now });
            return letter;
        }
    }
}
