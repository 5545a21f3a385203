using System.Globalization;

namespace Daylight;

/// <summary>
/// A resident identity number (公民身份号码, GB 11643-1999): division, birth date, order, check character.
/// The fifteen-digit form is no longer valid and is refused.
/// </summary>
/// <param name="Number">Eighteen characters, the last a digit or X.</param>
public sealed record ResidentId(string Number)
{
    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const string CheckCharacters = "10X98765432";

    // First two digits of division codes, those no longer used included, for people born there.
    static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ];

    /// <summary>The division code (GB/T 2260) of the first registration.</summary>
    public string Division => Number[..6];

    /// <summary>The date of birth.</summary>
    public DateOnly Born => DateOnly.ParseExact(Number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Reads a number; full-width digits and spaces are mended. Null when it is none.</summary>
    public static ResidentId? Parse(string? text) => Check("", text).None ? new(Clean(text)) : null;

    /// <summary>What is wrong with a number, so that its owner can mend it.</summary>
    public static Problems Check(string field, string? text)
    {
        var number = Clean(text);
        if (!HasForm(number))
        {
            return Problems.Of(field, "身份证号码应当是18位，前17位是数字。",
                "An identity number has 18 characters, the first 17 digits.");
        }
        var problems = new Problems();
        problems.When(!Provinces.Contains(number[..2]), field, "前两位不是省份代码。",
            "The first two digits are no province code.");
        problems.When(!HasDate(number), field, "第7到14位不是出生日期。", "Digits 7 to 14 are no date of birth.");
        var check = CheckCharacters[Checks.WeightedSum(number.AsSpan(0, 17), Weights) % 11];
        return problems.When(number[17] != check, field,
            "校验位不对，请核对有没有输错。", "The last character does not fit: look for a typing error.");
    }

    /// <summary>True for a number of the old form, fifteen digits: it still stands in old documents and still names somebody.</summary>
    internal static bool WasOne(string number) => number.Length == 15 && number.AsSpan().ContainsOnlyDigits() && Provinces.Contains(number[..2])
        && DateOnly.TryParseExact("19" + number[6..12], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>True for whatever has the form and a date of birth, the check character right or not.</summary>
    internal static bool IsShaped(string? text) => Clean(text) is var number && HasForm(number) && HasDate(number);

    /// <inheritdoc/>
    public override string ToString() => Number;

    static bool HasForm(string number) =>
        number.Length == 18 && number.AsSpan(0, 17).ContainsOnlyDigits() && CheckCharacters.Contains(number[17]);

    static bool HasDate(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static string Clean(string? text) =>
        Checks.HalfWidth(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
