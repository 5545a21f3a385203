namespace Daylight.Petitions;

/// <summary>
/// A topic about which an editor has decided something (热点问题): that it is listed and under which title, that it is none,
/// that it is one with another or two. What it consists of is found anew every day; what people decided stands. Title and
/// place are the editor's own words, written for everybody: nothing here is copied from a letter unseen.
/// </summary>
[InLedger]
public sealed class HotIssue
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Its number in addresses, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called in public; null while it was never listed.</summary>
    public string? Title { get; set; }

    /// <summary>The place, in public.</summary>
    public string? Place { get; set; }

    /// <summary>Code of the body that answers for it (责任单位).</summary>
    public string? Body { get; set; }

    /// <summary>When an editor first decided about it (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Since when it is listed (UTC); null while it is not.</summary>
    public DateTime? ListedAt { get; set; }

    /// <summary>Who listed it.</summary>
    public Guid? ListedBy { get; set; }

    /// <summary>When it was said to be none, or taken off the list (UTC).</summary>
    public DateTime? DismissedAt { get; set; }

    /// <summary>Who said so.</summary>
    public Guid? DismissedBy { get; set; }

    /// <summary>Why; for everybody where it was listed before.</summary>
    public string? DismissedBecause { get; set; }

    /// <summary>When the matter was said to be settled (UTC).</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>Who said so.</summary>
    public Guid? SettledBy { get; set; }

    /// <summary>The topic it is one with; null while it stands for itself.</summary>
    public int? MergedInto { get; set; }

    /// <summary>Address in the ledger.</summary>
    public string Address => $"{AddressPrefix}{Number}";

    public const string AddressPrefix = "topic:";

    /// <summary>True while everybody may read of it.</summary>
    public bool IsPublic => ListedAt is not null && DismissedAt is null && MergedInto is null;

    public static void Model(ModelBuilder model)
    {
        model.Entity<HotIssue>(issue =>
        {
            issue.HasIndex(i => i.Number).IsUnique();
            issue.Ignore(i => i.Address);
            issue.Ignore(i => i.IsPublic);
        });
        model.Entity<HotIssuePin>(pin =>
        {
            pin.HasKey(p => p.CaseId);
            pin.HasIndex(p => p.IssueId);
            pin.HasOne<Case>().WithOne().HasForeignKey<HotIssuePin>(p => p.CaseId);
            pin.HasOne<HotIssue>().WithMany().HasForeignKey(p => p.IssueId);
        });
        model.Entity<HotIssueAnswer>(answer =>
        {
            answer.HasIndex(a => a.IssueId);
            answer.HasOne<HotIssue>().WithMany().HasForeignKey(a => a.IssueId);
        });
    }
}

/// <summary>That a letter belongs to a topic because an editor decided so: no computation takes it out again.</summary>
[InLedger]
sealed class HotIssuePin
{
    /// <summary>The letter's case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The topic.</summary>
    public required Guid IssueId { get; set; }
}

/// <summary>What the government answers to a topic (政府回应): written by one person, released by another.</summary>
[InLedger]
public sealed class HotIssueAnswer
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The topic.</summary>
    public required Guid IssueId { get; init; }

    /// <summary>Code of the body that answers.</summary>
    public required string Body { get; set; }

    /// <summary>What it says.</summary>
    public required string Text { get; set; }

    /// <summary>Who wrote it as it stands.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTime WrittenAt { get; set; }

    /// <summary>When it was released (UTC); from then on it does not change.</summary>
    public DateTime? ReleasedAt { get; set; }

    /// <summary>Who released it.</summary>
    public Guid? ReleasedBy { get; set; }
}

/// <summary>How a topic stands, in words.</summary>
public enum IssueState
{
    /// <summary>Found, and nobody has decided.</summary>
    Proposed,

    /// <summary>Listed, without an answer.</summary>
    Listed,

    /// <summary>Listed and answered.</summary>
    Answered,

    /// <summary>Listed and settled.</summary>
    Settled,

    /// <summary>Not listed, with a reason.</summary>
    Dismissed,
}

static class IssueWords
{
    /// <summary>How an issue stands.</summary>
    public static IssueState StateOf(HotIssue? issue, bool answered) => issue switch
    {
        null => IssueState.Proposed,
        { DismissedAt: not null } => IssueState.Dismissed,
        { ListedAt: null } => IssueState.Proposed,
        { SettledAt: not null } => IssueState.Settled,
        _ => answered ? IssueState.Answered : IssueState.Listed,
    };

    public static Words Say(IssueState state) => state switch
    {
        IssueState.Proposed => new("待审定", "Proposed"),
        IssueState.Listed => new("等待回应", "Waiting for an answer"),
        IssueState.Answered => new("已回应", "Answered"),
        IssueState.Settled => new("已解决", "Settled"),
        _ => new("不列入", "Not listed"),
    };

    public static Tone ToneOf(IssueState state) => state switch
    {
        IssueState.Listed => Tone.Soon,
        IssueState.Answered or IssueState.Settled => Tone.Ok,
        _ => Tone.Idle,
    };
}

/// <summary>Named queries on hot issues.</summary>
static class IssueQueries
{
    extension(Db db)
    {
        /// <summary>What editors decided about topics.</summary>
        public DbSet<HotIssue> HotIssues => db.Set<HotIssue>();

        /// <summary>Answers to topics, drafts among them.</summary>
        public DbSet<HotIssueAnswer> IssueAnswers => db.Set<HotIssueAnswer>();
    }

    extension(IQueryable<HotIssue> issues)
    {
        /// <summary>Those that everybody may read of.</summary>
        public IQueryable<HotIssue> Public() => issues.Where(issue => issue.ListedAt != null && issue.DismissedAt == null && issue.MergedInto == null);
    }

    extension(IQueryable<HotIssueAnswer> answers)
    {
        /// <summary>Those that were released, the newest first.</summary>
        public IQueryable<HotIssueAnswer> Released() => answers.Where(answer => answer.ReleasedAt != null).OrderByDescending(answer => answer.ReleasedAt);
    }
}
