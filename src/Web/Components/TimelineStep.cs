namespace Daylight.Web;

/// <summary>How a step of a timeline is drawn.</summary>
public enum StepState
{
    /// <summary>Happened: a solid dot.</summary>
    Done,

    /// <summary>The clock was paused: a square.</summary>
    Hold,

    /// <summary>Where things are today: the sun.</summary>
    Now,

    /// <summary>Still to come: dashed.</summary>
    Next,
}

/// <summary>One step of a timeline.</summary>
/// <param name="State">How it is drawn.</param>
/// <param name="When">The date in words: 9月14日, 今天, 10月23日前.</param>
/// <param name="What">What happened, in plain words.</param>
/// <param name="Note">A sentence that explains it, or null.</param>
/// <param name="Date">The date for programs, or null.</param>
public sealed record TimelineStep(StepState State, string When, string What, string? Note = null, DateOnly? Date = null);
