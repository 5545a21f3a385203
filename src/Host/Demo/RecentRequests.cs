namespace Daylight.Host.Demo;

/// <summary>
/// The living present: requests of the last weeks, standing in every state, due around today. In the first weeks of a year some
/// of them came in the year before, which then has so many more.
/// </summary>
internal sealed class RecentRequests(DemoDays days, Dice dice, DateOnly today)
{
    const string Regime = "cn-ogi-2019";
    static readonly string[] Channels = ["web", "web", "web", "letter", "counter"];
    readonly RequestMaker maker = new(days, dice, RequestFigures.Pace);
    readonly int reply = RequestFigures.Pace(Regime).Reply;

    public IEnumerable<DemoRequest> All()
    {
        var states = RequestFigures.Spread(RequestFigures.Of("recent"));
        for (var at = 0; at < states.Length; at++) yield return InState(states[at], at).Finish();
    }

    Begun InState(string state, int at)
    {
        switch (state)
        {
            case "awaiting-confirmation": return maker.Begin(Plan("web", "A2"), Back(1, 3), received: false);
            case "registered": return maker.Begin(Plan(), Back(3, 5));
            case "correction-asked":
                return Lead(Plan(outcome: "D3"), Back(8, 11), path => path.AskCorrection(dice.Between(2, 4)));
            case "corrected":
                return Lead(
                    Plan(), Back(13, 17), path => path.AskCorrection(dice.Between(2, 4)).Correct(dice.Between(2, 5)));
            case "third-party-asked":
                return Lead(Plan(outcome: "B"), Back(8, 12), path => path.AskThirdParty(dice.Between(2, 4)));
            case "third-party-replied":
                return Lead(
                    Plan(outcome: "B"), Back(17, 20),
                    path => path.AskThirdParty(dice.Between(2, 4)).HearThirdParty(dice.Between(4, 8)));
            case "extended": return Lead(Plan(), Back(20, 28), path => path.Extend(dice.Between(15, 17)));
            case "drafting": return Lead(Plan(), Back(9, 17), path => path.Draft(dice.Between(4, 6)));
            case "approved": return Lead(Plan(), Back(13, 18), path => path.Draft(8).Approve(dice.Between(1, 2)));
            case "due-today":
                return Lead(Plan("counter"), days.Add(today, -reply), path => path.Draft(dice.Between(9, 14)));
            case "due-this-week":
                return Lead(
                    Plan("counter"), days.Add(today, 1 + (at % 4) - reply), path => path.Draft(dice.Between(6, 12)));
            case "late": return Lead(Plan("counter"), days.Add(today, -reply - 1 - (at % 3)), path => path.Draft(12));
            case "answered": return Lead(Plan(), Back(14, 18), path => path.Draft(6).Approve(1).Reply(1, "A2"));
            case "delivered":
                return Lead(
                    Plan(), Back(15, 18), path => path.Draft(6).Approve(1).Reply(1, "B").Deliver(1, "e-mail"));
            default: throw new InvalidOperationException("No such state: " + state);
        }
    }

    Begun Lead(RequestPlan plan, DateOnly submitted, Action<RequestPath> on)
    {
        var begun = maker.Begin(plan, submitted);
        on(begun.Path);
        return begun;
    }

    RequestPlan Plan(string? channel = null, string outcome = "A2") =>
        new(Regime, channel ?? dice.Pick(Channels), Asker(), outcome, false);

    RequesterKind Asker() => dice.Chance(85) ? RequesterKind.Person : RequesterKind.Business;

    DateOnly Back(int least, int most) => days.Add(today, -dice.Between(least, most));
}
