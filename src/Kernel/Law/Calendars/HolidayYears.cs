namespace Daylight;

/// <summary>Works out the days off that rules give, year by year, with their substitute days.</summary>
static class HolidayYears
{
    public static List<SpecialDay> Of(IReadOnlyList<HolidayRule> rules, IReadOnlySet<DayOfWeek> weekend)
    {
        var days = new List<SpecialDay>();
        if (rules.Count == 0) return days;
        var taken = new HashSet<DateOnly>();
        for (var year = HolidayRule.FirstYear; year <= HolidayRule.LastYear; year++) Add(year);
        return days;

        // Holidays that fall on a weekday keep their day; only then do the others look for a free one.
        void Add(int year)
        {
            var displaced = new List<(HolidayRule Rule, DateOnly Day)>();
            foreach (var rule in rules)
            {
                if (!rule.In(year)) continue;
                var day = rule.On(year);
                var moves = rule.Substitute is Substitute.AfterSunday
                    ? day.DayOfWeek is DayOfWeek.Sunday || taken.Contains(day)
                    : rule.Substitute is not Substitute.None
                        && (weekend.Contains(day.DayOfWeek) || taken.Contains(day));
                if (moves) displaced.Add((rule, day));
                Take(rule, day, SpecialKind.Statutory, !moves);
            }
            foreach (var (rule, day) in displaced) Take(rule, Find(rule, day), SpecialKind.Swapped, true);
        }

        DateOnly Find(HolidayRule rule, DateOnly day)
        {
            if (rule.Substitute is Substitute.NearestWeekday && !taken.Contains(day))
            {
                return day.AddDays(day.DayOfWeek is DayOfWeek.Saturday ? -1 : 1);
            }
            var step = day.AddDays(1);
            while (taken.Contains(step) || (rule.Substitute is Substitute.AfterSunday
                ? step.DayOfWeek is DayOfWeek.Sunday : weekend.Contains(step.DayOfWeek))) step = step.AddDays(1);
            return step;
        }

        void Take(HolidayRule rule, DateOnly day, SpecialKind kind, bool blocks)
        {
            days.Add(new(day, kind, rule.Holiday, rule.Source));
            if (blocks) taken.Add(day);
        }
    }
}
