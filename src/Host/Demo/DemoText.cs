namespace Daylight.Host.Demo;

/// <summary>Any number of documents of twenty years for benchmarks, like the district's; titles may repeat.</summary>
internal static class DemoText
{
    static readonly DateOnly First = new(2004, 1, 5);
    static readonly DateOnly Last = new(2025, 12, 31);

    /// <summary>Streams the records in the order of publication; nothing is kept.</summary>
    public static IEnumerable<DemoRecord> Records(int count, ulong seed)
    {
        var days = new DemoDays(MondayToFriday, Last.AddDays(200));
        var dice = Dice.For(seed, "bench");
        var open = days.All(First, Last);
        var (then, now) = (new Templates(StockRoom.Open, 2012), new Templates(StockRoom.Open, 2026));
        var numbers = new Dictionary<(string, int), int>();
        for (var n = 0; n < count; n++)
        {
            var published = open[(int)((long)n * open.Count / count)];
            var template = (published.Year < 2016 ? then : now).Draw(published.Month, dice);
            var formed = days.Add(published, -dice.Below(12));
            var minute = (int)((long)n * open.Count % count * 390 / count);
            var at = PaperPlan.At(published, minute, dice.Below(60));
            var paper = new Paper(dice.Next(), template, template.BodyBy(dice), formed, at);
            if (template.Form.Numbered)
            {
                var key = (paper.Body.NumberPrefix, formed.Year);
                numbers[key] = numbers.GetValueOrDefault(key) + 1;
                paper.Number = $"{key.NumberPrefix}〔{key.Year}〕{numbers[key]}号";
            }
            yield return paper.Titled(days).Write(days);
        }
    }

    static bool MondayToFriday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
