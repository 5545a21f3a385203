namespace Daylight;

/// <summary>One plane a label, over the same traits.</summary>
/// <param name="Worth">What each trait is worth; 0 for one that is left out.</param>
/// <param name="Weights">For each label the weight of each trait: a whole number of <paramref name="Steps"/>.</param>
/// <param name="Steps">For each label the least difference between two weights.</param>
/// <param name="Biases">For each label what it has before anything is read.</param>
sealed record Planes(float[] Worth, sbyte[][] Weights, float[] Steps, float[] Biases)
{
    /// <summary>Learns from letters with labels from 0 to <paramref name="count"/>, exclusive.</summary>
    public static Planes Of(IReadOnlyList<Bag> bags, IReadOnlyList<int> labels, int traits, int count, CancellationToken stop)
    {
        var worth = Daylight.Worth.Of(bags, labels, traits, count);
        for (var trait = 0; trait < traits; trait++) worth[trait] = (float)(Half)worth[trait];
        var weighed = bags.Select(bag => bag.Weighed(worth)).ToList();
        var planes = new Planes(worth, new sbyte[count][], new float[count], new float[count]);
        for (var label = 0; label < count; label++)
        {
            var isOf = labels.Select(one => one == label).ToArray();
            var (weights, bias) = Separation.Of(bags, weighed, isOf, traits, stop);
            planes.Biases[label] = bias;
            planes.Steps[label] = weights.Length == 0 ? 0 : weights.Max(MathF.Abs) / sbyte.MaxValue;
            planes.Weights[label] = Rounded(weights, planes.Steps[label]);
        }
        return planes;
    }

    /// <summary>How far on the side of each label a letter is.</summary>
    public double[] Scores(Bag bag)
    {
        var weighed = bag.Weighed(Worth);
        var scores = new double[Weights.Length];
        for (var label = 0; label < scores.Length; label++)
        {
            var (weights, sum) = (Weights[label], 0f);
            for (var at = 0; at < weighed.Length; at++) sum += weighed[at] * weights[bag.Traits[at]];
            scores[label] = Biases[label] + (sum * Steps[label]);
        }
        return scores;
    }

    /// <summary>What a trait says for a label.</summary>
    public float Weight(int label, int trait) => Weights[label][trait] * Steps[label];

    /// <summary>The same planes over some of the traits.</summary>
    public Planes Over(int[] traits) => this with
    {
        Worth = [.. traits.Select(trait => Worth[trait])],
        Weights = [.. Weights.Select(weights => traits.Select(trait => weights[trait]).ToArray())],
    };

    // A quarter of the size, and no worse: what is left of a weight is a hundredth of the largest.
    static sbyte[] Rounded(float[] weights, float step) =>
        Array.ConvertAll(weights, weight => step == 0 ? (sbyte)0 : (sbyte)MathF.Round(weight / step));
}
