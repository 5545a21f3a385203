namespace Daylight;

/// <summary>Checks the texts of letters.</summary>
static class WordingReading
{
    public static Wordings Read(WordingsFile file, Faults faults)
    {
        faults.Missing(file.Series, "series");
        var all = (file.Texts ?? []).Select(text => ReadText(text, faults)).OfType<Wording>().ToList();
        if (all.Count == 0) faults.Lacks("texts", null);
        // Two versions of one day would leave it to chance which is used.
        var names = all.Select(text => text.Key).Concat(all.Select(text => $"{text.Id} {text.From:yyyy-MM-dd}"));
        foreach (var (twice, _) in names.CountBy(name => name).Where(count => count.Value > 1))
        {
            faults.Add($"{twice}重复。", $"{twice} is there twice.");
        }
        return new(file.Series ?? "", all);
    }

    static Wording? ReadText(WordingFile? file, Faults faults)
    {
        if (file is null || faults.Missing(file.Id, "id", "text")) return null;
        if (file.Version is not > 0) faults.Lacks("version", file.Id);
        if (file.Lines is not { Length: > 0 }) faults.Lacks("lines", file.Id);
        if (file.From is null) faults.Lacks("from", file.Id);
        if (file.Lines is { } lines && lines.Any(line => !Wording.IsSound(line ?? "")))
            faults.Add($"{file.Id}: 方括号里的句子应当成对，并且写有所依据的事实。", $"{file.Id}: brackets must be closed, and a sentence in them must name a fact.");
        return new()
        {
            Id = file.Id, Version = file.Version ?? 0, From = faults.Date(file.From, "from", file.Id) ?? default,
            Title = file.Title, Lines = [.. (file.Lines ?? []).OfType<string>()],
        };
    }
}
