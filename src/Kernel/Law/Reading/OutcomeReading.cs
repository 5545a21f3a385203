namespace Daylight;

/// <summary>Checks the lists of outcomes.</summary>
static class OutcomeReading
{
    public static Dictionary<string, IReadOnlyList<Outcome>> Read(OutcomesFile file, Faults faults)
    {
        var lists = new Dictionary<string, IReadOnlyList<Outcome>>();
        foreach (var list in file.Lists ?? [])
        {
            if (list is null || faults.Missing(list.Regime, "regime")) continue;
            if (faults.Missing(list.Form, "form", list.Regime)) continue;
            var words = (file.Explained ?? []).Where(one => one?.Regimes?.Contains(list.Regime) is true).SelectMany(one => one!.Meanings ?? [])
                .DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Value);
            var outcomes = (list.Outcomes ?? []).Select(outcome => ReadOutcome(outcome, list.Form, words, faults))
                .OfType<Outcome>();
            lists[list.Regime] = [.. outcomes];
            foreach (var twice in lists[list.Regime].CountBy(outcome => outcome.Code).Where(count => count.Value > 1))
            {
                faults.Add($"{list.Regime}: 代码{twice.Key}重复。", $"{list.Regime}: code {twice.Key} is there twice.");
            }
        }
        return lists;
    }

    static Outcome? ReadOutcome(OutcomeFile? file, string form, Dictionary<string, OutcomeWordFile?> words, Faults faults)
    {
        if (file is null || faults.Missing(file.Code, "code")) return null;
        var of = file.Code;
        var complete = !faults.Missing(file.Meaning, "meaning", of)
            & !faults.Missing(file.Label, "label", of) & !faults.Missing(file.Row, "row", of);
        return !complete ? null : new()
        {
            Code = file.Code,
            Meaning = file.Meaning ?? "",
            Name = faults.Said(file.Name, "name", of),
            Label = file.Label ?? "",
            Article = faults.Said(file.Article, "article", of),
            Form = form,
            Row = file.Row ?? "",
            ReconsiderationFirst = faults.Date(file.ReconsiderationFirst, "reconsiderationFirst", of),
            Reasons = file.Reasons ?? [],
            Withholds = file.Withholds,
            Note = faults.SaidIfAny(file.Note, "note", of),
            Explained = words.GetValueOrDefault(file.Meaning ?? "") is { } said
                ? new(faults.Said(said.Says, "says", file.Meaning), faults.Said(said.Next, "next", file.Meaning), said.Asks)
                : null,
            Evidence = faults.EvidenceOf(file.Evidence, of),
        };
    }
}
