using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>At which level a normative document was issued (规范性文件).</summary>
public enum NormativeLevel
{
    /// <summary>Not a normative document.</summary>
    None,

    /// <summary>Issued by the government itself (政府规范性文件).</summary>
    Government,

    /// <summary>Issued by a department (部门规范性文件).</summary>
    Department,
}

/// <summary>What led to a publication, where it was not the body's own accord.</summary>
public enum Occasion
{
    /// <summary>Somebody asked for the information and was given it (依申请公开转主动公开); CN-OGI-2019 Art. 44.</summary>
    Request,
}

/// <summary>
/// A piece of government information in the catalogue (政府信息). It is identified for ever by its index
/// number; what it says stands in its editions, which never change once published. Four dates belong to it:
/// formed, published, effective, expires.
/// </summary>
[InLedger]
public sealed class Record
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Index number (索引号): <c>organisation code/year-serial</c>, 20 characters, permanent.</summary>
    public required string Index { get; init; }

    /// <summary>The public body that published it.</summary>
    public required string BodyCode { get; init; }

    /// <summary>Title of the current edition (名称).</summary>
    public required string Title { get; set; }

    /// <summary>Document number (文号), normalised; null when the document has none.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>Kind of content: a code of <see cref="Classification.Categories"/>.</summary>
    public required string Category { get; set; }

    /// <summary>What sort of document it is: a code of <see cref="Classification.Kinds"/> (体裁).</summary>
    public required string Kind { get; set; }

    /// <summary>Normative document, and of which level.</summary>
    public NormativeLevel Normative { get; set; }

    /// <summary>Day the information was made or obtained (成文日期): the day of signing.</summary>
    public DateOnly? FormedOn { get; set; }

    /// <summary>Day of publication where the body is; the year in which reports count it.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Instant of publication (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Day it takes effect (施行日期).</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Last day it is valid (失效日期); stored, never computed.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Day it was abolished before its time (废止).</summary>
    public DateOnly? AbolishedOn { get; set; }

    /// <summary>One or two sentences on what it is about (内容概述).</summary>
    public string? Description { get; set; }

    /// <summary>Keywords, separated by spaces (关键词).</summary>
    public string? Keywords { get; set; }

    /// <summary>Name of the issuer where it is not the publishing body itself.</summary>
    public string? IssuerName { get; set; }

    /// <summary>Language of the text.</summary>
    public Language Language { get; set; }

    /// <summary>True when the full text can be read and searched, not only looked at (全文电子化).</summary>
    public bool HasText { get; set; }

    /// <summary>Number of the current edition, from 1.</summary>
    public int Edition { get; set; } = 1;

    /// <summary>What led to its publication; null for the body's own accord.</summary>
    public Occasion? Occasion { get; init; }

    /// <summary>Identity in the system it was imported from; importing it again adds nothing.</summary>
    public string? SourceId { get; init; }

    /// <summary>Address it was imported from.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When it was withdrawn (UTC). The entry in the catalogue stays, as a tombstone with its reason.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Why it was withdrawn, in words for the public.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <summary>Priority fields and themes.</summary>
    public List<RecordTopic> Topics { get; } = [];

    /// <summary>Editions, the current one last.</summary>
    public List<Edition> Editions { get; } = [];

    /// <summary>Kernel address.</summary>
    public string Address => $"record:{Index}";

    /// <summary>How the record stands on a day.</summary>
    public Validity ValidityOn(DateOnly day) => this switch
    {
        { WithdrawnAt: not null } => Validity.Withdrawn,
        { AbolishedOn: { } end } when end <= day => Validity.Abolished,
        { ExpiresOn: { } end } when end < day => Validity.Expired,
        { EffectiveOn: { } start } when day < start => Validity.NotYet,
        _ => Validity.Valid,
    };

    internal static void Model(ModelBuilder model)
    {
        model.Entity<Record>(record =>
        {
            record.HasIndex(r => r.Index).IsUnique();
            record.HasIndex(r => r.SourceId).IsUnique();
            record.HasIndex(r => new { r.PublishedOn, r.Index });
            record.HasIndex(r => new { r.BodyCode, r.PublishedOn });
            record.HasIndex(r => new { r.Category, r.PublishedOn });
            record.HasIndex(r => r.DocumentNumber);
            record.HasOne<Body>().WithMany().HasForeignKey(r => r.BodyCode);
            record.HasMany(r => r.Topics).WithOne().HasForeignKey(t => t.RecordId);
            record.HasMany(r => r.Editions).WithOne().HasForeignKey(e => e.RecordId);
            record.Ignore(r => r.Address);
        });
        model.Entity<RecordTopic>(topic =>
        {
            topic.HasKey(t => new { t.RecordId, t.Topic });
            topic.HasIndex(t => t.Topic);
        });
        model.Entity<Edition>(edition =>
        {
            edition.HasIndex(e => new { e.RecordId, e.Number }).IsUnique();
            edition.HasMany(e => e.Attachments).WithOne().HasForeignKey(a => a.EditionId);
        });
        model.Entity<Counter>().HasKey(counter => counter.Series);
    }
}

/// <summary>How a record stands on a day.</summary>
public enum Validity
{
    /// <summary>In force (现行有效).</summary>
    Valid,

    /// <summary>Published, takes effect later (尚未施行).</summary>
    NotYet,

    /// <summary>Its period has ended (已失效).</summary>
    Expired,

    /// <summary>Abolished (已废止).</summary>
    Abolished,

    /// <summary>Withdrawn from publication (已撤回).</summary>
    Withdrawn,
}

/// <summary>A topic of a record: a code of <see cref="Classification.Topics"/>.</summary>
[InLedger]
public sealed class RecordTopic
{
    /// <summary>The record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>The topic.</summary>
    public required string Topic { get; init; }
}

/// <summary>
/// What a record said from a moment on. Never changed, only followed by the next one; its
/// <see cref="Digest"/> is in the public log, so anyone can check the text they were given.
/// </summary>
[InLedger]
public sealed class Edition
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Title in this edition.</summary>
    public required string Title { get; init; }

    /// <summary>Document number in this edition.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Day it was made, as this edition says.</summary>
    public DateOnly? FormedOn { get; init; }

    /// <summary>Day it takes effect, as this edition says.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Last day it is valid, as this edition says.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Day it was abolished, as this edition says.</summary>
    public DateOnly? AbolishedOn { get; init; }

    /// <summary>The text, paragraphs separated by line feeds.</summary>
    public required string Text { get; init; }

    /// <summary>What changed and why, for the public; null for the first edition.</summary>
    public string? Note { get; init; }

    /// <summary>When it was published (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>SHA-256 of the canonical JSON of what is published: see <see cref="Catalogue"/>.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>Files that belong to it.</summary>
    public List<Attachment> Attachments { get; init; } = [];
}

/// <summary>A file that belongs to an edition (附件), kept under the hash of its content.</summary>
[InLedger, NamesFile]
public sealed class Attachment
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The edition.</summary>
    public Guid EditionId { get; init; }

    /// <summary>Name under which it is downloaded.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, as found in the content and not as claimed.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, in hex: the name of the file in the store.</summary>
    public required string Hash { get; init; }

    /// <summary>Its text, as far as it could be read; null when it could not.</summary>
    public string? Text { get; init; }

    /// <summary>True when the text was read from an image.</summary>
    public bool Recognised { get; init; }
}
