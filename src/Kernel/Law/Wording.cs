using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// A text with which letters begin (文书样本): the words of an office under a regime, as data. A version that was used is
/// never edited; changed words are a new version with its own first day.
/// </summary>
public sealed partial record Wording
{
    /// <summary>What only an officer can know is left open as a line.</summary>
    public const string Open = "________";

    /// <summary>Its id, such as <c>reply</c>, <c>reply/C4</c>, <c>remedy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The first day on which letters begin with it.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The title of the letter; null for a part of one.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The paragraphs, with names of facts in braces. A sentence in square brackets stands only where every fact in it is
    /// known: what says that a step was taken is left out where it was not.
    /// </summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Id and version, as a case keeps them: <c>reply/C4@1</c>.</summary>
    public string Key => $"{Id}@{Version}";

    /// <summary>
    /// The paragraphs with the facts in their places; a fact that is not known becomes a line to be filled in, and a
    /// paragraph that is nothing but an empty fact is left out.
    /// </summary>
    public IEnumerable<string> Filled(Func<string, string?> fact) =>
        Lines.Select(line => Standing(line, fact)).Select(line => Names().Replace(line, name => fact(name.Groups[1].Value) ?? Open))
            .Where(line => line.Length > 0);

    static string Standing(string line, Func<string, string?> fact) => Sentences().Replace(line, sentence =>
        Names().Matches(sentence.Value).All(name => fact(name.Groups[1].Value) is { Length: > 0 }) ? sentence.Groups[1].Value : "");

    /// <summary>The names of the facts it asks for.</summary>
    public IEnumerable<string> Facts =>
        Lines.SelectMany(line => Names().Matches(line)).Select(name => name.Groups[1].Value).Distinct();

    /// <summary>The longest run of words in it that nobody fills in and that always stands there: a letter that has it says this.</summary>
    public string Known => Lines.SelectMany(line => Blanks().Split(Sentences().Replace(line, "__"))).MaxBy(run => run.Length) ?? "";

    /// <summary>True when every bracket of a paragraph is closed, and every sentence in brackets has a fact on which it depends.</summary>
    internal static bool IsSound(string line) =>
        !Sentences().Replace(line, "").AsSpan().ContainsAny('[', ']') && Sentences().Matches(line).All(sentence => Names().IsMatch(sentence.Value));

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Names();

    [GeneratedRegex(@"\{[^{}]+\}|_{2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Sentences();
}

/// <summary>The texts of a regime's letters.</summary>
/// <param name="Series">The words between a body's prefix and the year in the numbers of these letters.</param>
/// <param name="All">All texts, in all versions.</param>
public sealed record Wordings(string Series, IReadOnlyList<Wording> All)
{
    // Fewer characters than these stand in many letters by chance.
    const int LeastKnown = 6;

    /// <summary>The ids of the texts whose words stand in a letter, of those whose ids begin so.</summary>
    public IReadOnlyList<string> In(string letter, string beginning) =>
    [
        .. All.Where(text => text.Id.StartsWith(beginning, StringComparison.Ordinal) && text.Known is { Length: >= LeastKnown } known
            && letter.Contains(known, StringComparison.Ordinal)).Select(text => text.Id).Distinct(),
    ];

    /// <summary>
    /// The version of a text for a letter of a day; before the first version's day the first. Null when there is
    /// none.
    /// </summary>
    public Wording? Of(string id, DateOnly on)
    {
        var versions = All.Where(text => text.Id == id).OrderBy(text => text.From).ToList();
        return versions.FindLast(text => text.From <= on) ?? versions.FirstOrDefault();
    }
}
