namespace Daylight.Petitions;

/// <summary>How urgently a body is put in mind of a petition (督办).</summary>
public enum CardKind
{
    /// <summary>A yellow card (黄牌): it is going wrong.</summary>
    Yellow,

    /// <summary>A red card (红牌): it went wrong.</summary>
    Red,

    /// <summary>An order (督办通知): the body answers for it by a day.</summary>
    Order,
}

/// <summary>
/// A card or an order in a petition (督办): why, by when the body says what it did, what it said, and who settled it. It stands
/// beside the state of the case, with its own entries in the ledger: 2005 Art. 36, 2022 Arts 36–38.
/// </summary>
[InLedger]
sealed class SupervisionCard
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    public required CardKind Kind { get; init; }

    /// <summary>The body that has to answer.</summary>
    public required string BodyCode { get; init; }

    /// <summary>What is wrong and what is asked for.</summary>
    [Personal]
    public required string Because { get; init; }

    /// <summary>Last day to say what was done.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>The last day that had passed when the program gave it by a rule; null for one that a person gave.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who gave it; null for the program.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>What the body says it did; null until it does.</summary>
    [Personal]
    public string? Answer { get; set; }

    /// <summary>Who said it.</summary>
    public Guid? AnsweredBy { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>When it was settled (UTC); null while it is open.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>Who settled it.</summary>
    public Guid? SettledBy { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<SupervisionCard>(card =>
    {
        card.HasIndex(c => c.CaseId);
        card.HasIndex(c => new { c.BodyCode, c.SettledAt });
        // Few wait for their answer, and they are looked for among all that were ever given.
        card.HasIndex(c => c.AnswerBy).HasFilter($"\"{nameof(SettledAt)}\" IS NULL AND \"{nameof(AnsweredAt)}\" IS NULL");
        card.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    });

    /// <summary>The card as people call it.</summary>
    public static Words Say(CardKind kind) => kind switch
    {
        CardKind.Yellow => new("黄牌", "Yellow card"),
        CardKind.Red => new("红牌", "Red card"),
        _ => new("督办通知", "Order"),
    };
}
