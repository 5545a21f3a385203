namespace Daylight.Host.Demo;

/// <summary>Reconsiderations, suits and complaints against answers of a year.</summary>
internal sealed class Remedies(DemoDays days, Dice dice, DateOnly today)
{
    public IEnumerable<DemoRemedy> Of(int year, string part, IReadOnlyList<DemoRequest> requests)
    {
        if (!RequestFigures.Of(part).TryGetProperty("remedies", out var planned)) yield break;
        var reconsidered = new List<DemoRemedy>();
        var taken = new HashSet<string>();
        foreach (var plan in planned.EnumerateArray())
        {
            var kind = plan.GetProperty("kind").GetString()!;
            var filed = days.Add(new(year, plan.GetProperty("month").GetInt32(), 1), dice.Between(3, 18));
            if (filed >= today) continue;
            var (request, body) = kind == "litigation-after"
                ? reconsidered.Where(before => before.DecidedOn < filed).Select(before => (before.Request, before.Body)).LastOrDefault()
                : Answered(requests, filed, taken);
            if (request is null) continue;
            taken.Add(request);
            var decided = days.Add(filed, dice.Between(kind == "complaint" ? 8 : 24, kind == "complaint" ? 20 : 40));
            var open = decided >= today;
            var remedy = new DemoRemedy(
                kind, request, body, filed, open ? null : decided, open ? null : plan.GetProperty("result").GetString(),
                plan.TryGetProperty("firstHandling", out var first) && first.GetBoolean(), Ground());
            if (kind == "reconsideration") reconsidered.Add(remedy);
            yield return remedy;
        }
    }

    // Someone who was refused in the two months before.
    static (string? Request, string Body) Answered(IReadOnlyList<DemoRequest> requests, DateOnly filed, HashSet<string> taken)
    {
        var request = requests.LastOrDefault(request =>
            request.Answer is { } answer && Outcomes.IsRefusal(answer.Outcome!) && answer.On < filed && !taken.Contains(request.Key));
        return (request?.Key, request?.Body ?? "");
    }

    string Ground()
    {
        var grounds = StockRoom.Open.Find("remedy", DemoBody.District)!;
        return new Draft(StockRoom.Open, days, new(dice.Next()), DemoBody.District, today, null).Say(grounds);
    }
}
