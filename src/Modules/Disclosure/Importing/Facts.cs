using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>What a document's own words tell about it, for the fields its source left open.</summary>
static partial class Facts
{
    public static void Fill(Draft draft, string title, bool numbered)
    {
        var lines = draft.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        FromAdoption(draft, lines);
        if (draft.FormedOn is null) FromSignature(draft, lines, numbered);
        draft.EffectiveOn ??= Effective(draft, title);
        draft.ExpiresOn ??= Last(ExpiryClause().Matches(draft.Text).LastOrDefault()?.Value, draft.Era);
        draft.Kind ??= KindOfTitle().Match(title) is { Success: true } kind ? kind.Groups[1].Value : null;
        if (Offices.Split(draft.Issuer).Count == 0 && Offices.FromTitle(title) is { } named)
        {
            draft.Issuer = named;
            draft.Warnings.Add(ImportWords.IssuerFromTitle);
        }
    }

    // A local regulation tells above its text who adopted, amended and approved it and when; the last of these made it
    // what it is.
    static void FromAdoption(Draft draft, string[] lines)
    {
        var adoptions = lines.Take(20).Where(OwnText.IsAdoption).ToArray();
        if (adoptions.Length == 0) return;
        if (draft.FormedOn is null)
        {
            draft.FormedOn = adoptions.SelectMany(line => LegalDate.AllIn(line)).Select(found => found.Date).Max();
            draft.Warnings.Add(ImportWords.FormedFromText);
        }
        if (Offices.Split(draft.Issuer).Count > 0 || Offices.FromAdoption(adoptions[0]) is not { } assembly) return;
        draft.Issuer = assembly;
        draft.Warnings.Add(ImportWords.IssuerFromText);
    }

    // A signed document closes with a line that holds the date alone. Annexes follow it, so the first such line counts;
    // news and guides have none, and a date in their tables is not theirs.
    static void FromSignature(Draft draft, string[] lines, bool numbered)
    {
        foreach (var line in lines)
        {
            if (line.Length > 30 || !line.Contains('年', StringComparison.Ordinal)) continue;
            if (!LegalDate.TryRead(line, out var date, out _, draft.Era)) continue;
            if (!numbered && date > draft.PublishedOn) continue;
            draft.FormedOn = date;
            draft.Warnings.Add(ImportWords.FormedFromText);
            return;
        }
    }

    static DateOnly? Effective(Draft draft, string title)
    {
        if (EffectiveTitle().Match(title) is { Success: true } end)
        {
            if (end.Groups["at"].Value.StartsWith("即日", StringComparison.Ordinal)) return draft.FormedOn;
            return Last(end.Groups["at"].Value, draft.Era);
        }
        var stated = Last(EffectiveClause().Matches(draft.Text).LastOrDefault()?.Value, draft.Era);
        if (stated is not { } earlier || !(earlier < draft.FormedOn)) return stated;
        // An amended text keeps the clause of its first version.
        draft.Warnings.Add(ImportWords.EarlierEffect(earlier));
        return null;
    }

    static DateOnly? Last(string? clause, Era era) => clause is null ? null
        : LegalDate.AllIn(clause, era).Select(found => (DateOnly?)found.Date).LastOrDefault();

    [GeneratedRegex(@"自(?<at>即日起?|[^自，。；]{4,20}日)起?(?:生效|施行|实施|實施)$")]
    private static partial Regex EffectiveTitle();

    [GeneratedRegex(@"本[^。；\n]{2,40}有效期至[^，。；\n]{4,20}?日")]
    private static partial Regex ExpiryClause();

    [GeneratedRegex(@"(条例|规定|办法|细则|规则|决定|决议|公告|通告|通知|意见|批复|方案|规划|标准|令|函)(?:[（(]试行[）)])?$")]
    private static partial Regex KindOfTitle();

    // “本条例自2023年5月1日起施行”: only what a document says of itself.
    [GeneratedRegex(@"本[^，。；\n自]{1,14}自[^，。；\n]{4,24}?[日号號]起?(?:正式)?(?:施行|实施|實施|生效|执行)")]
    private static partial Regex EffectiveClause();
}
