namespace Daylight;

/// <summary>An organisation code (组织机构代码, GB 11714): eight characters and a check character.</summary>
/// <param name="Code">Nine characters without the hyphen.</param>
public sealed record OrganisationCode(string Code)
{
    static readonly int[] Weights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Reads a code with or without its hyphen. Null when it is none or its check does not fit.</summary>
    public static OrganisationCode? Parse(string? text)
    {
        var code = Clean(text);
        return Holds(code) ? new(code) : null;
    }

    /// <summary>What is wrong with a code, so that its owner can mend it.</summary>
    public static Problems Check(string field, string? text)
    {
        var code = Clean(text);
        if (code.Length != 9) return Problems.Of(field, "组织机构代码应当是9位，请核对有没有输错", "The organisation code has nine characters: look for a typing error");
        return new Problems().When(!Holds(code), field, "组织机构代码的校验位不对，请核对有没有输错",
            "The last character of the organisation code does not fit the others: look for a typing error");
    }

    internal static bool Holds(ReadOnlySpan<char> code)
    {
        if (code.Length != 9) return false;
        foreach (var character in code[..8])
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character)) return false;
        }
        return code[8] == (11 - Checks.WeightedSum(code[..8], Weights) % 11) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    static string Clean(string? text)
    {
        var code = Checks.HalfWidth(text).Trim().ToUpperInvariant();
        return code.Length == 10 && code[8] == '-' ? code.Remove(8, 1) : code;
    }

    /// <summary>As printed: eight characters, a hyphen, the check character.</summary>
    public override string ToString() => $"{Code[..8]}-{Code[8]}";
}
