using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

/// <summary>Shares of a legal time, in the days of its own clock.</summary>
public sealed class ReminderTests
{
    static readonly Gen<DateOnly> Days = Gen.Int[0, 7000].Select(offset => new DateOnly(2008, 5, 1).AddDays(offset));

    static readonly Gen<Reminder> Reminders = Gen.OneOf(Book.Reminders.ToArray());

    static readonly Gen<Rule> Rules =
        Gen.OneOf(Book.Regimes.SelectMany(regime => regime.Rules).Where(rule => rule.Value is not null).ToArray());

    static Reminder At(int percent) => Book.Reminders.Single(reminder => reminder.Percent == percent);

    // Received on 25 September 2025, due on 29 October: the tenth working day is 15 October, the sixteenth 23 October.
    [Theory]
    [InlineData(50, "2025-10-15")]
    [InlineData(80, "2025-10-23")]
    [InlineData(100, "2025-10-29")]
    public void Half_four_fifths_and_all_of_twenty_working_days(int percent, string from)
    {
        var rule = Rule("cn-ogi-2019/reply");
        Assert.True(At(percent).Reached(rule, China, 0, Day("2025-10-29"), Day(from)));
        Assert.False(At(percent).Reached(rule, China, 0, Day("2025-10-29"), Day(from).AddDays(-1)));
    }

    // A month to 31 January has 31 days and one to 28 February 28; a period carried on over days off ends where it ends.
    [Theory]
    [InlineData("cn-ogi-2019/report-department", 50, "2026-01-31", "2026-01-16")]
    [InlineData("cn-ogi-2019/report-department", 80, "2026-01-31", "2026-01-25")]
    [InlineData("cn-recon-2023/decide", 50, "2025-10-09", "2025-09-09")]
    [InlineData("cn-recon-2023/decide", 100, "2025-10-09", "2025-10-09")]
    public void Months_and_days_of_the_calendar(string key, int percent, string due, string from)
    {
        var rule = Rule(key);
        Assert.True(At(percent).Reached(rule, Book.CalendarOf(rule), 0, Day(due), Day(from)));
        Assert.False(At(percent).Reached(rule, Book.CalendarOf(rule), 0, Day(due), Day(from).AddDays(-1)));
    }

    [Fact]
    public void The_last_day_alone_says_what_the_count_day_by_day_says() =>
        Gen.Select(Days, Gen.Int[1, 12], Gen.Int[0, 30], Gen.Bool, Gen.Int[0, 80], Reminders)
            .Sample((start, after, length, longer, later, reminder) =>
        {
            var rule = Rule("cn-ogi-2019/reply");
            var (from, to) = (start.AddDays(after), start.AddDays(after + length));
            ClockEvent[] events = [ClockEvent.Start(start), ClockEvent.Pause(from), ClockEvent.Resume(to)];
            if (longer) events = [.. events, ClockEvent.Extend(20, to)];
            var (due, today) = (Clock.Due(rule, China, events), to.AddDays(later));
            return reminder.Reached(rule, China, due.Extended, due.Date, today) == due.PercentBy(today) >= reminder.Percent;
        }, iter: 5_000);

    [Fact]
    public void What_is_due_by_a_day_has_used_the_share_and_what_is_due_later_has_not() =>
        Gen.Select(Rules, Days, Gen.Int[-40, 400], Reminders).Sample((rule, today, distance, reminder) =>
        {
            var (calendar, due) = (Book.CalendarOf(rule), today.AddDays(distance));
            return reminder.Reached(rule, calendar, 0, due, today) == due <= reminder.LatestDue(rule, calendar, 0, today);
        }, iter: 5_000);
}
