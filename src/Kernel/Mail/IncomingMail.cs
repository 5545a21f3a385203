using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// An e-mail that came in (来件), once for each case it is about. It is in the file of a case, waits for an officer, or was
/// set aside with a reason; it is never deleted, and the raw letter lies in the file store as it came.
/// </summary>
[InLedger, NamesFile(nameof(Subject)), Personal]
public sealed class IncomingMail
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>
    /// The fingerprint of the letter, the case it was found to be about and, where a server gives a letter back, that letter's number:
    /// the same is kept once.
    /// </summary>
    public required string Once { get; init; }

    /// <summary>SHA-256 of the raw letter: its name in the file store.</summary>
    public required string Hash { get; init; }

    /// <summary>Size of the raw letter in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What it is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>Address it is from, tidied; empty when it says none, or several.</summary>
    public required string Sender { get; init; }

    /// <summary>Name its sender gives.</summary>
    public required string SenderName { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text as a person reads it.</summary>
    public required string Text { get; init; }

    /// <summary>Why there is no text, or not all of it; null when it was read.</summary>
    public string? Why { get; init; }

    /// <summary>The same in English.</summary>
    public string? WhyEn { get; init; }

    /// <summary>When it says it was sent (UTC).</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime ArrivedAt { get; init; }

    /// <summary>The body whose officers look after it.</summary>
    public required string BodyCode { get; set; }

    /// <summary>The case whose address it names; null when it names none.</summary>
    public Guid? NamesCase { get; init; }

    /// <summary>Why it had to wait for an officer; null when it was filed at once.</summary>
    public HeldBecause? Held { get; init; }

    /// <summary>The case whose file it is in.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime? FiledAt { get; set; }

    /// <summary>The officer who filed it; null when the program did.</summary>
    public Guid? FiledBy { get; set; }

    /// <summary>When an officer set it aside (UTC).</summary>
    public DateTime? SetAsideAt { get; set; }

    /// <summary>Who did.</summary>
    public Guid? SetAsideBy { get; set; }

    /// <summary>Why.</summary>
    public string? SetAsideBecause { get; set; }

    /// <summary>What a server says of the letter that it returns.</summary>
    public string? ReturnSaid { get; init; }

    /// <summary>Kernel address.</summary>
    public string Address => $"mail:{Id:N}";

    /// <summary>Why there is no text, in both languages.</summary>
    public Words? Unread => Why is null ? null : new(Why, WhyEn ?? Why);

    internal static void Model(ModelBuilder model)
    {
        model.Entity<IncomingMail>(mail =>
        {
            mail.HasIndex(m => m.Once).IsUnique();
            mail.HasIndex(m => m.CaseId);
            mail.HasIndex(m => new { m.BodyCode, m.ArrivedAt });
            mail.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
            mail.HasOne<Case>().WithMany().HasForeignKey(m => m.NamesCase);
            mail.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyCode);
            mail.Ignore(m => m.Unread);
            mail.Ignore(m => m.Address);
        });
        model.Entity<MailEnclosure>(enclosure =>
        {
            enclosure.HasIndex(e => e.MailId);
            enclosure.HasOne<CasePaper>().WithMany().HasForeignKey(e => e.PaperId);
            enclosure.Ignore(e => e.Refused);
        });
    }
}

/// <summary>A file enclosed in an e-mail, in or out.</summary>
[InLedger, Personal]
public sealed class MailEnclosure
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The e-mail.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Its place in it, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its size in bytes; 0 when it could not be taken out.</summary>
    public required long Size { get; init; }

    /// <summary>The paper of the case that it is; null while its letter waits, and where it was refused.</summary>
    public Guid? PaperId { get; set; }

    /// <summary>Why it is no paper of the case, as a sentence that follows its name; the raw letter holds it all the same.</summary>
    public string? Why { get; set; }

    /// <summary>The same in English.</summary>
    public string? WhyEn { get; set; }

    /// <summary>Why it was refused, in both languages.</summary>
    public Words? Refused => Why is null ? null : new(Why, WhyEn ?? Why);
}

/// <summary>Named queries on e-mail that came in.</summary>
public static class IncomingMailQueries
{
    extension(Db db)
    {
        /// <summary>All of it; for officers only.</summary>
        public DbSet<IncomingMail> IncomingMail => db.Set<IncomingMail>();

        /// <summary>All that is enclosed in e-mail; for officers only.</summary>
        public DbSet<MailEnclosure> MailEnclosures => db.Set<MailEnclosure>();
    }

    extension(IQueryable<IncomingMail> mail)
    {
        /// <summary>What waits for an officer (待归档).</summary>
        public IQueryable<IncomingMail> Waiting() => mail.Where(one => one.FiledAt == null && one.SetAsideAt == null);

        /// <summary>What the officers of some bodies look after.</summary>
        public IQueryable<IncomingMail> Of(IQueryable<Body> bodies) => mail.Where(one => bodies.Any(body => body.Code == one.BodyCode));

        /// <summary>What came last comes first.</summary>
        public IQueryable<IncomingMail> NewestFirst() => mail.OrderByDescending(one => one.ArrivedAt).ThenByDescending(one => one.Id);
    }
}
