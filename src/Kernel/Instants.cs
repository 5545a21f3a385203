namespace Daylight;

/// <summary>Instants and days as Daylight keeps them.</summary>
public static class Instants
{
    extension(TimeProvider time)
    {
        /// <summary>Now in UTC, in whole microseconds: what both databases can keep without loss.</summary>
        public DateTime Now()
        {
            var now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }

        /// <summary>Today where the public body is; legal dates are days there.</summary>
        public DateOnly Today() => DayOf(time.GetUtcNow().UtcDateTime);
    }

    /// <summary>How many hours it is ahead of UTC, for what the database counts.</summary>
    public const int HoursAhead = 8;

    /// <summary>
    /// The body's time zone. China has kept one offset without summer time since 1992, so the zone data of the
    /// machine is not needed.
    /// </summary>
    public static readonly TimeZoneInfo Zone =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(HoursAhead), "Asia/Shanghai", "Asia/Shanghai");

    /// <summary>The day of an instant where the public body is.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Zone.BaseUtcOffset);

    /// <summary>The instant of a local wall-clock time.</summary>
    public static DateTime At(DateOnly day, TimeOnly time) =>
        DateTime.SpecifyKind(day.ToDateTime(time) - Zone.BaseUtcOffset, DateTimeKind.Utc);
}
