namespace Daylight;

/// <summary>What a person wants of the office, in the words of the 12345 hotline (诉求类型).</summary>
public enum HotlineClass
{
    /// <summary>To know something (咨询).</summary>
    Consultation,

    /// <summary>Help (求助).</summary>
    Help,

    /// <summary>That a wrong done to them ends (投诉).</summary>
    Complaint,

    /// <summary>To tell of somebody's breach of the law (举报).</summary>
    Report,

    /// <summary>That something becomes better (建议).</summary>
    Suggestion,
}

/// <summary>A class of matters that people write about (事项分类).</summary>
public sealed record TopicClass
{
    /// <summary>Stored and part of URLs; never changes. It begins with the code of the class above.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Words Name { get; init; }

    /// <summary>The code of the class above; null on the first level.</summary>
    public string? Above { get; init; }

    /// <summary>1, 2 or 3; a matter is of a class of the third level.</summary>
    public required int Level { get; init; }

    /// <summary>
    /// How much is at stake on the third level: 1 an inconvenience, 2 a harm or a duty neglected, 3 a danger to life, home
    /// or livelihood, or somebody's crime. A class above has the highest of those in it.
    /// </summary>
    public required int Severity { get; init; }

    /// <summary>What people usually want in such matters; on the third level alone, others are not forbidden.</summary>
    public IReadOnlyList<HotlineClass> Usual { get; init; } = [];
}
