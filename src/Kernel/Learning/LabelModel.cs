namespace Daylight;

/// <summary>What was learned: suggests a label for a letter, says how likely it is and by which words.</summary>
public sealed class LabelModel
{
    readonly string[] labels;
    readonly Dictionary<ulong, int> numbers;
    readonly Planes planes;

    internal LabelModel(
        string[] labels, ulong[] keys, Planes planes, Calibration calibration, double sure, IReadOnlyList<LabelFigures> figures)
    {
        this.labels = labels;
        this.planes = planes;
        (Keys, Calibration, Sure, Figures) = (keys, calibration, sure, figures);
        numbers = new(keys.Length);
        for (var number = 0; number < keys.Length; number++) numbers[keys[number]] = number;
    }

    /// <summary>The labels it knows.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>How well each was found when what was learned was tried.</summary>
    public IReadOnlyList<LabelFigures> Figures { get; }

    /// <summary>From which share on it suggests anything.</summary>
    public double Sure { get; }

    internal ulong[] Keys { get; }

    internal Planes Planes => planes;

    internal Calibration Calibration { get; }

    /// <summary>A model of what tells labels apart; the rest of the traits is dropped.</summary>
    internal static LabelModel Of(
        string[] labels, Dictionary<ulong, int> numbers, Planes planes, Calibration calibration, double sure,
        IReadOnlyList<LabelFigures> figures)
    {
        var kept = numbers.Where(one => planes.Worth[one.Value] > 0 && planes.Weights.Any(weights => weights[one.Value] != 0))
            .OrderBy(one => one.Key).ToList();
        return new(labels, [.. kept.Select(one => one.Key)], planes.Over([.. kept.Select(one => one.Value)]), calibration, sure, figures);
    }

    /// <summary>Suggests a label; null when it is not sure enough, or when nothing in the letter tells it anything.</summary>
    /// <param name="subject">The letter's subject; may be empty.</param>
    /// <param name="text">What it says.</param>
    public Suggestion? Suggest(string subject, string text)
    {
        var bag = Bag.Of(subject, text, Number);
        if (bag.Traits.Length == 0) return null;
        var shares = Calibration.Shares(planes.Scores(bag));
        var order = Enumerable.Range(0, labels.Length).OrderByDescending(label => shares[label]).ThenBy(label => label).ToArray();
        var (best, next) = (order[0], order[1]);
        if (shares[best] < Sure) return null;
        return new(labels[best], shares[best], [.. order.Skip(1).Select(label => new LabelShare(labels[label], shares[label]))],
            Explanation.Of(subject, text, Speaking(bag, best, next)));
    }

    // How much a trait, each time it stands there, speaks for a label and against another.
    Func<ulong, double> Speaking(Bag bag, int label, int against)
    {
        var weighed = bag.Weighed(planes.Worth);
        var each = new Dictionary<int, double>(weighed.Length);
        for (var at = 0; at < weighed.Length; at++)
        {
            var trait = bag.Traits[at];
            each[trait] = weighed[at] * (planes.Weight(label, trait) - planes.Weight(against, trait)) / bag.Counts[at];
        }
        return key => numbers.TryGetValue(key, out var number) ? each[number] : 0;
    }

    int Number(ulong key) => numbers.TryGetValue(key, out var number) ? number : -1;
}
