using Daylight.Host.Demo;

namespace Daylight.Tests.Host.Demo;

/// <summary>One district for all tests: it does not change, and making it is not free.</summary>
static class DistrictOfToday
{
    public static readonly DateOnly Today = new(2026, 10, 13);

    public static readonly DemoDistrict Made = Make(DemoDistrict.UsualSeed);

    public static readonly IReadOnlyList<DemoRecord> Records = [.. Made.Records];

    public static DemoDistrict Make(ulong seed) => DemoDistrict.Generate(Today, seed, MondayToFriday);

    public static bool MondayToFriday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day in Guangzhou.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));
}
