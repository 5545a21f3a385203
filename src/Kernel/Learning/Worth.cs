namespace Daylight;

/// <summary>
/// What a trait is worth for telling labels apart: the rarer it is among the letters and the more unevenly it is spread
/// over the labels, the more (TF-IDF, times one to three by the entropy over the labels).
/// </summary>
static class Worth
{
    // What only one letter has tells of that letter and not of its label.
    const int Fewest = 2;
    const double Uneven = 2;
    const double Smoothing = 0.3;

    /// <summary>The worth of each trait; 0 for one that is left out.</summary>
    /// <param name="bags">The letters.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="traits">How many traits there are.</param>
    /// <param name="count">How many labels there are.</param>
    public static float[] Of(IReadOnlyList<Bag> bags, IReadOnlyList<int> labels, int traits, int count)
    {
        var (seen, letters) = (new int[traits * count], new int[count]);
        for (var i = 0; i < bags.Count; i++)
        {
            letters[labels[i]]++;
            foreach (var trait in bags[i].Traits) seen[(trait * count) + labels[i]]++;
        }
        var worth = new float[traits];
        for (var trait = 0; trait < traits; trait++)
        {
            var by = seen.AsSpan(trait * count, count);
            var all = 0;
            foreach (var one in by) all += one;
            if (all < Fewest) continue;
            var rarity = Math.Log((1.0 + bags.Count) / (1 + all)) + 1;
            worth[trait] = (float)(rarity * (1 + (Uneven * (1 - Spread(by, letters, Smoothing / bags.Count)))));
        }
        return worth;
    }

    // Entropy of the shares of the labels' letters that have it: 0 for one label alone, 1 for all alike.
    static double Spread(ReadOnlySpan<int> seen, int[] letters, double smoothing)
    {
        var sum = 0.0;
        for (var label = 0; label < letters.Length; label++) sum += Share(seen, letters, label) + smoothing;
        var entropy = 0.0;
        for (var label = 0; label < letters.Length; label++)
        {
            var part = (Share(seen, letters, label) + smoothing) / sum;
            entropy -= part * Math.Log(part);
        }
        return entropy / Math.Log(letters.Length);
    }

    static double Share(ReadOnlySpan<int> seen, int[] letters, int label) =>
        letters[label] == 0 ? 0 : (double)seen[label] / letters[label];
}
