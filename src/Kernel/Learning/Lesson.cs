namespace Daylight;

/// <summary>A letter of the past and what people made of it.</summary>
/// <param name="Label">What it was given: the code of its class, or of the body that answered it.</param>
/// <param name="Subject">Its subject; empty when it has none.</param>
/// <param name="Text">What it says.</param>
public sealed record Lesson(string Label, string Subject, string Text);

/// <summary>How much is asked of what is learned.</summary>
public sealed record LearningSettings
{
    /// <summary>Different letters a label needs; one with fewer is left out. Not under <see cref="Folds"/>.</summary>
    public int Fewest { get; init; } = 5;

    /// <summary>From which share on a label is suggested at all, 0 to 1.</summary>
    public double Sure { get; init; } = 0.5;

    /// <summary>In how many parts the letters are tried, each part by a model that was learned from the others.</summary>
    public const int Folds = 5;
}

/// <summary>What came of the lessons.</summary>
/// <param name="Model">The model; null when fewer than two labels have letters enough.</param>
/// <param name="Trial">How often it is right; null without a model.</param>
/// <param name="LeftOut">Labels with too few letters.</param>
/// <param name="Copies">Letters that say word for word what another one says.</param>
public sealed record Learned(LabelModel? Model, Trial? Trial, IReadOnlyList<LeftOutLabel> LeftOut, int Copies);

/// <summary>A label that could not be learned.</summary>
/// <param name="Label">The label.</param>
/// <param name="Letters">Its letters, copies once.</param>
/// <param name="Fewest">How many it would need.</param>
public sealed record LeftOutLabel(string Label, int Letters, int Fewest)
{
    /// <summary>A sentence for the officer who has it learned.</summary>
    public Words Words => new($"“{Label}”只有 {Letters} 封不同的信，少于 {Fewest} 封，没有学。",
        $"“{Label}” has {Letters} different letters, fewer than {Fewest}, and was not learned.");
}
