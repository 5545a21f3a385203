namespace Daylight.Petitions;

/// <summary>A figure of a score that opens its cases.</summary>
public enum ScorePart
{
    /// <summary>Decided on acceptance (按期受理).</summary>
    Accepted,

    /// <summary>Answered (按期答复).</summary>
    Answered,

    /// <summary>Of those answered, taken up again or brought to review since (答复后有争议).</summary>
    Contested,

    /// <summary>Of those answered, raised before by the same person (重复反映).</summary>
    Repeated,

    /// <summary>Rated by the people (群众满意).</summary>
    Rated,
}

/// <summary>One case that counts in one part of a score.</summary>
/// <param name="Part">The part; what is contested or was raised before is a line of those answered.</param>
/// <param name="Body">The body for which it counts.</param>
/// <param name="Code">Code of the case; empty where a score is replayed, and nobody opens it.</param>
/// <param name="On">The day.</param>
/// <param name="Good">In time, or satisfied.</param>
public sealed record ScoreLine(ScorePart Part, string Body, string Code, DateOnly On, bool Good)
{
    /// <summary>True for an answer that was taken up again or brought to review since.</summary>
    public bool Contested { get; init; }

    /// <summary>True for an answer to what the same person had raised before.</summary>
    public bool Repeated { get; init; }
}
