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
                while (Nearest(procedure, regime, state, walk, left) is { Count: > 0 } way)
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
    static List<Move> Nearest(Procedure procedure, string? regime, State from, List<Move> walked, HashSet<Move> left)
    {
        var queue = new PriorityQueue<(State State, List<Move> Way), int>([((from, new List<Move>()), 0)]);
        var seen = new HashSet<State>();
        while (queue.TryDequeue(out var at, out var cost))
        {
            if (at.Way.Count > 0 && left.Contains(at.Way[^1])) return at.Way;
            if (at.Way.Count > 0 && !seen.Add(at.State)) continue;
            foreach (var move in Moves(procedure, regime).Where(move => move.Step.From.Contains(at.State)))
            {
                if (move.Step.AtMost > 0 && walked.Concat(at.Way).Count(made => made.Step == move.Step) >= move.Step.AtMost) continue;
                queue.Enqueue((move.Step.To, [.. at.Way, move]), cost + (move.Step.To.Kind is StateKind.Ended ? EndsIt : 1));
            }
        }
        return [];
    }
}
