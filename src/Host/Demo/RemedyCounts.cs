namespace Daylight.Host.Demo;

/// <summary>
/// The remedies of the demonstration as offices enter them by month: received when they are filed, with their result
/// when they are decided, and in December what is not decided at the year's end.
/// </summary>
internal static class RemedyCounts
{
    public static IEnumerable<DemoCount> Of(IEnumerable<DemoRemedy> remedies, DateOnly today) =>
        from count in remedies.SelectMany(remedy => Entered(remedy, today))
        group count by count into same
        select new DemoCount(same.Key.Body, same.Key.Month, same.Key.Key, same.Count());

    static IEnumerable<(string Body, DateOnly Month, string Key)> Entered(DemoRemedy remedy, DateOnly today)
    {
        var filed = MonthOf(remedy.FiledOn);
        yield return (remedy.Body, filed, remedy.Kind.Split('-')[0]);
        if (remedy.Kind == "complaint")
        {
            if (remedy.FirstHandling) yield return (remedy.Body, filed, "complaint/first-handling");
            yield break;
        }
        if (remedy.DecidedOn is { } decided) yield return (remedy.Body, MonthOf(decided), $"{remedy.Kind}/{remedy.Result}");
        var over = remedy.DecidedOn ?? today;
        for (var year = remedy.FiledOn.Year; year < over.Year; year++)
            yield return (remedy.Body, new(year, 12, 1), $"{remedy.Kind}/pending");
    }

    static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
