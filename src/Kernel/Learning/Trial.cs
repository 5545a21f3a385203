namespace Daylight;

/// <summary>
/// How often suggestions are right: the letters are dealt into parts, and each part is judged by a model that was
/// learned from the others. Copies of a letter lie in one part, so that none is judged by its twin.
/// </summary>
public sealed class Trial
{
    internal Trial(IReadOnlyList<TrialLetter> letters)
    {
        Letters = letters;
        var suggested = letters.CountBy(letter => letter.Suggested).ToDictionary();
        var right = letters.Where(letter => letter.IsRight).CountBy(letter => letter.Suggested).ToDictionary();
        Labels = [.. letters.CountBy(letter => letter.Lesson.Label).OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => new LabelFigures(
                label.Key, label.Value, suggested.GetValueOrDefault(label.Key), right.GetValueOrDefault(label.Key)))];
    }

    /// <summary>Each letter with what was suggested for it, sure or not.</summary>
    public IReadOnlyList<TrialLetter> Letters { get; }

    /// <summary>The figures of each label, by label.</summary>
    public IReadOnlyList<LabelFigures> Labels { get; }

    /// <summary>The mean of the labels' F1: small labels count as much as large ones.</summary>
    public double MacroF1 => Labels.Average(label => label.F1);

    /// <summary>Deals letters into parts: of each label as many into each, copies of one text together.</summary>
    internal static int[] Parts(IReadOnlyList<string> texts, IReadOnlyList<int> labels, int parts)
    {
        var (dealt, given) = (new int[texts.Count], new Dictionary<int, int>());
        // Copies that were labelled differently go where the first of them goes.
        foreach (var copies in Enumerable.Range(0, texts.Count).GroupBy(i => texts[i]))
        {
            var label = labels[copies.First()];
            var part = given.GetValueOrDefault(label);
            given[label] = (part + 1) % parts;
            foreach (var i in copies) dealt[i] = part;
        }
        return dealt;
    }
}

/// <summary>A letter of a trial.</summary>
/// <param name="Lesson">The letter and the label it has.</param>
/// <param name="Part">The part it lay in, from 0.</param>
/// <param name="Suggested">The label that was found likeliest.</param>
/// <param name="Share">How likely it was thought to be.</param>
public readonly record struct TrialLetter(Lesson Lesson, int Part, string Suggested, double Share)
{
    /// <summary>Whether the letter has the label that was suggested.</summary>
    public bool IsRight => Suggested == Lesson.Label;
}

/// <summary>How well a label is found.</summary>
/// <param name="Label">The label.</param>
/// <param name="Letters">Letters that have it.</param>
/// <param name="Suggested">Letters it was suggested for.</param>
/// <param name="Right">Letters that have it and for which it was suggested.</param>
public sealed record LabelFigures(string Label, int Letters, int Suggested, int Right)
{
    /// <summary>Of the letters it was suggested for, the share that has it.</summary>
    public double Precision => Suggested == 0 ? 0 : (double)Right / Suggested;

    /// <summary>Of the letters that have it, the share it was suggested for.</summary>
    public double Recall => Letters == 0 ? 0 : (double)Right / Letters;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / (Letters + Suggested);
}
