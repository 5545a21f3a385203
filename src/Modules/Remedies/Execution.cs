namespace Daylight.Remedies;

/// <summary>
/// What a decision or judgment makes the body do (履行): by which day, and when it was done. A new answer that was ordered is
/// worked out in the case it is about, which is taken up again with the order; once that answer is delivered the order is
/// carried out.
/// </summary>
static class Execution
{
    public const string Order = "order", Execute = "execute", NotExecuted = "not-executed";

    /// <summary>The rule of the regime that gives the day where the document says none.</summary>
    public const string Rule = "execute";

    public static readonly State Due = new("to-execute", new("待履行", "To be carried out"),
        new("决定、裁判要求本机关在期限内履行，例如重新答复。", "The decision or judgment binds the body to act by a day: to answer anew, for example."));

    /// <summary>Results that make the body answer anew (撤销、责令履行), by <see cref="Outcome.Meaning"/>.</summary>
    static readonly string[] Anew = ["annulled", "ordered"];

    /// <summary>True when a result makes the body answer anew.</summary>
    public static bool AsksForAnswer(Outcome? result) => result is not null && Anew.Contains(result.Meaning);

    /// <summary>The steps from a decision that was received to the day it is carried out.</summary>
    /// <param name="decided">The state in which the decision is there.</param>
    /// <param name="executed">The state in which it is carried out.</param>
    /// <param name="basis">The articles that bind the body.</param>
    public static IEnumerable<Step> Steps(State decided, State executed, string basis) =>
    [
        new(Order, new("登记须履行", "Enter what must be carried out"), new("决定、裁判须在期限内履行", "The decision has to be carried out by a day"))
        {
            From = [decided], To = Due, By = Role.Clerk, Clock = ClockEffect.Next, Rule = Rule, Grants = Rule, Needs = Needs.Reason | Needs.Until, Basis = basis,
            Counted = new("决定、裁判写明的期限，或者法律规定的期限", "The day that the decision or judgment or else the law sets"),
            Asks = new("要履行什么；责令重新答复的，原申请随这一步恢复办理", "What has to be done; where a new answer is ordered the request is taken up again with this step"),
        },
        new(Execute, new("登记履行", "Enter that it was carried out"), new("决定、裁判已履行", "The decision was carried out"))
        {
            From = [Due], To = executed, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Reason, Basis = basis,
            Asks = new("怎样履行的：重新作出的答复编号等", "How: the number of the new reply, for example"),
        },
        new(NotExecuted, new("登记没有履行", "Enter that it was not carried out"), new("决定、裁判实际没有履行", "It was not carried out after all"))
        {
            // A new answer that came back was not delivered: the duty and its days run on.
            From = [executed], To = Due, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Undo, Needs = Needs.Reason, Reopens = true, After = [Execute], Basis = basis,
            Asks = new("怎样知道没有履行", "How it is known"),
        },
    ];
}
