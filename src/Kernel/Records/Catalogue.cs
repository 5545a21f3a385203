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

    /// <summary>Day it was abolished before its time.</summary>
    public DateOnly? AbolishedOn { get; init; }

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

    /// <summary>What led to it; null for the body's own accord.</summary>
    public Occasion? Occasion { get; init; }

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
        var record = Of(what, index, at);
        db.Add(record);
        Tell(by, "publish", record, record.Editions[0], new() { ["publishedOn"] = record.PublishedOn });
        return record;
    }

    /// <summary>A record as it will be once published; nothing is kept yet. For previews.</summary>
    public static Record Of(Publication what, string index, DateTime at)
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
            AbolishedOn = what.AbolishedOn,
            Description = what.Description,
            Keywords = what.Keywords,
            IssuerName = what.IssuerName,
            Language = what.Language,
            HasText = HasText(what),
            Occasion = what.Occasion,
            SourceId = what.SourceId,
            SourceUrl = what.SourceUrl,
        };
        foreach (var topic in what.Topics.Distinct()) record.Topics.Add(new() { RecordId = record.Id, Topic = topic });
        NewEdition(record, 1, what.Text, note: null, at, what.Attachments);
        return record;
    }

    /// <summary>
    /// Publishes a further edition: a correction or an update, with a note that says what changed. All facts of the
    /// record become those of <paramref name="what"/>; its body, its number in the catalogue and its day of
    /// publication stay. The record's topics must be loaded.
    /// </summary>
    public Edition Correct(Record record, Publication what, string note, Actor by)
    {
        var before = record.Topics.ToList();
        var edition = Revise(record, what, note, time.Now());
        var gone = before.Except(record.Topics).ToList();
        db.RemoveRange(gone);
        db.AddRange(record.Topics.Except(before));
        db.Add(edition);
        var entry = Tell(by, "correct", record, edition, []);
        foreach (var topic in gone) entry.Covers(topic);
        return edition;
    }

    /// <summary>Makes a record what it will be with its next edition; nothing is kept yet. For previews.</summary>
    public static Edition Revise(Record record, Publication what, string note, DateTime at)
    {
        record.Title = what.Title;
        record.DocumentNumber = what.DocumentNumber;
        record.Category = what.Category;
        record.Kind = what.Kind;
        record.Normative = what.Normative;
        record.FormedOn = what.FormedOn;
        record.EffectiveOn = what.EffectiveOn;
        record.ExpiresOn = what.ExpiresOn;
        record.AbolishedOn = what.AbolishedOn;
        record.Description = what.Description;
        record.Keywords = what.Keywords;
        record.IssuerName = what.IssuerName;
        record.Language = what.Language;
        record.HasText = HasText(what);
        record.Topics.RemoveAll(topic => !what.Topics.Contains(topic.Topic));
        foreach (var topic in what.Topics.Distinct().Where(topic => record.Topics.All(known => known.Topic != topic)))
            record.Topics.Add(new() { RecordId = record.Id, Topic = topic });
        record.Edition++;
        return NewEdition(record, record.Edition, what.Text, note, at, what.Attachments);
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
    public static Dictionary<string, object?> Published(Record record, Edition edition)
    {
        var published = new Dictionary<string, object?>
        {
            ["index"] = record.Index,
            ["edition"] = edition.Number,
            ["body"] = record.BodyCode,
            ["title"] = edition.Title,
            ["documentNumber"] = edition.DocumentNumber,
            ["formedOn"] = edition.FormedOn,
            ["publishedAt"] = edition.PublishedAt,
            ["effectiveOn"] = edition.EffectiveOn,
            ["expiresOn"] = edition.ExpiresOn,
            ["text"] = edition.Text,
            ["files"] = edition.Attachments.Select(file => (object?)$"{file.Hash} {file.Name}").ToList(),
        };
        if (edition.AbolishedOn is { } abolished) published["abolishedOn"] = abolished;
        return published;
    }

    static bool HasText(Publication what) => what.Text.Length > 0 || what.Attachments.Any(file => file.Text is { Length: > 0 });

    static Edition NewEdition(
        Record record, int number, string text, string? note, DateTime at, IReadOnlyList<Attachment> files)
    {
        var edition = new Edition
        {
            RecordId = record.Id,
            Number = number,
            Title = record.Title,
            DocumentNumber = record.DocumentNumber,
            FormedOn = record.FormedOn,
            EffectiveOn = record.EffectiveOn,
            ExpiresOn = record.ExpiresOn,
            AbolishedOn = record.AbolishedOn,
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

    Entry Tell(Actor by, string verb, Record record, Edition edition, Dictionary<string, object?> facts)
    {
        facts["edition"] = edition.Number;
        facts["digest"] = edition.Digest;
        var entry = ledger.Write(by, verb, record.Address, record.BodyCode, facts).Covers(record, edition);
        foreach (var topic in record.Topics) entry.Covers(topic);
        foreach (var file in edition.Attachments) entry.Covers(file);
        return entry;
    }
}
