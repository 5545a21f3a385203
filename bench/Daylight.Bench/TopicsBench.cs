using System.Diagnostics;

namespace Daylight.Bench;

/// <summary>
/// Hot topics of letters: many found at once, and one more placed, beside what every method has to do at least: to read each
/// letter and count its pairs of characters.
/// </summary>
static class TopicsBench
{
    const string Name = "topics";
    const int Seed = 12345, Placed = 200, Top = 10;

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var rules = LawBook.Load(Path.Combine(AppContext.BaseDirectory, "law")).Topics;
        var few = WrittenLetters.Of(sizes.FewLetters, Seed).ToList();
        var pair = await Paired.Measure(Math.Min(3, sizes.Rounds), () => Timed(() => Found(few, rules)), () => Timed(() => Counted(few)));
        stop.ThrowIfCancellationRequested();
        var many = WrittenLetters.Of(sizes.Letters + Placed, Seed + 1).ToList();
        var start = Stopwatch.GetTimestamp();
        var engine = Found([.. many.Take(sizes.Letters)], rules);
        var filled = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var placed = new Samples([.. many.Skip(sizes.Letters).Select(letter => Milliseconds(() => engine.Place(letter)))]);
        return
        [
            new(Name, $"{sizes.FewLetters:n0} letters", "s") { Ours = pair.Ours.P50 / 1e6, Target = Target.Most(3) },
            Figure.Times(Name, $"{sizes.FewLetters:n0} letters, beside counting their pairs", pair, null),
            new(Name, $"{sizes.Letters:n0} letters", "s") { Ours = filled, Target = Target.Most(60) },
            new(Name, $"one letter placed among {sizes.Letters:n0}", "ms") { Ours = placed.P50, OursP99 = placed.P99, Target = Target.Most(5) },
        ];
    }

    static HotTopics Found(IReadOnlyList<TopicLetter> letters, TopicRules rules)
    {
        var engine = new HotTopics(rules, []);
        engine.Fill(letters);
        engine.Hottest(null, null, Top);
        return engine;
    }

    static int Counted(IReadOnlyList<TopicLetter> letters)
    {
        var counts = new Dictionary<(char, char), int>();
        foreach (var letter in letters)
        {
            var text = letter.Subject + letter.Text;
            for (var at = 1; at < text.Length; at++) counts[(text[at - 1], text[at])] = counts.GetValueOrDefault((text[at - 1], text[at])) + 1;
        }
        return counts.Count;
    }

    static List<double> Timed<T>(Func<T> work) => [Milliseconds(() => work()) * 1000];

    static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
