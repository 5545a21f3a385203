using System.Diagnostics;
using Daylight.Host.Importing;

namespace Daylight.Bench;

/// <summary>
/// How well and how fast the label of a letter is learned from other letters: five parts, each judged by a model that
/// has not seen it, beside naive Bayes over the same parts.
/// </summary>
static class LearningBench
{
    const string Name = "topics-classify";
    const double Promised = 0.9;
    const double MostSeconds = 60;

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var lessons = sizes.Labelled is { } file ? await Read(file, stop) : [.. LettersMadeUp.Make(sizes.Learned)];
        var from = sizes.Labelled is { } named ? Path.GetFileName(named) : "made up";
        var start = Stopwatch.GetTimestamp();
        var learned = Learning.From(lessons, new(), stop);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (learned is not { Model: { } model, Trial: { } trial })
            throw new InvalidDataException($"Nothing can be learned from {from}. {string.Join(' ', learned.LeftOut.Select(label => label.Words.En))}");
        await Console.Error.WriteLineAsync($"{lessons.Count:#,0} letters ({from}), {learned.Copies:#,0} of them copies of another.");
        start = Stopwatch.GetTimestamp();
        foreach (var lesson in lessons) model.Suggest(lesson.Subject, lesson.Text);
        var pace = lessons.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var plain = NaiveBayes.MacroF1(trial);
        return
        [
            new(Name, "letters learned from", from) { Ours = trial.Letters.Count },
            new(Name, "macro F1", "of 1") { Ours = trial.MacroF1, Target = sizes.Labelled is null ? null : Target.Least(Promised) },
            new(Name, "macro F1, naive Bayes", "of 1") { Ours = trial.MacroF1, Reference = plain, Ratio = trial.MacroF1 / plain },
            new(Name, "training and trial", "s") { Ours = took, Target = Target.Most(MostSeconds) },
            new(Name, "suggestions, explained", "a second") { Ours = pace },
            .. trial.Labels.SelectMany(label => (Figure[])
            [
                new(Name, $"{label.Label}: precision", "of 1") { Ours = label.Precision },
                new(Name, $"{label.Label}: recall", "of 1") { Ours = label.Recall },
            ]),
        ];
    }

    static async Task<List<Lesson>> Read(string file, CancellationToken stop)
    {
        var lessons = new List<Lesson>();
        await foreach (var draft in new LetterFile(LetterUse.Lessons, DateOnly.MaxValue).Read(file, stop))
        {
            if (draft.Faults is [var fault, ..]) await Console.Error.WriteLineAsync($"{draft.Origin}: {fault.En}");
            else lessons.Add(draft.Letter.Lesson);
        }
        return lessons;
    }
}
