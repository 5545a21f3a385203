namespace Daylight.Bench;

/// <summary>
/// Two ways measured in turn, so that both meet the same machine: other work on it makes both slow. Of each round the
/// medians are compared; what is told is the median of these ratios.
/// </summary>
/// <param name="Ours">All samples of ours.</param>
/// <param name="Reference">All samples of the reference.</param>
/// <param name="Ratio">Ours to reference.</param>
sealed record Paired(Samples Ours, Samples Reference, double Ratio)
{
    /// <summary>Measures; each call makes the samples of a round.</summary>
    public static async Task<Paired> Measure(int rounds, Func<Task<IReadOnlyList<double>>> ours, Func<Task<IReadOnlyList<double>>> reference)
    {
        var (all, others, ratios) = (new List<double>(), new List<double>(), new List<double>());
        // The round before the first warms up and is not counted.
        for (var round = -1; round < rounds; round++)
        {
            // Whoever comes second finds the caches as the other left them.
            var second = round % 2 == 0 ? null : await reference();
            var mine = await ours();
            second ??= await reference();
            if (round < 0) continue;
            all.AddRange(mine);
            others.AddRange(second);
            ratios.Add(new Samples(mine).P50 / new Samples(second).P50);
        }
        return new(new(all), new(others), new Samples(ratios).P50);
    }

    /// <summary>The same for what needs no waiting.</summary>
    public static Task<Paired> Measure(int rounds, Func<IReadOnlyList<double>> ours, Func<IReadOnlyList<double>> reference) =>
        Measure(rounds, () => Task.FromResult(ours()), () => Task.FromResult(reference()));
}

/// <summary>Measured values.</summary>
sealed class Samples(IEnumerable<double> values)
{
    readonly double[] sorted = [.. values.Order()];

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
