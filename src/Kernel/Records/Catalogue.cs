using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>What is published: the facts of a record together with its text and files.</summary>
public sealed record Publication
{
    /// <summary>The body that publishes.</summary>
    public required string BodyCode { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Full text; empty when only files or an image exist.</summary>
    public required string Text { get; init; }

    /// <summary>Category code.</summary>
    public required string Category { get; init; }

    /// <summary>Kind code.</summary>
    public required string Kind { get; init; }

    /// <summary>Topic codes.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Normative document, and of which level.</summary>
    public NormativeLevel Normative { get; init; }

    /// <summary>Document number, normalised.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Day it was made.</summary>
    public DateOnly? FormedOn { get; init; }

    /// <summary>Instant of publication; null for now. Set for records that were public before they came here.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>Day it takes effect.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Last day of validity.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Keywords.</summary>
    public string? Keywords { get; init; }

    /// <summary>Issuer, where not the publishing body.</summary>
    public string? IssuerName { get; init; }

    /// <summary>Language of the text.</summary>
    public Language Language { get; init; }

    /// <summary>Files.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Identity in the system it comes from.</summary>
    public string? SourceId { get; init; }

    /// <summary>Address it comes from.</summary>
    public string? SourceUrl { get; init; }
}

/// <summary>
/// The catalogue of government information (政府信息公开目录): the only way to publish, correct or withdraw.
/// Methods add to the unit of work; the caller saves, so that a case's step and the publication it decides
/// are one transaction.
/// </summary>
public sealed class Catalogue(Db db, Ledger ledger, TimeProvider time)
{
    /// <summary>Publishes a new record as its first edition. Must run inside a transaction (it takes an index number).</summary>
    public async Task<Record> Publish(Publication what, Actor by, CancellationToken stop)
    {
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Code == what.BodyCode, stop);
        var at = what.PublishedAt ?? time.Now();
        var year = Instants.DayOf(at).Year;
        var serial = await db.NextNumber($"record/{body.OrganisationCode}/{year}", stop);
        return Publish(what, by, IndexNumber(body, year, serial), at);
    }

    /// <summary>Publishes under an index number that was taken before; for imports, which take numbers by the hundred.</summary>
    public Record Publish(Publication what, Actor by, string index, DateTime at)
    {
        var record = new Record
        {
            Index = index,
            BodyCode = what.BodyCode,
            Title = what.Title,
            DocumentNumber = what.DocumentNumber,
            Category = what.Category,
            Kind = what.Kind,
            Normative = what.Normative,
            FormedOn = what.FormedOn,
            PublishedAt = at,
            PublishedOn = Instants.DayOf(at),
            EffectiveOn = what.EffectiveOn,
            ExpiresOn = what.ExpiresOn,
            Description = what.Description,
            Keywords = what.Keywords,
            IssuerName = what.IssuerName,
            Language = what.Language,
            HasText = what.Text.Length > 0 || what.Attachments.Any(file => file.Text is not null),
            SourceId = what.SourceId,
            SourceUrl = what.SourceUrl,
        };
        foreach (var topic in what.Topics.Distinct()) record.Topics.Add(new() { RecordId = record.Id, Topic = topic });
        var edition = NewEdition(record, 1, what.Text, note: null, at, what.Attachments);
        db.Add(record);
        Tell(by, "publish", record, edition, new() { ["publishedOn"] = record.PublishedOn });
        return record;
    }

    /// <summary>Publishes a further edition: a correction or an update, with a note that says what changed.</summary>
    public Edition Correct(Record record, string title, string text, string note, Actor by, IReadOnlyList<Attachment> files)
    {
        record.Title = title;
        record.Edition++;
        record.HasText = text.Length > 0;
        var edition = NewEdition(record, record.Edition, text, note, time.Now(), files);
        db.Add(edition);
        Tell(by, "correct", record, edition, []);
        return edition;
    }

    /// <summary>
    /// Withdraws a record from publication. Its text disappears from every output; the tombstone with the reason
    /// stays, and so does the log's entry that it was published.
    /// </summary>
    public void Withdraw(Record record, string because, Actor by)
    {
        record.WithdrawnAt = time.Now();
        record.WithdrawnBecause = because;
        ledger.Write(by, "withdraw", record.Address, record.BodyCode, new Dictionary<string, object?> { ["because"] = because })
            .Covers(record);
    }

    /// <summary>The index number (索引号) of a body's n-th record of a year.</summary>
    public static string IndexNumber(Body body, int year, long serial) =>
        $"{body.OrganisationCode}/{year:0000}-{serial:00000}";

    /// <summary>
    /// What the log commits to when an edition is published. A reader who has the record's JSON can compute the
    /// same bytes and compare.
    /// </summary>
    public static Dictionary<string, object?> Published(Record record, Edition edition) => new()
    {
        ["index"] = record.Index,
        ["edition"] = edition.Number,
        ["body"] = record.BodyCode,
        ["title"] = edition.Title,
        ["documentNumber"] = record.DocumentNumber,
        ["formedOn"] = record.FormedOn,
        ["publishedAt"] = edition.PublishedAt,
        ["effectiveOn"] = record.EffectiveOn,
        ["expiresOn"] = record.ExpiresOn,
        ["text"] = edition.Text,
        ["files"] = edition.Attachments.Select(file => (object?)$"{file.Hash} {file.Name}").ToList(),
    };

    static Edition NewEdition(
        Record record, int number, string text, string? note, DateTime at, IReadOnlyList<Attachment> files)
    {
        var edition = new Edition
        {
            RecordId = record.Id,
            Number = number,
            Title = record.Title,
            Text = text,
            Note = note,
            PublishedAt = at,
            Attachments = [.. files],
            Digest = new byte[SHA256.HashSizeInBytes],
        };
        SHA256.HashData(Canonical.Bytes(Published(record, edition)), edition.Digest);
        record.Editions.Add(edition);
        return edition;
    }

    void Tell(Actor by, string verb, Record record, Edition edition, Dictionary<string, object?> facts)
    {
        facts["edition"] = edition.Number;
        facts["digest"] = edition.Digest;
        var entry = ledger.Write(by, verb, record.Address, record.BodyCode, facts).Covers(record, edition);
        foreach (var topic in record.Topics) entry.Covers(topic);
        foreach (var file in edition.Attachments) entry.Covers(file);
    }
}
