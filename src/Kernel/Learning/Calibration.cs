namespace Daylight;

/// <summary>
/// Makes shares of scores, so that of the letters with a share of 0.8 four in five are right: a softmax of which
/// sharpness and leanings are fitted to letters the model had not seen (temperature and bias scaling).
/// </summary>
/// <param name="Sharpness">How much a difference of scores says.</param>
/// <param name="Leanings">For each label how much more often it is right than its scores say.</param>
sealed record Calibration(double Sharpness, double[] Leanings)
{
    const double Dullest = 0.1, Sharpest = 100;
    const int Rounds = 6, Halvings = 20, Steps = 40;

    /// <summary>The shares of the labels; together one.</summary>
    public double[] Shares(double[] scores)
    {
        var shares = new double[scores.Length];
        for (var label = 0; label < shares.Length; label++) shares[label] = (Sharpness * scores[label]) + Leanings[label];
        var most = shares.Max();
        var sum = 0.0;
        for (var label = 0; label < shares.Length; label++) sum += shares[label] = Math.Exp(shares[label] - most);
        for (var label = 0; label < shares.Length; label++) shares[label] /= sum;
        return shares;
    }

    /// <summary>
    /// The calibration under which what came out was likeliest: one and the other in turn, there is a single best.
    /// </summary>
    public static Calibration Fit(IReadOnlyList<(double[] Scores, int Label)> seen)
    {
        var fitted = new Calibration(1, new double[seen[0].Scores.Length]);
        for (var round = 0; round < Rounds; round++) fitted = fitted.Sharpened(seen).Leaned(seen);
        return fitted;
    }

    Calibration Sharpened(IReadOnlyList<(double[] Scores, int Label)> seen)
    {
        var (low, high) = (Math.Log(Dullest), Math.Log(Sharpest));
        for (var time = 0; time < Halvings; time++)
        {
            var (left, right) = (low + ((high - low) / 3), high - ((high - low) / 3));
            if (Surprise(left) < Surprise(right)) high = right;
            else low = left;
        }
        return this with { Sharpness = Math.Exp((low + high) / 2) };

        double Surprise(double sharpness)
        {
            var tried = this with { Sharpness = Math.Exp(sharpness) };
            return -seen.Sum(one => Math.Log(tried.Shares(one.Scores)[one.Label] + double.Epsilon));
        }
    }

    // Until each label is expected as often as it was right. A label with few letters moves less: they prove little.
    Calibration Leaned(IReadOnlyList<(double[] Scores, int Label)> seen)
    {
        var leaned = this with { Leanings = [.. Leanings] };
        for (var step = 0; step < Steps; step++)
        {
            var (expected, right) = (new double[Leanings.Length], new double[Leanings.Length]);
            foreach (var (scores, label) in seen)
            {
                right[label]++;
                var shares = leaned.Shares(scores);
                for (var other = 0; other < shares.Length; other++) expected[other] += shares[other];
            }
            for (var label = 0; label < right.Length; label++)
                leaned.Leanings[label] += Math.Log((right[label] + 1) / (expected[label] + 1)) / 2;
        }
        return leaned;
    }
}
