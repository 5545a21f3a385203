namespace Daylight;

/// <summary>Checks for how long people's data is kept.</summary>
static class RetentionReading
{
    public static Retention Read(RetentionFile file, Faults faults)
    {
        var rules = (file.Rules ?? []).OfType<RetentionRuleFile>().Select(rule => ReadRule(rule, faults)).ToList();
        foreach (var (of, _) in rules.CountBy(rule => rule.Of).Where(count => count.Value > 1))
            faults.Add($"“{of}”出现两次。", $"\"{of}\" is there twice.");
        if (file.AbandonedDays is not (>= 1 and <= 365)) faults.Add("abandonedDays应当在1到365之间。", "abandonedDays must be 1 to 365.");
        if (file.ReportDays is not (>= 1 and <= 3650)) faults.Add("reportDays应当在1到3650之间。", "reportDays must be 1 to 3650.");
        return new(rules, file.AbandonedDays ?? 365, file.ReportDays ?? 3650);
    }

    static RetentionRule ReadRule(RetentionRuleFile file, Faults faults)
    {
        _ = faults.Missing(file.Of, "of");
        if (file.Months is not (>= RetentionRule.Least and <= RetentionRule.Most))
            faults.Add($"{file.Of}: months应当在{RetentionRule.Least}到{RetentionRule.Most}之间。", $"{file.Of}: months must be {RetentionRule.Least} to {RetentionRule.Most}.");
        return new(file.Of ?? "", file.Months ?? RetentionRule.Most, faults.Said(file.Basis, "basis", file.Of), faults.EvidenceOf(file.Evidence, file.Of));
    }
}
