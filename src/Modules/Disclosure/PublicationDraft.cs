namespace Daylight.Disclosure;

/// <summary>What a case of publication is to bring about.</summary>
public enum PublicationPurpose
{
    /// <summary>A new record (新发布).</summary>
    Publish,

    /// <summary>A further edition of a record (更正).</summary>
    Correct,

    /// <summary>That a record is public no longer (撤回).</summary>
    Withdraw,
}

/// <summary>
/// What is to be published (待发布信息): the facts, the text and the files of a record while they are written and
/// reviewed. It stays as it was when released; what came of it is the record. Nothing of it is told of anybody, unless it
/// was to publish what somebody was given and never did: then it goes with their case.
/// </summary>
[InLedger]
sealed class PublicationDraft
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice opens one case.</summary>
    public required Guid Once { get; init; }

    public required PublicationPurpose Purpose { get; init; }

    /// <summary>The record it is about, or that came of it; null while a new one is not released.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>Kernel address of the case whose answer it publishes; null when it is about none. The public is not told.</summary>
    public string? From { get; init; }

    /// <summary>The edition that a correction begins from; null where there is none.</summary>
    public int? Edition { get; init; }

    [Personal(PersonalAttribute.Nameless)]
    public required string Title { get; set; }

    [Personal]
    public string? DocumentNumber { get; set; }

    public required string Category { get; set; }

    public required string Kind { get; set; }

    /// <summary>Codes of topics, separated by spaces.</summary>
    public string Topics { get; set; } = "";

    public NormativeLevel Normative { get; set; }

    public DateOnly? FormedOn { get; set; }

    public DateOnly? EffectiveOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public DateOnly? AbolishedOn { get; set; }

    [Personal]
    public string? Description { get; set; }

    [Personal]
    public string? Keywords { get; set; }

    [Personal]
    public string? IssuerName { get; set; }

    public Language Language { get; set; }

    [Personal]
    public string Text { get; set; } = "";

    /// <summary>For the public: what a correction changes, or why a record is to be withdrawn.</summary>
    [Personal]
    public string? Note { get; set; }

    public List<DraftFile> Files { get; } = [];

    public string[] TopicCodes => Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is published when it is released.</summary>
    public Publication Of(string body) => new()
    {
        BodyCode = body,
        Title = Title,
        Text = Text,
        Category = Category,
        Kind = Kind,
        Topics = TopicCodes,
        Normative = Normative,
        DocumentNumber = DocumentNumber,
        FormedOn = FormedOn,
        EffectiveOn = EffectiveOn,
        ExpiresOn = ExpiresOn,
        AbolishedOn = AbolishedOn,
        Description = Description,
        Keywords = Keywords,
        IssuerName = IssuerName,
        Language = Language,
        Occasion = From is null ? null : Occasion.Request,
        Attachments = [.. Files.OrderBy(file => file.Id).Select(file => file.Attached())],
    };

    public static void Model(ModelBuilder model)
    {
        model.Entity<PublicationDraft>(draft =>
        {
            draft.HasKey(d => d.CaseId);
            draft.HasIndex(d => d.Once).IsUnique();
            draft.HasIndex(d => d.From);
            draft.HasIndex(d => d.RecordId);
            draft.HasOne<Case>().WithOne().HasForeignKey<PublicationDraft>(d => d.CaseId);
            draft.HasOne<Record>().WithMany().HasForeignKey(d => d.RecordId);
            draft.HasMany(d => d.Files).WithOne().HasForeignKey(file => file.CaseId);
            draft.Ignore(d => d.TopicCodes);
        });
    }
}

/// <summary>A file that is to be published with a draft, kept under the hash of its content.</summary>
[InLedger, NamesFile, Personal]
sealed class DraftFile
{
    public Guid Id { get; init; } = Ids.Next();

    public Guid CaseId { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required long Size { get; init; }

    public required string Hash { get; init; }

    /// <summary>Its text; null when none could be read.</summary>
    public string? Text { get; init; }

    /// <summary>True when the text was read from an image.</summary>
    public bool Recognised { get; init; }

    public Attachment Attached() => new()
    {
        Name = Name, MediaType = MediaType, Size = Size, Hash = Hash, Text = Text, Recognised = Recognised,
    };
}

/// <summary>Named queries on drafts.</summary>
static class PublicationDraftQueries
{
    extension(Db db)
    {
        /// <summary>All drafts; for officers only.</summary>
        public DbSet<PublicationDraft> PublicationDrafts => db.Set<PublicationDraft>();

        /// <summary>The open cases that publish what was given in a case.</summary>
        public IQueryable<Case> PublicationsUnderWay(Case given) =>
            from draft in db.PublicationDrafts
            join publication in db.Cases.Open() on draft.CaseId equals publication.Id
            where draft.From == given.Address
            orderby publication.Code
            select publication;
    }

    extension(IQueryable<PublicationDraft> drafts)
    {
        /// <summary>The draft of a case with its files, or null.</summary>
        public Task<PublicationDraft?> Of(Case matter, CancellationToken stop) =>
            drafts.Include(draft => draft.Files.OrderBy(file => file.Id)).AsSplitQuery().SingleOrDefaultAsync(draft => draft.CaseId == matter.Id, stop);
    }
}
