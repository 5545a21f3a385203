namespace Daylight.Web;

/// <summary>
/// Whether a letter says what was chosen: drafted for one outcome it does not go out with another. Known by the words that the
/// law's letters have for each outcome and that nobody fills in; an officer's own words are the officer's.
/// </summary>
static class LetterAgrees
{
    const string Decision = "reply/", Remedy = "remedy", RemedyFirst = "remedy-first";

    /// <summary>What in a letter is at odds with the outcome that was chosen; empty where the step decides none.</summary>
    public static Problems Check(LawBook law, Case matter, Step step, StepInput input, DateOnly today)
    {
        if (!step.Needs.HasFlag(Needs.Outcome) || input.Text is not { } text || matter.Regime is not { } regime) return [];
        if (law.Wordings(regime) is not { } words || law.Outcome(regime, input.Outcome ?? "") is not { } chosen) return [];
        var says = words.In(text, Decision).Select(id => law.Outcome(regime, id[Decision.Length..])).OfType<Outcome>().ToList();
        // An answer in parts says what becomes of each; whether the whole agrees with them is asked where they are kept.
        if (chosen.Meaning == "partial" || says.Count > 1) return [];
        if (says is [var one] && one != chosen) return Odd(one, chosen);
        // What was decided before today's law began may have been written by that of its day.
        DateOnly[] days = [input.On, today];
        var (ways, first) = (words.In(text, Remedy), words.In(text, RemedyFirst).Count > 0);
        return new Problems()
            .When(first && !ways.Contains(Remedy) && days.All(day => !chosen.NeedsReconsiderationFirst(day)), "outcome",
                $"信里写的是先复议、再起诉，和结果“{chosen.Name.Zh}”不一致：可以直接起诉", $"The letter asks for reconsideration before a suit; with “{chosen.Name.En}” a suit is open at once")
            .When(!first && ways.Contains(Remedy) && days.All(chosen.NeedsReconsiderationFirst), "outcome",
                $"信里写的是可以直接起诉，和结果“{chosen.Name.Zh}”不一致：必须写明先复议、再起诉", $"The letter says a suit is open at once; with “{chosen.Name.En}” it has to tell of reconsideration first");
    }

    static Problems Odd(Outcome says, Outcome chosen) => Problems.Of("outcome",
        $"信是按“{says.Code} {says.Name.Zh}”写的，和选的结果“{chosen.Code} {chosen.Name.Zh}”不一致：改结果，或者重新拟写信",
        $"The letter was written for “{says.Code} {says.Name.En}”, and “{chosen.Code} {chosen.Name.En}” is chosen: change the outcome, or prepare the letter anew");
}
