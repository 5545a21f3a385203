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
            var (request, body, filed) = kind == "litigation-after"
                ? After(reconsidered, taken)
                : Against(requests, kind, DayIn(year, plan.GetProperty("month").GetInt32()), taken);
            if (request is null || filed >= today) continue;
            taken.Add(kind == "litigation-after" ? "after " + request : request);
            var decided = days.Add(filed, dice.Between(kind == "complaint" ? 8 : 24, kind == "complaint" ? 20 : 40));
            var open = decided >= today;
            var remedy = new DemoRemedy(
                kind, request, body, filed, open ? null : decided, open ? null : plan.GetProperty("result").GetString(),
                plan.TryGetProperty("firstHandling", out var first) && first.GetBoolean(), Ground());
            if (kind == "reconsideration") reconsidered.Add(remedy);
            yield return remedy;
        }
    }

    DateOnly DayIn(int year, int month) => days.Add(new(year, month, 1), dice.Between(3, 18));

    // Who went to reconsideration and was not content has fifteen days for the court.
    (string? Request, string Body, DateOnly Filed) After(List<DemoRemedy> reconsidered, HashSet<string> taken)
    {
        var before = reconsidered.FirstOrDefault(before =>
            before.Result == "upheld" && before.DecidedOn is not null && !taken.Contains("after " + before.Request));
        if (before is null) return default;
        return (before.Request, before.Body, days.Add(before.DecidedOn!.Value, dice.Between(3, 7)));
    }

    // The last one refused before that day. Since 2024 a refusal under articles 14 to 16 goes to reconsideration first.
    static (string? Request, string Body, DateOnly Filed) Against(
        IReadOnlyList<DemoRequest> requests, string kind, DateOnly filed, HashSet<string> taken)
    {
        var request = requests.LastOrDefault(request =>
            request.Answer is { } answer && Outcomes.IsRefusal(answer.Outcome!)
            && answer.On < filed && !taken.Contains(request.Key)
            && (kind != "litigation-direct" || answer.Outcome![0] != 'C'));
        return (request?.Key, request?.Body ?? "", filed);
    }

    string Ground()
    {
        var grounds = StockRoom.Open.Find("remedy", DemoBody.District)!;
        return new Draft(StockRoom.Open, days, new(dice.Next()), DemoBody.District, today, null).Say(grounds);
    }
}
