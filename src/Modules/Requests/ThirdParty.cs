namespace Daylight.Requests;

/// <summary>What somebody said whose interests the information touches.</summary>
enum ThirdPartyAnswer
{
    /// <summary>Agrees to disclosure (同意公开).</summary>
    Consents,

    /// <summary>Does not agree (不同意公开).</summary>
    Objects,

    /// <summary>Said nothing in the time that was given (逾期未提出意见): no consent, the office decides by law.</summary>
    Silent,
}

/// <summary>What the office makes of an objection.</summary>
enum Weighing
{
    /// <summary>There are reasonable grounds: what it is about is not disclosed.</summary>
    Upheld,

    /// <summary>There are no reasonable grounds; only under the rules of 2019, which ask for them.</summary>
    Unfounded,

    /// <summary>Withholding could gravely affect the public interest: disclosed all the same, with written notice before.</summary>
    Overruled,
}

/// <summary>
/// Somebody whose lawful interests disclosure could harm (第三方) and who was asked: what, how and when, what they said and
/// what the office made of it. CN-OGI-2019 Art. 32, CN-OGI-2008 Art. 23. The office's own.
/// </summary>
[InLedger, Personal]
sealed class ThirdParty
{
    /// <summary>Made when the form was opened; the same form sent twice is one party.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Who it is: person or organisation.</summary>
    public required string Name { get; init; }

    /// <summary>What they are asked about: which information, which interest.</summary>
    public required string Asked { get; init; }

    /// <summary>How the letter reaches them, one of <see cref="DeliveryWays"/>.</summary>
    public required string Way { get; init; }

    /// <summary>Day on which the letter went to them; until it did, that on which they were written down.</summary>
    public required DateOnly AskedOn { get; set; }

    /// <summary>Number of their letter; null while none went, and where the body numbers none.</summary>
    public string? LetterNumber { get; set; }

    /// <summary>The last day they have to answer: told with the letter, then counted from the day they got it. Null while they were not asked.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Day on which they got the letter; null while it is not known.</summary>
    public DateOnly? ServedOn { get; set; }

    /// <summary>How it was delivered, one of <see cref="DeliveryWays"/>.</summary>
    public string? ServedBy { get; set; }

    /// <summary>When they were written down (UTC).</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>The officer who wrote them down.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>What they said; null while the office waits.</summary>
    public ThirdPartyAnswer? Answer { get; set; }

    /// <summary>Day of the answer; with silence the last day they had.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Their reason, in their words; null for none.</summary>
    public string? Reason { get; set; }

    /// <summary>What the office made of the objection; null while it has not, and where there is none.</summary>
    public Weighing? Weighed { get; set; }

    /// <summary>Why.</summary>
    public string? WeighedBecause { get; set; }

    /// <summary>Day on which they were told in writing what is disclosed against their objection, and why; null while they were not.</summary>
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>True while the office waits for them.</summary>
    public bool IsOpen => Answer is null;

    /// <summary>True while what they say can be entered: what comes after their time is weighed too, as long as nothing was decided.</summary>
    public bool CanAnswer => Answer is null or ThirdPartyAnswer.Silent;

    /// <summary>True once their silence means something: their time runs from the day they got the letter.</summary>
    public bool CanFallSilent => IsOpen && (ServedOn is not null || Until is null);

    /// <summary>True while their letter has still to go out.</summary>
    public bool IsToBeAsked => IsOpen && Until is null;

    /// <summary>Enters that they said nothing in their time (逾期未提出意见).</summary>
    /// <param name="until">The last day they had.</param>
    public void FallsSilent(DateOnly? until) => (Answer, AnsweredOn) = (ThirdPartyAnswer.Silent, until);

    /// <summary>True for an objection with which nothing was done yet.</summary>
    public bool IsUnweighed => Answer is ThirdPartyAnswer.Objects && Weighed is null;

    /// <summary>True while the office may decide, or decide otherwise, what it makes of an objection: until they were told.</summary>
    public bool CanBeWeighed => Answer is ThirdPartyAnswer.Objects && NotifiedOn is null;

    /// <summary>True when they must be told before anything goes out.</summary>
    public bool IsToBeNotified => Weighed is Weighing.Overruled && NotifiedOn is null;

    /// <summary>The same in the file of a case that goes on with a part of this one.</summary>
    public ThirdParty For(Case part) => new()
    {
        Id = Ids.Next(), CaseId = part.Id, Name = Name, Asked = Asked, Way = Way, AskedOn = AskedOn, EnteredAt = EnteredAt, EnteredBy = EnteredBy,
        LetterNumber = LetterNumber, Until = Until, ServedOn = ServedOn, ServedBy = ServedBy,
        Answer = Answer, AnsweredOn = AnsweredOn, Reason = Reason, Weighed = Weighed, WeighedBecause = WeighedBecause, NotifiedOn = NotifiedOn,
    };

    public static void Model(ModelBuilder model) => model.Entity<ThirdParty>(party =>
    {
        party.HasIndex(p => p.CaseId);
        party.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
    });
}

/// <summary>Named queries on third parties.</summary>
static class ThirdPartyQueries
{
    extension(Db db)
    {
        /// <summary>All third parties; for officers only.</summary>
        public DbSet<ThirdParty> ThirdParties => db.Set<ThirdParty>();
    }

    extension(IQueryable<ThirdParty> parties)
    {
        /// <summary>Those of a case, in the order in which they were asked.</summary>
        public IQueryable<ThirdParty> Of(Case matter) =>
            parties.Where(party => party.CaseId == matter.Id).OrderBy(party => party.AskedOn).ThenBy(party => party.EnteredAt).ThenBy(party => party.Id);
    }
}
