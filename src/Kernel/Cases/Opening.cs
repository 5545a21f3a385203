namespace Daylight;

/// <summary>What begins a case.</summary>
public sealed record Opening
{
    /// <summary>The body that has to act.</summary>
    public required string BodyCode { get; init; }

    /// <summary>State it begins in; one of the procedure's starts.</summary>
    public required State State { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Day on which it was submitted.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Day of receipt in law, where the opening itself is the receipt; starts the clock.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>What the entry tells everybody besides; nothing about a person.</summary>
    public IReadOnlyDictionary<string, object?> Told { get; init; } = new Dictionary<string, object?>();

    /// <summary>The requester's secret; null for cases of the office.</summary>
    public string? Secret { get; init; }
}
