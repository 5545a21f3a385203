namespace Daylight.Disclosure.Importing;

/// <summary>Numbers in Chinese characters as dates and order numbers use them: 二〇一二, 一百零五, 二十五, 廿五, 元.</summary>
static class HanNumber
{
    /// <summary>The number, or -1 when the characters are none.</summary>
    public static int Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 9) return -1;
        if (text is "元") return 1;
        return text.ContainsAny("十百廿卅") ? ByPlace(text) : DigitByDigit(text);
    }

    static int DigitByDigit(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var letter in text)
        {
            var digit = Digit(letter);
            if (digit < 0) return -1;
            number = number * 10 + digit;
        }
        return number;
    }

    static int ByPlace(ReadOnlySpan<char> text)
    {
        var (number, digit) = (0, 0);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '百': number += Math.Max(digit, 1) * 100; digit = 0; break;
                case '十': number += Math.Max(digit, 1) * 10; digit = 0; break;
                case '廿': number += 20; break;
                case '卅': number += 30; break;
                default:
                    digit = Digit(letter);
                    if (digit < 0) return -1;
                    break;
            }
        }
        return number + digit;
    }

    static int Digit(char letter) => letter switch
    {
        '〇' or '○' or '◯' or 'O' or 'o' or '零' => 0,
        >= '0' and <= '9' => letter - '0',
        _ => "一二三四五六七八九".IndexOf(letter) is >= 0 and var at ? at + 1 : -1,
    };
}
