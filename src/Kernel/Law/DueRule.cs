using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daylight;

/// <summary>A rule that a legal date can be asked by, as <c>due --list</c> gives it.</summary>
/// <param name="Rule">Its key.</param>
/// <param name="Name">What the period is for.</param>
/// <param name="Length">Its length in words.</param>
/// <param name="From">The first event date it applies to; null for the regime's whole time.</param>
/// <param name="To">The last event date it applies to.</param>
/// <param name="Basis">Instrument and article.</param>
/// <param name="Verified">False where nobody has read the instrument itself.</param>
public sealed record DueRule(
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("length")] string Length,
    [property: JsonPropertyName("from")] DateOnly? From,
    [property: JsonPropertyName("to")] DateOnly? To,
    [property: JsonPropertyName("basis")] string Basis,
    [property: JsonPropertyName("verified")] bool Verified)
{
    /// <summary>All rules, in the words of one language.</summary>
    public static IReadOnlyList<DueRule> All(LawBook book, Language language) =>
        [.. book.Regimes.SelectMany(regime => regime.Rules).Select(rule => new DueRule(rule.Key, rule.Name.In(language), rule.Length.In(language),
            rule.From, rule.To, rule.Citation.In(language), rule.Evidence is not Evidence.Unverified))];

    /// <summary>Rules as indented JSON; Chinese stays readable.</summary>
    public static string ToJson(IReadOnlyList<DueRule> rules) => JsonSerializer.Serialize(rules, DueAnswerContext.Readable.IReadOnlyListDueRule);
}
