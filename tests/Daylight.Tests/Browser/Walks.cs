namespace Daylight.Tests.Browser;

/// <summary>Ways through a procedure that together take every step as everybody who may take it.</summary>
static class Walks
{
    // Ways that end the case come last: there is no going on from there.
    const int EndsIt = 100;

    /// <summary>A step as one of the roles that may take it.</summary>
    internal readonly record struct Move(Step Step, Role By);

    /// <summary>Every move of a procedure under a regime that a person makes.</summary>
    public static IReadOnlyList<Move> Moves(Procedure procedure, string? regime) =>
    [
        .. from step in procedure.Steps
           where step.Regimes.Count == 0 || regime is null || step.Regimes.Contains(regime)
           from role in Enum.GetValues<Role>()
           where role is not (Role.Machine or 0) && step.By.HasFlag(role)
           select new Move(step, role),
    ];

    /// <summary>Walks from a start: each goes on as long as something new can be reached.</summary>
    public static IEnumerable<(State Start, IReadOnlyList<Move> Moves)> Of(Procedure procedure, string? regime)
    {
        var left = Moves(procedure, regime).ToHashSet();
        while (left.Count > 0)
        {
            var before = left.Count;
            foreach (var start in procedure.Starts)
            {
                var (state, walk) = (start, new List<Move>());
                while (Nearest(procedure, regime, start, state, walk, left) is { Count: > 0 } way)
                {
                    walk.AddRange(way);
                    left.ExceptWith(way);
                    state = way[^1].Step.To;
                }
                if (walk.Count > 0) yield return (start, walk);
            }
            if (left.Count == before) throw new InvalidOperationException($"No way leads to {string.Join(", ", left)}.");
        }
    }

    // The shortest way to a move that nobody has made yet.
    static List<Move> Nearest(Procedure procedure, string? regime, State start, State from, List<Move> walked, HashSet<Move> left)
    {
        var queue = new PriorityQueue<(State State, List<Move> Way), int>([((from, new List<Move>()), 0)]);
        var received = !procedure.Steps.Any(step => step.Clock is ClockEffect.Start && step.From.Contains(start));
        var seen = new HashSet<(State, Transfer?, string?, bool)>();
        while (queue.TryDequeue(out var at, out var cost))
        {
            if (at.Way.Count > 0 && left.Contains(at.Way[^1])) return at.Way;
            List<Move> made = [.. walked, .. at.Way];
            if (at.Way.Count > 0 && !seen.Add((at.State, Handed(made), at.State.Kind is StateKind.Ended ? made[^1].Step.Name : null, PausesAlong(made)))) continue;
            foreach (var move in Moves(procedure, regime).Where(move => move.Step.From.Contains(at.State)))
            {
                if (move.Step.AtMost > 0 && made.Count(one => one.Step == move.Step || move.Step.CountsWith.Contains(one.Step.Name)) >= move.Step.AtMost) continue;
                if (!MayGo(move.Step.Transfers, Handed(made)) || !Follows(move.Step, made, received)) continue;
                queue.Enqueue((move.Step.To, [.. at.Way, move]), cost + (move.Step.To.Kind is StateKind.Ended ? EndsIt : 1));
            }
        }
        return [];
    }

    // What the step before it, the days that have passed and those it follows let it do.
    static bool Follows(Step step, List<Move> made, bool received)
    {
        if (step.After.Count > 0 && (made.Count == 0 || !step.After.Contains(made[^1].Step.Name))) return false;
        if (step.Having.Count > 0 && !made.Exists(move => step.Having.Contains(move.Step.Name))) return false;
        if (step.TakesBack && !received && made.TrueForAll(move => move.Step.Clock is not ClockEffect.Start)) return false;
        // The day of receipt is put right as long as nothing has moved the clock.
        if (step.Redates && made.Exists(move => move.Step.Clock is not ClockEffect.None and not ClockEffect.Start)) return false;
        if (PausesAlong(made) ? step.To.Kind is not StateKind.Ended && !(step is { Along: true, Clock: ClockEffect.Resume }) : step is { Along: true, Clock: ClockEffect.Resume }) return false;
        // A silence takes longer than the law has for what has to be done in time, unless days were not counted meanwhile.
        var silent = made.FindLastIndex(move => move.Step.InSilence && move.Step.Clock is not ClockEffect.Resume);
        return !(step.InTime && silent > made.FindLastIndex(move => move.Step.Clock is ClockEffect.Restart))
            && !(step.Within is not null && made.Exists(move => move.Step.InSilence));
    }

    static bool PausesAlong(List<Move> made) =>
        made.FindLast(move => move.Step.Clock is ClockEffect.Pause or ClockEffect.Resume) is { Step: { Along: true, Clock: ClockEffect.Pause } };

    // How it went from body to body last.
    static Transfer? Handed(IEnumerable<Move> made) => made.Select(move => move.Step.Transfers).LastOrDefault(transfer => transfer is not null);

    // Nothing is handed back that was not handed over, nor on once it was decided.
    static bool MayGo(Transfer? transfer, Transfer? before) => transfer switch
    {
        Transfer.Over => before is not Transfer.ForGood,
        Transfer.Back => before is Transfer.Over,
        Transfer.ForGood => before is not null,
        _ => true,
    };
}
