namespace Daylight.Disclosure.Importing;

/// <summary>Where a row came from.</summary>
/// <param name="File">The file as it was named; an entry of an archive is <c>archive.zip!entry</c>.</param>
/// <param name="Row">The line or element, from 1; 0 when the file is one document.</param>
sealed record Origin(string File, int Row)
{
    public override string ToString() => Row == 0 ? File : $"{File}:{Row}";
}

/// <summary>A file that belongs to a document.</summary>
/// <param name="Name">What the source calls it.</param>
/// <param name="Url">Its address, when the source gives one.</param>
/// <param name="Path">The file on disk, when it lies beside the document.</param>
sealed record ImportedAttachment(string Name, string? Url, string? Path);

/// <summary>A document as a source gives it, cleaned and understood, ready to become a record.</summary>
sealed record ImportedRecord
{
    /// <summary>The same for the same document in every run, so that a second import adds nothing.</summary>
    public required string SourceId { get; init; }

    public required Origin Origin { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required Language Language { get; init; }

    /// <summary>Besides the title, numbers and dates there is hardly any text.</summary>
    public bool OnlyHead { get; init; }

    /// <summary>文号 in its normal form, see <see cref="DocumentNumbers"/>.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The numbers of the other offices of a joint document.</summary>
    public IReadOnlyList<string> OtherNumbers { get; init; } = [];

    /// <summary>索引号 of the source's own catalogue.</summary>
    public string? SourceIndex { get; init; }

    /// <summary>成文日期: the day it was signed or adopted.</summary>
    public DateOnly? FormedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }
    public DateOnly? EffectiveOn { get; init; }
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Who issued it, the first office first.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>承办单位: who drew it up.</summary>
    public IReadOnlyList<string> Undertakers { get; init; } = [];

    public string? IssuerName => Issuers is [var first, ..] ? first : null;
    public string? UndertakerName => Undertakers is [var first, ..] ? first : null;
    public string? Category { get; init; }
    public string? Kind { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public string? Description { get; init; }
    public IReadOnlyList<ImportedAttachment> Attachments { get; init; } = [];
    public string? SourceUrl { get; init; }

    /// <summary>What an officer should look at before the record is released.</summary>
    public IReadOnlyList<Words> Warnings { get; init; } = [];
}

/// <summary>What became of one row: exactly one of these for every row of every file.</summary>
abstract record ReadItem(Origin Origin)
{
    public sealed record Record(ImportedRecord Document) : ReadItem(Document.Origin);

    public sealed record Refused(Origin Origin, Words Reason) : ReadItem(Origin);
}
