namespace Daylight;

/// <summary>
/// Marks what tells of a person in the rows of a case: a property that is emptied when the case is anonymised, or a whole
/// class whose rows are then removed. Every text of every table of cases is marked, or named in the test that looks for it:
/// what nobody thought of would outlive its rule.
/// </summary>
/// <param name="instead">What then stands in its place; null for nothing.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = true)]
public sealed class PersonalAttribute(string? instead = null) : Attribute
{
    /// <summary>What stands in the place of a text that lists and headings need.</summary>
    public const string Nameless = "（已匿名 anonymised）";

    /// <summary>What stands in its place afterwards.</summary>
    public string? Instead => instead;
}
