namespace Daylight;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100-2015): eighteen characters, the last a check.</summary>
/// <param name="Code">Eighteen characters.</param>
public sealed record CreditCode(string Code)
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The registering department, the first character; 1 for bodies of the state.</summary>
    public char Department => Code[0];

    /// <summary>The division code of the registering body.</summary>
    public string Division => Code[2..8];

    /// <summary>The organisation code inside it.</summary>
    public string Organisation => Code[8..17];

    /// <summary>Reads a code. Null when it is none or its check character does not fit.</summary>
    public static CreditCode? Parse(string? text)
    {
        var code = Clean(text);
        return Holds(code) ? new(code) : null;
    }

    /// <summary>What is wrong with a code, so that its owner can mend it.</summary>
    public static Problems Check(string field, string? text)
    {
        var code = Clean(text);
        if (code.Length != 18)
        {
            return Problems.Of(field, "统一社会信用代码应当是18位，请核对有没有输错",
                "The unified social credit code has 18 characters: look for a typing error");
        }
        return new Problems().When(!Holds(code), field, "统一社会信用代码的校验位不对，请核对有没有输错",
            "The last character of the unified social credit code does not fit the others: look for a typing error");
    }

    internal static bool Holds(ReadOnlySpan<char> code)
    {
        if (code.Length != 18) return false;
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0) return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return code[17] == Alphabet[(31 - sum % 31) % 31];
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    static string Clean(string? text) => Checks.HalfWidth(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
