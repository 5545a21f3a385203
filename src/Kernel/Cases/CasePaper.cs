using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// A file in the file of a case (案卷材料). It is the office's own: nobody outside gets it unless an officer decided that it
/// goes out, and the original of a redacted file never does.
/// </summary>
[InLedger, NamesFile, Personal]
public sealed class CasePaper
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Name under which it is downloaded.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, as found in the content and not as claimed.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content: the name of the file in the store.</summary>
    public required string Hash { get; init; }

    /// <summary>Its text; null when none could be read.</summary>
    public string? Text { get; init; }

    /// <summary>True when the text was read from pictures.</summary>
    public bool Recognised { get; init; }

    /// <summary>When it came into the file (UTC).</summary>
    public required DateTime AddedAt { get; init; }

    /// <summary>The officer; null for the program.</summary>
    public Guid? AddedBy { get; init; }

    /// <summary>The paper of which this is the redacted copy; null for an original.</summary>
    public Guid? RedactedFrom { get; init; }

    /// <summary>How many places were masked, by code, as <c>C4×3 C5×1</c>; null for an original.</summary>
    public string? Masks { get; init; }

    /// <summary>The number of the step whose letter it is; null for every other paper.</summary>
    public int? LetterOf { get; init; }

    /// <summary>The e-mail it came with; null for every other paper.</summary>
    public Guid? MailId { get; init; }

    /// <summary>Day on which the person whose case it is handed it in with a form; null for every other paper.</summary>
    public DateOnly? HandedInOn { get; init; }

    /// <summary>When it was decided that it goes to the requester (UTC); null while it does not.</summary>
    public DateTime? GoesOutAt { get; set; }

    /// <summary>Who decided.</summary>
    public Guid? GoesOutBy { get; set; }

    /// <summary>Why it may go out although something in it was pointed out.</summary>
    public string? GoesOutBecause { get; set; }

    /// <summary>When it was taken back after it had gone out (UTC); null while it was not.</summary>
    public DateTime? TakenBackAt { get; set; }

    /// <summary>Who took it back.</summary>
    public Guid? TakenBackBy { get; set; }

    /// <summary>Why it was taken back.</summary>
    public string? TakenBackBecause { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<CasePaper>(paper =>
    {
        paper.HasIndex(p => p.CaseId);
        paper.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
    });
}

/// <summary>Named queries on papers.</summary>
public static class CasePaperQueries
{
    extension(Db db)
    {
        /// <summary>All papers; for officers only.</summary>
        public DbSet<CasePaper> CasePapers => db.Set<CasePaper>();
    }

    extension(IQueryable<CasePaper> papers)
    {
        /// <summary>The papers of a case, in the order in which they came.</summary>
        public IQueryable<CasePaper> Of(Case matter) => papers.Where(paper => paper.CaseId == matter.Id).OrderBy(paper => paper.Id);

        /// <summary>
        /// What goes out with the answer: what was let out and not taken back, and never the original of a redacted file.
        /// </summary>
        public IQueryable<CasePaper> GoingOut() => papers.Where(paper =>
            paper.LetterOf == null && paper.GoesOutAt != null && paper.TakenBackAt == null && !papers.Any(copy => copy.RedactedFrom == paper.Id));

        /// <summary>Papers of which there is a redacted copy.</summary>
        public IQueryable<CasePaper> Originals() => papers.Where(paper => papers.Any(copy => copy.RedactedFrom == paper.Id));

        /// <summary>Letters that were sent to the person whose case it is.</summary>
        public IQueryable<CasePaper> Letters() => papers.Where(paper => paper.LetterOf != null && paper.GoesOutAt != null);
    }
}
