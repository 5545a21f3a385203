namespace Daylight;

/// <summary>What comes with a step.</summary>
public sealed record StepInput
{
    /// <summary>Day on which it happened; today unless something came in earlier.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Version of the case that was looked at when deciding; null for the program's own steps.</summary>
    public int? Version { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The text that goes out.</summary>
    public string? Text { get; init; }

    /// <summary>Outcome code.</summary>
    public string? Outcome { get; init; }

    /// <summary>How it was delivered.</summary>
    public string? Delivery { get; init; }

    /// <summary>Day by which somebody outside has to act.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How much longer the period is, in the unit of its rule; null for the usual length.</summary>
    public int? Days { get; init; }

    /// <summary>What was pointed out in it and let pass: <see cref="CaseStep.LetPass"/>.</summary>
    public string? LetPass { get; init; }

    /// <summary>The number of the document that goes out with it.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The versions of the texts its letter began from: <see cref="CaseStep.Wording"/>.</summary>
    public string? Wording { get; init; }

    /// <summary>The body to which the case is handed over.</summary>
    public string? Body { get; init; }
}
