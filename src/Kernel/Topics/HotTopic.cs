namespace Daylight;

/// <summary>What several people wrote about, with everything its place in the list comes from.</summary>
/// <param name="Key">The number of its first letter: it stays the same as the topic grows.</param>
/// <param name="Title">What it is about, in the words of a member; never a person's name.</param>
/// <param name="Place">Where, in the words of the members; null when they name no place.</param>
/// <param name="Terms">What its letters say and others do not.</param>
/// <param name="Heat">The index, with its parts.</param>
/// <param name="Reporters">How many different people wrote in words of their own.</param>
/// <param name="Letters">How many letters.</param>
/// <param name="First">When the first came.</param>
/// <param name="Last">When the last came.</param>
/// <param name="Ids">The numbers of its letters, in the order they came.</param>
/// <param name="Course">How many people wrote in each week, from the first to the last; weeks begin on Monday.</param>
/// <param name="Rises">When it rose.</param>
public sealed record HotTopic(
    string Key, string Title, string? Place, IReadOnlyList<string> Terms, Heat Heat, int Reporters, int Letters, DateTime First,
    DateTime Last, IReadOnlyList<string> Ids, IReadOnlyList<WeekOfTopic> Course, IReadOnlyList<TopicRise> Rises)
{
    /// <summary>The topic that people made of it; null when it was only found.</summary>
    public string? Pin { get; init; }
}

/// <summary>How many people wrote about a topic in a week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Reporters">People.</param>
public sealed record WeekOfTopic(DateOnly Monday, int Reporters);

/// <summary>That a topic rose (热点预警): many more people than could be expected.</summary>
/// <param name="At">The letter that made it certain.</param>
/// <param name="Reporters">People within the window before it.</param>
/// <param name="Expected">How many were to be expected.</param>
/// <param name="Surprise">How improbable that is, in zeros after the point.</param>
public sealed record TopicRise(DateTime At, int Reporters, double Expected, double Surprise);
