namespace Daylight;

/// <summary>What the check digits of Chinese identifiers have in common.</summary>
static class Checks
{
    /// <summary>Full-width letters, digits, brackets and spaces as their half-width forms.</summary>
    public static string HalfWidth(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                into[i] = from[i] switch
                {
                    '\u3000' or '\u00a0' => ' ',
                    >= '\uff01' and <= '\uff5e' and var wide => (char)(wide - 0xfee0),
                    var other => other,
                };
            }
        });
    }

    /// <summary>Σ value × weight; letters are worth 10 and up in their alphabet's order.</summary>
    public static int WeightedSum(ReadOnlySpan<char> text, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sum += (char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10) * weights[i];
        }
        return sum;
    }

    extension(ReadOnlySpan<char> text)
    {
        public bool ContainsOnlyDigits() => text.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
