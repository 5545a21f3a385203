namespace Daylight;

/// <summary>
/// Learns from letters that people have labelled which label a new one should have: its class, or the body it is for.
/// A linear model over words and pairs of characters; it learns thousands of letters in seconds, here, and can say why.
/// The same letters in any order give the same model.
/// </summary>
public static class Learning
{
    /// <summary>Learns, and tries what was learned.</summary>
    /// <param name="lessons">The letters.</param>
    /// <param name="settings">How much is asked of them.</param>
    /// <param name="stop">Stops; nothing is learned then.</param>
    public static Learned From(IReadOnlyList<Lesson> lessons, LearningSettings settings, CancellationToken stop)
    {
        var read = lessons.Select(lesson => (Lesson: lesson, Key: KeyOf(lesson))).OrderBy(one => one.Key, StringComparer.Ordinal)
            .ThenBy(one => one.Lesson.Label, StringComparer.Ordinal).ThenBy(one => one.Lesson.Text, StringComparer.Ordinal).ToList();
        var copies = read.Count - read.DistinctBy(one => one.Key).Count();
        var fewest = Math.Max(settings.Fewest, LearningSettings.Folds);
        var leftOut = read.GroupBy(one => one.Lesson.Label, one => one.Key)
            .Select(label => new LeftOutLabel(label.Key, label.Distinct().Count(), fewest)).Where(label => label.Letters < fewest)
            .OrderBy(label => label.Label, StringComparer.Ordinal).ToList();
        var few = leftOut.Select(label => label.Label).ToHashSet();
        read.RemoveAll(one => few.Contains(one.Lesson.Label));
        var labels = read.Select(one => one.Lesson.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (labels.Length < 2) return new(null, null, leftOut, copies);
        var (model, trial) = Learn(read, labels, settings, stop);
        return new(model, trial, leftOut, copies);
    }

    static (LabelModel, Trial) Learn(
        List<(Lesson Lesson, string Key)> read, string[] labels, LearningSettings settings, CancellationToken stop)
    {
        var numbers = new Dictionary<ulong, int>();
        int Number(ulong key) => numbers.TryGetValue(key, out var known) ? known : numbers[key] = numbers.Count;
        var bags = read.ConvertAll(one => Bag.Of(one.Lesson.Subject, one.Lesson.Text, Number));
        var places = labels.Select((label, place) => (label, place)).ToDictionary(one => one.label, one => one.place);
        var given = read.ConvertAll(one => places[one.Lesson.Label]);

        // No part may be judged by what it taught: rarity and worth are counted anew without it, too.
        var parts = Trial.Parts(read.ConvertAll(one => one.Key), given, LearningSettings.Folds);
        var scores = new double[read.Count][];
        for (var part = 0; part < LearningSettings.Folds; part++)
        {
            var others = Enumerable.Range(0, read.Count).Where(i => parts[i] != part).ToList();
            var planes = Planes.Of(others.ConvertAll(i => bags[i]), others.ConvertAll(i => given[i]), numbers.Count, labels.Length, stop);
            for (var i = 0; i < read.Count; i++)
                if (parts[i] == part) scores[i] = planes.Scores(bags[i]);
        }
        var seen = scores.Zip(given).ToList();
        var fitted = Enumerable.Range(0, LearningSettings.Folds)
            .Select(part => Calibration.Fit([.. seen.Where((_, i) => parts[i] != part)])).ToArray();
        var trial = new Trial([.. read.Select((one, i) => Tried(one.Lesson, parts[i], fitted[parts[i]].Shares(scores[i]), labels))]);
        var all = Planes.Of(bags, given, numbers.Count, labels.Length, stop);
        return (LabelModel.Of(labels, numbers, all, Calibration.Fit(seen), settings.Sure, trial.Labels), trial);
    }

    static TrialLetter Tried(Lesson lesson, int part, double[] shares, string[] labels)
    {
        var best = Array.IndexOf(shares, shares.Max());
        return new(lesson, part, labels[best], shares[best]);
    }

    // Blanks, punctuation and the form of characters make no other letter.
    static string KeyOf(Lesson lesson) =>
        string.Concat(Folding.Fold(lesson.Subject + lesson.Text).Where(letter => Folding.Kind(letter) is not CharKind.Gap));
}
