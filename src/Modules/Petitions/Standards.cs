namespace Daylight.Petitions;

/// <summary>Working standards beside the clock of a petition (签收、简易办理): shown, and cards are given by them, and no step is refused by them.</summary>
static class Standards
{
    /// <summary>The rule by which a body signs for what it was assigned.</summary>
    public const string Sign = "sign";

    /// <summary>The last day by such a rule, counted from the last assignment, else from receipt; null where the regime has none.</summary>
    public static DateOnly? Of(LawBook law, Case matter, string key)
    {
        var from = matter.Steps.Where(taken => taken.ToBody is not null).MaxBy(taken => taken.Number)?.On ?? matter.ReceivedOn;
        return matter.Regime is { } regime && from is { } on && law.Rule($"{regime}/{key}", on) is { Value: not null } rule ? Clock.DueOn(rule, law.CalendarOf(rule), on) : null;
    }
}
