namespace Daylight;

/// <summary>A letter as the search for hot topics sees it.</summary>
/// <param name="Id">Its number; one letter is known by it.</param>
/// <param name="Reporter">
/// Whose it is: the same word for all letters of one verified person. Null when nobody is known to have written it; such a
/// letter belongs to its topic and counts for nobody, since one sender could write any number of them.
/// </param>
/// <param name="Subject">What it is about, in the writer's words.</param>
/// <param name="Text">The letter.</param>
/// <param name="At">When it came.</param>
public sealed record TopicLetter(string Id, string? Reporter, string Subject, string Text, DateTime At)
{
    /// <summary>Votes of readers for it.</summary>
    public int For { get; init; }

    /// <summary>Votes of readers against it.</summary>
    public int Against { get; init; }

    /// <summary>The place the writer chose, where the form asked for one.</summary>
    public string? Place { get; init; }

    /// <summary>How severe its class of matters is, from 0 to 1.</summary>
    public double Severity { get; init; }

    /// <summary>Whether the matter has been settled.</summary>
    public bool Resolved { get; init; }
}
