namespace Daylight;

/// <summary>Checks when an item counts as asked for by several people.</summary>
static class AskedOftenReading
{
    public static AskedOften Read(AskedOftenFile file, Faults faults)
    {
        if (file.Requesters is not >= 2) faults.Add("requesters应当不少于2。", "requesters must be 2 or more.");
        if (file.Months is not (>= 1 and <= 120)) faults.Add("months应当在1到120之间。", "months must be 1 to 120.");
        if (file.Alike is not (>= 1 and <= 100)) faults.Add("alike应当在1到100之间。", "alike must be 1 to 100.");
        return new(file.Requesters ?? 2, file.Months ?? 1, file.Alike ?? 100,
            [.. (file.Ignored ?? []).OfType<string>().Where(word => word.Length > 0)]);
    }
}
