using System.Globalization;

namespace Daylight.Reports;

/// <summary>The counts of one body and month, as an officer typed them.</summary>
public sealed record TallyForm
{
    // More than all people of the country: a slip of the keyboard.
    const long Most = 2_000_000_000;

    /// <summary>Code of the body.</summary>
    public required string Body { get; init; }

    /// <summary>The month as <c>2026-10</c>.</summary>
    public required string Month { get; init; }

    /// <summary>What was typed for each kind, by the name of its measure.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>First day of the month; null when it can't be read.</summary>
    public DateOnly? FirstDay =>
        DateOnly.TryParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads what a browser sent.</summary>
    public static TallyForm Read(IFormCollection form) => new()
    {
        Body = form["body"].ToString(),
        Month = form["month"].ToString(),
        Typed = TallyKinds.All.ToDictionary(kind => kind.Name, kind => form[kind.Name].ToString().Trim()),
    };

    /// <summary>The form as it stands in the books.</summary>
    public static TallyForm Of(string body, DateOnly month, IEnumerable<Tally> tallies)
    {
        var known = tallies.ToDictionary(tally => tally.Measure, tally => tally.Count);
        return new()
        {
            Body = body,
            Month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Typed = TallyKinds.All.ToDictionary(kind => kind.Name,
                kind => known.TryGetValue(kind.Name, out var count) ? Written(kind, count) : ""),
        };
    }

    /// <summary>The counts to keep; what can't be read is added to <paramref name="problems"/>.</summary>
    public IReadOnlyDictionary<string, long> Counts(Problems problems)
    {
        var counts = new Dictionary<string, long>();
        foreach (var kind in TallyKinds.All)
        {
            if (Typed.GetValueOrDefault(kind.Name) is not { Length: > 0 } typed) continue;
            if (Number(kind, typed) is { } count) counts[kind.Name] = count;
            else if (kind.IsMoney)
                problems.Add(kind.Name, $"{kind.Title.Zh}：写成1234.50的样子，单位元", $"{kind.Title.En}: write an amount in yuan, such as 1234.50");
            else problems.Add(kind.Name, $"{kind.Title.Zh}：写一个不小于0的整数", $"{kind.Title.En}: write a whole number, 0 or more");
        }
        return counts;
    }

    static string Written(TallyKind kind, long count) => kind.IsMoney
        ? (count / 100m).ToString("0.00", CultureInfo.InvariantCulture)
        : count.ToString(CultureInfo.InvariantCulture);

    static long? Number(TallyKind kind, string typed)
    {
        // People copy 1,234 and full-width １２３４ from their sheets.
        var plain = string.Concat(typed.Where(letter => letter is not (',' or '，' or ' ')).Select(Narrow));
        if (!kind.IsMoney)
            return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= Most ? whole : null;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            && yuan <= Most && decimal.Truncate(yuan * 100) == yuan * 100
            ? (long)(yuan * 100)
            : null;
    }

    static char Narrow(char letter) => letter switch
    {
        >= '０' and <= '９' => (char)(letter - '０' + '0'),
        '．' => '.',
        _ => letter,
    };
}
