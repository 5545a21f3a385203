namespace Daylight.Bench;

/// <summary>
/// The yardstick for what is learned: how often each pair of characters stands in the letters of each label, and Bayes'
/// rule (multinomial, add-one). What anyone would write first.
/// </summary>
sealed class NaiveBayes
{
    readonly Dictionary<string, Dictionary<int, int>> seen = [];
    readonly Dictionary<string, (int Letters, int Pairs)> labels = [];
    readonly HashSet<int> pairs = [];
    readonly int letters;

    NaiveBayes(IEnumerable<Lesson> lessons)
    {
        foreach (var lesson in lessons)
        {
            letters++;
            if (!seen.TryGetValue(lesson.Label, out var counts)) seen[lesson.Label] = counts = [];
            var (all, there) = labels.GetValueOrDefault(lesson.Label);
            foreach (var pair in Pairs(lesson))
            {
                there++;
                pairs.Add(pair);
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
            labels[lesson.Label] = (all + 1, there);
        }
    }

    /// <summary>Judges each part of a trial by the others, and gives the macro F1.</summary>
    public static double MacroF1(Trial trial)
    {
        var judged = new List<(string Label, string Found)>();
        for (var part = 0; part < LearningSettings.Folds; part++)
        {
            var learned = new NaiveBayes(trial.Letters.Where(letter => letter.Part != part).Select(letter => letter.Lesson));
            judged.AddRange(trial.Letters.Where(letter => letter.Part == part)
                .Select(letter => (letter.Lesson.Label, learned.Judge(letter.Lesson))));
        }
        return trial.Labels.Average(label => new LabelFigures(label.Label, label.Letters,
            judged.Count(one => one.Found == label.Label), judged.Count(one => one == (label.Label, label.Label))).F1);
    }

    string Judge(Lesson lesson)
    {
        var here = Pairs(lesson).ToList();
        return labels.Keys.OrderBy(label => label, StringComparer.Ordinal).MaxBy(label =>
        {
            var (counts, (own, all)) = (seen[label], labels[label]);
            return Math.Log((double)own / letters) + here.Sum(pair => Math.Log((counts.GetValueOrDefault(pair) + 1.0) / (all + pairs.Count)));
        })!;
    }

    static IEnumerable<int> Pairs(Lesson lesson)
    {
        var text = lesson.Subject + lesson.Text;
        for (var at = 0; at + 1 < text.Length; at++) yield return (text[at] << 16) | text[at + 1];
    }
}
