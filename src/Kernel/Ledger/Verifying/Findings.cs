namespace Daylight;

/// <summary>
/// What a verification found. What is said of the columns of an entry waits until the log is known to hold the
/// entry: when the entry itself was changed, that is the fault, and all else follows from it.
/// </summary>
sealed class Findings
{
    readonly List<Words> said = [];
    readonly List<(long Index, Words Say)> ofEntries = [];
    readonly HashSet<long> changed = [];

    public void Add(string zh, string en) => said.Add(new(zh, en));

    /// <summary>Says something of an entry; one without a place in the log is judged by itself.</summary>
    public void Of(long? index, string subject, string zh, string en)
    {
        if (index is not { } place) Add($"待入日志的条目（{subject}）{zh}", $"Waiting entry ({subject}): {en}");
        else ofEntries.Add((place, new($"第{place}条（{subject}）{zh}", $"Entry {place} ({subject}): {en}")));
    }

    /// <summary>The entry at <paramref name="index"/> is not the one that was logged.</summary>
    public void Changed(long index, string zh, string en)
    {
        changed.Add(index);
        Add(zh, en);
    }

    /// <summary>True when the log shows that the entry was changed.</summary>
    public bool IsChanged(long? index) => index is { } place && changed.Contains(place);

    public IReadOnlyList<Words> All() =>
        [.. said, .. ofEntries.Where(one => !changed.Contains(one.Index)).Select(one => one.Say)];
}
