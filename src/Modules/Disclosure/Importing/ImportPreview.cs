namespace Daylight.Disclosure.Importing;

/// <summary>What reading would import, in figures, before anything is saved.</summary>
sealed class ImportPreview
{
    readonly Dictionary<Words, int> reasons = [];
    readonly Dictionary<Words, int> warnings = [];
    readonly Dictionary<Language, int> languages = [];

    public int Records { get; private set; }
    public int Refused { get; private set; }
    public int WithNumber { get; private set; }
    public int WithFormedOn { get; private set; }
    public int WithPublishedOn { get; private set; }
    public int WithEffectiveOn { get; private set; }
    public int WithIssuer { get; private set; }
    public int Attachments { get; private set; }

    /// <summary>Rows seen: every one is a record or refused.</summary>
    public int Rows => Records + Refused;

    public IReadOnlyDictionary<Words, int> Reasons => reasons;
    public IReadOnlyDictionary<Words, int> Warnings => warnings;
    public IReadOnlyDictionary<Language, int> Languages => languages;

    public void Add(ReadItem item)
    {
        if (item is ReadItem.Refused { Reason: var reason })
        {
            Refused++;
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }
        else if (item is ReadItem.Record { Document: var document })
        {
            Count(document);
        }
    }

    void Count(ImportedRecord document)
    {
        Records++;
        if (document.DocumentNumber is not null) WithNumber++;
        if (document.FormedOn is not null) WithFormedOn++;
        if (document.PublishedOn is not null) WithPublishedOn++;
        if (document.EffectiveOn is not null) WithEffectiveOn++;
        if (document.Issuers.Count > 0) WithIssuer++;
        Attachments += document.Attachments.Count;
        languages[document.Language] = languages.GetValueOrDefault(document.Language) + 1;
        foreach (var warning in document.Warnings) warnings[warning] = warnings.GetValueOrDefault(warning) + 1;
    }
}
