namespace Daylight.Requests;

/// <summary>
/// A part of an answer (区分处理): one of several pieces of information that a request asks for, with its own outcome. The
/// letter takes them up one by one; reports count the request once, by the outcome of the whole. CN-OGI-2019 Art. 37,
/// CN-OGI-2008 Art. 22.
/// </summary>
[InLedger, Personal]
sealed class AnswerPart
{
    /// <summary>Made when the form was opened; the same form sent twice is one part.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Which piece of information it is.</summary>
    public required string About { get; init; }

    /// <summary>What becomes of it: an outcome code of the case's regime.</summary>
    public required string Outcome { get; init; }

    /// <summary>What the letter says of it beyond the words of its outcome; null for nothing.</summary>
    public string? Says { get; init; }

    /// <summary>When it was written down (UTC).</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>The officer who wrote it down.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>When it was taken out again (UTC); null while it is part of the answer.</summary>
    public DateTime? TakenOutAt { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<AnswerPart>(part =>
    {
        part.HasIndex(p => p.CaseId);
        part.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
    });
}

/// <summary>What several parts come to.</summary>
static class AnswerParts
{
    /// <summary>
    /// The outcomes the whole answer can have: granted in part where something is given and something is not; else one of
    /// those of its parts. Empty for no parts.
    /// </summary>
    public static IReadOnlyList<Outcome> Whole(IEnumerable<AnswerPart> parts, IReadOnlyList<Outcome> all)
    {
        var own = parts.Select(part => part.Outcome).Distinct().Select(code => all.First(outcome => outcome.Code == code)).ToList();
        var mixed = own.Any(outcome => outcome.Gives) && !own.All(outcome => outcome.Gives);
        return mixed || own.Any(outcome => outcome.Meaning == "partial") ? [.. all.Where(outcome => outcome.Meaning == "partial")] : own;
    }

    extension(Db db)
    {
        /// <summary>All parts of answers; for officers only.</summary>
        public DbSet<AnswerPart> PartsOfAnswers => db.Set<AnswerPart>();
    }

    extension(IQueryable<AnswerPart> parts)
    {
        /// <summary>The parts of the answer in a case, in the order they were written down.</summary>
        public IQueryable<AnswerPart> Of(Case matter) =>
            parts.Where(part => part.CaseId == matter.Id && part.TakenOutAt == null).OrderBy(part => part.EnteredAt).ThenBy(part => part.Id);
    }
}
