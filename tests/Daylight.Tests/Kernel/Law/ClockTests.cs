using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

/// <summary>Dates worked out by hand and by others; §1.3 and §11 of the law notes.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("2012-01-13", 15, "2012-02-08")]
    [InlineData("2012-01-13", 30, "2012-02-29")]
    [InlineData("2012-09-21", 15, "2012-10-18")]
    [InlineData("2012-12-28", 15, "2013-01-21")]
    [InlineData("2013-01-04", 15, "2013-01-23")]
    [InlineData("2014-09-05", 15, "2014-09-28")]
    [InlineData("2015-08-31", 15, "2015-09-22")]
    [InlineData("2020-01-20", 20, "2020-02-25")]
    [InlineData("2020-01-20", 7, "2020-02-06")]
    [InlineData("2024-01-31", 7, "2024-02-08")]
    [InlineData("2024-09-29", 20, "2024-10-31")]
    [InlineData("2025-01-20", 20, "2025-02-21")]
    [InlineData("2025-09-25", 20, "2025-10-29")]
    [InlineData("2026-02-10", 40, "2026-04-14")]
    public void So_many_working_days_after_receipt(string received, int n, string due)
    {
        var rule = Rule("cn-ogi-2019/reply") with { Value = n };
        Assert.Equal(Day(due), Clock.DueOn(rule, China, Day(received)));
        Assert.Equal(Day(due), Clock.Due(rule, China, [ClockEvent.Start(Day(received))]).Date);
    }

    [Fact]
    public void The_case_of_the_design_is_due_on_23_October()
    {
        var due = Clock.Due(Rule("cn-ogi-2019/reply"), China,
        [
            ClockEvent.Start(Day("2026-09-14")),
            ClockEvent.Pause(Day("2026-09-22"), new("征求第三方意见", "A third party is asked")),
            ClockEvent.Resume(Day("2026-09-29")),
        ]);
        Assert.Equal(Day("2026-10-23"), due.Date);
        Assert.False(due.Provisional);
        Assert.Equal(DayKind.Start, due.Days[0].Kind);
        Assert.Equal(8, due.Days.Count(day => day.Kind is DayKind.Paused));
        Assert.Equal([(Day("2026-09-20"), 5), (Day("2026-10-10"), 10)],
            due.Days.Where(day => day.Kind is DayKind.MakeUp).Select(day => (day.Date, day.N)));
        Assert.Contains("中秋节", due.Days.Single(day => day.Date == Day("2026-09-25")).Why.Zh);
        Assert.Contains("国办发明电〔2025〕7号", due.Days.Single(day => day.Date == Day("2026-10-01")).Source.Zh);
        Assert.Equal(12, due.CountedBy(Day("2026-10-13")));
        Assert.Equal(8, Clock.Left(due.Rule, China, due.Date, Day("2026-10-13")));
        Assert.Equal(60, due.PercentBy(Day("2026-10-13")));
    }

    [Fact]
    public void A_restart_runs_the_full_period_and_keeps_the_history()
    {
        var rule = Rule("cn-ogi-2019/reply");
        var due = Clock.Due(rule, China,
        [
            ClockEvent.Start(Day("2024-03-01")),
            ClockEvent.Pause(Day("2024-03-08")),
            ClockEvent.ReceivedAgain(Day("2024-03-20")),
        ]);
        Assert.Equal(Clock.DueOn(rule, China, Day("2024-03-20")), due.Date);
        Assert.Equal(Day("2024-03-01"), due.Start);
        Assert.Equal(4, due.Days.Where(day => day.Date < Day("2024-03-20")).Max(day => day.N));
        Assert.Equal(DayKind.Restart, due.Days.Single(day => day.Date == Day("2024-03-20")).Kind);
        Assert.Equal(20, due.Days[^1].N);
        Assert.Equal(Standing.Running, due.Standing);
    }

    [Fact]
    public void An_extension_before_a_restart_belongs_to_the_period_that_ended()
    {
        ClockEvent[] events = [ClockEvent.Start(Day("2024-03-01")), ClockEvent.Extend(20, Day("2024-03-05"))];
        var rule = Rule("cn-ogi-2019/reply");
        Assert.Equal(Clock.DueOn(rule with { Value = 40 }, China, Day("2024-03-01")), Clock.DueOn(rule, China, events));
        Assert.Equal(Clock.DueOn(rule, China, Day("2024-03-20")),
            Clock.DueOn(rule, China, [.. events, ClockEvent.ReceivedAgain(Day("2024-03-20"))]));
    }

    [Fact]
    public void The_clock_stands_still_until_the_last_of_several_parties_has_answered()
    {
        var rule = Rule("cn-ogi-2019/reply");
        ClockEvent[] overlapping =
        [
            ClockEvent.Start(Day("2024-03-01")),
            ClockEvent.Pause(Day("2024-03-05")), ClockEvent.Pause(Day("2024-03-08")),
            ClockEvent.Resume(Day("2024-03-12")), ClockEvent.Resume(Day("2024-03-19")),
        ];
        ClockEvent[] one = [overlapping[0], overlapping[1], overlapping[4]];
        Assert.Equal(Clock.DueOn(rule, China, one), Clock.DueOn(rule, China, overlapping));
        Assert.Equal(Clock.DueOn(rule, China, one), Clock.Due(rule, China, overlapping).Date);
    }

    [Fact]
    public void While_it_stands_still_the_date_moves_with_today_and_is_provisional()
    {
        var rule = Rule("cn-ogi-2019/reply");
        ClockEvent[] events = [ClockEvent.Start(Day("2024-03-01")), ClockEvent.Pause(Day("2024-03-05"))];
        var due = Clock.Due(rule, China, events, Day("2024-03-12"));
        Assert.Equal(Standing.Paused, due.Standing);
        Assert.True(due.Provisional);
        Assert.Equal(China.Add(Day("2024-03-12"), 19), due.Date);
        Assert.Equal(China.Add(Day("2024-03-13"), 19), Clock.DueOn(rule, China, events, Day("2024-03-13")));
    }

    [Fact]
    public void A_late_finish_says_by_how_many_working_days()
    {
        var rule = Rule("cn-ogi-2008/reply");
        var due = Clock.Due(rule, China, [ClockEvent.Start(Day("2012-09-21")), ClockEvent.Stop(Day("2012-10-22"))]);
        Assert.Equal(new Finish(Day("2012-10-22"), 2, 4), due.Finish);
        Assert.False(due.Finish!.OnTime);
        Assert.Contains("晚了2个工作日", due.Finish.Say.Zh);
        Assert.Equal(Day("2012-10-18"), due.Date);
        Assert.Equal(4, due.Days.Count(day => day.Kind is DayKind.Late));
    }

    [Fact]
    public void Done_on_the_last_day_is_in_time()
    {
        var due = Clock.Due(Rule("cn-ogi-2008/reply"), China,
            [ClockEvent.Start(Day("2012-09-21")), ClockEvent.Stop(Day("2012-10-18"))]);
        Assert.True(due.Finish!.OnTime);
        Assert.Equal(Standing.Stopped, due.Standing);
        Assert.Equal(due.Date, due.Days[^1].Date);
    }

    [Theory]
    [InlineData("cn-pet-2005/accept", "2012-03-05", "2012-03-20")]
    [InlineData("cn-pet-2005/accept", "2012-09-17", "2012-10-08")]
    [InlineData("cn-pet-2005/finish", "2012-03-05", "2012-05-04")]
    [InlineData("cn-ogi-2008/litigation", "2012-11-30", "2013-02-28")]
    [InlineData("cn-ogi-2019/litigation", "2024-08-31", "2025-02-28")]
    [InlineData("cn-ogi-2019/litigation", "2025-04-01", "2025-10-09")]
    [InlineData("cn-ogi-2019/report-department", "2023-12-31", "2024-01-31")]
    [InlineData("cn-ogi-2008/report", "2012-12-31", "2013-03-31")]
    [InlineData("de-ifg/reply", "2025-01-31", "2025-02-28")]
    [InlineData("de-ifg/reply", "2025-04-01", "2025-05-02")]
    [InlineData("in-rti/reply", "2025-01-01", "2025-01-31")]
    [InlineData("in-rti/reply-life", "2025-01-01", "2025-01-03")]
    [InlineData("us-foia/reply", "2025-11-21", "2025-12-22")]
    [InlineData("uk-foi/reply", "2025-12-19", "2026-01-22")]
    [InlineData("eu-1049/reply", "2025-06-02", "2025-06-24")]
    [InlineData("hk-cai/reply", "2025-06-02", "2025-06-12")]
    public void Other_units_and_other_countries(string key, string from, string due)
    {
        var rule = Book.Rule(key, Day(from))!;
        Assert.Equal(Day(due), Clock.DueOn(rule, Book.CalendarOf(rule), Day(from)));
        Assert.Equal(Day(due), Clock.Due(rule, Book.CalendarOf(rule), [ClockEvent.Start(Day(from))]).Date);
    }

    [Fact]
    public void A_month_that_ends_in_a_holiday_says_how_it_is_carried_on()
    {
        var due = Clock.Due(Rule("cn-ogi-2019/litigation"), China, [ClockEvent.Start(Day("2025-04-01"))]);
        Assert.Equal(Enumerable.Repeat(DayKind.Rolled, 8), due.Days.TakeLast(8).Select(day => day.Kind));
        Assert.Contains("国庆节", due.Days[^2].Why.Zh);
        Assert.Equal(due.Length, due.Days[^1].N);
    }

    [Fact]
    public void Hours_end_at_an_instant()
    {
        var received = new DateTimeOffset(2025, 1, 1, 23, 30, 0, TimeSpan.FromHours(5.5));
        Assert.Equal(received.AddHours(48), Clock.DueAt(Rule("in-rti/reply-life"), received));
        Assert.Throws<ArgumentException>(() => Clock.DueAt(Rule("in-rti/reply"), received));
    }

    [Fact]
    public void The_day_of_the_event_counts_where_the_law_says_so()
    {
        var rule = Rule("cn-ogi-2019/reply") with { DayZero = DayZero.SameDay };
        var due = Clock.Due(rule, China, [ClockEvent.Start(Day("2026-09-14"))]);
        Assert.Equal(1, due.Days[0].N);
        Assert.Equal(due.Date, Clock.DueOn(rule, China, Day("2026-09-14")));
        Assert.Equal(China.Add(Day("2026-09-11"), 20), due.Date);
    }

    [Theory]
    [InlineData("cn-ogi-2019/reply", "2026-12-15", true)]
    [InlineData("cn-ogi-2019/reply", "2026-12-01", false)]
    [InlineData("cn-pet-2022/finish", "2026-12-01", true)]
    [InlineData("cn-ogi-2019/report-department", "2026-12-31", false)]
    [InlineData("tw-fgi/reply", "2025-03-03", true)]
    public void Beyond_what_was_announced_a_date_is_provisional(string key, string from, bool provisional)
    {
        var rule = Rule(key);
        Assert.Equal(provisional, Clock.Due(rule, Book.CalendarOf(rule), [ClockEvent.Start(Day(from))]).Provisional);
    }

    [Fact]
    public void Histories_that_cannot_be_are_refused()
    {
        var rule = Rule("cn-ogi-2019/reply");
        var (day, eve) = (Day("2024-03-05"), Day("2024-03-04"));
        Assert.Throws<ArgumentException>(() => Clock.Due(rule, China, []));
        Assert.Throws<ArgumentException>(() => Clock.Due(rule, China, [ClockEvent.Pause(day)]));
        Assert.Throws<ArgumentException>(() => Clock.Due(rule, China, [ClockEvent.Start(day), ClockEvent.Start(day)]));
        Assert.Throws<ArgumentException>(() => Clock.Due(rule, China, [ClockEvent.Start(day), ClockEvent.Pause(eve)]));
        Assert.Throws<ArgumentException>(() =>
            Clock.Due(rule, China, [ClockEvent.Start(day), ClockEvent.Extend(0, day)]));
        Assert.Throws<ArgumentException>(() => Clock.DueOn(Rule("cn-ogi-2019/complaint"), China, day));
        Assert.True(ClockEvent.Check([ClockEvent.Start(day), ClockEvent.Resume(day)]).None);
    }

    [Fact]
    public void A_new_notice_moves_the_date_and_says_so()
    {
        ClockEvent[] events = [ClockEvent.Start(Day("2020-01-20"))];
        var told = China.AsKnownOn(Day("2020-01-20"));
        var moved = Recomputed.Of(Rule("cn-ogi-2019/reply"), told, China, events);
        Assert.True(moved.Moved);
        Assert.Equal(Day("2020-02-21"), moved.Before);
        Assert.Equal(Day("2020-02-25"), moved.After);
        Assert.Equal([Day("2020-01-31"), Day("2020-02-01")], moved.ChangedDays);
        Assert.Contains("国办发明电〔2020〕1号", moved.Say.Zh);
        Assert.Contains("晚4天", moved.Say.Zh);
    }

    [Fact]
    public void A_notice_after_the_date_changes_nothing()
    {
        var same = Recomputed.Of(Rule("cn-ogi-2019/reply"), China.AsKnownOn(Day("2020-01-20")), China,
            [ClockEvent.Start(Day("2019-12-02"))]);
        Assert.False(same.Moved);
        Assert.Empty(same.ChangedDays);
    }
}
