namespace Daylight.Bench;

/// <summary>How much a benchmark does, and where it keeps what it prepares.</summary>
sealed record Sizes(string Folder)
{
    /// <summary>Records in the index.</summary>
    public int Indexed { get; init; } = 100_000;

    /// <summary>Different questions of a kind.</summary>
    public int Questions { get; init; } = 200;

    /// <summary>Rounds that are counted.</summary>
    public int Rounds { get; init; } = 11;

    /// <summary>Requests of a page in a round.</summary>
    public int Pages { get; init; } = 1000;

    /// <summary>Records imported.</summary>
    public int Imported { get; init; } = 5000;

    /// <summary>Requests filed in a round.</summary>
    public int Filed { get; init; } = 40;

    /// <summary>Petitions sent.</summary>
    public int Petitions { get; init; } = 10_000;

    /// <summary>Petitions that are scored.</summary>
    public int Scored { get; init; } = 100_000;

    /// <summary>A file of labelled letters; null: letters are made up.</summary>
    public string? Labelled { get; init; }

    /// <summary>Letters made up to learn from.</summary>
    public int Learned { get; init; } = 2400;

    /// <summary>Letters of which hot topics are found: many, and few.</summary>
    public int Letters { get; init; } = 100_000;

    /// <summary>The few.</summary>
    public int FewLetters { get; init; } = 4000;

    /// <summary>Whether the whole demonstration is made, or a town of a few bodies.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>Just enough to see that everything works; the figures mean nothing.</summary>
    public static Sizes Tiny(string folder) => new(folder)
    {
        Indexed = 200, Questions = 5, Rounds = 2, Pages = 40, Imported = 50, Filed = 3, Petitions = 80, Scored = 100, Learned = 120, Letters = 300, FewLetters = 100,
        Whole = false,
    };
}
