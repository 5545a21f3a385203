namespace Daylight.Web;

/// <summary>
/// What happened in a case, as letters tell it: each with the day on which it stands in the file, and nothing where it does
/// not stand there. The sentence that would say it is then left out.
/// </summary>
public static class CourseFacts
{
    /// <summary>
    /// A fact of the course: <c>step:NAME</c> the day on which a step was taken last, <c>until:NAME</c> the last day told with
    /// it, <c>missed:NAME</c> the same once it has passed in silence. Null where the step was not taken.
    /// </summary>
    /// <param name="name">The name of the fact.</param>
    /// <param name="procedure">The procedure of the case.</param>
    /// <param name="matter">The case, with its steps.</param>
    /// <param name="today">The day of the letter.</param>
    public static string? Of(string name, Procedure procedure, Case matter, DateOnly today) => name.Split(':') switch
    {
        ["step", var step] => Day(Last(matter, step)?.On),
        ["until", var step] => Day(Last(matter, step)?.Until),
        ["missed", var step] => Missed(procedure, matter, step, today),
        _ => null,
    };

    /// <summary>The last time a step was taken; null where it was not.</summary>
    public static CaseStep? Last(Case matter, string step) => matter.Steps.Where(taken => taken.Step == step).MaxBy(taken => taken.Number);

    /// <summary>A day as letters write it; null for none.</summary>
    public static string? Day(DateOnly? day) => day is { } on ? OfficialLetter.DayOf(on) : null;

    // They were asked, the day has passed, and nothing of theirs was entered after it.
    static string? Missed(Procedure procedure, Case matter, string step, DateOnly today)
    {
        if (Last(matter, step) is not { Until: { } until } asked || until >= today) return null;
        var next = matter.Steps.Where(later => later.Number > asked.Number && later.Step != Recount.StepName).MinBy(later => later.Number);
        return next is null || procedure.Step(next.Step) is { InSilence: true } ? OfficialLetter.DayOf(until) : null;
    }
}
