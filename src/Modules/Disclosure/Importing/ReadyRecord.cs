namespace Daylight.Disclosure.Importing;

/// <summary>A document with everything decided but its index number.</summary>
sealed class ReadyRecord(Origin origin, Publication publication, IndexNumber? ownIndex, List<Words> warnings)
{
    public Origin Origin => origin;

    public Publication Publication { get; private set; } = publication;

    /// <summary>The index number it brings along and may keep, unless somebody here has it.</summary>
    public IndexNumber? OwnIndex { get; private set; } = ownIndex;

    /// <summary>What somebody should look at.</summary>
    public IReadOnlyList<Words> Warnings => warnings;

    /// <summary>True when another run published it first.</summary>
    public bool Present { get; set; }

    public int Year => Instants.DayOf(Publication.PublishedAt!.Value).Year;

    /// <summary>It gets a number of ours; the one it had stays among its keywords.</summary>
    public void LoseIndex()
    {
        if (OwnIndex?.ToString() is not { } taken) return;
        warnings.Add(SavingWords.IndexTaken(taken));
        Publication = Publication with { Keywords = Publication.Keywords is { } words ? $"{words} {taken}" : taken };
        OwnIndex = null;
    }
}
