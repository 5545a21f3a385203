using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What the page of a record shows.</summary>
public sealed record RecordModel
{
    /// <summary>The record, with its topics.</summary>
    public required Record Record { get; init; }

    /// <summary>The edition that is shown.</summary>
    public required Edition Edition { get; init; }

    /// <summary>What codes are called.</summary>
    public required Labels Labels { get; init; }

    /// <summary>The body that published it.</summary>
    public required Body Body { get; init; }

    /// <summary>How it stands today.</summary>
    public required Validity Validity { get; init; }

    /// <summary>The text.</summary>
    public required IReadOnlyList<DocumentLine> Lines { get; init; }

    /// <summary>Files of the edition.</summary>
    public required IReadOnlyList<FileFacts> Files { get; init; }

    /// <summary>All editions.</summary>
    public required IReadOnlyList<EditionFacts> Editions { get; init; }

    /// <summary>Where the edition stands in the log; null while it waits for its place.</summary>
    public required RecordProof? Proof { get; init; }

    /// <summary>Records near it.</summary>
    public required IReadOnlyList<RelatedRecord> Related { get; init; }

    /// <summary>How the matter went that is told of; empty for most.</summary>
    public IReadOnlyList<Station> Course { get; init; } = [];

    /// <summary>For a preview: the case it belongs to; null for what is public.</summary>
    public string? Back { get; init; }

    /// <summary>Whether a newer edition exists.</summary>
    public bool Old => Edition.Number != Record.Edition;

    /// <summary>Where the record's page is.</summary>
    public string Href => FoundRecord.HrefOf(Record.Index);
}

/// <summary>A file of an edition, without its text.</summary>
public sealed record FileFacts(string Name, string MediaType, long Size, string Hash, bool HasText, bool Recognised)
{
    /// <summary>Where it is while it is not public; null for where the public gets it.</summary>
    public string? Href { get; init; }

    /// <summary>The kind in three or four letters.</summary>
    public string Kind => System.IO.Path.GetExtension(Name) is { Length: > 1 and < 6 } extension
        ? extension[1..].ToUpperInvariant()
        : MediaType[(MediaType.LastIndexOf('/') + 1)..].ToUpperInvariant() is { Length: < 5 } type ? type : "FILE";
}

/// <summary>An edition without its text.</summary>
public sealed record EditionFacts(int Number, DateTime PublishedAt, string? Note);

/// <summary>A record beside another.</summary>
public sealed record RelatedRecord(string Index, string Title, string Kind, DateOnly PublishedOn, Language Language);

/// <summary>Where an edition stands in the log.</summary>
public sealed record RecordProof(long Index, DateTime Logged, long Size, DateTime Stamped, string Fingerprint, int Steps);

/// <summary>A record that was withdrawn.</summary>
public sealed record Tombstone(Record Record, Body Body)
{
    /// <summary>For a preview: the case it belongs to.</summary>
    public string? Back { get; init; }
}

/// <summary>The text of a file.</summary>
public sealed record FileTextModel(string Index, string Title, Attachment File, IReadOnlyList<DocumentLine> Lines);
