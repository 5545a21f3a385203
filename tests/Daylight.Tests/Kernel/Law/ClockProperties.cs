using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

/// <summary>What must hold for every period, whatever happened to it.</summary>
public sealed class ClockProperties
{
    static readonly Gen<DateOnly> Days = Gen.Int[0, 9000].Select(offset => new DateOnly(2005, 1, 1).AddDays(offset));

    static readonly Gen<Rule> Rules = Gen.Select(
        Gen.OneOf(Book.Regimes.SelectMany(regime => regime.Rules).Where(rule => rule.Value is not null).ToArray()),
        Gen.Bool, (rule, sameDay) => sameDay ? rule with { DayZero = DayZero.SameDay } : rule);

    static readonly Gen<ClockEvent[]> Histories =
        Gen.Select(Days, Gen.Select(Gen.Int[0, 6], Gen.Int[0, 90], Gen.Int[1, 30]).Array[0, 7],
        (start, happened) => happened.Select(h => h.Item1 switch
        {
            0 or 1 => ClockEvent.Pause(start.AddDays(h.Item2)),
            2 => ClockEvent.Resume(start.AddDays(h.Item2)),
            3 => ClockEvent.Restart(start.AddDays(h.Item2)),
            4 => ClockEvent.Extend(h.Item3, start.AddDays(h.Item2)),
            5 => ClockEvent.Replace(start.AddDays(h.Item2 + h.Item3), start.AddDays(h.Item2)),
            _ => ClockEvent.Stop(start.AddDays(h.Item2)),
        }).Prepend(ClockEvent.Start(start)).ToArray());

    [Fact]
    public void The_fast_path_and_the_explained_one_agree() =>
        Gen.Select(Rules, Histories, Gen.Int[0, 120]).Sample((rule, events, later) =>
        {
            var calendar = Book.CalendarOf(rule);
            DateOnly? today = later > 100 ? null : events[0].On.AddDays(later);
            return Clock.Due(rule, calendar, events, today).Date == Clock.DueOn(rule, calendar, events, today);
        }, iter: 20_000);

    [Fact]
    public void The_single_start_is_a_history_of_one() => Gen.Select(Rules, Days).Sample((rule, start) =>
    {
        var calendar = Book.CalendarOf(rule);
        return Clock.DueOn(rule, calendar, start) == Clock.DueOn(rule, calendar, [ClockEvent.Start(start)]);
    });

    [Fact]
    public void The_order_in_which_events_are_told_does_not_matter() =>
        Gen.Select(Rules, Histories, Gen.Int[0, 1000]).Sample((rule, events, seed) =>
    {
        var distinct = events.DistinctBy(happened => happened.On).ToArray(); // of one day the order told is the order
        var shuffled = distinct.OrderBy(happened => HashCode.Combine(seed, happened.On.DayNumber * 31)).ToArray();
        return Clock.DueOn(rule, China, distinct) == Clock.DueOn(rule, China, shuffled);
    });

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Gen.Select(Rules, Days, Gen.Int[0, 400]).Sample((rule, start, later) =>
    {
        var calendar = Book.CalendarOf(rule);
        return Clock.DueOn(rule, calendar, start) <= Clock.DueOn(rule, calendar, start.AddDays(later));
    });

    // A day that was set stands on the page of the calendar: a pause after it that costs a day less leaves it a day earlier.
    [Fact]
    public void One_more_holiday_never_makes_a_date_earlier() =>
        Gen.Select(Rules, Histories, Days).Sample((rule, events, holiday) =>
        {
            ClockEvent[] counted = [.. events.Where(happened => happened.Verb is not ClockVerb.Replace)];
            return Clock.DueOn(rule, China, counted) <= Clock.DueOn(rule, WithHoliday(holiday), counted);
        }, iter: 300);

    [Fact]
    public void A_day_that_is_set_is_the_last_or_the_working_day_after_it() => Gen.Select(Days, Gen.Int[0, 60], Gen.Int[1, 200]).Sample((start, later, n) =>
    {
        var (rule, on) = (Rule("cn-ogi-2019/reply"), start.AddDays(later));
        ClockEvent[] events = [ClockEvent.Start(start), ClockEvent.Extend(20, start), ClockEvent.Replace(on.AddDays(n), on)];
        var due = Clock.Due(rule, China, events);
        return due.Date == China.WorkingDayFrom(on.AddDays(n)) && due.Extended == 0
            && due.Days.Single(day => day.Date == on) is { Kind: DayKind.Restart, Counts: false }
            && Clock.DueOn(rule, China, [.. events, ClockEvent.Extend(3, on)]) == China.Add(due.Date, 3);
    });

    [Fact]
    public void The_counted_days_are_as_many_as_the_law_says() => Gen.Select(Rules, Histories).Sample((rule, events) =>
    {
        var due = Clock.Due(rule, Book.CalendarOf(rule), events);
        var begins = events.Where(e => e.Begins).Max(e => e.On);
        var counted = due.Days.Where(day => day.Date >= begins && day.Counts).ToArray();
        return counted.Length == due.Length && counted.Select(day => day.N)
            .SequenceEqual(Enumerable.Range(1, due.Length))
            && counted[^1].Date <= due.Date;
    });

    [Fact]
    public void Working_days_that_count_are_worked_and_not_paused() =>
        Gen.Select(Histories, Gen.Int[1, 40]).Sample((events, n) =>
    {
        var due = Clock.Due(Rule("cn-ogi-2019/reply") with { Value = n }, China, events);
        return due.Days.All(day =>
            day.Counts == day.Kind is DayKind.Counted or DayKind.MakeUp && (!day.Counts || China.Works(day.Date)));
    });

    [Fact]
    public void Every_day_is_there_once_and_says_why() => Gen.Select(Rules, Histories).Sample((rule, events) =>
    {
        var days = Clock.Due(rule, Book.CalendarOf(rule), events).Days;
        return days.Select(day => day.Date.DayNumber)
            .SequenceEqual(Enumerable.Range(days[0].Date.DayNumber, days.Count))
            && days.All(day => day.Why is { Zh.Length: > 0, En.Length: > 0 }
                && day.Source is { Zh.Length: > 0, En.Length: > 0 });
    });

    [Fact]
    public void A_pause_within_the_period_costs_just_its_working_days() =>
        Gen.Select(Days, Gen.Int[1, 15], Gen.Int[0, 40]).Sample((start, after, length) =>
        {
            var rule = Rule("cn-ogi-2019/reply");
            var from = start.AddDays(after);
            var to = from.AddDays(length);
            var paused = Clock.DueOn(
                rule, China, [ClockEvent.Start(start), ClockEvent.Pause(from), ClockEvent.Resume(to)]);
            return China.WorkingDays(start, paused) == 20 + China.WorkingDays(from.AddDays(-1), to)
                && (paused > to || paused < from);
        });

    [Fact]
    public void Two_pauses_cost_what_each_costs() =>
        Gen.Select(Days, Gen.Int[1, 5], Gen.Int[0, 10], Gen.Int[1, 5], Gen.Int[0, 10])
            .Sample((start, a, first, b, second) =>
        {
            var rule = Rule("cn-ogi-2019/reply");
            var (f1, t1) = (start.AddDays(a), start.AddDays(a + first));
            var (f2, t2) = (t1.AddDays(b), t1.AddDays(b + second));
            var both = Clock.DueOn(rule, China, [ClockEvent.Start(start), ClockEvent.Pause(f1), ClockEvent.Resume(t1),
                ClockEvent.Pause(f2), ClockEvent.Resume(t2)]);
            return China.WorkingDays(start, both)
                == 20 + China.WorkingDays(f1.AddDays(-1), t1) + China.WorkingDays(f2.AddDays(-1), t2);
        });

    [Fact]
    public void A_restart_keeps_the_days_before_it() => Gen.Select(Days, Gen.Int[1, 60]).Sample((start, later) =>
    {
        var rule = Rule("cn-ogi-2019/reply");
        var again = start.AddDays(later);
        var before = Clock.Due(rule, China, [ClockEvent.Start(start)]).Days.TakeWhile(day => day.Date < again)
            .ToArray();
        var due = Clock.Due(rule, China, [ClockEvent.Start(start), ClockEvent.Restart(again)]);
        return due.Days.Take(before.Length).SequenceEqual(before) && due.Date == Clock.DueOn(rule, China, again)
            && due.Days.Single(day => day.Date == again) is { Kind: DayKind.Restart, N: 0 };
    });

    [Fact]
    public void Adding_and_measuring_working_days_undo_each_other() =>
        Gen.Select(Days, Gen.Int[1, 500]).Sample((start, n) =>
    {
        var end = China.Add(start, n);
        return China.Works(end) && China.WorkingDays(start, end) == n && China.WorkingDays(end, start) == -n;
    });

    [Fact]
    public void The_fast_path_leaves_nothing_for_the_collector()
    {
        var rule = Rule("cn-ogi-2019/reply");
        ReadOnlySpan<ClockEvent> events =
            [ClockEvent.Start(Day("2026-09-14")), ClockEvent.Pause(Day("2026-09-22")),
                ClockEvent.Resume(Day("2026-09-29"))];
        Clock.DueOn(rule, China, events);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Clock.DueOn(rule, China, events);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    static Calendar WithHoliday(DateOnly day)
    {
        var notice = new Notice(day.Year, day, "", new("又一天", "One more day"));
        return China.With(notice, [new(day, SpecialKind.Statutory, new("某日", "A day"), notice.Citation)]);
    }
}
