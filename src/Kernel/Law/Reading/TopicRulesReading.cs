namespace Daylight;

/// <summary>Checks the numbers of the index of hot topics.</summary>
static class TopicRulesReading
{
    const int MostDays = 366;

    public static TopicRules Read(TopicRulesFile file, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(file.Version)) faults.Add("缺少version。", "version is missing.");
        // One person, or two, could be known by what is listed.
        if (file.Reporters is not >= 3) faults.Add("reporters应当不少于3。", "reporters must be 3 or more.");
        if (file.Copies is not (>= 1 and <= 100)) faults.Add("copies应当在1到100之间。", "copies must be 1 to 100.");
        Days(file.HalfLife, "halfLife", faults);
        Days(file.Window, "window", faults);
        Days(file.Baseline, "baseline", faults);
        if (file.Baseline < file.Window) faults.Add("baseline不能短于window。", "baseline can't be shorter than window.");
        if (file.Alarm is not { Reporters: >= 2, Surprise: > 0 }) faults.Add("alarm要有reporters（不少于2）和surprise（大于0）。", "alarm needs reporters (2 or more) and surprise (more than 0).");
        var weights = file.Weights ?? new(null, null, null, null, null, null, null);
        return new(file.Version ?? "", file.Reporters ?? 3, file.HalfLife ?? 1, file.Copies ?? 100, file.Window ?? 1, file.Baseline ?? 1,
            new(file.Alarm?.Reporters ?? 2, file.Alarm?.Surprise ?? 1),
            new(Weight(weights.People, "people", faults), Weight(weights.Lately, "lately", faults), Weight(weights.Support, "support", faults),
                Weight(weights.Burst, "burst", faults), Weight(weights.Unresolved, "unresolved", faults),
                Weight(weights.Repeat, "repeat", faults), Weight(weights.Severity, "severity", faults)));
    }

    static void Days(int? days, string member, Faults faults)
    {
        if (days is not (>= 1 and <= MostDays)) faults.Add($"{member}应当在1到{MostDays}之间。", $"{member} must be 1 to {MostDays}.");
    }

    // A part that could count more than the people would let something else than people decide.
    static double Weight(double? weight, string member, Faults faults)
    {
        if (weight is not (>= 0 and <= 1)) faults.Add($"weights.{member}应当在0到1之间。", $"weights.{member} must be 0 to 1.");
        return weight ?? 0;
    }
}
