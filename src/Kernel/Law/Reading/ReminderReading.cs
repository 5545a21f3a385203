namespace Daylight;

/// <summary>Checks the shares of a legal time at which officers are reminded.</summary>
static class ReminderReading
{
    public static List<Reminder> Read(RemindersFile file, Faults faults)
    {
        var all = (file.Reminders ?? []).OfType<ReminderFile>().Select(reminder => ReadReminder(reminder, faults)).ToList();
        if (all.Count == 0) faults.Lacks("reminders", null);
        if (file.UnconfirmedDays is not (>= 0 and <= 30)) faults.Add("unconfirmedDays应当在0到30之间。", "unconfirmedDays must be 0 to 30.");
        if (all.Zip(all.Skip(1)).Any(pair => pair.Second.Percent <= pair.First.Percent))
        {
            faults.Add("percent应当由小到大。", "percent must rise.");
        }
        return all;
    }

    public static List<CardRule> ReadCards(RemindersFile file, Faults faults)
    {
        var all = (file.Cards ?? []).OfType<CardRuleFile>().Select(rule => new CardRule(rule.Card ?? "", rule.Late ?? 0)).ToList();
        if (all.Exists(rule => rule.Card is not ("yellow" or "red"))) faults.Add("card应当是yellow或者red。", "card must be yellow or red.");
        if (all.Exists(rule => rule.Late < 1) || all.Zip(all.Skip(1)).Any(pair => pair.Second.Late <= pair.First.Late))
            faults.Add("late从1起，由小到大。", "late begins with 1 and must rise.");
        return all;
    }

    static Reminder ReadReminder(ReminderFile file, Faults faults)
    {
        var of = $"{file.Percent}";
        if (file.Percent is not (>= 1 and <= 100)) faults.Add("percent应当在1到100之间。", "percent must be 1 to 100.");
        return new(file.Percent ?? 0, faults.Said(file.Words, "words", of), faults.SaidIfAny(file.Past, "past", of));
    }
}
