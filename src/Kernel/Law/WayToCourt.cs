namespace Daylight;

/// <summary>
/// How an answer comes before a court: at once, only after reconsideration (复议前置), or some of it one way and some the other.
/// Administrative Reconsideration Law 2023, Art. 23.
/// </summary>
public enum WayToCourt
{
    /// <summary>A suit is open at once; reconsideration is open too.</summary>
    AtOnce,

    /// <summary>What is withheld has to be reconsidered first; for the rest a suit is open at once.</summary>
    PartAtOnce,

    /// <summary>Reconsideration comes before a suit.</summary>
    ReconsiderationFirst,
}

/// <summary>The one place that says which it is, for letters and pages.</summary>
public static class WaysToCourt
{
    /// <summary>The way of an answer that was decided on a day.</summary>
    /// <param name="grounds">The outcomes of its parts; of an answer without parts its own. What is granted in part withholds the rest.</param>
    /// <param name="decidedOn">The day.</param>
    public static WayToCourt Of(IReadOnlyCollection<Outcome> grounds, DateOnly decidedOn)
    {
        var first = grounds.Where(outcome => outcome.NeedsReconsiderationFirst(decidedOn)).ToList();
        return first.Count == 0 ? WayToCourt.AtOnce
            : first.Count < grounds.Count || first.Exists(outcome => outcome.Meaning == "partial") ? WayToCourt.PartAtOnce
            : WayToCourt.ReconsiderationFirst;
    }
}
