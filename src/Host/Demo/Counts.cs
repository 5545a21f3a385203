namespace Daylight.Host.Demo;

/// <summary>The consultations and services of 2012, which offices counted by month and no ledger holds.</summary>
internal static class Counts
{
    static readonly (string Key, int Least, int Most)[] Kinds =
    [
        ("service-information", 2, 14), ("column-visits", 320, 4200), ("on-site", 40, 360),
        ("online", 3, 60), ("phone", 40, 520), ("catalogue", 0, 3),
    ];

    public static IEnumerable<DemoCount> Of(int year, Dice dice)
    {
        for (var month = 1; month <= 12; month++)
        {
            foreach (var body in DemoBody.All.Skip(1))
            {
                foreach (var (key, least, most) in Kinds)
                    yield return new(body.Code, new(year, month, 1), key, dice.Between(least, most));
            }
        }
    }
}
