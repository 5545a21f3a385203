namespace Daylight;

/// <summary>A label and how likely it is.</summary>
/// <param name="Label">The label.</param>
/// <param name="Share">Of a hundred letters that are given this share, so many do have the label; 0 to 1.</param>
public readonly record struct LabelShare(string Label, double Share);

/// <summary>A word of the letter that speaks for a label.</summary>
/// <param name="Word">As the letter writes it.</param>
/// <param name="Share">Of all that speaks for the label and against the next, 0 to 1.</param>
public readonly record struct Reason(string Word, double Share);

/// <summary>What a model thinks of a letter, and why. A person decides.</summary>
/// <param name="Label">What it suggests.</param>
/// <param name="Share">How likely that is, 0 to 1.</param>
/// <param name="Others">The other labels, likeliest first.</param>
/// <param name="Because">The words that spoke most for the label and against the first of the others.</param>
public sealed record Suggestion(string Label, double Share, IReadOnlyList<LabelShare> Others, IReadOnlyList<Reason> Because);
