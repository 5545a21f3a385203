namespace Daylight.Petitions;

/// <summary>The letters that steps of petitions and orders begin with: their words are data, here are the facts.</summary>
sealed class PetitionLetters(LawBook law, BodyTree bodies, TimeProvider time)
{
    /// <summary>The letter of a step; null where there is none.</summary>
    /// <param name="procedure">The procedure of the case.</param>
    /// <param name="matter">The case, with its steps.</param>
    /// <param name="petition">What was raised, and by whom.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome chosen, or null.</param>
    public Prepared? Of(Procedure procedure, Case matter, Petition petition, Step step, string? outcome)
    {
        // What was drafted goes out, unless the one who approves changes it.
        if (step.Name == PetitionSteps.Approve)
            return CourseFacts.Last(matter, PetitionSteps.Draft) is { Text: { } drafted } draft ? new(drafted, draft.Wording) : null;
        // What came back is put right, not written anew: unless another outcome is chosen, it is there.
        if (step.Name == PetitionSteps.Draft && matter.Steps[^1].Step == PetitionSteps.Return
            && CourseFacts.Last(matter, PetitionSteps.Draft) is { Text: { } before } back && back.Outcome == outcome)
            return new(before, back.Wording);
        var text = law.Wordings(matter.Regime ?? "")?.Of(step.Name, time.Today());
        // A review is the opinion of the body above, which signs it.
        return PlainLetter.Of(text, bodies[bodies.SuperiorOf(matter.BodyCode, step.Above)], time.Today(), Fact);

        string? Fact(string name) => name.Split(':') switch
        {
            ["addressee"] => petition is { Unnamed: false, Name: { } named } ? named : "您好",
            ["subject"] => matter.Title,
            ["code"] => matter.Code,
            ["instrument"] => Instrument(matter),
            ["result"] => Decided(matter, outcome)?.Name.Zh,
            ["basis"] => Instrument(matter) + Decided(matter, outcome)?.Article.Zh,
            ["reason"] => CourseFacts.Last(matter, PetitionSteps.AskExtension)?.Reason?.TrimEnd('。'),
            ["extension"] => CaseWords.OpenLength,
            ["answer-by"] => CaseWords.OpenLast,
            ["length", var rule] => Row(matter, rule)?.Length.Zh,
            _ => CourseFacts.Of(name, procedure, matter, time.Today()),
        };
    }

    Outcome? Decided(Case matter, string? outcome) => matter.Regime is { } regime && outcome is not null ? law.Outcome(regime, outcome) : null;

    string? Instrument(Case matter) => matter.Regime is { } regime ? law.Regime(regime)?.Instrument.Zh : null;

    Rule? Row(Case matter, string key) => matter is { Regime: { } regime, ReceivedOn: { } on } ? law.Rule($"{regime}/{key}", on) : null;
}
