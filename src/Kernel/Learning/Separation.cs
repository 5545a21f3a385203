namespace Daylight;

/// <summary>
/// The plane that separates the letters of one label from all others with the widest margin: a linear support vector
/// machine with squared hinge loss, by dual coordinate descent (Hsieh and others, ICML 2008). The same input gives the
/// same plane on every machine.
/// </summary>
static class Separation
{
    // What a letter on the wrong side costs, beside the width of the margin.
    const double Cost = 1;
    const int MostRounds = 30;
    const double Close = 0.02;

    /// <summary>Finds the plane.</summary>
    /// <param name="bags">The letters.</param>
    /// <param name="weighed">What their traits weigh.</param>
    /// <param name="isOf">Which of them have the label.</param>
    /// <param name="traits">How many traits there are.</param>
    /// <param name="stop">Stops between two rounds.</param>
    public static (float[] Weights, float Bias) Of(
        IReadOnlyList<Bag> bags, IReadOnlyList<float[]> weighed, bool[] isOf, int traits, CancellationToken stop)
    {
        var (weights, bias) = (new float[traits], 0f);
        var (pull, order) = (new double[bags.Count], Enumerable.Range(0, bags.Count).ToArray());
        var ofLabel = isOf.Count(one => one);
        // A letter of a rare label costs more, or nothing would ever be put there; the root keeps it within bounds.
        var rare = Cost * Math.Sqrt((double)(bags.Count - ofLabel) / Math.Max(1, ofLabel));
        var state = 0UL;
        for (var round = 0; round < MostRounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            Shuffle(order, ref state);
            var furthest = 0.0;
            foreach (var i in order)
            {
                var (letter, values, side) = (bags[i].Traits, weighed[i], isOf[i] ? 1 : -1);
                var softness = 0.5 / (isOf[i] ? rare : Cost);
                var gradient = (side * (bias + Dot(weights, letter, values))) - 1 + (pull[i] * softness);
                var projected = pull[i] == 0 ? Math.Min(gradient, 0) : gradient;
                furthest = Math.Max(furthest, Math.Abs(projected));
                if (projected == 0) continue;
                // Each letter has length one, and the bias is one trait more.
                var pulled = Math.Max(pull[i] - (gradient / (2 + softness)), 0);
                var move = (float)((pulled - pull[i]) * side);
                pull[i] = pulled;
                for (var at = 0; at < letter.Length; at++) weights[letter[at]] += move * values[at];
                bias += move;
            }
            if (furthest < Close) break;
        }
        return (weights, bias);
    }

    static float Dot(float[] weights, int[] letter, float[] values)
    {
        var sum = 0f;
        for (var at = 0; at < letter.Length; at++) sum += weights[letter[at]] * values[at];
        return sum;
    }

    // SplitMix64: System.Random promises nothing about the next runtime.
    static void Shuffle(int[] order, ref ulong state)
    {
        for (var last = order.Length - 1; last > 0; last--)
        {
            state += 0x9e3779b97f4a7c15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            var other = (int)((z ^ (z >> 31)) % (ulong)(last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }
    }
}
