using System.Collections.Concurrent;
using CsCheck;
using Daylight.Requests;
using Daylight.Web;
using Xunit;
using static Daylight.Tests.Modules.Requests.RequestHistory;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What the clock of a request keeps to, whatever happens to the request and in whatever order.</summary>
public sealed class ClockHistoriesTests
{
    static readonly DateOnly First = new(2009, 1, 5), Last = new(2026, 12, 31);

    // Received within sixteen years, under both regulations; then which of the steps that may be taken, and after how many days.
    static readonly Gen<(int Received, (int Which, int Wait)[] Happened)> Histories =
        Gen.Select(Gen.Int[0, 5_900], Gen.Select(Gen.Int[0, 99_999], Gen.Int[0, 20]).Array[1, 14]);

    static readonly int Lives = Pace.Thorough ? 100_000 : 40_000;

    readonly ConcurrentDictionary<string, int> taken = [];
    int inTime, late, moved;

    [Fact]
    public void A_hundred_thousand_histories_keep_what_the_clock_promises()
    {
        Histories.Sample(history => Live(history.Received, history.Happened), iter: Lives);
        // What never happened was never looked at.
        Assert.All(RequestProcedure.Procedure.Steps.Where(RequestHistory.IsOfOne), step => Assert.True(taken.GetValueOrDefault(step.Name) > Lives / 1_000, step.Name));
        Assert.All((int[])[inTime, late, moved], count => Assert.True(count > Lives / 100));
    }

    void Live(int received, (int Which, int Wait)[] happened)
    {
        var day = First.AddDays(received);
        var history = new RequestHistory();
        foreach (var (which, wait) in happened)
        {
            if (Choose(history, which) is not { } step) break;
            // What is put right lies where it may: before all that was done since.
            if (step.Redates)
            {
                Take(history, step, history.Matter.ReceivedOn!.Value.AddDays(-wait), which);
                continue;
            }
            day = DayOf(step, history.Matter, day, wait);
            if (day > Last) break;
            // The desk refuses what comes too late: that is tested where it is said.
            if (!history.InTime(step, day)) continue;
            Take(history, step, day, which);
        }
    }

    // Withdrawals end a history, and the delivery of a notice takes days of it: with the weight of every other step there would be
    // none but short ones.
    static Step? Choose(RequestHistory history, int which)
    {
        var next = history.Next;
        if (which % 8 != 0) next = [.. next.Where(step => step.Name != "withdraw")];
        if (which % 8 > 2) next = [.. next.Where(step => !(step.Needs.HasFlag(Needs.Delivery) && step.To.Kind is StateKind.Waiting))];
        return next.Count == 0 ? null : next[which / 8 % next.Count];
    }

    static DateOnly DayOf(Step step, Case matter, DateOnly last, int wait)
    {
        if (step.InSilence && matter.WaitsUntil is { } until && until >= last) last = until.AddDays(1);
        // The last day and the one after it are what delivery turns on.
        if (step.Name == "deliver" && wait % 3 < 2 && matter.DueOn is { } due && due.AddDays(wait % 3) >= last) return due.AddDays(wait % 3);
        return last.AddDays(wait);
    }

    void Take(RequestHistory history, Step step, DateOnly on, int which)
    {
        var before = Kept.Of(history.Matter);
        var told = step.Clock is ClockEffect.Restart ? history.Explain(on) : null;
        var ways = DeliveryWays.All;
        var until = history.Least(step, on).AddDays((step.Clock is ClockEffect.Pause || history.Matter.PausedOn is not null) && Desk.Granted(Law, history.Matter, step, on) is not null ? 0 : which % 10);
        if (step.Clock is ClockEffect.Replace) until = China.WorkingDayFrom(until);
        // Half of the extensions are as long as the law allows, the others shorter.
        var days = step.Needs.HasFlag(Needs.Days) && which % 2 == 0 ? 1 + which % history.Rule.Extension!.Max : (int?)null;
        history.Then(step.Name, on, step.Needs.HasFlag(Needs.Until) ? until : null, ways[which % ways.Count].Code, days);
        taken.AddOrUpdate(step.Name, 1, (_, times) => times + 1);
        Holds(history, step, before, told, on);
    }

    void Holds(RequestHistory history, Step step, Kept before, DueDate? told, DateOnly on)
    {
        switch (step.Clock)
        {
            case ClockEffect.None:
                Assert.Equal(before, Kept.Of(history.Matter));
                return;
            case ClockEffect.Start or ClockEffect.Date:
                Assert.Equal(Clock.DueOn(history.Rule, China, on), history.Matter.DueOn);
                return;
            case ClockEffect.Pause or ClockEffect.Suspend:
                Assert.Equal(before with { PausedOn = on }, Kept.Of(history.Matter));
                return;
            case ClockEffect.Resume:
                MovesByWhatThePauseCost(history, before);
                Assert.Equal(history.Matter.DueOn, history.Explain(on).Date);
                return;
            case ClockEffect.Restart:
                RunsInFullAndKeepsItsHistory(history, told!, on);
                return;
            case ClockEffect.Extend:
                MovesByTheExtension(history, before);
                Assert.Equal(history.Matter.DueOn, history.Explain(on).Date);
                return;
            case ClockEffect.Replace:
                Assert.Equal((history.Matter.Steps[^1].Until, (DateOnly?)null), (history.Matter.DueOn, history.Matter.WaitsUntil));
                Assert.Equal(history.Matter.DueOn, history.Explain(on).Date);
                return;
            case ClockEffect.Stop:
                IsInTimeByTheDayItWasDone(history, before, on);
                return;
        }
    }

    // A pause moves the date by its counted days, neither more nor less: by n more if it is n longer, and wherever it lies.
    void MovesByWhatThePauseCost(RequestHistory history, Kept before)
    {
        var events = CaseClock.Events(RequestProcedure.Procedure, history.Matter.Steps, history.Rule);
        var (pause, resume) = (events[^2].On, events[^1].On);
        var (was, due) = (before.DueOn!.Value, history.Matter.DueOn!.Value);
        if (pause > was)
        {
            Assert.Equal(was, due);
            return;
        }
        // The day of receipt and days that an earlier pause took are not counted twice.
        var dealtWith = events[..^2].Where(happened => happened.Verb is not ClockVerb.Pause and not ClockVerb.Extend).Max(happened => happened.On);
        var eve = pause > dealtWith ? pause.AddDays(-1) : dealtWith;
        Assert.Equal(Math.Max(China.WorkingDays(eve, resume), 0), China.WorkingDays(was, due));

        var n = 1 + due.DayNumber % 9;
        events[^1] = ClockEvent.Resume(China.Add(resume, n));
        Assert.Equal(n, China.WorkingDays(due, Clock.DueOn(history.Rule, China, events)));
        if (pause <= dealtWith || !China.Works(pause) || China.Add(pause, n) > was) return;
        (events[^2], events[^1]) = (ClockEvent.Pause(China.Add(pause, n)), ClockEvent.Resume(China.Add(resume, n)));
        Assert.Equal(due, Clock.DueOn(history.Rule, China, events));
        Interlocked.Increment(ref moved);
    }

    static void RunsInFullAndKeepsItsHistory(RequestHistory history, DueDate told, DateOnly on)
    {
        Assert.Equal(Clock.DueOn(history.Rule, China, on), history.Matter.DueOn);
        var now = history.Explain(on);
        Assert.Equal(history.Matter.DueOn, now.Date);
        var kept = told.Days.TakeWhile(day => day.Date < on).ToArray();
        Assert.Equal(kept, now.Days.Take(kept.Length));
        Assert.Equal((DayKind.Restart, 0), (now.Days.Single(day => day.Date == on).Kind, now.Extended));
    }

    static void MovesByTheExtension(RequestHistory history, Kept before)
    {
        var extension = history.Matter.Steps[^1].Days ?? history.Rule.Extension!.Usual;
        var longer = China.WorkingDays(before.DueOn!.Value, history.Matter.DueOn!.Value);
        // A pause that began after the last day cost nothing; within a longer period it does.
        var paused = history.Matter.Steps.Any(step => step.Clock is ClockEffect.Pause or ClockEffect.Suspend && step.On > before.DueOn);
        Assert.True(paused ? longer >= extension : longer == extension, $"{longer}");
    }

    void IsInTimeByTheDayItWasDone(RequestHistory history, Kept before, DateOnly on)
    {
        var matter = history.Matter;
        Assert.Equal(on, matter.DoneOn);
        Assert.Null(matter.PausedOn);
        if (matter.ReceivedOn is null)
        {
            Assert.Null(matter.DueOn);
            return;
        }
        if (before.PausedOn is null) Assert.Equal(before.DueOn, matter.DueOn);
        Assert.Equal(on > matter.DueOn, matter.LateOn(Last));
        var why = history.Explain(Last);
        Assert.Equal((matter.DueOn, on, !matter.LateOn(Last)), (why.Date, why.Finish!.On, why.Finish.OnTime));
        if (matter.State == RequestProcedure.Delivered.Name) Interlocked.Increment(ref (matter.LateOn(Last) ? ref late : ref inTime));
    }

    /// <summary>What a case keeps of its clock.</summary>
    sealed record Kept(DateOnly? ReceivedOn, DateOnly? DueOn, DateOnly? PausedOn, DateOnly? DoneOn)
    {
        public static Kept Of(Case matter) => new(matter.ReceivedOn, matter.DueOn, matter.PausedOn, matter.DoneOn);
    }
}
