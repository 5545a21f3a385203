namespace Daylight.Enquiries;

/// <summary>
/// The question behind a case of enquiry (咨询): who asks and what. Everything here is about a person and stands in no
/// public output; what is published is a text of its own, prepared by one officer and released by another.
/// </summary>
[InLedger]
sealed class Enquiry
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice files one enquiry.</summary>
    public required Guid Once { get; init; }

    [Personal]
    public string? Name { get; init; }

    [Personal]
    public string? Phone { get; set; }

    [Personal]
    public string? Email { get; set; }

    /// <summary>The question in full; the case's title says it in a line.</summary>
    [Personal]
    public required string Question { get; init; }

    /// <summary>Day on which the asker agreed to publication; null when not, or not any more.</summary>
    public DateOnly? ConsentedOn { get; set; }

    /// <summary>Working days from receipt to the answer, by the calendar known when it was given; null until then.</summary>
    public int? AnsweredAfter { get; set; }

    /// <summary>The record it was published as.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>Identity in the system it comes from; null for one that was asked here.</summary>
    public string? SourceId { get; init; }

    public static void Model(ModelBuilder model) => model.Entity<Enquiry>(enquiry =>
    {
        enquiry.HasKey(e => e.CaseId);
        enquiry.HasIndex(e => e.Once).IsUnique();
        enquiry.HasIndex(e => e.SourceId).IsUnique();
        enquiry.HasOne<Case>().WithOne().HasForeignKey<Enquiry>(e => e.CaseId);
        enquiry.HasOne<Record>().WithMany().HasForeignKey(e => e.RecordId);
    });

    /// <summary>Working days from the receipt of a case to a day; null where no calendar is known for it.</summary>
    public static int? WorkingDays(LawBook law, Case matter, DateOnly on) =>
        matter is { Regime: { } regime, ReceivedOn: { } received } ? law.Regime(regime)?.Calendar.WorkingDays(received, on) : null;
}

/// <summary>Named queries on enquiries.</summary>
static class EnquiryQueries
{
    extension(Db db)
    {
        /// <summary>All enquiries; for officers only.</summary>
        public DbSet<Enquiry> Enquiries => db.Set<Enquiry>();
    }

    extension(IQueryable<Enquiry> enquiries)
    {
        /// <summary>The enquiry of a case, or null.</summary>
        public Task<Enquiry?> Of(Case matter, CancellationToken stop) => enquiries.SingleOrDefaultAsync(enquiry => enquiry.CaseId == matter.Id, stop);
    }
}
