namespace Daylight.Host.Demo;

/// <summary>Makes the requests of the years reported: 2012, the year before today's, and today's until now.</summary>
internal sealed class RequestYears(DemoDays days, Dice dice, DateOnly today)
{
    const string Old = "cn-ogi-2008";
    const string New = "cn-ogi-2019";

    static readonly string[] ChannelsNow = RequestFigures.Spread(RequestFigures.Of("channels"));

    readonly RequestMaker maker = new(days, dice, RequestFigures.Pace);

    /// <summary>2012 with what it took over from 2011 and left to 2013.</summary>
    public IEnumerable<DemoRequest> Of2012()
    {
        var figures = RequestFigures.Of("y2012");
        var carriedIn = RequestFigures.Whole("y2012", "carriedIn");
        var carriedOut = RequestFigures.Whole("y2012", "carriedOut");
        var channels = RequestFigures.Spread(figures.GetProperty("channels"));
        var outcomes = RequestFigures.Spread(figures.GetProperty("outcomes"));
        dice.Shuffle<string>(channels);
        dice.Shuffle<string>(outcomes);
        var late = Late(RequestFigures.Whole("y2012", "late"), carriedIn, outcomes.Length, outcomes);

        for (var at = 0; at < outcomes.Length; at++)
        {
            var channel = at < carriedIn ? dice.Pick(channels) : channels[at - carriedIn];
            var plan = new RequestPlan(Old, channel, Asker(), outcomes[at], late.Contains(at));
            yield return at < carriedIn ? Into(plan, 2012) : Within(plan, 2012);
        }
        for (var at = 0; at < carriedOut; at++)
        {
            var channel = channels[outcomes.Length - carriedIn + at];
            yield return Into(new(Old, channel, Asker(), dice.Pick(outcomes), false), 2013);
        }
    }

    /// <summary>The year before today's: each kind of requester has the outcomes planned for it.</summary>
    public IEnumerable<DemoRequest> OfLastYear()
    {
        var year = today.Year - 1;
        var figures = RequestFigures.Of("lastYear");
        var carriedIn = RequestFigures.Row(figures.GetProperty("carriedIn"));
        var carriedOut = RequestFigures.Row(figures.GetProperty("carriedOut"));
        var late = RequestFigures.Whole("lastYear", "late");
        foreach (var kind in Enum.GetValues<RequesterKind>())
        {
            var outcomes = OutcomesOf((int)kind);
            dice.Shuffle<string>(outcomes);
            for (var at = 0; at < outcomes.Length; at++)
            {
                var slow = kind == RequesterKind.Person && at >= carriedIn[0] && late > 0 && CanBeLate(outcomes[at]);
                if (slow) late--;
                var plan = new RequestPlan(New, dice.Pick(ChannelsNow), kind, outcomes[at], slow);
                yield return at < carriedIn[(int)kind] ? Into(plan, year) : Within(plan, year);
            }
            for (var at = 0; at < carriedOut[(int)kind]; at++)
                yield return Into(new(New, dice.Pick(ChannelsNow), kind, dice.Pick(outcomes), false), year + 1);
        }
    }

    /// <summary>This year's that are answered: received up to the time of one reply ago.</summary>
    public IEnumerable<DemoRequest> OfThisYear()
    {
        var (first, last) = (new DateOnly(today.Year, 1, 1), days.Add(today, -RequestFigures.Pace(New).Reply - 1));
        if (last <= first) yield break;
        var open = days.All(first, last);
        var outcomes = Enumerable.Range(0, 6).SelectMany(OutcomesOf).ToArray();
        var late = RequestFigures.Whole("thisYear", "late");
        var count = (int)(open.Count * RequestFigures.Of("thisYear").GetProperty("eachWorkday").GetDouble());
        for (var at = 0; at < count; at++)
        {
            var outcome = dice.Pick(outcomes);
            var plan = new RequestPlan(New, dice.Pick(ChannelsNow), Asker(), outcome, at < late && CanBeLate(outcome));
            yield return Try(
                plan, open, request => request.ReceivedOn!.Value.Year == today.Year && request.Steps[^1].On < today);
        }
    }

    static bool CanBeLate(string outcome) => outcome is not ("F1" or "F3");

    static string[] OutcomesOf(int kind) => [.. RequestFigures.Of("lastYear").GetProperty("outcomes").EnumerateObject()
        .SelectMany(outcome => Enumerable.Repeat(outcome.Name, RequestFigures.Row(outcome.Value)[kind]))];

    static HashSet<int> Late(int count, int from, int to, string[] outcomes) =>
        [.. Enumerable.Range(from, to - from).Where(at => CanBeLate(outcomes[at])).Take(count)];

    RequesterKind Asker() => dice.Below(100) switch
    {
        < 82 => RequesterKind.Person,
        < 91 => RequesterKind.Business,
        < 92 => RequesterKind.Research,
        < 94 => RequesterKind.PublicInterest,
        < 99 => RequesterKind.Legal,
        _ => RequesterKind.Other,
    };

    // Received and answered within the year.
    DemoRequest Within(RequestPlan plan, int year) => Try(
        plan, days.All(new(year, 1, 1), new(year, 12, 31)),
        request => request.ReceivedOn!.Value.Year == year && request.Answer!.On.Year == year);

    // Received in the last weeks of the year before, answered in the year.
    DemoRequest Into(RequestPlan plan, int year) => Try(
        plan, days.All(new(year - 1, 11, 28), new(year - 1, 12, 31)),
        request => request.ReceivedOn!.Value.Year == year - 1 && request.Answer!.On.Year == year);

    DemoRequest Try(RequestPlan plan, IReadOnlyList<DateOnly> open, Func<DemoRequest, bool> fits)
    {
        for (var attempt = 0; attempt < 5000; attempt++)
        {
            var request = maker.Finished(plan, dice.Pick(open));
            if (fits(request) && OnTimeAs(plan, request)) return request;
        }
        throw new InvalidOperationException("No day fits a request with the outcome " + plan.Outcome);
    }

    static bool OnTimeAs(RequestPlan plan, DemoRequest request) => plan.Late == (request.Answer!.On > request.Due);
}
